use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client<#[drop] T> {
    #[drop]
    tls: ManuallyDrop<T>,
}

fn main() {}
