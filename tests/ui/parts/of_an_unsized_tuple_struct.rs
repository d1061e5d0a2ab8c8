use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = Parts)]
struct Client<T>(u8, T)
where
    T: Send + ?Sized;

fn main() {}
