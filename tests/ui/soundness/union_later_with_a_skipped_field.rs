// Rule 6. The same for a field that nobody drops, out of a generic type.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
#[drop_derive_tests_macros::replace(union S<T> { value: ManuallyDrop<Box<T>>, address: usize })]
struct S<T> {
    #[drop(skip)]
    value: ManuallyDrop<Box<T>>,
}

fn main() {
    let parts = Parts::<u8>::from(S { address: 16 });
    println!("{}", *parts.value);
}
