use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(crate = drop_derive, crate = drop_derive)]
enum Client {
    Open(String),
}

fn main() {}
