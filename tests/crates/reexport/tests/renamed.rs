//! A crate that is called something else works like one that is not.

#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive_tests_reexport::{
    Closing, Either, Pair, PairParts, Parts, Renamed, Reporting, Stack, StackParts,
};
use ordered::OrderedDrop;

#[test]
fn the_renamed_crate_is_found_by_every_kind_of_expansion() {
    assert_eq!(Renamed::<String>::DROP_ORDER, ["step", "handle", "alias", "plain", "last"]);
    assert_eq!(Either::<u8, u8>::DROP_ORDER, ["Left.value", "Left.plain", "Right.1", "Right.0"]);
    let parts = Parts {
        plain: Some(1),
        step: "step".to_owned(),
        handle: 2,
        alias: "alias".to_owned(),
        never: ManuallyDrop::new(String::new()),
        last: None,
    };
    assert_eq!(Parts::from(Renamed::from(parts)).alias, "alias");
    let make = |code| Closing { step: ManuallyDrop::new(1), code, plain: Some(2) };
    assert_eq!([make(0).close(), make(1).close()], [Err("the code is 0"), Ok(())]);
    drop(Reporting::Variant(ManuallyDrop::new(1), 0));

    assert_eq!(Stack::<str, u8>::DROP_ORDER, ["alias", "layers", "lent", "number"]);
    let parts = StackParts { alias: 1, layers: [2, 3], lent: "lent", number: None };
    let parts = StackParts::from(Stack::from(parts));
    assert_eq!((parts.alias, parts.layers, parts.lent), (1, [2, 3], "lent"));
    assert_eq!(Pair::<u8>::DROP_ORDER, ["1", "0"]);
    let PairParts(number, alias) = Pair::from(PairParts(1, 2)).into();
    assert_eq!((number, alias), (1, 2));
}

#[test]
fn macros_of_a_crate_that_reexports_it_derive_where_it_is_unknown() {
    drop_derive_tests_reexport::ordered_enum! {
        enum Made { Pair(ManuallyDrop<u8>, ManuallyDrop<u8>) = [1, 0], Single(u8) = [0] }
    }
    assert_eq!(Made::DROP_ORDER, ["Pair.1", "Pair.0", "Single.0"]);
}
