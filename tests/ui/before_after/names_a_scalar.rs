use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Handle {
    #[drop(before = fd)]
    log: String,
    fd: i32,
}

fn main() {}
