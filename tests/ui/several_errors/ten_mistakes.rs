//~ 10 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::begin(), order = [zeroth, zeroth, ..])]
struct Ten<'a> {
    #[drop]
    zeroth: ManuallyDrop<ManuallyDrop<u8>>,
    #[drop(befor = second)]
    first: ManuallyDrop<String>,
    #[drop(before = second)]
    second: ManuallyDrop<String>,
    #[drop(before = "second")]
    third: ManuallyDrop<String>,
    #[drop(before = text)]
    fourth: ManuallyDrop<String>,
    text: &'a str,
    #[drop(skip, after = first)]
    fifth: ManuallyDrop<String>,
    #[drop(after = ninth)]
    sixth: ManuallyDrop<String>,
    #[drop(before = eighth)]
    seventh: ManuallyDrop<String>,
    #[drop(before = seventh)]
    eighth: ManuallyDrop<String>,
    #[drop(skip)]
    ninth: ManuallyDrop<String>,
}

fn main() {}
