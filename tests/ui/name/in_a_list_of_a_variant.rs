use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Parser {
    #[drop(order = [buffer, raeder])]
    Open { buffer: String, reader: String },
}

fn main() {}
