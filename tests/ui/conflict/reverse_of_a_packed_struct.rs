use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse)]
#[repr(packed)]
struct Client {
    tcp: String,
    tls: String,
}

fn main() {}
