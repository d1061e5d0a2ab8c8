use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = #[derive(Clone, Copy)] Parts)]
struct Client {
    tls: String,
}

fn main() {}
