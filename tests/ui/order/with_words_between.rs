use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls then tcp])]
struct Client {
    tls: String,
    tcp: String,
}

fn main() {}
