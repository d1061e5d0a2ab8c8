use drop_derive::OrderedDrop;

struct Client {
    tls: String,
}

const ORDER: &[&str] = Client::DROP_ORDER;

fn main() {}
