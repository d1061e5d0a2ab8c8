// Rule 7. A field of a type that calls itself `ManuallyDrop` has no turn, whatever the user adds.
use drop_derive::__private::Turn;

struct ManuallyDrop<T>(std::mem::ManuallyDrop<T>);

impl<T> Turn for *mut ManuallyDrop<T> {
    type Guard = ();

    unsafe fn guard<S: ?Sized>(self, _: *const S) {}
}

fn main() {}
