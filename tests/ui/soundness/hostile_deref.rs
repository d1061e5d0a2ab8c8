// Rule 1. A type of the right name that derefs to the right type.
#![forbid(unsafe_code)]

use std::ops::{Deref, DerefMut};

use drop_derive::OrderedDrop;

struct ManuallyDrop<T>(std::mem::ManuallyDrop<T>);

impl<T> Deref for ManuallyDrop<T> {
    type Target = std::mem::ManuallyDrop<T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

#[derive(OrderedDrop)]
struct S {
    #[drop]
    f: ManuallyDrop<String>,
}

fn main() {}
