use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum State {
    #[drop(part = #[derive(Debug)])]
    Open { tls: String },
}

fn main() {}
