use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

mod tls {
    pub(crate) fn close(tls: String, tcp: &mut String) {
        tcp.push_str(&tls);
    }
}

#[derive(OrderedDrop)]
#[drop(parts = pub(crate) Parts)]
struct Client<'a, T> {
    tcp: String,
    #[drop(before = tls)]
    queries: Vec<&'a T>,
    #[drop(with = tls::close(_, tcp))]
    tls: ManuallyDrop<String>,
}

fn orders<T: OrderedDrop>() -> usize {
    T::DROP_ORDER.len()
}

fn main() {
    let client: Client<u8> =
        Parts { queries: vec![&1], tls: String::new(), tcp: String::new() }.into();
    let Parts { queries, .. } = Parts::from(client);
    assert_eq!(orders::<Client<u8>>(), 2 + queries.len());
}
