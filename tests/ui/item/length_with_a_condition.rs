use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Buffer<T>
where
    [T; if cfg!(unix) { 4 } else { 8 }]: Default,
{
    #[drop(before = tail)]
    head: [T; 4],
    tail: String,
}

fn main() {}
