use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(priority = 10)]
    tls: String,
    #[drop(priority = 20)]
    tcp: String,
    log: String,
}

fn main() {}
