use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Gpu {
    #[drop(before = device)]
    image: String,
    #[drop(before = device)]
    view: String,
    gpu: String,
}

fn main() {}
