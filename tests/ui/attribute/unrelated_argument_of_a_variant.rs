use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(reverse)]
    Open { tcp: String, tls: String },
}

fn main() {}
