use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client {
    pub tcp: String,
    pub(crate) tls: Vec<u8>,
    queries: Box<str>,
}

fn main() {}
