use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

fn flush(_: String) -> Result<(), String> {
    Ok(())
}

fn log(_: String) {}

#[derive(OrderedDrop)]
#[drop(close = close -> String)]
#[drop(error = log, report = log)]
struct Journal {
    #[drop(with = flush)]
    text: ManuallyDrop<String>,
}

fn main() {}
