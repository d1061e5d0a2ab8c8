//! Files: maps and writers before their file, files before their directory.
//!
//! The judges: what the process has open and mapped, which is what a directory cannot be removed
//! with on other systems; the bytes, read again; the directory, which is gone or is not.

#![deny(unsafe_code)] // Not `forbid`: see `map`.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use drop_derive::OrderedDrop;
use memmap2::MmapMut;
use tempfile::{NamedTempFile, TempDir, TempPath};

use crate::{panic_of_drop, Journal};

/// A file in a directory of its own, and its bytes in memory. Declared as it is made.
#[derive(OrderedDrop)]
#[drop(order = [map, file, dir, ..])]
struct Scratch {
    #[drop(with = remove(journal))]
    dir: ManuallyDrop<TempDir>,
    file: ManuallyDrop<File>,
    #[drop(with = flush(file))]
    map: ManuallyDrop<MmapMut>,
    journal: Journal,
}

/// The step of the map: its destructor would leave the writing to the system.
fn flush(map: MmapMut, file: &File) {
    map.flush().expect("flush");
    drop(map);
    file.sync_all().expect("sync");
}

/// The step of the directory: its destructor would throw away the error.
fn remove(dir: TempDir, journal: &Journal) {
    let path = dir.path().to_owned();
    journal.note(fs::read_to_string(path.join("data")).expect("read again"));
    journal.note(format!("{} mapped, {} open", mapped(&path), open(&path)));
    journal.note(if dir.close().is_ok() { "removed" } else { "not removed" });
}

/// How much of a directory is mapped into memory. Always none where there is no `/proc`.
fn mapped(dir: &Path) -> usize {
    let maps = fs::read_to_string("/proc/self/maps").unwrap_or_default();
    maps.lines().filter(|line| line.contains(dir.to_str().expect("UTF-8"))).count()
}

/// How many files of a directory are open. Always none where there is no `/proc`.
fn open(dir: &Path) -> usize {
    let open = fs::read_dir("/proc/self/fd").into_iter().flatten().flatten();
    open.filter_map(|entry| fs::read_link(entry.path()).ok())
        .filter(|target| target.starts_with(dir))
        .count()
}

#[expect(unsafe_code, reason = "a map is only as good as what else is done to the file")]
fn map(file: &File) -> io::Result<MmapMut> {
    // SAFETY: nobody else knows the file, and nothing here makes it shorter.
    unsafe { MmapMut::map_mut(file) }
}

/// A directory whose name no symbolic link is part of, as the system reports it.
fn directory() -> TempDir {
    let parent = std::env::temp_dir().canonicalize().expect("directory for temporary files");
    TempDir::new_in(parent).expect("temporary directory")
}

impl Scratch {
    fn new(length: u64, journal: &Journal) -> io::Result<Self> {
        let dir = directory();
        let file = File::create_new(dir.path().join("data"))?;
        file.set_len(length)?;
        let map = map(&file)?;
        Ok(Scratch {
            dir: ManuallyDrop::new(dir),
            file: ManuallyDrop::new(file),
            map: ManuallyDrop::new(map),
            journal: journal.clone(),
        })
    }
}

#[test]
fn the_order_is_the_declared_one() {
    assert_eq!(Scratch::DROP_ORDER, ["map", "file", "dir", "journal"]);
    assert_eq!(Report::<File>::DROP_ORDER, ["out", "dir", "journal"]);
    assert_eq!(Spool::<File>::DROP_ORDER, ["out", "dir"]);
    assert_eq!(Draft::DROP_ORDER, ["out", "temporary", "target"]);
    assert_eq!(Kept::DROP_ORDER, ["out", "dir"]);
}

#[test]
fn the_directory_is_gone_after_the_map_and_the_file() -> io::Result<()> {
    let journal = Journal::default();
    let mut scratch = Scratch::new(5, &journal)?;
    scratch.map.copy_from_slice(b"hello");
    let path = scratch.dir.path().to_owned();
    // So that the zeros below mean something.
    assert_eq!(
        (mapped(&path), open(&path)),
        if cfg!(target_os = "linux") { (1, 1) } else { (0, 0) }
    );
    drop(scratch);
    assert_eq!(journal.take(), ["hello", "0 mapped, 0 open", "removed"]);
    assert!(!path.exists());
    Ok(())
}

#[test]
#[cfg(target_os = "linux")]
fn the_directory_is_gone_after_a_flush_that_panics() -> io::Result<()> {
    let journal = Journal::default();
    let mut scratch = Scratch::new(5, &journal)?;
    scratch.map.copy_from_slice(b"hello");
    let path = scratch.dir.path().to_owned();
    // A device that cannot be synchronized.
    *scratch.file = File::open("/dev/null")?;
    let panic = panic_of_drop(scratch);
    assert!(panic.starts_with("sync"), "{panic}");
    assert_eq!(journal.take(), ["hello", "0 mapped, 0 open", "removed"]);
    assert!(!path.exists());
    Ok(())
}

/// A writer whose bytes have to be in the file when the directory's turn comes.
#[derive(OrderedDrop)]
struct Report<W: Write> {
    #[drop(with = remove(journal))]
    dir: ManuallyDrop<TempDir>,
    #[drop(before = dir)]
    out: ManuallyDrop<BufWriter<W>>,
    journal: Journal,
}

