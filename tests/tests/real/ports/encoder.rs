//! A handle with a writer inside, which writes a trailer when it is dropped, or when `finish` takes the
//! writer out: as encoders and archives do.
//!
//! By hand, the writer is in an `Option`, and a second field tells `drop` that it must not write again
//! after a panic: it would panic once more, and abort the process. A `finish` that fails has `drop` write
//! the trailer a second time.

#![forbid(unsafe_code)]

use std::io::{self, Write};

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_log, log, log_of_panic_at, witness};

use super::log_of_drop;

/// A file that fails, if it is to, and notes what it is given.
#[derive(Debug)]
struct File {
    is_full: bool,
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        witness(&String::from_utf8_lossy(bytes));
        if self.is_full {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for File {
    fn drop(&mut self) {
        witness("file closed");
    }
}

fn write_trailer(file: &mut impl Write, count: u32) -> io::Result<()> {
    file.write_all(format!("trailer of {count}").as_bytes())
}

mod before {
    use super::{io, write_trailer, Write};

    pub(super) struct Encoder<W: Write> {
        file: Option<W>,
        count: u32,
        /// A call of the writer has not returned.
        panicked: bool,
    }

    impl<W: Write> Encoder<W> {
        pub(super) fn new(file: W) -> Self {
            Encoder { file: Some(file), count: 0, panicked: false }
        }

        pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
            self.count += 1;
            self.panicked = true;
            let result = self.file.as_mut().expect("only `finish` takes it").write_all(bytes);
            self.panicked = false;
            result
        }

        fn try_finish(&mut self) -> io::Result<()> {
            self.panicked = true;
            let file = self.file.as_mut().expect("only `finish` takes it");
            let result = write_trailer(file, self.count);
            self.panicked = false;
            result
        }

        pub(super) fn finish(mut self) -> io::Result<W> {
            self.try_finish()?;
            Ok(self.file.take().expect("only `finish` takes it"))
        }
    }

    impl<W: Write> Drop for Encoder<W> {
        fn drop(&mut self) {
            if self.file.is_some() && !self.panicked {
                let _ = self.try_finish();
            }
        }
    }
}

mod after {
    use std::mem::ManuallyDrop;

    use super::{io, write_trailer, OrderedDrop, Write};

    #[derive(OrderedDrop)]
    #[drop(close = pub(super) close -> io::Error, parts = EncoderParts)]
    pub(super) struct Encoder<W: Write> {
        #[drop(with = write_trailer(&mut _, *count))]
        file: ManuallyDrop<W>,
        count: u32,
    }

    impl<W: Write> Encoder<W> {
        pub(super) fn new(file: W) -> Self {
            EncoderParts { file, count: 0 }.into()
        }

        pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
            self.count += 1;
            self.file.write_all(bytes)
        }

        pub(super) fn finish(self) -> io::Result<W> {
            let mut parts = EncoderParts::from(self);
            write_trailer(&mut parts.file, parts.count)?;
            Ok(parts.file)
        }
    }
}

#[test]
fn the_trailer_is_written_before_the_file_is_closed() {
    assert_eq!(after::Encoder::<File>::DROP_ORDER, ["file", "count"]);
    for is_full in [false, true] {
        let before = || before::Encoder::new(File { is_full });
        let after = || after::Encoder::new(File { is_full });
        for panic_at in [None, Some("trailer of 0"), Some("file closed")] {
            let expected = ["trailer of 0", "file closed"];
            assert_eq!(log_of_drop(before, panic_at), expected, "before, {panic_at:?}");
            assert_eq!(log_of_drop(after, panic_at), expected, "after, {panic_at:?}");
        }
    }
}

#[test]
fn the_file_is_returned_with_its_trailer() -> io::Result<()> {
    let mut before = before::Encoder::new(File { is_full: false });
    before.write(b"line")?;
    let file = before.finish()?;
    assert_log(&["line", "trailer of 1"], "before");
    drop(file);
    log();

    let mut after = after::Encoder::new(File { is_full: false });
    after.write(b"line")?;
    let file = after.finish()?;
    assert_log(&["line", "trailer of 1"], "after");
    drop(file);
    assert_log(&["file closed"], "after");
    Ok(())
}

/// The port is better here: parts have no destructor that could write again.
#[test]
fn a_trailer_that_fails_is_written_once() {
    let error = before::Encoder::new(File { is_full: true }).finish().unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    assert_log(&["trailer of 0", "trailer of 0", "file closed"], "before");

    let error = after::Encoder::new(File { is_full: true }).finish().unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    assert_log(&["trailer of 0", "file closed"], "after");

    // There was no function for this.
    let error = after::Encoder::new(File { is_full: true }).close().unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    assert_log(&["trailer of 0", "file closed"], "closed");
}

#[test]
fn a_trailer_that_panics_is_written_once() {
    let before = before::Encoder::new(File { is_full: false });
    let lines = log_of_panic_at("trailer of 0", || drop(before.finish()));
    assert_eq!(lines, ["trailer of 0", "file closed"]);

    let after = after::Encoder::new(File { is_full: false });
    let lines = log_of_panic_at("trailer of 0", || drop(after.finish()));
    assert_eq!(lines, ["trailer of 0", "file closed"]);
}
