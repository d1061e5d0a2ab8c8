use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop(order = [tls, tcp])]
        tls: String,
        tcp: String,
    },
}

fn main() {}
