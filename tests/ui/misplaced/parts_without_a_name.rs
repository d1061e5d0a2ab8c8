use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = ClientParts)]
struct Client {
    #[drop(parts = #[doc(hidden)])]
    tls: String,
}

fn main() {}
