//~ 2 errors
// An attribute macro on the parts moves their field behind a `Deref`: it would be read from there, and be
// dropped there, too.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(
    parts = #[drop_derive_tests_macros::replace(struct Parts { behind: Box<Behind> })] Parts
)]
struct S {
    #[drop]
    first: ManuallyDrop<String>,
}

struct Behind {
    first: String,
}

impl Deref for Parts {
    type Target = Behind;

    fn deref(&self) -> &Behind {
        &self.behind
    }
}

impl DerefMut for Parts {
    fn deref_mut(&mut self) -> &mut Behind {
        &mut self.behind
    }
}

fn main() {
    let behind = Box::new(Behind { first: String::new() });
    drop(S::from(Parts { behind }));
}
