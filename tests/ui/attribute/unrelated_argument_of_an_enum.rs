use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(reverse)]
enum Client {
    Open { tcp: String, tls: String },
}

fn main() {}
