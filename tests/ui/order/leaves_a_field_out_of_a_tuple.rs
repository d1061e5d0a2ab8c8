use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [2, 0])]
struct Client(String, String, ManuallyDrop<String>);

fn main() {}
