use drop_derive::OrderedDrop;

fn close(_: i32) {}

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Client {
    #[drop(with = close)]
    socket: i32,
    tls: String,
}

fn main() {}
