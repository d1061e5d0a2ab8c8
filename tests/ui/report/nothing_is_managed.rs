use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(report = log)]
struct Journal {
    file: String,
}

fn log<E>(_: E) {}

fn main() {}
