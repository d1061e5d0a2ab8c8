use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [surface, window])]
struct Window<W, S> {
    window: W,
    surface: S,
}

fn main() {}
