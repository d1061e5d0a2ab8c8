use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = release(device))]
    handle: u64,
    device: String,
}

fn release(_: &String, _: u64) {}

fn main() {}
