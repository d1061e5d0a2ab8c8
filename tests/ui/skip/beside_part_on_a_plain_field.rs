use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = ClientParts)]
struct Client {
    #[drop(skip, part = #[doc(hidden)])]
    addresses: [String; 2],
}

fn main() {}
