use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::flush)]
enum Client {
    Open {
        #[drop(before = tcp)]
        tls: ManuallyDrop<String>,
        tcp: String,
    },
}

impl Client {
    fn flush(&mut self) {}
}

fn main() {
    let Client::Open { tls, tcp } =
        Client::Open { tls: ManuallyDrop::new(String::new()), tcp: String::new() };
    assert_eq!(Client::DROP_ORDER, ["Open.tls", "Open.tcp"]);
    drop((tls, tcp));
}
