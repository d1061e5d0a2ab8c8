use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop()]
enum Client {
    Open { tls: String, tcp: String },
}

fn main() {}
