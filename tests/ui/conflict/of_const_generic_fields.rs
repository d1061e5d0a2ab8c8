use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window<const N: usize> {
    window: [String; N],
    #[drop(before = window)]
    surface: [Vec<u8>; N],
}

fn main() {}
