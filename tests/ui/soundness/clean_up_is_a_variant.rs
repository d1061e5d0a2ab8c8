//~ 2 errors
// Rule 7. A variant comes before a function of the same name. It would get the permit for the clean-up, which
// would not run.
#![forbid(unsafe_code)]
#![allow(non_camel_case_types)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive::__private::Permit;

#[derive(OrderedDrop)]
#[drop(close = close -> String)]
enum E<M: drop_derive::__private::Mode> {
    drop_derive_clean_up(*mut E<M>, Permit<M>),
    Held(#[drop] ManuallyDrop<String>),
}

fn main() {}
