use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Surface;
struct Window;

#[derive(OrderedDrop)]
#[drop(order = [Surface, Window])]
struct App {
    window: Window,
    surface: ManuallyDrop<Surface>,
}

fn main() {}
