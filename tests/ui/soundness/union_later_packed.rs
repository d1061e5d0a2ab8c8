// Rule 6. The same for a packed struct, of which no field is borrowed.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
#[repr(packed)]
#[drop_derive_tests_macros::replace(union S { text: &'static str, bytes: [usize; 2] })]
struct S {
    text: &'static str,
}

fn main() {
    let parts = Parts::from(S { bytes: [16, 5] });
    println!("{}", parts.text);
}
