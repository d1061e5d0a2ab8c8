use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Window {
    #[drop(order = [surface, window])]
    Open { window: String, surface: String },
}

fn main() {}
