use std::fmt::Debug;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, held, Witness};
use drop_derive_tests_reexport::ordered_struct;

mod deep {
    pub use drop_derive as derive;
}

fn close<T>(value: T, _: &mut Witness) {
    drop(value);
}

#[test]
fn every_kind_of_expansion_resolves() {
    #[derive(OrderedDrop)]
    #[drop(crate = self::deep::derive, parts = Parts, order = [gen, .., plain])]
    #[allow(bare_trait_objects)] // On the type, and so on what is generated for it.
    struct S<'a> {
        // In the wrong order: the compiler is asked, outside the item.
        gen: Option<&'a std::cell::Cell<u8>>,
        #[drop(with = crate::tests::close(_, plain))]
        step: std::mem::ManuallyDrop<Witness>,
        #[drop]
        alias: crate::tests::Alias<Witness>,
        #[drop(skip)]
        never: crate::tests::Alias<Witness>,
        object: Box<Debug + 'a>,
        plain: Witness,
    }
    assert_eq!(S::DROP_ORDER, ["step", "alias", "gen", "object", "plain"]);
    let make = || {
        S::from(Parts {
            gen: None,
            step: Witness("step"),
            alias: Witness("alias"),
            never: held("never"),
            object: Box::new(Witness("object")),
            plain: Witness("plain"),
        })
    };
    assert_drops(make, &["step", "alias", "object", "plain"]);
}

type Alias<T> = ManuallyDrop<T>;

#[test]
fn a_macro_of_edition_2021_derives_here() {
    ordered_struct! {
        struct S {
            first: ManuallyDrop<Witness> = drop,
            second: ManuallyDrop<Witness> = crate::tests::close,
            last: Witness,
        }
    }
    let make = || S { first: held("first"), second: held("second"), last: Witness("last") };
    assert_drops(make, &["second", "first", "last"]);
}

#[test]
fn a_macro_of_edition_2015_derives_here() {
    drop_derive_tests_edition_2015::struct_of_2015!(S { plain: Witness, held: Witness });
    let make = || S { plain: Witness("plain"), objects: None, held: held("held") };
    assert_drops(make, &["held", "plain"]);
}
