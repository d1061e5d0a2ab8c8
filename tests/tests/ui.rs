//! Every mistake has a program in `ui/<what it is about>/`, and beside it what the compiler says.

/// Bless with `TRYBUILD=overwrite`, then read the diff.
#[test]
fn mistakes_are_told_once_and_where_they_are() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
