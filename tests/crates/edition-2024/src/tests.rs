use std::fmt::Debug;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use drop_derive::OrderedDrop;
use drop_derive_tests::{Witness, assert_drops, assert_log, held};
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
    #[drop(crate = self::deep::derive, parts = Parts, order = [r#gen, .., plain])]
    struct S<'a> {
        // In the wrong order: the compiler is asked, outside the item.
        r#gen: Option<&'a std::cell::Cell<u8>>,
        #[drop(with = crate::tests::close(_, plain))]
        step: std::mem::ManuallyDrop<Witness>,
        #[drop]
        alias: crate::tests::Alias<Witness>,
        #[drop(skip)]
        never: crate::tests::Alias<Witness>,
        object: Box<dyn Debug + 'a>,
        plain: Witness,
    }
    assert_eq!(S::DROP_ORDER, ["step", "alias", "gen", "object", "plain"]);
    let make = || {
        S::from(Parts {
            r#gen: None,
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
fn a_step_that_never_returns_is_one() {
    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = diverge, before = after)]
        before: ManuallyDrop<Witness>,
        after: ManuallyDrop<Witness>,
    }
    fn diverge(value: Witness) -> ! {
        drop(value);
        resume_unwind(Box::new("diverged"))
    }
    let value = S { before: held("before"), after: held("after") };
    assert!(catch_unwind(AssertUnwindSafe(|| drop(value))).is_err());
    assert_log(&["before", "after"], "diverged");
}

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