impl<W: Write> Report<W> {
    fn new(open: impl FnOnce(&Path) -> W, journal: &Journal) -> Self {
        let dir = directory();
        let out = BufWriter::new(open(&dir.path().join("data")));
        Report {
            dir: ManuallyDrop::new(dir),
            out: ManuallyDrop::new(out),
            journal: journal.clone(),
        }
    }
}

/// A file that takes what it is given, and then panics.
struct Faulty(File);

impl Write for Faulty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(bytes)?;
        panic!("out of ink");
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[test]
fn what_the_writer_holds_is_in_the_file_before_the_directory_is_gone() -> io::Result<()> {
    let journal = Journal::default();
    let mut report = Report::new(|path| File::create(path).expect("create"), &journal);
    let path = report.dir.path().to_owned();
    report.out.write_all(b"hello")?;
    drop(report);
    assert_eq!(journal.take(), ["hello", "0 mapped, 0 open", "removed"]);
    assert!(!path.exists());
    Ok(())
}

#[test]
fn the_directory_is_gone_after_a_writer_that_panics() -> io::Result<()> {
    let journal = Journal::default();
    let mut report = Report::new(|path| Faulty(File::create(path).expect("create")), &journal);
    let path = report.dir.path().to_owned();
    report.out.write_all(b"hello")?;
    assert_eq!(panic_of_drop(report), "out of ink");
    assert_eq!(journal.take(), ["hello", "0 mapped, 0 open", "removed"]);
    assert!(!path.exists());
    Ok(())
}

/// The same declared in drop order: it gets no destructor, so its fields can be moved out of it.
#[derive(OrderedDrop)]
struct Spool<W: Write> {
    #[drop(before = dir)]
    out: BufWriter<W>,
    dir: TempDir,
}

#[test]
fn a_type_declared_in_drop_order_can_be_taken_apart() -> io::Result<()> {
    let dir = directory();
    let path = dir.path().join("data");
    let spool = Spool { out: BufWriter::new(File::create(&path)?), dir };
    let Spool { mut out, dir } = spool;
    out.write_all(b"hello")?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    assert_eq!(fs::read(&path)?, b"hello");
    drop(Spool { out: BufWriter::new(file), dir });
    assert!(!path.exists());
    Ok(())
}

/// A file that takes its place when it is complete, and else never existed. There are systems that
/// do not remove an open file.
#[derive(OrderedDrop)]
#[drop(parts = DraftParts)]
struct Draft {
    temporary: ManuallyDrop<TempPath>,
    #[drop(before = temporary)]
    out: ManuallyDrop<BufWriter<File>>,
    target: PathBuf,
}

impl Draft {
    fn new(target: PathBuf) -> io::Result<Self> {
        let dir = target.parent().expect("a file in a directory");
        let (file, temporary) = NamedTempFile::new_in(dir)?.into_parts();
        Ok(DraftParts { out: BufWriter::new(file), temporary, target }.into())
    }

    /// Puts the file into its place, with all that was written. An error leaves the place as it is.
    fn publish(self) -> io::Result<()> {
        let parts = DraftParts::from(self);
        let file = parts.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        parts.temporary.persist(&parts.target).map_err(|error| error.error)
    }
}

/// What is in a directory.
fn names(dir: &Path) -> io::Result<Vec<String>> {
    let names = fs::read_dir(dir)?.map(|entry| Ok(entry?.file_name().display().to_string()));
    names.collect()
}

#[test]
fn a_draft_that_is_dropped_leaves_nothing() -> io::Result<()> {
    let dir = directory();
    let mut draft = Draft::new(dir.path().join("letter"))?;
    draft.out.write_all(b"hello")?;
    assert_eq!(names(dir.path())?.len(), 1);
    drop(draft);
    assert_eq!(names(dir.path())?, [""; 0]);
    Ok(())
}

#[test]
fn a_draft_that_is_published_has_all_that_was_written() -> io::Result<()> {
    let dir = directory();
    let target = dir.path().join("letter");
    let mut draft = Draft::new(target.clone())?;
    draft.out.write_all(b"hello")?;
    draft.publish()?;
    assert_eq!(fs::read(target)?, b"hello");
    assert_eq!(names(dir.path())?, ["letter"]);
    Ok(())
}

#[test]
fn a_draft_that_cannot_be_published_returns_the_error_and_leaves_nothing() -> io::Result<()> {
    let dir = directory();
    let target = dir.path().join("letter");
    let mut draft = Draft::new(target.clone())?;
    draft.out.write_all(b"hello")?;
    // A file cannot take the place of a directory.
    fs::create_dir(&target)?;
    draft.publish().expect_err("the place is taken");
    assert_eq!(names(dir.path())?, ["letter"]);
    assert!(target.is_dir());
    Ok(())
}

/// A directory that is temporary until it is complete. The step is a method of the library.
#[derive(OrderedDrop)]
struct Kept {
    #[drop(with = TempDir::keep)]
    dir: ManuallyDrop<TempDir>,
    #[drop(before = dir)]
    out: ManuallyDrop<BufWriter<File>>,
}

#[test]
fn a_step_can_keep_what_a_destructor_would_remove() -> io::Result<()> {
    // Kept in here, which is not.
    let outer = directory();
    let dir = TempDir::new_in(outer.path())?;
    let path = dir.path().join("data");
    let out = ManuallyDrop::new(BufWriter::new(File::create(&path)?));
    let mut kept = Kept { dir: ManuallyDrop::new(dir), out };
    kept.out.write_all(b"hello")?;
    drop(kept);
    assert_eq!(fs::read(&path)?, b"hello");
    Ok(())
}
