use drop_derive::OrderedDrop;

struct Tls;

#[derive(OrderedDrop)]
struct Client {
    #[drop(skip)]
    tls: Tls,
}

fn main() {}
