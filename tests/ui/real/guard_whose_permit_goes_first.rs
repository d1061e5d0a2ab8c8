//! The guard of `tests/real/ports`, which lets the next one in before the connection is back.

use std::mem::ManuallyDrop;
use std::sync::Arc;

use drop_derive::OrderedDrop;

struct Permit(String);
struct Connection;
struct Pool;

impl Pool {
    fn put_back(&self, _: Connection) {}
}

#[derive(OrderedDrop)]
#[drop(order = [permit, connection, pool], parts = GuardParts)]
struct Guard {
    permit: Permit,
    pool: Arc<Pool>,
    #[drop(with = Pool::put_back(pool, _))]
    connection: ManuallyDrop<Connection>,
}

fn main() {}
