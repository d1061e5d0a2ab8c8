//! `close`: which errors and panics get where, and that everything is gone by then.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::error::Error;
use std::fmt::Debug;
use std::io;
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};

use drop_derive::OrderedDrop;
use drop_derive_tests::clean_up::{fail, report, Failed};
use drop_derive_tests::{held, log, log_of_panic_at, witness, Witness};

#[test]
fn close_drops_the_fields_that_the_language_would_in_the_order_of_the_language() {
    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed)]
    struct S {
        a: Witness,
        b: [Witness; 2],
        #[drop]
        c: ManuallyDrop<Witness>,
        d: Option<Box<Witness>>,
        #[drop(skip)]
        e: ManuallyDrop<Witness>,
        f: (),
    }
    let make = || S {
        a: Witness("a"),
        b: [Witness("b0"), Witness("b1")],
        c: held("c"),
        d: Some(Box::new(Witness("d"))),
        e: held("e"),
        f: (),
    };
    let lines = ["c", "a", "b0", "b1", "d"];
    drop(make());
    assert_eq!(log(), lines);
    assert_eq!(make().close(), Ok(()));
    assert_eq!(log(), lines);
    for line in lines {
        assert_eq!(log_of_panic_at(line, || drop(make().close())), lines);
    }
}

#[test]
fn close_drops_what_is_beside_a_manually_drop_in_a_skipped_field() {
    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed)]
    struct S {
        a: Witness,
        #[drop(skip)]
        b: (ManuallyDrop<Witness>, Witness),
        #[drop(skip)]
        c: Vec<ManuallyDrop<Witness>>,
        #[drop]
        d: ManuallyDrop<Witness>,
        e: Witness,
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed)]
    enum E {
        A(#[drop(skip)] (Witness, ManuallyDrop<Witness>), #[drop] ManuallyDrop<Witness>),
    }
    let make = || S {
        a: Witness("a"),
        b: (held("never"), Witness("b")),
        c: vec![held("never")],
        d: held("d"),
        e: Witness("e"),
    };
    let lines = ["d", "a", "b", "e"];
    drop(make());
    assert_eq!(log(), lines);
    assert_eq!(make().close(), Ok(()));
    assert_eq!(log(), lines);

    let make = || E::A((Witness("a"), held("never")), held("b"));
    drop(make());
    assert_eq!(log(), ["b", "a"]);
    assert_eq!(make().close(), Ok(()));
    assert_eq!(log(), ["b", "a"]);
}

#[test]
fn errors_that_nobody_sees_are_dropped_in_the_turn_of_what_failed() {
    /// Tells when it is dropped.
    #[derive(Debug)]
    struct Lost(Witness);
    fn lose(value: Witness) -> Result<(), Lost> {
        let name = value.0;
        drop(value);
        Err(Lost(Witness(match name {
            "a" => "error of a",
            _ => "error of b",
        })))
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> Lost)]
    struct S {
        #[drop(with = lose)]
        a: ManuallyDrop<Witness>,
        #[drop(with = lose)]
        b: ManuallyDrop<Witness>,
        c: Witness,
    }
    let make = || S { a: held("a"), b: held("b"), c: Witness("c") };
    drop(make());
    assert_eq!(log(), ["a", "error of a", "b", "error of b", "c"]);
    let first = make().close().unwrap_err();
    assert_eq!(log(), ["a", "b", "error of b", "c"]);
    drop(first);
    assert_eq!(log(), ["error of a"]);
    let lines = log_of_panic_at("c", || drop(make().close()));
    assert_eq!(lines, ["a", "b", "error of b", "c", "error of a"]);
    let lines = log_of_panic_at("error of b", || drop(make().close()));
    assert_eq!(lines, ["a", "b", "error of b", "c", "error of a"]);
}

