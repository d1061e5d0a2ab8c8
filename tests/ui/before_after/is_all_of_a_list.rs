use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    tls: String,
    tcp: String,
    #[drop(after = [..])]
    log: String,
}

fn main() {}
