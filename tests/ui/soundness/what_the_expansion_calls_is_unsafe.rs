//~ 13 errors

// Rule 7. Whatever drops, takes or lends a value is an `unsafe fn`.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::__private::{
    close, copied_handle, copy, copy_field, copy_value, drop_in_order, field_ptr, handle_in_place, lend,
    lend_handle, lend_value, take, DropAfter, InOrder, Permit, Scope,
};

fn main() {
    let mut value = ManuallyDrop::new(String::new());
    let pointer: *mut ManuallyDrop<String> = &mut value;
    let scope = Scope(());
    drop(InOrder::new(pointer, (pointer,)));
    drop_in_order(pointer, (pointer,));
    take(pointer);
    drop(DropAfter::new(pointer));
    copy(&mut 1, copied_handle(&mut 1).drop_derive_check(()));
    copy_field(&mut 1);
    copy_value(&mut ManuallyDrop::new(1));
    lend(pointer, &scope);
    lend_handle(&mut 1, handle_in_place(&mut 1).drop_derive_check(()), &scope);
    lend_value(pointer, &scope);
    field_ptr(pointer, &scope);
    Permit::for_drop();
    close(value, |_, _| Ok::<(), ()>(()));
}
