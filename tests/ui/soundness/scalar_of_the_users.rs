use drop_derive::OrderedDrop;

#[allow(non_camel_case_types)]
type u8 = String;

#[derive(OrderedDrop)]
#[drop(order = [.., guard])]
struct Buffer {
    guard: String,
    size: u8,
}

fn main() {}
