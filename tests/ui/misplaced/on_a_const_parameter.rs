use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client<#[drop(before = tcp)] const N: usize> {
    tls: [String; N],
    tcp: String,
}

fn main() {}
