//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Server {
    Starting {
        #[drop(before = pool)]
        listener: ManuallyDrop<String>,
        #[drop(before = listener)]
        pool: ManuallyDrop<String>,
    },
    Running {
        #[drop(after = pool)]
        listener: ManuallyDrop<String>,
        #[drop(after = listener)]
        pool: ManuallyDrop<String>,
    },
}

fn main() {}
