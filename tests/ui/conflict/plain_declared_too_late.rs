use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window {
    window: String,
    #[drop(before = window)]
    surface: Box<dyn Fn(&str) -> Option<u8> + Send>,
}

fn main() {}
