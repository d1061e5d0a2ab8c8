use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop()]
    Open { tls: String, tcp: String },
}

fn main() {}
