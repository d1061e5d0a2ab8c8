use drop_derive::OrderedDrop;

mod client {
    #[derive(super::OrderedDrop)]
    #[drop(parts = "pub(crate) Parts")]
    pub(crate) struct Client {
        pub(crate) tls: String,
    }
}

fn main() {
    let client = client::Client::from(client::Parts { tls: String::new() });
    assert_eq!(client::Client::DROP_ORDER, [client.tls]);
}
