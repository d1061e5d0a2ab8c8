use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
pub struct Client {
    pub(crate) tls: core::mem::ManuallyDrop<String>,
}

fn main() {}
