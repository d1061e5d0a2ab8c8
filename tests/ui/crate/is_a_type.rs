use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(crate = drop_derive::Self)]
struct Client {
    tls: String,
}

fn main() {}
