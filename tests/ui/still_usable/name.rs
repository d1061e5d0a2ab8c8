use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Parser {
    reader: String,
    #[drop(before = raeder, with = std::mem::forget)]
    buffer: ManuallyDrop<String>,
}

fn main() {
    let parser = Parser { reader: String::new(), buffer: ManuallyDrop::new(String::new()) };
    assert_eq!(Parser::DROP_ORDER, ["buffer", "reader"]);
    drop(Parts::from(parser).buffer);
}
