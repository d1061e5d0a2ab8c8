use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = derive(Debug) ClientParts)]
struct Client {
    tls: String,
}

fn main() {
    let _ = Client::from(ClientParts { tls: String::new() });
}
