// Rule 6. The same for a handle that a step would get a copy of, with `begin`.
#![forbid(unsafe_code)]

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::begin)]
#[drop_derive_tests_macros::replace(union S { text: &'static str, bytes: [usize; 2] })]
struct S {
    #[drop(with = print)]
    text: &'static str,
}

impl S {
    fn begin(&mut self) {}
}

fn print(text: &'static str) {
    println!("{text}");
}

fn main() {
    drop(S { bytes: [16, 5] });
}
