//! Taking a value apart, and putting it together.

#![forbid(unsafe_code)]
#![allow(clippy::all, clippy::pedantic)] // Types here are as odd as the tests need them.
#![allow(dead_code)] // Most fields are there to be dropped.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, held, witness, Witness};

#[derive(OrderedDrop)]
#[drop(parts = Parts, begin = Self::begin)]
struct File {
    directory: Witness,
    #[drop(before = directory, with = close)]
    file: ManuallyDrop<Witness>,
    #[drop(before = file)]
    buffer: ManuallyDrop<Witness>,
    #[drop(skip)]
    never: ManuallyDrop<Witness>,
    #[drop(with = raw)]
    handle: u32,
}

impl File {
    fn begin(&mut self) {
        witness("begin");
    }

    fn new() -> Self {
        let never = held("never");
        let (directory, file) = (Witness("directory"), Witness("file"));
        Parts { directory, file, buffer: Witness("buffer"), never, handle: 3 }.into()
    }

    fn close(self) -> Result<(), &'static str> {
        let parts = Parts::from(self);
        drop(parts.buffer);
        witness("closed by hand");
        drop(parts.file);
        Err("an error that a destructor would have lost")
    }
}

fn close(file: Witness) {
    witness("close");
    drop(file);
}

fn raw(handle: u32) {
    assert_eq!(handle, 3);
    witness("handle");
}

#[test]
fn a_value_made_of_its_parts_drops_like_any_other() {
    assert_eq!(File::DROP_ORDER, ["buffer", "file", "handle", "directory"]);
    assert_drops(File::new, &["begin", "buffer", "close", "file", "handle", "directory"]);
}

#[test]
fn taking_apart_runs_no_destructor_no_step_and_no_begin() {
    let parts = Parts::from(File::new());
    assert_log(&[], "taken apart");
    assert_eq!(parts.handle, 3);
    drop(parts);
    // By the language's own rule: the fields are declared in drop order.
    assert_log(&["buffer", "file", "directory"], "dropped as parts");
}

#[test]
fn a_field_moved_out_drops_first_and_the_rest_in_drop_order() {
    assert!(File::new().close().is_err());
    assert_log(&["buffer", "closed by hand", "file", "directory"], "closed");
}

#[test]
fn there_and_back_is_the_same_value() {
    let file = File::from(Parts::from(File::new()));
    assert_log(&[], "taken apart and put together");
    drop(file);
    assert_log(&["begin", "buffer", "close", "file", "handle", "directory"], "dropped");
}

#[test]
fn both_ways_to_lose_the_order_are_as_documented() {
    // Locals drop last-declared first.
    let Parts { buffer: _buffer, file: _file, directory: _directory, .. } =
        Parts::from(File::new());
    drop((_buffer, _file, _directory));
    assert_log(&["buffer", "file", "directory"], "a tuple, in the right order");
    {
        let parts = Parts::from(File::new());
        let Parts { buffer: _a, file: _b, directory: _c, .. } = parts;
    }
    assert_log(&["directory", "file", "buffer"], "locals");
    let Parts { directory: _directory, .. } = Parts::from(File::new());
    assert_log(&["buffer", "file"], "the temporary's other fields drop at once");
    drop(_directory);
    assert_log(&["directory"], "then the local");
}

mod generic {
    use super::*;

    #[derive(Debug)]
    struct Private<T>(T);

    /// Every kind of generics, `Self`, an alias, and types that nobody else can name.
    #[derive(OrderedDrop)]
    #[drop(parts = pub(crate) r#Apart, order = [alias, ..])]
    pub(crate) struct Whole<'a, T: Debug + 'a, const N: usize = 2>
    where
        Self: Sized,
        T: Clone,
    {
        /// Documented.
        first: ManuallyDrop<[Option<T>; N]>,
        #[drop]
        alias: Alias<Private<T>>,
        marker: PhantomData<fn(&'a T) -> Self>,
        next: Option<Box<Self>>,
        r#type: Witness,
    }

    type Alias<T> = ManuallyDrop<T>;

    #[test]
    fn types_are_taken_apart() {
        let make = || {
            Whole::<Vec<u8>>::from(Apart {
                alias: Private(vec![1]),
                first: [None, Some(vec![2])],
                marker: PhantomData,
                next: None,
                r#type: Witness("type"),
            })
        };
        let apart = Apart::from(make());
        assert_eq!((apart.alias.0, apart.first), (vec![1], [None, Some(vec![2])]));
        drop(apart.r#type);
        assert_log(&["type"], "moved out");
        assert_drops(make, &["type"]);
    }
}

#[test]
fn a_type_without_destructor_is_taken_apart_too() {
    #[derive(OrderedDrop)]
    #[drop(parts = Parts, order = [.., b])]
    #[repr(C, packed)]
    struct Packed<T> {
        tag: u8,
        a: T,
        b: Witness,
    }
    let parts = Parts::from(Packed { tag: 1, a: 0x0102_0304_u32, b: Witness("b") });
    assert_eq!((parts.tag, parts.a), (1, 0x0102_0304));
    let Packed { b, .. } = Packed::from(parts);
    drop(b);
    assert_log(&["b"], "taken apart");
}

/// What stands before the name goes to the parts.
mod attributes {
    use std::collections::BTreeMap;

    use super::*;

    /// A derive, a lint, the documentation, and a visibility behind them.
    #[derive(OrderedDrop)]
    #[drop(
        order = [b, a],
        parts =
            /// Documented by hand.
            #[derive(Debug, Clone, PartialEq, Default)]
            #[allow(non_camel_case_types)]
            #[must_use]
            pub(super) parts_of_both,
    )]
    struct Both<T: Default> {
        a: T,
        b: ManuallyDrop<BTreeMap<u8, T>>,
    }

