//! The expansion sets off no lint, hides none of the user's, and allows none on its own.

#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::env;
use std::path::Path;
use std::process::Command;

/// The source that denies every lint. The crates of the other editions compile it too.
const SHAPES: &str = include_str!("../crates/lints/src/shapes.rs");
const ROOT: &str = include_str!("../crates/lints/src/lib.rs");

#[test]
#[cfg_attr(miri, ignore = "Miri starts no processes")]
fn no_expansion_sets_off_a_lint_of_clippy() {
    let mut clippy = Command::new(env!("CARGO"));
    clippy.args(["clippy", "--locked", "--offline", "--quiet", "--no-deps"]);
    for edition in ["lints", "edition-2015", "edition-2018", "edition-2024"] {
        clippy.arg("--package").arg(format!("drop-derive-tests-{edition}"));
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clippy");
    clippy.arg("--target-dir").arg(target).args(["--", "--deny", "warnings"]);
    let output = clippy.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
#[cfg_attr(miri, ignore = "Miri starts no processes")]
fn the_lints_that_rustc_allows_by_default_are_denied() {
    /// To use them takes a nightly compiler.
    const UNSTABLE: [&str; 8] = [
        "fuzzy_provenance_casts",
        "lossy_provenance_casts",
        "multiple_supertrait_upcastable",
        "must_not_suspend",
        "non_exhaustive_omitted_patterns",
        "resolving_to_items_shadowing_supertrait_items",
        "shadowing_supertrait_items",
        "unqualified_local_imports",
    ];
    /// They look at something else: at what the linker says, and at `#![feature]`.
    const ELSEWHERE: [&str; 2] = ["linker_messages", "unstable_features"];

    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["-W", "help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let allowed = help.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let name = words.next()?.replace('-', "_");
        (words.next() == Some("allow")).then_some(name)
    });
    let denied: BTreeSet<&str> =
        SHAPES.lines().chain(ROOT.lines()).map(|line| line.trim().trim_end_matches(',')).collect();
    let is_missing = |name: &String| {
        !denied.contains(&**name) && !UNSTABLE.contains(&&**name) && !ELSEWHERE.contains(&&**name)
    };
    let (count, missing) = allowed.fold((0, Vec::new()), |(count, mut missing), name| {
        missing.extend(Some(name).filter(is_missing));
        (count + 1, missing)
    });
    assert!(count > 50, "the format of the help has changed:\n{help}");
    assert!(missing.is_empty(), "not denied in `crates/lints/src/shapes.rs`: {missing:?}");
}

/// Under `forbid`, an `allow` of the expansion's is an error, or at best a warning. The expansion of a
/// step does have two: of `unreachable_code`, for steps that never return, and of `unexpected_cfgs`, for
/// what only editors see.
#[forbid(
    dead_code,
    deprecated,
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    single_use_lifetimes,
    trivial_casts,
    unreachable_pub,
    unsafe_code,
    unused_imports,
    unused_lifetimes,
    unused_must_use,
    unused_mut,
    unused_qualifications,
    unused_unsafe,
    unused_variables
)]
mod forbidden {
    use std::mem::ManuallyDrop;

    use drop_derive::OrderedDrop;
    use drop_derive_tests::{assert_drops, held, log, Witness};

