use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Pixels<T> {
    bytes: [T; 3],
}

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = Pixels::<u8>)]
    image: ManuallyDrop<Pixels<u8>>,
}

fn main() {}
