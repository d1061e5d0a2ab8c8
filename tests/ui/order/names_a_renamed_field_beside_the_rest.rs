use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Connection;

fn commit(_: String, _: &mut Connection) {}

#[derive(OrderedDrop)]
#[drop(order = [tx, connection, ..])]
struct Database {
    connection: Connection,
    #[drop(with = commit(connection))]
    transaction: ManuallyDrop<String>,
    path: String,
}

fn main() {}
