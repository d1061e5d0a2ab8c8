use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(public)]
    Open { tcp: String, tls: String },
}

fn main() {}
