//! The guard of a resource pool. When it is dropped, its connection goes back to the pool; after that
//! its permit lets the next one in, who would else find the pool empty.
//!
//! By hand, the connection is in an `Option`, for `drop` and for `detach`, and each use has to get past
//! it. That the permit goes last is the declaration order, and nobody checks it.

#![forbid(unsafe_code)]

use std::sync::{Arc, Mutex};

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_log, log, witness};

use super::log_of_drop;

struct Connection {
    is_broken: bool,
}

impl Connection {
    fn query(&mut self) {
        witness(if self.is_broken { "broken" } else { "query" });
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        witness("connection closed");
    }
}

#[derive(Default)]
struct Pool {
    idle: Mutex<Vec<Connection>>,
}

impl Pool {
    fn put_back(&self, connection: Connection) {
        if connection.is_broken {
            return;
        }
        self.idle.lock().unwrap().push(connection);
        witness("put back");
    }

    fn count(&self) -> usize {
        self.idle.lock().unwrap().len()
    }
}

/// Lets the next one in when it is dropped.
struct Permit;

impl Drop for Permit {
    fn drop(&mut self) {
        witness("next one let in");
    }
}

mod before {
    use super::{Arc, Connection, Permit, Pool};

    pub(super) struct Guard {
        pub(super) connection: Option<Connection>,
        // Must stay below `connection`!
        pub(super) _permit: Permit,
        pub(super) pool: Arc<Pool>,
    }

    impl Guard {
        pub(super) fn new(connection: Connection, pool: Arc<Pool>) -> Self {
            Guard { connection: Some(connection), _permit: Permit, pool }
        }

        pub(super) fn query(&mut self) {
            self.connection.as_mut().expect("only `drop` and `detach` take it").query();
        }

        /// The connection, which does not go back.
        pub(super) fn detach(mut self) -> Connection {
            self.connection.take().expect("only `drop` and `detach` take it")
        }
    }

    impl Drop for Guard {
        fn drop(&mut self) {
            if let Some(connection) = self.connection.take() {
                self.pool.put_back(connection);
            }
        }
    }
}

mod after {
    use std::mem::ManuallyDrop;

    use super::{Arc, Connection, OrderedDrop, Permit, Pool};

    #[derive(OrderedDrop)]
    #[drop(order = [connection, permit, pool], parts = GuardParts)]
    pub(super) struct Guard {
        permit: Permit,
        pool: Arc<Pool>,
        #[drop(with = Pool::put_back(pool, _))]
        connection: ManuallyDrop<Connection>,
    }

    impl Guard {
        pub(super) fn new(connection: Connection, pool: Arc<Pool>) -> Self {
            GuardParts { connection, permit: Permit, pool }.into()
        }

        pub(super) fn query(&mut self) {
            self.connection.query();
        }

        /// The connection, which does not go back.
        pub(super) fn detach(self) -> Connection {
            GuardParts::from(self).connection
        }
    }
}

fn connection(is_broken: bool) -> Connection {
    Connection { is_broken }
}

#[test]
fn a_connection_goes_back_before_the_next_one_is_let_in() {
    assert_eq!(after::Guard::DROP_ORDER, ["connection", "permit", "pool"]);
    let pool = Arc::new(Pool::default());
    let before = || before::Guard::new(connection(false), pool.clone());
    let after = || after::Guard::new(connection(false), pool.clone());

    // With a panic while it goes back, the next one is let in as well.
    for panic_at in [None, Some("put back"), Some("next one let in")] {
        let expected = ["put back", "next one let in"];
        assert_eq!(log_of_drop(before, panic_at), expected, "before, {panic_at:?}");
        assert_eq!(log_of_drop(after, panic_at), expected, "after, {panic_at:?}");
    }
    assert_eq!(pool.count(), 6);
    // The pool is not kept alive by a guard that panicked.
    assert_eq!(Arc::strong_count(&pool), 1);
    drop(pool);
    log();
}

#[test]
fn a_connection_that_is_broken_is_closed_before_the_next_one_is_let_in() {
    let pool = Arc::new(Pool::default());
    let before = || before::Guard::new(connection(true), pool.clone());
    let after = || after::Guard::new(connection(true), pool.clone());
    for panic_at in [None, Some("connection closed")] {
        let expected = ["connection closed", "next one let in"];
        assert_eq!(log_of_drop(before, panic_at), expected, "before, {panic_at:?}");
        assert_eq!(log_of_drop(after, panic_at), expected, "after, {panic_at:?}");
    }
    assert_eq!((pool.count(), Arc::strong_count(&pool)), (0, 1));
}

#[test]
fn a_connection_can_be_used_and_detached() {
    let pool = Arc::new(Pool::default());
    let mut before = before::Guard::new(connection(false), pool.clone());
    before.query();
    let detached = before.detach();
    assert_log(&["query", "next one let in"], "before");
    drop(detached);
    assert_log(&["connection closed"], "before");

    let mut after = after::Guard::new(connection(false), pool.clone());
    after.query();
    let detached = after.detach();
    assert_log(&["query", "next one let in"], "after");
    drop(detached);
    assert_log(&["connection closed"], "after");
    assert_eq!((pool.count(), Arc::strong_count(&pool)), (0, 1));
}
