//~ 8 errors

// Rule 7. Whatever drops, takes or lends a value is an `unsafe fn`.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::__private::{copy, lend, lend_held, take, InOrder, Scope, Turn, Turns};

fn main() {
    let mut value = ManuallyDrop::new(String::new());
    let pointer: *mut ManuallyDrop<String> = &mut value;
    let scope = Scope(());
    drop(InOrder::new(pointer, |pointer: *mut ManuallyDrop<String>| (pointer,)));
    pointer.take();
    (pointer,).take_one(0);
    <(*mut ManuallyDrop<String>,)>::take_all(pointer, |pointer| (pointer,));
    take(pointer);
    copy(&mut 1);
    lend(pointer, &scope);
    lend_held(pointer, &scope);
}
