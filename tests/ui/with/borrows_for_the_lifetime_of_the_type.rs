use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Device<'a>(Vec<&'a mut String>);

fn destroy<'a>(_: &'a str, _: &'a mut Device<'a>) {}

#[derive(OrderedDrop)]
struct Image<'a> {
    device: Device<'a>,
    #[drop(with = destroy(_, device))]
    image: ManuallyDrop<&'a str>,
}

fn main() {}
