use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Window {
    #[drop(before = surface)]
    input: std::collections::HashMap<String, (u8, Box<dyn Fn(u8, u8) -> u8>)>,
    #[drop(before = tls)]
    surface: Result<String, std::fmt::Error>,
    tls: ManuallyDrop<String>,
}

fn main() {}
