use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = #[derive(Debug)] pub(crate) struct Parts { tls: String })]
struct Client {
    tls: String,
}

fn main() {}
