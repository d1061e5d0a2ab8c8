use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(public)]
enum Client {
    Open { tcp: String, tls: String },
}

fn main() {}
