use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

use std::sync::Arc;

#[derive(OrderedDrop)]
struct Handle {
    shared: Arc<String>,
    #[drop(after = shared)]
    guard: ManuallyDrop<Vec<String>>,
}

fn main() {}
