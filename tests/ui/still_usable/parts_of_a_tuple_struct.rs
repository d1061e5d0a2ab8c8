use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client(String, u8, #[drop] ManuallyDrop<String>);

fn main() {
    let client = Client(String::new(), 1, ManuallyDrop::new(String::new()));
    assert_eq!(Client::DROP_ORDER, ["2", "0", "1"]);
    let Parts(tcp, number, tls) = Parts::from(client);
    let parts = Parts(tcp + &tls, number + 1, tls);
    drop(Client::from(parts));
}
