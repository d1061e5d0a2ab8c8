// Rule 6. The same for a field that the derive would drop.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::replace(union S { value: ManuallyDrop<String>, bytes: [usize; 3] })]
struct S {
    #[drop]
    value: ManuallyDrop<String>,
}

fn main() {
    drop(S { bytes: [1, 16, 1] });
}
