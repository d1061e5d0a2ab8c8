use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Self::flush)]
struct Image(String);

impl Image {
    fn flush(&mut self, _: u32) {}
}

fn main() {}
