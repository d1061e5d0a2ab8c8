use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Device {
    #[drop(after = [allocator, fence, zero])]
    raw: String,
    allocator: Vec<String>,
    fence: String,
    zero: Vec<u8>,
}

fn main() {}
