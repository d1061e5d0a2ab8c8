use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[repr(packed)]
#[drop(parts = Parts)]
struct Packed {
    tag: u8,
    #[drop]
    value: ManuallyDrop<String>,
}

fn main() {
    let packed: Packed = Parts { tag: 0, value: String::new() }.into();
    assert_eq!(Packed::DROP_ORDER.len(), usize::from(packed.tag));
}
