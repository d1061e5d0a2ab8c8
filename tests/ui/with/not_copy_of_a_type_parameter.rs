use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image<T> {
    #[drop(with = drop)]
    image: T,
}

fn main() {}
