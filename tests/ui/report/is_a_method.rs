use std::fs::File;
use std::io::{self, Write};
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(report = Self::log)]
struct Journal {
    #[drop(with = File::flush(&mut _))]
    file: ManuallyDrop<File>,
}

impl Journal {
    fn log(&self, _: io::Error) {}
}

fn main() {}
