use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
union Bits {
    int: u32,
    float: f32,
}

fn main() {}
