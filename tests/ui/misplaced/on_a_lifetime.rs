use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client<#[drop(skip)] 'a> {
    tls: &'a str,
}

fn main() {}
