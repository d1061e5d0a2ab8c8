use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(after = tls)]
enum Client {
    Open { tls: String, tcp: String },
}

fn main() {}
