use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [2, 1, 0])]
struct Layers<T>(Vec<T>, Vec<T>, Vec<T>);

fn main() {}
