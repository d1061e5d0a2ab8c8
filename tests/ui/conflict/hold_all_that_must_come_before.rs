use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = queries)]
    log: String,
    #[drop(before = tls)]
    queries: Vec<String>,
    tls: std::mem::ManuallyDrop<String>,
}

fn main() {}