    #[derive(OrderedDrop)]
    #[drop(begin = Self::begin, parts = pub(crate) Parts, order = [view, .., plain])]
    pub(crate) struct Struct<'view, T> {
        pub(crate) view: Option<&'view str>,
        #[drop(with = step(_, plain))]
        pub(crate) step: ManuallyDrop<T>,
        #[drop]
        pub(crate) alias: Alias<Witness>,
        #[drop(skip)]
        pub(crate) never: Alias<Witness>,
        pub(crate) plain: Witness,
    }

    type Alias<T> = ManuallyDrop<T>;

    impl<T> Struct<'_, T> {
        fn begin(&mut self) -> Option<&'_ str> {
            self.view.take()
        }
    }

    fn step<T>(value: T, plain: &Witness) -> Result<T, String> {
        if plain.0.is_empty() {
            return Err("empty".to_owned());
        }
        Ok(value)
    }

    #[derive(OrderedDrop)]
    enum Enum {
        Variant(#[drop(with = step(_, 1))] ManuallyDrop<Witness>, Witness),
    }

    #[derive(OrderedDrop)]
    #[drop(begin = Self::begin, close = pub(crate) close -> String, report = report)]
    pub(crate) struct Closing<'view, T> {
        pub(crate) view: Option<&'view str>,
        #[drop(with = wipe(&mut _, *number))]
        pub(crate) step: ManuallyDrop<T>,
        pub(crate) number: u8,
        pub(crate) plain: Witness,
    }

    impl<T> Closing<'_, T> {
        fn begin(&mut self) -> Result<(), String> {
            self.view.take().map_or(Ok(()), |view| Err(view.to_owned()))
        }
    }

    fn wipe<T>(_: &mut T, number: u8) -> Result<(), Failure> {
        i8::try_from(number).map(drop).map_err(|_| Failure)
    }

    impl From<Failure> for String {
        fn from(_: Failure) -> String {
            "failed".to_owned()
        }
    }

    #[derive(Debug, PartialEq)]
    pub(crate) struct Failure;

    #[derive(OrderedDrop)]
    #[drop(close = close -> Failure)]
    enum ClosingEnum {
        Variant(#[drop(with = wipe(&mut _, *1))] ManuallyDrop<Witness>, u8),
        Plain(Witness),
    }

    #[derive(OrderedDrop)]
    #[drop(report = report)]
    struct Reporting(#[drop(with = step(_, 1))] ManuallyDrop<Witness>, Witness);

    fn report<E>(_: E) {}

    #[derive(OrderedDrop)]
    #[drop(order = reverse, close = close -> Failure, parts = #[derive(Debug)] pub(crate) StackParts)]
    pub(crate) struct Stack<T: ?Sized> {
        pub(crate) number: u8,
        pub(crate) plain: Witness,
        #[drop(with = drop_derive::last_first, part = #[doc(alias = "stack")])]
        pub(crate) layers: ManuallyDrop<[Witness; 2]>,
        #[drop]
        pub(crate) tail: Alias<std::sync::Mutex<T>>,
    }

    #[derive(OrderedDrop)]
    #[drop(parts = pub(crate) PairParts)]
    pub(crate) struct Pair(pub(crate) u8, #[drop] pub(crate) Alias<Witness>);

    #[test]
    fn what_is_forbidden_is_not_allowed_by_an_expansion() {
        let make = || {
            let (step, alias, plain) = (Witness("step"), Witness("alias"), Witness("plain"));
            Struct::from(Parts { view: Some(""), step, alias, never: held("never"), plain })
        };
        assert_drops(make, &["step", "alias", "plain"]);
        assert_drops(|| Enum::Variant(held("0"), Witness("1")), &["0", "1"]);
        assert_eq!(Struct::<u8>::DROP_ORDER.len() + Enum::DROP_ORDER.len(), 6);
        let make =
            || Closing { view: None, step: held("step"), number: 1, plain: Witness("plain") };
        assert_drops(make, &["step", "plain"]);
        assert_eq!(make().close(), Ok(()));
        assert_eq!(ClosingEnum::Variant(held("0"), 128).close(), Err(Failure));
        assert_eq!(ClosingEnum::Plain(Witness("0")).close(), Ok(()));
        drop(Reporting(held("0"), Witness("1")));
        assert_eq!(log(), ["step", "plain", "0", "0", "0", "1"]);
        let make = || {
            let (layers, plain) = ([Witness("bottom"), Witness("top")], Witness("plain"));
            Stack::from(StackParts { tail: 1_u8.into(), layers, plain, number: 1 })
        };
        assert_drops(make, &["top", "bottom", "plain"]);
        assert_eq!(make().close(), Ok(()));
        let PairParts(number, _) = Pair::from(PairParts(1, Witness("pair"))).into();
        assert_eq!(
            (number, &*log()),
            (1, &["top", "bottom", "plain", "pair"].map(String::from)[..])
        );
    }
}

/// The same for whole groups of lints, on types without steps.
#[forbid(warnings, nonstandard_style, rust_2018_idioms, unused, clippy::all, clippy::pedantic)]
#[deny(forbidden_lint_groups)]
mod forbidden_groups {
    use std::mem::ManuallyDrop;

    use drop_derive::OrderedDrop;
    use drop_derive_tests::{assert_drops, held, Witness};

    #[derive(OrderedDrop)]
    #[drop(parts = pub(crate) Parts)]
    pub(crate) struct Struct<'name> {
        pub(crate) plain: &'name str,
        #[drop(after = second)]
        pub(crate) first: ManuallyDrop<Witness>,
        pub(crate) second: ManuallyDrop<Witness>,
    }

    #[derive(OrderedDrop)]
    enum Enum {
        Variant(#[drop(before = 1)] ManuallyDrop<Witness>, Witness),
    }

    #[test]
    fn what_is_forbidden_as_a_group_is_not_allowed_by_an_expansion() {
        let make = || {
            Struct::from(Parts { plain: "", first: Witness("first"), second: Witness("second") })
        };
        assert_drops(make, &["second", "first"]);
        let make = || Enum::Variant(held("0"), Witness("1"));
        assert_drops(make, &["0", "1"]);
        let Enum::Variant(_, plain) = &make();
        assert_eq!(plain.0, "1");
        assert_eq!(Struct::DROP_ORDER.len() + Enum::DROP_ORDER.len(), 5);
    }
}

/// Each `expect` is of a lint that the compiler reports in there: it would be unfulfilled if the
/// expansion hid it. Dead code has a snapshot, `ui/hygiene/dead_code_is_reported.rs`, since to the
/// compiler what is expected to be dead is alive.
#[deny(unfulfilled_lint_expectations)]
mod reported {
    use std::mem::ManuallyDrop;

    use drop_derive::OrderedDrop;
    use drop_derive_tests::{held, log, Witness};

    #[expect(deprecated, reason = "the step is")]
    mod of_a_step {
        use super::*;

        #[derive(OrderedDrop)]
        pub(super) struct Step(#[drop(with = old)] pub(super) ManuallyDrop<Witness>);

        #[deprecated = "use something newer"]
        fn old(_: Witness) {}
    }

    #[expect(deprecated, reason = "the function is")]
    mod of_begin {
        use super::*;

        #[derive(OrderedDrop)]
        #[drop(begin = Self::old)]
        pub(super) struct Begin(#[drop] pub(super) ManuallyDrop<Witness>);

        impl Begin {
            #[deprecated = "use something newer"]
            fn old(&mut self) {
                self.0 .0 = "begun";
            }
        }
    }

    #[expect(deprecated, reason = "the function is")]
    mod of_a_report {
        use super::*;

        #[derive(OrderedDrop)]
        #[drop(report = old)]
        pub(super) struct Report(
            #[drop(with = Err::<(), Witness>)] pub(super) ManuallyDrop<Witness>,
        );

        #[deprecated = "use something newer"]
        fn old<E>(_: E) {}
    }

    #[expect(deprecated, reason = "the type of the error is")]
    mod of_close {
        use super::*;

        #[derive(OrderedDrop)]
        #[drop(close = pub(super) close -> Old)]
        pub(super) struct Close(#[drop(with = drop)] pub(super) ManuallyDrop<Witness>);

        #[deprecated = "use something newer"]
        pub(super) struct Old;
    }

    #[expect(deprecated, reason = "the field of the parts is")]
    mod of_parts {
        use super::*;

        #[derive(OrderedDrop)]
        #[drop(parts = pub(super) Parts)]
        pub(super) struct Whole {
            #[drop(part = #[deprecated])]
            pub(super) old: u8,
            #[drop]
            pub(super) held: ManuallyDrop<Witness>,
        }

        pub(super) fn old(parts: &Parts) -> u8 {
            parts.old
        }
    }

    #[expect(deprecated, reason = "the type is")]
    mod of_a_type {
        use super::*;

        #[deprecated = "use something newer"]
        pub(super) struct Old;

        #[derive(OrderedDrop)]
        pub(super) struct New(#[drop(before = 1)] pub(super) ManuallyDrop<Witness>, pub(super) Old);
    }

    #[expect(unused_qualifications, reason = "as the user wrote it")]
    mod of_a_path {
        use super::*;

        #[derive(OrderedDrop)]
        pub(super) struct Step(#[drop(with = std::mem::drop)] pub(super) ManuallyDrop<Witness>);
    }

    #[expect(non_snake_case, reason = "as the user wrote it")]
    mod of_a_name {
        use super::*;

        #[derive(OrderedDrop)]
        #[drop(parts = Parts)]
        pub(super) struct Name {
            #[drop]
            pub(super) camelCase: ManuallyDrop<Witness>,
        }
    }

    /// What is expected on a type, and met there, is not asked for again in what is generated for it.
    #[test]
    fn an_expectation_on_a_type_is_met_once() {
        #[derive(OrderedDrop)]
        #[drop(parts = Parts)]
        #[expect(non_snake_case, unused_parens, reason = "as the user wrote it")]
        struct Named {
            #[drop(before = plain)]
            camelCase: ManuallyDrop<Witness>,
            #[expect(unused_qualifications, reason = "as the user wrote it")]
            plain: std::option::Option<Witness>,
            other: (Option<Witness>),
        }
        #[derive(OrderedDrop)]
        #[drop(parts = PartsOfNotMade)]
        #[expect(dead_code, reason = "made by nobody")]
        struct NotMade {
            #[drop(before = plain)]
            held: ManuallyDrop<Witness>,
            plain: Witness,
        }
        drop(Named::from(Parts { camelCase: Witness("camelCase"), plain: None, other: None }));
        assert_eq!(log(), ["camelCase"]);
    }

    #[test]
    #[expect(deprecated, reason = "of `of_a_type`")]
    fn lints_of_the_user_are_not_hidden() {
        drop(of_a_step::Step(held("0")));
        drop(of_begin::Begin(held("0")));
        drop(of_a_type::New(held("0"), of_a_type::Old));
        drop(of_a_path::Step(held("0")));
        drop(of_a_name::Name { camelCase: held("camelCase") });
        assert_eq!(log().len(), 5);
        drop(of_a_report::Report(held("0")));
        assert!(of_close::Close(held("0")).close().is_ok());
        let parts = of_parts::Parts::from(of_parts::Whole { old: 1, held: held("0") });
        assert_eq!((of_parts::old(&parts), log().len()), (1, 2));
    }
}
