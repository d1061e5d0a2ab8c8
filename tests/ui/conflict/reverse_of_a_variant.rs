use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum State {
    #[drop(order = reverse)]
    Open { tcp: String, tls: String },
    #[drop(order = reverse)]
    Closed(String, u8),
}

fn main() {}
