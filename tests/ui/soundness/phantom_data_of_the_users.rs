use drop_derive::OrderedDrop;

struct PhantomData<T>(T);

#[derive(OrderedDrop)]
#[drop(order = [.., guard])]
struct Buffer {
    guard: String,
    marker: PhantomData<String>,
}

fn main() {}
