use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Window {
    Open {
        window: String,
        #[drop(before = window)]
        surface: String,
    },
}

fn main() {}
