use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client(#[drop] ManuallyDrop<String>, String);

fn main() {
    let client = Client(ManuallyDrop::new(String::new()), String::new());
    assert_eq!(Client::DROP_ORDER, ["0", "1"]);
    let parts = Parts::from(client);
    drop(parts.0);
}
