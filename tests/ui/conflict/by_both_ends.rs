use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window {
    #[drop(after = surface)]
    window: String,
    #[drop(before = window)]
    surface: String,
}

fn main() {}
