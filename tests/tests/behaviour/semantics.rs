//! A derived destructor is a destructor like any other: wherever a value goes, it drops in order.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, Write as _};
use std::mem::ManuallyDrop;
use std::sync::Arc;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, held, Witness};

#[derive(OrderedDrop)]
struct Pair {
    #[drop(after = second)]
    first: ManuallyDrop<Witness>,
    second: ManuallyDrop<Witness>,
}

fn pair() -> Pair {
    Pair { first: held("first"), second: held("second") }
}

const ORDER: &[&str] = &["second", "first"];

#[test]
fn two_droppable_fields_drop_in_the_declared_order() {
    assert_eq!(Pair::DROP_ORDER, ORDER);
    assert_drops(pair, ORDER);
}

#[test]
fn a_value_drops_in_order_out_of_any_container() {
    assert_drops(|| vec![pair()], ORDER);
    assert_drops(|| Some(pair()), ORDER);
    assert_drops(|| Arc::new(pair()), ORDER);
    assert_drops(|| -> Box<dyn std::any::Any> { Box::new(pair()) }, ORDER);
    assert_drops(|| (pair(), Ok::<_, ()>(1)), ORDER);
}

#[test]
fn assignment_drops_the_old_value_in_order() {
    let mut value = pair();
    assert_eq!(value.first.0, "first");
    value = Pair { first: held("new first"), second: held("new second") };
    assert_log(ORDER, "assigned");
    drop(value);
    assert_log(&["new second", "new first"], "dropped");
}

#[test]
fn a_forgotten_value_drops_nothing() {
    std::mem::forget(pair());
    assert_log(&[], "forgotten");
}

#[test]
fn a_field_is_replaced_through_its_contents() {
    let mut value = pair();
    *value.first = Witness("new first");
    assert_log(&["first"], "replaced");
    drop(value);
    assert_log(&["second", "new first"], "dropped");
}

#[test]
fn a_field_replaced_with_its_holder_is_leaked() {
    // A trap of `ManuallyDrop` that the documentation warns of, and no error of the derive.
    let mut value = pair();
    value.first = held("new first");
    assert_log(&[], "replaced");
    drop(value);
    assert_log(&["second", "new first"], "dropped");
}

#[test]
fn a_partly_initialized_variable_drops_what_is_there() {
    let value;
    if ORDER.len() == 2 {
        value = pair();
        drop(value);
    }
    assert_log(ORDER, "dropped");
}

#[test]
#[cfg_attr(miri, ignore = "Miri starts no processes")]
fn a_second_panic_while_unwinding_aborts() {
    // In a process of its own: this test again, with a variable that says so.
    const VARIABLE: &str = "DROP_DERIVE_TESTS_ABORT";
    struct Panics;
    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("once more");
        }
    }
    #[derive(OrderedDrop)]
    struct Twice {
        #[drop(after = second)]
        first: ManuallyDrop<Panics>,
        second: ManuallyDrop<Panics>,
    }
    if std::env::var_os(VARIABLE).is_some() {
        drop(Twice { first: ManuallyDrop::new(Panics), second: ManuallyDrop::new(Panics) });
        return;
    }
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "semantics::a_second_panic_while_unwinding_aborts", "--nocapture"])
        .env(VARIABLE, "1")
        .env("RUST_BACKTRACE", "0")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert_eq!(stderr.matches("once more").count(), 2, "{stderr}");
    assert!(stderr.contains("panic in a destructor during cleanup"), "{stderr}");
}

/// The file counts how many bytes have reached it when it closes.
struct Closing {
    file: File,
    bytes: Arc<std::sync::Mutex<Vec<u8>>>,
}

impl io::Write for &Closing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&self.file).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        (&self.file).flush()
    }
}

impl Drop for Closing {
    fn drop(&mut self) {
        let mut bytes = self.bytes.lock().unwrap();
        self.file.rewind().unwrap();
        self.file.read_to_end(&mut bytes).unwrap();
    }
}

/// A handle to the file in [`Closing`], as a buffered writer owns it.
#[derive(OrderedDrop)]
struct Journal {
    file: Closing,
    #[drop(before = file)]
    buffer: ManuallyDrop<BufWriter<File>>,
}

#[test]
fn a_buffer_is_flushed_before_its_file_closes() {
    let path = std::env::temp_dir().join(format!("drop-derive-journal-{}", std::process::id()));
    let bytes = Arc::default();
    let file = File::options().read(true).write(true).create(true).truncate(true).open(&path);
    let file = Closing { file: file.unwrap(), bytes: Arc::clone(&bytes) };
    let buffer = ManuallyDrop::new(BufWriter::new(file.file.try_clone().unwrap()));
    let mut journal = Journal { file, buffer };
    journal.buffer.write_all(b"every byte").unwrap();
    drop(journal);
    assert_eq!(*bytes.lock().unwrap(), b"every byte", "what the file held when it closed");
    assert_eq!(std::fs::read(&path).unwrap(), b"every byte", "what it holds afterwards");
    std::fs::remove_file(path).unwrap();
}

mod the_example_of_the_drop_check {
    //! From the standard documentation. With a destructor it does not compile: see
    //! `ui/compiler/drop_check.rs`.

    use super::*;

    #[derive(OrderedDrop)]
    #[drop(order = [0, 1])]
    struct S<'a>(Cell<Option<&'a S<'a>>>, Box<i32>);

    #[test]
    fn is_accepted_where_no_destructor_is_generated() {
        let (a, b);
        a = S(Cell::new(None), Box::new(1));
        b = S(Cell::new(None), Box::new(2));
        a.0.set(Some(&b));
        b.0.set(Some(&a));
        assert_eq!(*a.0.get().unwrap().1 + *b.0.get().unwrap().1, 3);
    }
}
