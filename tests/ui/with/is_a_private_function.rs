use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

mod device {
    fn destroy(_: String) {}
}

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = device::destroy)]
    image: ManuallyDrop<String>,
}

fn main() {}
