use drop_derive::OrderedDrop;

#[derive(Clone, Copy, OrderedDrop)]
#[drop(begin = Self::log)]
struct Handle {
    raw: u32,
}

impl Handle {
    fn log(&mut self) {}
}

fn main() {}
