//! What follows a `return` is said to be unreachable. The error is no code that could be.
#![deny(unreachable_code)]

use std::mem::ManuallyDrop;

fn early() -> u8 {
    return 1;
    #[derive(drop_derive::OrderedDrop)]
    struct Client {
        #[drop(before = tcp)]
        tls: ManuallyDrop<String>,
    }
}

fn main() {
    early();
}
