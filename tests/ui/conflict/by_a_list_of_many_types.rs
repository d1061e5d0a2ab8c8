//! Two of many types in a list have something to drop.

use drop_derive::OrderedDrop;

struct Number<const N: usize>;

#[derive(OrderedDrop)]
#[drop(order = [j, i, h, g, f, e, d, c, b, a])]
struct S {
    a: Number<0>,
    b: Number<1>,
    c: String,
    d: Number<3>,
    e: Number<4>,
    f: Number<5>,
    g: Number<6>,
    h: Vec<u8>,
    i: Number<8>,
    j: Number<9>,
}

fn main() {}
