use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [.., raw])]
struct Device {
    raw: String,
    index: u32,
    allocator: Vec<String>,
    fence: String,
    zero: Vec<u8>,
}

fn main() {}
