use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [.., raw])]
struct Device<T> {
    raw: Box<T>,
    part0: Vec<T>,
    part1: Vec<T>,
    part2: Vec<T>,
    part3: Vec<T>,
    part4: Vec<T>,
    part5: Vec<T>,
    part6: Vec<T>,
    part7: Vec<T>,
    part8: Vec<T>,
    part9: Vec<T>,
    part10: Vec<T>,
    part11: Vec<T>,
}

fn main() {}
