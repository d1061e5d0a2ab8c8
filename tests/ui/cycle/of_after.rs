use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Server {
    #[drop(after = pool)]
    listener: String,
    #[drop(after = cache)]
    pool: String,
    #[drop(after = listener)]
    cache: String,
}

fn main() {}
