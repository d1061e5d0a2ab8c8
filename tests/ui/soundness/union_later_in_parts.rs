// Rule 6. An attribute macro that runs after the derive makes a union of the struct: its parts would be
// a reference to any address.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
#[drop_derive_tests_macros::replace(union S { text: &'static str, bytes: [usize; 2] })]
struct S {
    text: &'static str,
}

fn main() {
    let parts = Parts::from(S { bytes: [16, 5] });
    println!("{}", parts.text);
}
