use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [surface, window], parts = Parts)]
struct Window {
    window: String,
    surface: String,
}

fn main() {
    let window: Window = Parts { window: String::new(), surface: String::new() }.into();
    assert_eq!(Window::DROP_ORDER, ["surface", window.window.as_str()]);
}
