use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [float, int])]
union Bits {
    #[drop(before = float)]
    int: u32,
    float: f32,
}

fn main() {}
