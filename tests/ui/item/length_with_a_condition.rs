use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Buffer {
    #[drop(before = tail)]
    head: [String; if cfg!(unix) { 4 } else { 8 }],
    tail: String,
}

fn main() {}