    #[test]
    fn the_parts_derive_what_the_type_cannot() {
        let parts = parts_of_both { a: "a", ..Default::default() };
        let again = parts_of_both::from(Both::from(parts.clone()));
        assert_eq!(parts, again);
        assert_eq!(format!("{again:?}"), r#"parts_of_both { b: {}, a: "a" }"#);
    }

    #[derive(OrderedDrop)]
    #[drop(parts = #[derive(Debug, PartialEq, Eq, Hash, Clone, Copy)] Pair)]
    struct Newtype(#[drop] ManuallyDrop<u8>, bool);

    #[test]
    fn the_parts_of_a_tuple_derive_too() {
        let Pair(number, flag) = Newtype::from(Pair(1, true)).into();
        assert_eq!(Pair(number, flag), Pair(1, true));
    }

    #[test]
    fn packed_parts_are_read_and_written_where_they_are() {
        #[derive(OrderedDrop)]
        #[drop(parts = #[repr(C, packed)] Packed)]
        struct S {
            tag: u8,
            #[drop]
            held: ManuallyDrop<Witness>,
            number: u64,
        }
        let packed = || Packed { tag: 1, held: Witness("held"), number: u64::MAX };
        let s = S::from(packed());
        assert_eq!((s.tag, s.held.0, s.number), (1, "held", u64::MAX));
        let again = Packed::from(s);
        assert_eq!((again.tag, again.number), (1, u64::MAX));
        assert_drops(packed, &["held"]);
        drop(again);
        assert_log(&["held"], "taken apart");
    }

    #[derive(OrderedDrop)]
    #[drop(parts = #[derive(OrderedDrop)] #[drop(order = [b, ..], parts = Again)] Outer)]
    struct Nested {
        a: Witness,
        #[drop(before = a)]
        b: ManuallyDrop<Witness>,
    }

    #[test]
    fn the_parts_can_prove_the_order_that_they_are_declared_in() {
        assert_eq!(Outer::DROP_ORDER, Nested::DROP_ORDER);
        let nested = Nested::from(Outer::from(Again { b: Witness("b"), a: Witness("a") }));
        drop(Again::from(Outer::from(nested)));
        assert_log(&["b", "a"], "taken apart twice");
    }
}

/// What `part` says on a field goes to the field in the parts, and nowhere else.
mod field_attributes {
    use std::collections::HashSet;

    use super::*;

    #[derive(OrderedDrop, Default)]
    #[drop(parts = #[derive(Default, PartialEq, Debug)] Parts)]
    struct S {
        #[drop(part = #[doc(alias = "number")] #[deprecated])]
        plain: u8,
        /// Of the type.
        #[drop(part = /** Of the parts. */)]
        #[drop]
        managed: ManuallyDrop<HashSet<u8>>,
        #[drop(skip)]
        #[drop(part = #[doc(hidden)])]
        never: ManuallyDrop<u8>,
    }

    #[test]
    #[allow(deprecated)] // As said of the field in the parts. That of the type is not.
    fn a_field_has_its_attributes_in_the_parts() {
        let s = S::from(Parts { plain: 1, ..Parts::default() });
        let parts = Parts::from(s);
        assert_eq!(parts, Parts { plain: 1, managed: HashSet::new(), never: ManuallyDrop::new(0) });
    }
}

/// `Self` in a field's type is the type itself, wherever it stands, and so it is in the parts.
mod own_type {
    use super::*;

    macro_rules! boxed {
        ($ty:ty) => { Option<Box<$ty>> };
    }
    macro_rules! path {
        ($path:path) => { PhantomData<$path> };
    }

    #[derive(OrderedDrop)]
    #[drop(parts = Parts)]
    struct Node<'a, T> {
        next: boxed!(Self),
        #[drop(before = next)]
        other: ManuallyDrop<(boxed!(Node<'a, T>), Box<[boxed![Self]]>)>,
        path: path!(Self),
        value: &'a T,
    }

    #[test]
    fn in_the_call_of_a_macro_it_is_written_out_too() {
        let node = |next| -> Node<'_, u8> {
            let other = (None, Box::new([None]) as Box<[_]>);
            Parts { next, other, path: PhantomData, value: &1 }.into()
        };
        let parts = Parts::from(node(Some(Box::new(node(None)))));
        let inner: Parts<'_, u8> = (*parts.next.unwrap()).into();
        assert!(inner.next.is_none() && parts.other.0.is_none());
    }
}

mod tuples {
    use super::*;

    #[derive(OrderedDrop)]
    #[drop(parts = pub(super) Parts)]
    struct Newtype<T>(#[drop(with = close)] ManuallyDrop<Witness>, PhantomData<T>);

    #[test]
    fn a_newtype_is_taken_apart() {
        let make = || Newtype::<u8>::from(Parts(Witness("0"), PhantomData));
        assert_drops(make, &["close", "0"]);
        let Parts(inside, _) = make().into();
        assert_log(&[], "taken apart");
        drop(inside);
        assert_log(&["0"], "dropped by hand");
    }

    /// Managed, alias, skipped, plain, and in drop order; a number has none.
    #[derive(OrderedDrop)]
    #[drop(parts = Apart, begin = begin)]
    struct Wide<'a, T: ?Sized>(
        u32,
        /// Documented.
        #[drop]
        Alias<Witness>,
        #[drop(skip)] ManuallyDrop<Witness>,
        #[drop(before = 4)] ManuallyDrop<Witness>,
        Witness,
        #[drop(with = drop)] usize,
        Option<Box<Self>>,
        &'a T,
    );

    type Alias<T> = ManuallyDrop<T>;

    fn begin<T: ?Sized>(_: &mut Wide<'_, T>) {
        witness("begin");
    }

    fn wide(text: &str) -> Wide<'_, str> {
        Apart(3, Witness("1"), held("2"), Witness("3"), Witness("4"), 5, None, text).into()
    }

    #[test]
    fn a_tuple_that_drops_as_declared_is_taken_apart() {
        assert_eq!(Wide::<str>::DROP_ORDER, ["1", "3", "5", "0", "4", "6", "7"]);
        assert_drops(|| wide("text"), &["begin", "1", "3", "4"]);
        let parts = Apart::from(wide("text"));
        assert_eq!((parts.0, parts.2 .0, parts.5, parts.7), (3, "2", 5, "text"));
        drop(parts);
        assert_log(&["1", "3", "4"], "by the language's own rule");
        let parts = Apart::from(wide("text"));
        drop(parts.3);
        drop(parts.4);
        assert_log(&["3", "4"], "moved out, one at a time");
    }

    #[test]
    fn a_struct_without_fields_is_taken_apart() {
        #[derive(OrderedDrop)]
        #[drop(parts = UnitParts, begin = Self::begin)]
        struct Unit;
        impl Unit {
            fn begin(&mut self) {
                witness("begin");
            }
        }
        #[derive(OrderedDrop)]
        #[drop(parts = EmptyParts)]
        struct Empty {}
        drop(UnitParts::from(Unit));
        assert_log(&[], "taken apart");
        drop(Unit::from(UnitParts {}));
        assert_log(&["begin"], "put together");
        let _: Empty = EmptyParts {}.into();
    }
}

#[test]
fn a_destructor_of_ones_own_does_not_run_when_a_value_is_taken_apart() {
    #[derive(OrderedDrop)]
    #[drop(parts = Parts)]
    struct S {
        a: Witness,
    }
    impl Drop for S {
        fn drop(&mut self) {
            witness("S");
        }
    }
    drop(Parts::from(S { a: Witness("a") }));
    assert_log(&["a"], "taken apart");
}

#[test]
fn a_bound_on_self_is_one_on_the_type() {
    trait Own {}
    impl Own for S {}
    #[derive(OrderedDrop)]
    #[drop(parts = Parts)]
    struct S
    where
        Self: Own,
    {
        a: Witness,
    }
    drop(Parts::from(S { a: Witness("a") }));
    assert_log(&["a"], "taken apart");
}
