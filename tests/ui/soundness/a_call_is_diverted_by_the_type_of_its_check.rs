//~ 2 errors
// A function that takes a slice is checked by methods that take a reference. A trait of the user's with
// methods that take the value would come first, and could have another function called. For that it would have
// to be implemented for the type of the check, which nobody can name: the compiler does not know it yet, and
// does not choose the method for all types either.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

trait DivertOne: Sized {
    fn drop_derive_check(self) -> Diverted {
        Diverted(other)
    }
}

impl<F, P> DivertOne for drop_derive::__private::CheckedCall1<F, P> {}

trait DivertAll: Sized {
    fn drop_derive_check(self) -> Diverted {
        Diverted(other)
    }
}

impl<T> DivertAll for T {}

struct Diverted(fn(&mut Vec<u8>));

impl Diverted {
    fn drop_derive_function(self, (): ()) -> Self {
        self
    }

    fn drop_derive_argument(self, (): ()) -> Self {
        self
    }
}

fn other(_: &mut Vec<u8>) {}

fn step(_: &[u8]) {}

#[derive(OrderedDrop)]
struct S {
    #[drop(with = step(&mut _))]
    value: ManuallyDrop<Vec<u8>>,
}

fn main() {}
