use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(order = [tls, queries])]
    Open {
        #[drop(last)]
        tls: ManuallyDrop<String>,
        queries: ManuallyDrop<Vec<String>>,
    },
    Closed,
}

fn main() {}
