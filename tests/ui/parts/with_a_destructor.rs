use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client {
    tls: String,
}

impl Drop for Parts {
    fn drop(&mut self) {}
}

fn main() {}
