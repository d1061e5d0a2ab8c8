use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = flush)]
struct Image {
    device: String,
}

fn flush(_: &mut String) {}

fn main() {}
