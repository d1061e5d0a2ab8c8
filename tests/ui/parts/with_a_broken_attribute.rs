use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = #derive(Debug) Parts)]
struct Client {
    tls: String,
}

fn main() {}
