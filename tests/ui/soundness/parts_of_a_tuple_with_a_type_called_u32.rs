//! The derive takes a scalar's name at its word, and the compiler confirms it: the parts would drop
//! this field too early.
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[allow(non_camel_case_types)]
struct u32;

impl Drop for u32 {
    fn drop(&mut self) {}
}

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Pair(u32, #[drop] ManuallyDrop<String>);

fn main() {}
