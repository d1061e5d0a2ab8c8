//~ 8 errors

// What `#[drop(...)]` names is not used by that, unless it is skipped. What parts and destructor
// mention is not made, and a function that is a step is used.
#![deny(dead_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [first, .., second])]
struct Proved {
    first: String,
    rest: String,
    second: String,
}

#[derive(OrderedDrop)]
#[drop(order = [id, index, ..])]
struct Forgiven {
    text: String,
    id: Option<u8>,
    index: u32,
    last: u8,
}

#[derive(OrderedDrop)]
struct Managed {
    plain: String,
    #[drop(before = plain)]
    held: ManuallyDrop<String>,
    #[drop(with = step(_, lent))]
    handle: u8,
    lent: String,
    #[drop(skip)]
    never: ManuallyDrop<String>,
}

fn step(_: u8, _: &mut String) {}

fn no_step(_: u8) {}

#[derive(OrderedDrop)]
enum Variants {
    Made {
        plain: String,
        #[drop(before = plain)]
        held: ManuallyDrop<String>,
    },
    NotMade(#[drop(before = 1)] ManuallyDrop<String>, String),
}

struct Inside;

#[derive(OrderedDrop)]
#[drop(parts = PartsOfNotMade)]
struct NotMade {
    inside: Option<Inside>,
    #[drop(before = inside)]
    held: ManuallyDrop<String>,
}

fn main() {
    let text = String::new;
    let held = || ManuallyDrop::new(text());
    drop(Proved { first: text(), rest: text(), second: text() });
    drop(Forgiven { text: text(), id: None, index: 1, last: 1 });
    drop(Managed { plain: text(), held: held(), handle: 1, lent: text(), never: held() });
    drop(Variants::Made { plain: text(), held: held() });
}
