use std::io;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(close = close -> io::Error)]
enum Journal {
    Open { file: String },
    Closed,
}

fn main() {}
