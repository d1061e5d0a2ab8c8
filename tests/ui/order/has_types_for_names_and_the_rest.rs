use drop_derive::OrderedDrop;

struct Surface;
struct Window;

#[derive(OrderedDrop)]
#[drop(order = [Surface, .., Window])]
struct App {
    surface: Surface,
    log: Vec<String>,
    window: Window,
}

fn main() {}
