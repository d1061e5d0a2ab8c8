use drop_derive::OrderedDrop;

struct Client {
    tcp: String,
}

impl OrderedDrop for Client {}

fn main() {}
