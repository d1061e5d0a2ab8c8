use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Handle {
    #[drop(skip)]
    fd: i32,
}

fn main() {}
