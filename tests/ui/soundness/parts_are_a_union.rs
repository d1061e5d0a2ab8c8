// An attribute macro on the parts makes a union of them: put together again, the value would be a string
// at any address.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(
    parts = #[drop_derive_tests_macros::replace(
        union Parts { never: ManuallyDrop<String>, bytes: [usize; 3] }
    )] Parts
)]
struct S {
    #[drop(skip)]
    never: ManuallyDrop<String>,
}

fn main() {
    let s = S::from(Parts { bytes: [16, 16, 16] });
    println!("{}", *s.never);
}
