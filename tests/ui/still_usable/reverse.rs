use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = reverse, parts = Parts)]
struct Client<T> {
    tcp: T,
    tls: Vec<T>,
}

fn main() {
    let parts = Parts { tls: vec![1], tcp: 1 };
    let client = Client::from(parts);
    assert_eq!(client.tls.len(), client.tcp);
    assert_eq!(Client::<usize>::DROP_ORDER.len(), 2);
    drop(Parts::from(client).tls);
}
