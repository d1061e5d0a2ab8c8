use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(tls, tcp)]
    Open { tls: String, tcp: String },
}

fn main() {}
