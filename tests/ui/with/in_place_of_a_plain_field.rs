use drop_derive::OrderedDrop;

fn wipe(_: &mut Vec<u8>) {}

#[derive(OrderedDrop)]
struct Keys {
    #[drop(with = wipe(&mut _))]
    secret: Vec<u8>,
}

fn main() {}