#[test]
fn errors_are_converted_and_only_where_somebody_sees_them() {
    struct Counted(&'static str);
    impl From<Counted> for Failed {
        fn from(counted: Counted) -> Failed {
            witness(&format!("convert {}", counted.0));
            Failed(counted.0)
        }
    }
    fn count(value: Witness) -> Result<(), Counted> {
        Err(Counted(value.0))
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed)]
    struct Silent {
        #[drop(with = count)]
        a: ManuallyDrop<Witness>,
        #[drop(with = count)]
        b: ManuallyDrop<Witness>,
    }
    let make = || Silent { a: held("a"), b: held("b") };
    drop(make());
    assert_eq!(log(), ["a", "b"]);
    assert_eq!(make().close(), Err(Failed("a")));
    assert_eq!(log(), ["a", "convert a", "b"]);
    assert_eq!(
        log_of_panic_at("convert a", || drop(make().close())),
        ["a", "convert a", "b", "convert b"]
    );

    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed, report = report)]
    struct Reported {
        #[drop(with = count)]
        a: ManuallyDrop<Witness>,
        #[drop(with = count)]
        b: ManuallyDrop<Witness>,
    }
    let make = || Reported { a: held("a"), b: held("b") };
    drop(make());
    assert_eq!(log(), ["a", "convert a", "report a", "b", "convert b", "report b"]);
    assert_eq!(make().close(), Err(Failed("a")));
    assert_eq!(log(), ["a", "convert a", "b", "convert b", "report b"]);
}

#[test]
fn errors_of_several_types_end_in_one() {
    fn number(text: String) -> Result<u8, std::num::ParseIntError> {
        text.parse()
    }
    fn text(value: String) -> Result<(), String> {
        Err(value)
    }
    fn borrowed(value: &mut str) -> Result<(), &str> {
        Err(value)
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> Box<dyn Error + Send + Sync>)]
    struct S {
        #[drop(with = number)]
        a: ManuallyDrop<String>,
        #[drop(with = text)]
        b: ManuallyDrop<String>,
        #[drop(with = borrowed(&mut _))]
        c: ManuallyDrop<Box<str>>,
        #[drop(with = drop)]
        d: ManuallyDrop<io::Result<()>>,
    }
    let make = |a: &str| S {
        a: ManuallyDrop::new(a.to_owned()),
        b: ManuallyDrop::new("b failed".to_owned()),
        c: ManuallyDrop::new("c failed".into()),
        d: ManuallyDrop::new(Err(io::Error::other("a value is no result"))),
    };
    assert_eq!(
        make("256").close().unwrap_err().to_string(),
        "number too large to fit in target type"
    );
    assert_eq!(make("255").close().unwrap_err().to_string(), "b failed");
}

#[test]
fn a_result_is_told_by_its_type() {
    type Alias<T> = Result<T, Failed>;
    #[allow(unreachable_pub)]
    mod own {
        /// No `Result`, in spite of its name.
        pub enum Result<T, E> {
            Ok(T),
            Err(E),
        }
    }
    fn alias(value: Witness) -> Alias<Witness> {
        Ok(value)
    }
    fn own(value: Witness) -> own::Result<(), Witness> {
        own::Result::Err(value)
    }
    fn option(value: Witness) -> Option<Witness> {
        Some(value)
    }
    fn nested(value: Witness) -> Option<Result<(), Witness>> {
        Some(Err(value))
    }
    fn parameter<T>(value: T) -> T {
        value
    }
    fn diverge(value: Witness) -> ! {
        drop(value);
        std::panic::resume_unwind(Box::new("diverged".to_owned()))
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed, report = report)]
    struct S<T> {
        #[drop(with = alias)]
        a: ManuallyDrop<Witness>,
        #[drop(with = own)]
        b: ManuallyDrop<Witness>,
        #[drop(with = option)]
        c: ManuallyDrop<Witness>,
        #[drop(with = nested)]
        d: ManuallyDrop<Witness>,
        #[drop(with = parameter)]
        e: ManuallyDrop<T>,
        #[drop(with = parameter::<Result<Witness, Failed>>)]
        f: ManuallyDrop<Result<Witness, Failed>>,
        #[drop(with = diverge)]
        g: ManuallyDrop<Witness>,
        h: Witness,
    }
    let make = || S {
        a: held("a"),
        b: held("b"),
        c: held("c"),
        d: held("d"),
        e: ManuallyDrop::new(Err::<u8, _>(Failed("e"))),
        f: ManuallyDrop::new(Err(Failed("f"))),
        g: held("g"),
        h: Witness("h"),
    };
    let lines = log_of_diverging(|| drop(make()));
    assert_eq!(lines, ["a", "b", "c", "d", "report f", "g", "h"]);
    let lines = log_of_diverging(|| drop(make().close()));
    assert_eq!(lines, ["a", "b", "c", "d", "g", "h", "report f"]);

    fn log_of_diverging(run: impl FnOnce()) -> Vec<String> {
        catch_unwind(AssertUnwindSafe(run)).unwrap_err();
        log()
    }
}

