use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(part = #[allow(dead_code)])]
        tls: String,
    },
}

fn main() {}
