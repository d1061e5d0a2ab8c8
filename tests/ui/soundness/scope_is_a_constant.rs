//~ 2 errors

// Rule 2. What is lent cannot outlive the local variable `__drop_derive_scope`. A constant of that name
// must not stand in for it: a reference to a constant lives for ever.
#![forbid(unsafe_code)]
#![allow(non_upper_case_globals)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive::__private::Scope;

const __drop_derive_scope: Scope = Scope(());

#[derive(OrderedDrop)]
#[drop(begin = begin)]
struct S {
    #[drop(with = step(_, lent))]
    value: ManuallyDrop<String>,
    lent: String,
}

fn begin(_: &'static mut S) {}

fn step(_: String, _: &'static mut String) {}

fn main() {}
