use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window {
    #[drop(after = surface)]
    window: String,
    log: String,
    #[drop(after = log)]
    surface: String,
}

fn main() {}
