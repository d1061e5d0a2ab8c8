//~ 2 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

use std::cell::Cell;

#[derive(OrderedDrop)]
struct S<'a>(Cell<Option<&'a S<'a>>>, #[drop] ManuallyDrop<Box<i32>>);

fn cross() {
    let (a, b);
    a = S(Cell::new(None), ManuallyDrop::new(Box::new(1)));
    b = S(Cell::new(None), ManuallyDrop::new(Box::new(2)));
    a.0.set(Some(&b));
    b.0.set(Some(&a));
}

fn main() {}
