use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
pub struct Client {
    #[drop(before = tls)]
    pub(crate) queries: Vec<String>,
    pub tls: ManuallyDrop<String>,
}

fn main() {}
