use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = pub Parts)]
struct Client<T>
where
    T: ?Sized,
{
    tls: String,
    tail: T,
}

fn main() {}
