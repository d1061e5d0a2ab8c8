// Rule 7. Only the standard `ManuallyDrop` is one.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::__private::StdManuallyDrop;

struct Fake(String);

impl StdManuallyDrop for Fake {
    type Value = String;

    fn cast(_: *mut Self) -> *mut ManuallyDrop<String> {
        std::ptr::null_mut()
    }
}

fn main() {}
