
use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [.., window])]
struct Window {
    window: String,
    surface: String,
    swapchain: String,
}

fn main() {}
