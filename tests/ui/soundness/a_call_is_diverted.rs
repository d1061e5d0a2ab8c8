//~ 3 errors
// A function that takes a slice is checked by methods that take a reference. A method of a trait of the user's
// that takes the value comes first. It cannot have another function called: nobody can name what the last of
// our methods returns, and for which types its check is.
#![forbid(unsafe_code)]

mod by_the_type_of_the_check {
    trait Divert: Sized {
        fn drop_derive_check(self) {}
    }

    impl<F, P> Divert for drop_derive::__private::CheckedCall1<F, P> {}
}

mod by_the_check {
    use std::mem::ManuallyDrop;

    use drop_derive::OrderedDrop;

    trait Divert: Sized {
        fn drop_derive_check(self) -> Diverted {
            Diverted(super::other)
        }
    }

    impl<T> Divert for T {}

    struct Diverted(fn(&mut Vec<u8>));

    impl Diverted {
        fn drop_derive_function(self, (): ()) -> Self {
            self
        }

        fn drop_derive_argument(self, (): ()) -> Self {
            self
        }
    }

    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = super::step(&mut _))]
        value: ManuallyDrop<Vec<u8>>,
    }
}

mod by_an_argument {
    use std::mem::ManuallyDrop;

    use drop_derive::OrderedDrop;

    trait Divert: Sized {
        fn drop_derive_argument(self, (): ()) -> Diverted {
            Diverted(super::other)
        }
    }

    impl<T> Divert for T {}

    struct Diverted(fn(&mut Vec<u8>));

    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = super::step(&mut _))]
        value: ManuallyDrop<Vec<u8>>,
    }
}

fn other(_: &mut Vec<u8>) {}

fn step(_: &[u8]) {}

fn main() {}
