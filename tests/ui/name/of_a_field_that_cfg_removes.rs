use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [tls, tcp, gpu])]
struct Client {
    tls: String,
    tcp: String,
    #[cfg(any())]
    gpu: String,
}

fn main() {}
