use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Guard<'a> {
    #[drop]
    log: ManuallyDrop<&'a mut String>,
}

fn log<'a>(mut guard: Guard<'a>) -> &'a mut String {
    &mut guard.log
}

fn main() {}
