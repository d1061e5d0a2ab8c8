//~ 2 errors, 1 warning

// Rule 6. An attribute macro that runs after the derive moves the fields into a box that it can
// be reached through: the expansion would drop what the box drops too.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop_derive_tests_macros::behind_a_deref]
struct S {
    #[drop]
    first: ManuallyDrop<String>,
}

impl Deref for S {
    type Target = Behind;

    fn deref(&self) -> &Behind {
        &self.behind
    }
}

impl DerefMut for S {
    fn deref_mut(&mut self) -> &mut Behind {
        &mut self.behind
    }
}

fn main() {}
