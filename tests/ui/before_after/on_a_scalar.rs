use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Handle {
    #[drop(before = log)]
    fd: i32,
    log: String,
}

fn main() {}
