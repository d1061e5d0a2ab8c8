//~ 4 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(order = [tls])]
    Open { tls: ManuallyDrop<String>, tcp: String },
    Closing {
        #[drop(skip, before = tcp)]
        tls: ManuallyDrop<String>,
        tcp: String,
    },
    #[drop(begin = Self::reset)]
    Failed(ManuallyDrop<String>),
}

fn main() {}
