use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(after = Closed)]
    Open { tls: String, tcp: String },
    Closed,
}

fn main() {}
