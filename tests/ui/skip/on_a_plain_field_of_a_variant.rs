use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(skip)]
        tls: Option<String>,
    },
}

fn main() {}
