//~ 4 errors

// What the macro reads must not depend on the features of its parser, which other crates can turn on.
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn step(_: String) {}

#[derive(OrderedDrop)]
struct Attribute {
    #[drop(with = #[inline] step)]
    value: ManuallyDrop<String>,
}

#[derive(OrderedDrop)]
struct Keyword {
    #[drop(with = try::step)]
    value: ManuallyDrop<String>,
}

#[derive(OrderedDrop)]
#[drop(parts = #[doc = if true { "" } else { "" }] Parts)]
struct Value {
    value: String,
}

#[derive(OrderedDrop)]
#[drop(close = close -> try::Error)]
struct Error {
    #[drop(with = step)]
    value: ManuallyDrop<String>,
}

fn main() {}