#[test]
fn begin_alone_can_fail() {
    #[derive(OrderedDrop)]
    #[drop(begin = begin, close = pub(crate) finish -> Failed, report = report)]
    struct S<'a, T: Debug, const N: usize>
    where
        T: Clone,
    {
        a: Witness,
        b: &'a [T; N],
    }
    fn begin<T: Debug + Clone, const N: usize>(s: &mut S<'_, T, N>) -> Result<(), Failed> {
        witness(&format!("{:?}", s.b));
        Err(Failed("begin"))
    }
    let make = || S { a: Witness("a"), b: &[1_u8, 2] };
    drop(make());
    assert_eq!(log(), ["[1, 2]", "report begin", "a"]);
    assert_eq!(make().finish(), Err(Failed("begin")));
    assert_eq!(log(), ["[1, 2]", "a"]);
}

#[test]
fn more_fields_than_a_tuple_of_turns_holds_are_closed() {
    macro_rules! many {
        ($($managed:ident)*; $($plain:ident)*) => {
            #[derive(OrderedDrop)]
            #[drop(close = close -> Failed)]
            struct Many {
                $($plain: Witness,)*
                $(#[drop(with = fail)] $managed: ManuallyDrop<Witness>,)*
            }
            let make = || Many {
                $($plain: Witness(stringify!($plain)),)*
                $($managed: held(stringify!($managed)),)*
            };
            let names = [$(stringify!($managed),)* $(stringify!($plain),)*];
            assert_eq!(make().close(), Err(Failed(names[0])));
            assert_eq!(log(), names);
            for at in [0, 62, 63, 64, 65, 130, 131, 199] {
                assert_eq!(log_of_panic_at(names[at], || drop(make().close())), names);
            }
        };
    }
    many! {
        m00 m01 m02 m03 m04 m05 m06 m07 m08 m09 m10 m11 m12 m13 m14 m15 m16 m17 m18 m19
        m20 m21 m22 m23 m24 m25 m26 m27 m28 m29 m30 m31 m32 m33 m34 m35 m36 m37 m38 m39
        m40 m41 m42 m43 m44 m45 m46 m47 m48 m49 m50 m51 m52 m53 m54 m55 m56 m57 m58 m59
        m60 m61 m62 m63 m64 m65 m66;
        p00 p01 p02 p03 p04 p05 p06 p07 p08 p09 p10 p11 p12 p13 p14 p15 p16 p17 p18 p19
        p20 p21 p22 p23 p24 p25 p26 p27 p28 p29 p30 p31 p32 p33 p34 p35 p36 p37 p38 p39
        p40 p41 p42 p43 p44 p45 p46 p47 p48 p49 p50 p51 p52 p53 p54 p55 p56 p57 p58 p59
        p60 p61 p62 p63 p64 p65 p66 p67 p68 p69 p70 p71 p72 p73 p74 p75 p76 p77 p78 p79
        p80 p81 p82 p83 p84 p85 p86 p87 p88 p89 p90 p91 p92 p93 p94 p95 p96 p97 p98 p99
        p100 p101 p102 p103 p104 p105 p106 p107 p108 p109 p110 p111 p112 p113 p114 p115
        p116 p117 p118 p119 p120 p121 p122 p123 p124 p125 p126 p127 p128 p129 p130 p131 p132
    }
}

#[test]
fn a_step_closes_a_value_of_the_same_type() {
    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed, report = report)]
    struct Node {
        #[drop(with = fail, before = next)]
        own: ManuallyDrop<Witness>,
        #[drop(with = Self::close_next)]
        next: ManuallyDrop<Option<Box<Node>>>,
        plain: Witness,
    }
    impl Node {
        fn close_next(next: Option<Box<Node>>) -> Result<(), Failed> {
            next.map_or(Ok(()), |node| node.close())
        }
        fn new(own: &'static str, plain: &'static str, next: Option<Node>) -> Node {
            let next = ManuallyDrop::new(next.map(Box::new));
            Node { own: held(own), next, plain: Witness(plain) }
        }
    }
    let make = || Node::new("a", "a ends", Some(Node::new("b", "b ends", None)));
    assert_eq!(make().close(), Err(Failed("a")));
    assert_eq!(log(), ["a", "b", "b ends", "report b", "a ends"]);
    drop(make());
    assert_eq!(log(), ["a", "report a", "b", "b ends", "report b", "a ends"]);
}

