use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [.., 1, ..])]
struct Client(String, ManuallyDrop<String>, String);

fn main() {}
