use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop]
        tls: Box<str>,
    },
}

fn main() {}
