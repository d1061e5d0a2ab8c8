use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(order = [tls, ..])]
    Open { tls: ManuallyDrop<ManuallyDrop<String>> },
}

fn main() {}
