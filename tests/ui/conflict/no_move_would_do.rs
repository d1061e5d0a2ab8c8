use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window {
    #[drop(before = log)]
    window: String,
    #[drop(before = surface)]
    input: String,
    log: String,
    #[drop(before = window)]
    surface: String,
}

fn main() {}
