use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(parts = Open)]
    Open { tls: String },
}

fn main() {}
