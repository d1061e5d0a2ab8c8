// The value that is being dropped, by the name that the generated `drop` has for it.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;
use std::ops::Deref;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = self)]
struct S {
    #[drop]
    gone: ManuallyDrop<String>,
    function: Box<dyn Fn(&mut S)>,
}

impl Deref for S {
    type Target = Box<dyn Fn(&mut S)>;

    fn deref(&self) -> &Self::Target {
        &self.function
    }
}

fn main() {}