#[test]
fn close_is_an_associated_function_of_any_name_and_visibility() {
    #[allow(unreachable_pub)]
    mod inner {
        use super::*;

        #[derive(OrderedDrop)]
        #[drop(close = pub r#try -> Failed)]
        pub struct Raw(#[drop(with = fail)] ManuallyDrop<Witness>);

        /// An inherent `drop` is no `Drop::drop`.
        #[derive(OrderedDrop)]
        #[drop(close = pub(super) drop -> Failed)]
        pub struct Drop(#[drop(with = fail)] ManuallyDrop<Witness>);

        impl Raw {
            pub fn new() -> Raw {
                Raw(held("raw"))
            }
        }

        impl Drop {
            pub fn new() -> Drop {
                Drop(held("drop"))
            }
        }
    }
    assert_eq!(inner::Raw::new().r#try(), Err(Failed("raw")));
    assert_eq!(inner::Raw::r#try(inner::Raw::new()), Err(Failed("raw")));
    drop(inner::Drop::new());
    assert_eq!(inner::Drop::new().drop(), Err(Failed("drop")));
    assert_eq!(log(), ["raw", "raw", "drop", "drop"]);
}

#[test]
fn the_error_type_is_written_as_in_an_impl_of_the_type() {
    trait Service {
        type Error: Debug;
        fn stop(self) -> Result<(), Self::Error>;
    }
    impl Service for Witness {
        type Error = Failed;
        fn stop(self) -> Result<(), Failed> {
            fail(self)
        }
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> T::Error)]
    struct Runs<T: Service> {
        #[drop(with = T::stop)]
        service: ManuallyDrop<T>,
    }
    assert_eq!(Runs { service: held("service") }.close(), Err(Failed("service")));

    /// Fails with the value itself.
    #[derive(OrderedDrop)]
    #[drop(close = close -> Rest<Self>)]
    struct Own {
        #[drop(with = Self::again)]
        value: ManuallyDrop<Witness>,
    }
    struct Rest<T>(T);
    impl Own {
        fn again(value: Witness) -> Result<(), Rest<Own>> {
            Err(Rest(Own { value: ManuallyDrop::new(value) }))
        }
    }
    let Err(Rest(own)) = Own { value: held("own") }.close() else { panic!("it always fails") };
    let Err(Rest(own)) = own.close() else { panic!("it always fails") };
    assert_eq!(own.value.0, "own");
    std::mem::forget(own);
    assert_eq!(log(), ["service"]);
}

#[test]
fn the_error_type_may_have_expressions() {
    const A: usize = 3;
    #[derive(OrderedDrop)]
    #[drop(close = close -> [Failed; A & 1])]
    struct S {
        #[drop(with = fail_once)]
        value: ManuallyDrop<Witness>,
    }
    fn fail_once(value: Witness) -> Result<(), [Failed; A & 1]> {
        fail(value).map_err(|error| [error])
    }
    assert_eq!(S { value: held("value") }.close(), Err([Failed("value")]));
    assert_eq!(log(), ["value"]);
}

#[test]
fn a_borrowed_error_lives_as_long_as_what_it_borrows() {
    fn look<'a>(_: Witness, text: &mut &'a str) -> Result<(), &'a str> {
        Err(*text)
    }
    #[derive(OrderedDrop)]
    #[drop(close = close -> &'a str)]
    struct S<'a> {
        #[drop(with = look(_, text))]
        value: ManuallyDrop<Witness>,
        text: &'a str,
    }
    let text = "text".to_owned();
    let error = S { value: held("value"), text: &text }.close().unwrap_err();
    assert_eq!(error, "text");
    log();
}

