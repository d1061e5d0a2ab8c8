//~ 4 errors

// A `ManuallyDrop` inside a managed field, behind a name: the outer one is dropped, and nobody would drop
// the value of the inner one.
#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Inner<T> = ManuallyDrop<T>;
type Twice = ManuallyDrop<Inner<String>>;

#[derive(OrderedDrop)]
struct S<T> {
    #[drop]
    value: ManuallyDrop<Inner<T>>,
    fine: ManuallyDrop<String>,
    #[drop]
    #[drop(after = [fine, value])]
    both: Twice,
}

#[derive(OrderedDrop)]
enum E {
    A(
        #[drop(with = drop)] ManuallyDrop<Inner<String>>,
        #[drop(with = drop::<&mut _>(&mut _))] ManuallyDrop<Inner<String>>,
    ),
}

fn main() {}
