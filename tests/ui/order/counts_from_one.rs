use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [2, 1])]
struct Client(ManuallyDrop<String>, ManuallyDrop<String>);

fn main() {}
