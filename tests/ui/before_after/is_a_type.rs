//~ 2 errors

use std::mem::ManuallyDrop;
use std::net::TcpStream;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client {
    #[drop(before = TcpStream)]
    queries: ManuallyDrop<Vec<String>>,
    #[drop(before = Vec<String>)]
    tls: ManuallyDrop<String>,
    tcp: ManuallyDrop<TcpStream>,
}

fn main() {}
