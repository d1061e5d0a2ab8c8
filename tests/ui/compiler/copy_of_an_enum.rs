use drop_derive::OrderedDrop;

#[derive(Clone, Copy, OrderedDrop)]
enum Handle {
    Raw(#[drop(with = close)] u32),
}

fn close(_: u32) {}

fn main() {}
