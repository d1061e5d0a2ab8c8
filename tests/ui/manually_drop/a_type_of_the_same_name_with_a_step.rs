use drop_derive::OrderedDrop;

struct ManuallyDrop<T>(T);

#[derive(OrderedDrop)]
struct Client {
    #[drop(with = drop)]
    tls: ManuallyDrop<String>,
}

fn main() {}
