use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window {
    #[drop(after = window)]
    surface: String,
    window: String,
}

fn main() {}
