use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct App {
    window: Window,
    #[drop(before = window)]
    surface: Surface,
}

struct Surface(String);
struct Window(String);

fn main() {}
