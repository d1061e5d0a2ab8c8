use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(with = drop)]
        #[drop(with = std::mem::forget)]
        tls: ManuallyDrop<String>,
    },
}

fn main() {}
