use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [surface, window], parts = Parts)]
struct Window {
    window: String,
    surface: String,
}

fn main() {
    let window = Window { window: String::new(), surface: String::new() };
    let Window { window, .. } = Parts { ..Parts::from(window) }.into();
    assert_eq!(Window::DROP_ORDER, ["surface", window.as_str()]);
}
