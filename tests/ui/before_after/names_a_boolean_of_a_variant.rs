use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Parser {
    Open {
        #[drop(before = done)]
        source: String,
        done: bool,
    },
}

fn main() {}
