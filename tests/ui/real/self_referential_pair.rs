//! The pair of `tests/real/ports`, with the owner declared first: a use after free, if it compiled.

use std::rc::Rc;

use drop_derive::OrderedDrop;

struct Owner(String);
struct Borrow<'a>(&'a Owner);

#[derive(OrderedDrop)]
struct Pair {
    owner: Rc<Owner>,
    #[drop(before = owner)]
    borrow: Borrow<'static>,
}

fn main() {}
