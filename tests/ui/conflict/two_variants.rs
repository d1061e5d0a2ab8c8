//~ 2 errors

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Window {
    Open {
        window: String,
        #[drop(before = window)]
        surface: String,
    },
    Hidden {
        #[drop(after = surface)]
        window: String,
        surface: String,
    },
}

fn main() {}
