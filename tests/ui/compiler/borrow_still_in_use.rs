use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Guard<'a> {
    #[drop]
    log: ManuallyDrop<&'a mut String>,
}

fn text() -> String {
    let mut text = String::new();
    let guard = Guard { log: ManuallyDrop::new(&mut text) };
    let other = &mut text;
    drop(guard);
    other.clone()
}

fn main() {}
