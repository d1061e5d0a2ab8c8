// Rule 7. A field of a type that calls itself `ManuallyDrop` has no turn, whatever the user adds.
use drop_derive::__private::Turn;

struct ManuallyDrop<T>(T);

struct Mine;

impl<T> Turn<Mine> for *mut ManuallyDrop<T> {
    type Guard = ();

    unsafe fn guard<S: ?Sized>(self, _: *mut S) {}
}

fn main() {}
