use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [surface, window])]
struct Window {
    window: String,
    surface: String,
}

fn main() {}
