use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct App {
    #[drop(before = self)]
    surface: String,
    window: String,
}

fn main() {}
