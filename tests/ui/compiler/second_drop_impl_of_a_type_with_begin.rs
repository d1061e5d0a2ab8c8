use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::flush)]
struct Client {
    tls: String,
}

impl Client {
    fn flush(&mut self) {}
}

impl Drop for Client {
    fn drop(&mut self) {}
}

fn main() {}
