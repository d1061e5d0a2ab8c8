//~ 5 errors

// Rule 9. What the user writes never lands in an `unsafe` block of the expansion's.
#![forbid(unsafe_code)]

use std::char::from_u32_unchecked;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn step<const N: usize>(_: String) {}

fn begin<const N: usize>(_: &mut S) {}

#[derive(OrderedDrop)]
#[drop(begin = begin::<{ from_u32_unchecked(1) as usize }>)]
struct S {
    #[drop(with = step::<{ from_u32_unchecked(1) as usize }>)]
    image: ManuallyDrop<String>,
    other: ManuallyDrop<[u8; from_u32_unchecked(1) as usize]>,
    #[drop(before = other)]
    alias: ManuallyDrop<u8>,
    plain: Option<[u8; from_u32_unchecked(1) as usize]>,
}

#[derive(OrderedDrop)]
enum E {
    V(#[drop(with = step::<{ from_u32_unchecked(1) as usize }>)] ManuallyDrop<String>),
}

fn main() {}
