use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(before = tcp)]
enum Client {
    Open { tls: String, tcp: String },
}

fn main() {}
