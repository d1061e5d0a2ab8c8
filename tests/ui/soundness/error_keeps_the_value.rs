// Rule 2: the value drops right after the step.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> &'a mut String)]
struct Journal<'a> {
    #[drop(with = flush(&mut _))]
    buffer: ManuallyDrop<String>,
    name: &'a str,
}

fn flush(value: &mut String) -> Result<(), &mut String> {
    Err(value)
}

fn main() {}
