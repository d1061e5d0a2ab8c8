use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = ClientParts)]
struct Client {
    #[drop]
    tls: String,
    tcp: String,
}

fn main() {
    let parts = ClientParts { tls: String::new(), tcp: String::new() };
    let _ = Client::from(parts);
}
