//~ 9 errors

// Rule 7. Whatever drops, takes or lends a value is an `unsafe fn`.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::__private::{
    copy, drop_in_order, lend, lend_value, take, field_ptr, InOrder, Scope, Turn, Turns,
};

fn main() {
    let mut value = ManuallyDrop::new(String::new());
    let pointer: *mut ManuallyDrop<String> = &mut value;
    let scope = Scope(());
    drop(InOrder::new(pointer, (pointer,)));
    drop_in_order(pointer, (pointer,));
    drop(pointer.guard(pointer));
    (pointer,).run(pointer);
    take(pointer);
    copy(&mut 1);
    lend(pointer, &scope);
    lend_value(pointer, &scope);
    field_ptr(pointer, &scope);
}
