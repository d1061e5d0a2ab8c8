// Two destructors. `#[derive(Zeroize)]` with `#[drop(begin = Zeroize::zeroize)]` does the same in one.
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use zeroize::ZeroizeOnDrop;

#[derive(OrderedDrop, ZeroizeOnDrop)]
struct Keys {
    public: Vec<u8>,
    #[drop(before = public)]
    secret: ManuallyDrop<Vec<u8>>,
}

fn main() {}
