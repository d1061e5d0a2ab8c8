use drop_derive::OrderedDrop;

struct Tls;

#[derive(OrderedDrop)]
struct Client {
    #[drop]
    tls: Tls,
}

fn main() {}
