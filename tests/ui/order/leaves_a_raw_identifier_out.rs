use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls])]
struct Client {
    tls: String,
    r#type: String,
}

fn main() {}
