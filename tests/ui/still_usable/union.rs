use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
union Bits {
    int: u32,
    float: f32,
}

fn order<T: OrderedDrop>(_: T) -> usize {
    T::DROP_ORDER.len()
}

fn main() {
    assert_eq!(order(Bits { int: 0 }), 0);
}
