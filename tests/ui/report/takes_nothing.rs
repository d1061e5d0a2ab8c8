use std::fs::File;
use std::io::{self, Write};
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(report = say_it)]
struct Journal {
    #[drop(with = flush)]
    file: ManuallyDrop<File>,
}

fn say_it() {}

fn flush(mut file: File) -> io::Result<()> {
    file.flush()
}

fn main() {}
