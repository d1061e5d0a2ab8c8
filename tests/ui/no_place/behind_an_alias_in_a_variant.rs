use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Guarded<T> = ManuallyDrop<T>;

#[derive(OrderedDrop)]
enum Client {
    Open { tcp: String, tls: Guarded<String> },
}

fn main() {}
