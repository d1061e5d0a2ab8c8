use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(krate = drop_derive)]
enum Client {
    Open(String),
}

fn main() {}
