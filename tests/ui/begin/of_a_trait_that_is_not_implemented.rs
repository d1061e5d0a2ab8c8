use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(begin = Flush::flush)]
struct Image {
    image: String,
}

trait Flush {
    fn flush(&mut self);
}

fn main() {}
