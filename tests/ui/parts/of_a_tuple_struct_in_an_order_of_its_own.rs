use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = #[derive(Debug)] pub Parts, order = [2, 0, ..])]
struct Three<'a>(ManuallyDrop<String>, &'a str, ManuallyDrop<String>, ManuallyDrop<Vec<&'a str>>);

fn main() {}
