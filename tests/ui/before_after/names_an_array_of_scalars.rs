use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Mesh<const N: usize> {
    buffer: String,
    #[drop(before = buffer)]
    sizes: [u32; N],
}

fn main() {}
