extern crate drop_derive;

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type Held<T> = ManuallyDrop<T>;

#[derive(OrderedDrop)]
#[drop(order = [tls, .., tcp])]
struct Client {
    tcp: Option<String>,
    tls: ::std::string::String,
    alias: ::Held<String>,
}

fn main() {}
