use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Guarded<T> = ManuallyDrop<T>;

#[derive(OrderedDrop)]
struct Client(String, Guarded<String>);

fn main() {}
