use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Log {
    #[drop(with = append(_, file))]
    rest: ManuallyDrop<String>,
    file: String,
}

fn append(file: &mut String, rest: String) {
    file.push_str(&rest);
}

fn main() {}
