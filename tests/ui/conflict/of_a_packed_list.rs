use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[repr(C, packed)]
#[drop(order = [surface, window])]
struct Window {
    window: String,
    surface: String,
}

fn main() {}
