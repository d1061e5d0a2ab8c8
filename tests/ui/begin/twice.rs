use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::flush)]
#[drop(begin = Self::close)]
struct Client {
    tls: String,
}

impl Client {
    fn flush(&mut self) {}
    fn close(&mut self) {}
}

fn main() {}
