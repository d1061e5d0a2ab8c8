//! The guard of `tests/real/ports`, with the pool gone before the connection goes back to it.

use std::mem::ManuallyDrop;
use std::sync::Arc;

use drop_derive::OrderedDrop;

struct Permit;
struct Connection;
struct Pool;

impl Pool {
    fn put_back(&self, _: Connection) {}
}

#[derive(OrderedDrop)]
#[drop(order = [pool, connection, permit], parts = GuardParts)]
struct Guard {
    permit: Permit,
    pool: ManuallyDrop<Arc<Pool>>,
    #[drop(with = Pool::put_back(pool, _))]
    connection: ManuallyDrop<Connection>,
}

fn main() {}
