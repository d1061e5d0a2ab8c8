use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[repr(packed)]
struct Window {
    window: String,
    #[drop(before = window)]
    surface: String,
}

fn main() {}
