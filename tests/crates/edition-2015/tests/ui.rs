//! Mistakes in a crate of edition 2015. The message would be lost if what reports it were resolved
//! there: `::core::compile_error!` leads nowhere.

extern crate trybuild;

/// Bless with `TRYBUILD=overwrite`, then read the diff.
#[test]
fn messages_are_not_lost() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