#[test]
fn close_beside_parts() {
    #[derive(OrderedDrop)]
    #[drop(parts = Parts, close = close -> Failed)]
    struct S {
        a: Witness,
        #[drop(with = fail)]
        b: ManuallyDrop<Witness>,
    }
    let make = || S::from(Parts { b: Witness("b"), a: Witness("a") });
    assert_eq!(make().close(), Err(Failed("b")));
    assert_eq!(log(), ["b", "a"]);
    drop(Parts::from(make()));
    assert_eq!(log(), ["b", "a"]);
}

/// Whether it can be closed depends on the value of the parameter. It drops in any case.
#[test]
fn a_value_of_a_known_size_is_closed_where_others_have_none() {
    use std::sync::Mutex;

    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed, report = report)]
    struct Guarded<T: ?Sized> {
        name: Witness,
        #[drop(with = fail)]
        first: ManuallyDrop<Witness>,
        value: Mutex<T>,
    }
    let make = || Guarded {
        name: Witness("name"),
        first: held("first"),
        value: Mutex::new([Witness("0"), Witness("1")]),
    };
    assert_eq!(make().close(), Err(Failed("first")));
    assert_eq!(log(), ["first", "name", "0", "1"]);
    let unsized_: Box<Guarded<[Witness]>> = Box::new(make());
    drop(unsized_);
    assert_eq!(log(), ["first", "report first", "name", "0", "1"]);

    type Alias<T> = ManuallyDrop<T>;
    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed)]
    struct Tail<T: ?Sized> {
        #[drop(with = fail, before = tail)]
        first: ManuallyDrop<Witness>,
        #[drop]
        tail: Alias<T>,
    }
    let make = || Tail { first: held("first"), tail: held("tail") };
    assert_eq!(make().close(), Err(Failed("first")));
    let unsized_: Box<Tail<dyn Debug>> = Box::new(make());
    drop(unsized_);
    assert_eq!(log(), ["first", "tail", "first", "tail"]);

    /// Behind a pointer, the parameter does not matter.
    #[derive(OrderedDrop)]
    #[drop(close = close -> Failed)]
    struct Pointer<'a, T: ?Sized, const N: usize> {
        #[drop(with = fail)]
        first: ManuallyDrop<Witness>,
        borrowed: &'a [u8; N],
        boxed: Box<T>,
    }
    let boxed: Box<dyn Debug> = Box::new(Witness("boxed"));
    let pointer = Pointer { first: held("first"), borrowed: &[1, 2], boxed };
    assert_eq!(pointer.close(), Err(Failed("first")));
    assert_eq!(log(), ["first", "boxed"]);
}
