// Rule 9. The attributes in the generated code are the language's own: a macro of the same name, which could
// rewrite that code, makes them ambiguous.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests_macros::replace as inline;

#[derive(OrderedDrop)]
struct S {
    last: String,
    #[drop(before = last)]
    first: ManuallyDrop<String>,
}

fn main() {}
