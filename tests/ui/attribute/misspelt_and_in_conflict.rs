//~ 6 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Constraint {
    tcp: String,
    #[drop(bfore = tcp)]
    tls: String,
}

#[derive(OrderedDrop)]
struct AnotherWord {
    #[drop(drop_after = tls)]
    tls: String,
    tcp: String,
}

#[derive(OrderedDrop)]
#[drop(ordr = [.., tcp, tls])]
struct List {
    tls: ManuallyDrop<String>,
    tcp: String,
    #[drop(after = tls)]
    log: String,
}

#[derive(OrderedDrop)]
struct Step {
    #[drop(wth = drop)]
    handle: u32,
    #[drop(before = handle)]
    owner: String,
}

#[derive(OrderedDrop)]
struct Skip {
    #[drop(skp)]
    leaked: ManuallyDrop<String>,
    #[drop(before = leaked)]
    owner: ManuallyDrop<String>,
}

#[derive(OrderedDrop)]
#[drop(clos = close -> std::io::Error)]
struct Close {
    owner: String,
}

fn main() {}
