use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    #[drop(crate = drop_derive)]
    Open(String),
}

fn main() {}
