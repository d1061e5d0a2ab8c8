// Rule 7. A field of a type that calls itself `ManuallyDrop` has no turn, whatever the user adds.
#![forbid(unsafe_code)]

use drop_derive::__private::Turn;

struct ManuallyDrop<T>(std::mem::ManuallyDrop<T>);

impl<T> Turn for *mut ManuallyDrop<T> {
    fn take(self) {}
}

fn main() {}
