use std::marker::PhantomData;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Buffer<A> {
    #[drop(before = api)]
    memory: Vec<u8>,
    api: PhantomData<A>,
}

fn main() {}
