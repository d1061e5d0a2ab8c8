use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = ClientParts: Debug)]
struct Client {
    tls: String,
}

fn main() {
    let _ = Client::from(ClientParts { tls: String::new() });
}
