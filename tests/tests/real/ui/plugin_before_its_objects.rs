//! The plugin of `tests/real/plugin.rs` with its order turned round.
//!
//! Of two fields that are both held in `ManuallyDrop` either can drop first, and the derive cannot
//! know which one is right. It does know where a step says what it needs.

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

/// A library that is loaded.
struct Library(String);

impl Drop for Library {
    fn drop(&mut self) {}
}

/// Runs code of the library when it drops.
struct Object(u8);

impl Drop for Object {
    fn drop(&mut self) {}
}

/// The library is declared first, so the language unloads it first.
#[derive(OrderedDrop)]
struct Declared {
    library: Library,
    #[drop(before = library)]
    codec: Object,
}

/// The object is dropped inside `Drop::drop`, which no field of the language's own precedes.
#[derive(OrderedDrop)]
#[drop(order = [library, codec])]
struct Listed {
    library: Library,
    codec: ManuallyDrop<Object>,
}

/// The library would be gone when the step needs it.
#[derive(OrderedDrop)]
struct Borrowing {
    #[drop(before = object)]
    library: ManuallyDrop<Library>,
    #[drop(with = destroy(library))]
    object: ManuallyDrop<Object>,
}

fn destroy(object: Object, library: &Library) {
    println!("{} of {}", object.0, library.0);
}

fn main() {}
