use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn finish(_: String, _: &mut String) {}

#[derive(OrderedDrop)]
enum Parser {
    Open {
        #[drop(with = finish(_, raeder))]
        buffer: ManuallyDrop<String>,
        reader: String,
    },
}

fn main() {}
