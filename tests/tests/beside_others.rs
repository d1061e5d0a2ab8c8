//! The derive stands beside others on one type. What cannot be combined is in `ui/other_derives`.

#![forbid(unsafe_code)]
#![allow(dead_code)] // Most fields are there to be dropped.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::Pin;

use drop_derive::OrderedDrop;
use drop_derive_tests::{assert_drops, assert_log, assert_order, held, log, witness, Witness};

/// A value that can do all that the derives of the standard library ask of it, and is seen to drop.
#[derive(
    Clone,
    Debug,
    Default,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    serde::Deserialize,
    serde::Serialize,
)]
struct Text(String);

impl Drop for Text {
    fn drop(&mut self) {
        witness(&self.0);
    }
}

fn text(text: &str) -> ManuallyDrop<Text> {
    ManuallyDrop::new(Text(text.to_owned()))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn the_derives_of_the_standard_library_work_on_managed_fields() {
    #[derive(Clone, Debug, Default, OrderedDrop, Eq, Hash, Ord, PartialEq, PartialOrd)]
    #[drop(parts = Parts)]
    struct S<T> {
        plain: Text,
        #[drop(before = plain)]
        held: ManuallyDrop<Text>,
        #[drop(skip)]
        never: ManuallyDrop<T>,
    }
    let one = S::from(Parts {
        plain: Text("plain".to_owned()),
        held: Text("held".into()),
        never: ManuallyDrop::new(1),
    });
    let other = one.clone();
    assert_eq!((&one, hash(&one)), (&other, hash(&other)));
    assert!(one > S::default());
    assert!(format!("{one:?}").contains("Text(\"held\")"));
    assert_log(&["", ""], "the default, which was compared");
    drop(other);
    assert_log(&["held", "plain"], "the clone");
    drop(one);
    assert_log(&["held", "plain"], "the original");
}

#[test]
fn the_derives_of_the_standard_library_work_on_variants() {
    #[derive(OrderedDrop, Clone, Debug, Default, PartialEq)]
    enum E {
        #[default]
        Empty,
        #[drop(order = [1, 0])]
        Pair(ManuallyDrop<Text>, ManuallyDrop<Text>),
    }
    assert_eq!(E::default(), E::Empty);
    let one = E::Pair(text("0"), text("1"));
    assert_eq!(one.clone(), one);
    assert_log(&["1", "0"], "the clone");
    assert_drops(|| E::Pair(text("0"), text("1")), &["1", "0"]);
}

#[test]
fn what_another_derive_holds_when_it_fails_is_leaked() {
    // A trap of `ManuallyDrop` that the documentation warns of: until the value is complete, nobody
    // drops what is held. Parts are the way out.
    struct Panics;
    impl Clone for Panics {
        fn clone(&self) -> Self {
            panic!("in the middle of a clone");
        }
    }
    #[derive(Clone, OrderedDrop)]
    #[drop(parts = Parts)]
    struct S {
        #[drop(before = plain)]
        held: ManuallyDrop<Text>,
        plain: Text,
        panics: Panics,
    }
    let one = || {
        let (held, plain) = (Text("held".to_owned()), Text("plain".to_owned()));
        S::from(Parts { held, plain, panics: Panics })
    };
    let (derived, by_hand) = (one(), one());
    let by_hand = || {
        let (held, plain) = ((*by_hand.held).clone(), by_hand.plain.clone());
        S::from(Parts { held, plain, panics: by_hand.panics.clone() })
    };
    assert!(catch_unwind(AssertUnwindSafe(|| derived.clone())).is_err());
    assert_log(&["plain"], "`held` is leaked");
    assert!(catch_unwind(AssertUnwindSafe(by_hand)).is_err());
    assert_log(&["plain", "held"], "by hand");
    drop(derived);
    drop(log());
}

#[test]
fn what_is_copy_stays_copy_where_the_order_is_only_proved() {
    #[derive(Clone, Copy, OrderedDrop)]
    #[drop(order = [length, ..])]
    struct View<'a> {
        length: usize,
        text: &'a str,
    }
    let view = View { length: 4, text: "text" };
    let copy = view;
    assert_eq!(view.text.len() + copy.text.len(), 2 * view.length);
}

mod serde_ {
    //! `ManuallyDrop` is nothing that serde knows: it is told to look inside.

    use super::*;

    mod inside {
        use std::mem::ManuallyDrop;

        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        pub(super) fn serialize<T: Serialize, S: Serializer>(
            held: &ManuallyDrop<T>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            T::serialize(held, serializer)
        }

        pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<ManuallyDrop<T>, D::Error> {
            T::deserialize(deserializer).map(ManuallyDrop::new)
        }
    }

    #[derive(OrderedDrop, serde::Deserialize, serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Client {
        plain_field: Text,
        #[drop(before = plain_field)]
        #[serde(with = "inside", rename = "tls")]
        held: ManuallyDrop<Text>,
        #[serde(skip)]
        #[drop(skip)]
        never: ManuallyDrop<Text>,
    }

    #[derive(serde::Deserialize, serde::Serialize, OrderedDrop)]
    #[serde(tag = "kind")]
    enum Kind {
        #[serde(rename = "two")]
        Two {
            #[serde(with = "inside")]
            #[drop(after = b)]
            a: ManuallyDrop<Text>,
            #[serde(with = "inside")]
            b: ManuallyDrop<Text>,
        },
        #[serde(other)]
        Other,
    }

    #[test]
    fn fields_are_serialized_out_of_their_holders() {
        let json = r#"{"plainField":"plain","tls":"held"}"#;
        let client: Client = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&client).unwrap(), json);
        assert_log(&[], "there and back");
        drop(client);
        assert_log(&["held", "plain"], "dropped");
        let json = r#"{"kind":"two","a":"a","b":"b"}"#;
        let kind: Kind = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&kind).unwrap(), json);
        drop(kind);
        assert_log(&["b", "a"], "dropped");
    }
}

mod thiserror_ {
    use super::*;

    #[derive(Debug, thiserror::Error, OrderedDrop)]
    #[error("cannot open {}", name.0)]
    struct CannotOpen {
        #[source]
        cause: Cause,
        #[drop(before = cause)]
        name: ManuallyDrop<Witness>,
    }

    #[derive(OrderedDrop, Debug, thiserror::Error)]
    enum Cause {
        #[error("the pair {} and {}", .0.0, .1.0)]
        Pair(#[drop(after = 1)] ManuallyDrop<Witness>, ManuallyDrop<Witness>),
        #[error(transparent)]
        Io(#[from] std::io::Error),
    }

    #[test]
    fn errors_have_their_messages_and_sources() {
        use std::error::Error as _;

        let cause = || Cause::Pair(held("0"), held("1"));
        let make = || CannotOpen { cause: cause(), name: held("name") };
        assert_eq!(make().to_string(), "cannot open name");
        assert_eq!(make().source().unwrap().to_string(), "the pair 0 and 1");
        assert!(matches!(Cause::from(std::io::Error::other("")), Cause::Io(_)));
        drop(log());
        assert_drops(make, &["name", "1", "0"]);
    }
}

mod zeroize_ {
    use zeroize::{Zeroize, ZeroizeOnDrop};

    use super::*;

    /// Tells whether it was wiped when it is dropped.
    #[derive(Zeroize)]
    struct Key(u8);

    impl Drop for Key {
        fn drop(&mut self) {
            witness(if self.0 == 0 { "wiped" } else { "not wiped" });
        }
    }

    #[test]
    fn begin_wipes_where_zeroize_on_drop_cannot_be_derived() {
        #[derive(OrderedDrop, Zeroize)]
        #[drop(begin = Zeroize::zeroize)]
        struct Keys {
            plain: Key,
            #[drop(before = plain)]
            held: ManuallyDrop<Key>,
            #[zeroize(skip)]
            #[drop(with = not_wiped)]
            skipped: ManuallyDrop<Key>,
        }
        fn not_wiped(key: Key) {
            witness("the step got it");
            drop(key);
        }
        let make = || {
            let held = ManuallyDrop::new(Key(2));
            Keys { plain: Key(1), held, skipped: ManuallyDrop::new(Key(3)) }
        };
        drop(make());
        assert_log(&["wiped", "the step got it", "not wiped", "wiped"], "dropped");
    }

    #[test]
    fn zeroize_on_drop_is_derived_where_the_order_is_only_proved() {
        #[derive(OrderedDrop, Zeroize, ZeroizeOnDrop)]
        struct Keys {
            #[drop(before = second)]
            first: Key,
            second: Key,
        }
        drop(Keys { first: Key(1), second: Key(2) });
        assert_log(&["wiped", "wiped"], "dropped");
    }
}

mod pin_project_ {
    use super::*;

    #[pin_project::pin_project]
    #[derive(OrderedDrop)]
    #[drop(order = [future, buffer])]
    struct Task<F, B> {
        #[pin]
        #[drop(before = buffer)]
        future: F,
        buffer: B,
    }

    #[derive(OrderedDrop)]
    #[pin_project::pin_project(PinnedDrop, project = StateProjection)]
    enum State<F> {
        Running {
            #[drop(before = buffer)]
            #[pin]
            future: F,
            buffer: Witness,
        },
        Done,
    }

    #[pin_project::pinned_drop]
    impl<F> PinnedDrop for State<F> {
        fn drop(self: Pin<&mut Self>) {
            witness("pinned drop");
        }
    }

    #[test]
    fn the_order_of_projected_fields_is_proved() {
        assert_eq!(State::<u8>::DROP_ORDER, ["Running.future", "Running.buffer"]);
        let task = || Task { future: Witness("future"), buffer: Witness("buffer") };
        let mut pinned = Box::pin(task());
        let projected = pinned.as_mut().project();
        assert_eq!((projected.future.0, projected.buffer.0), ("future", "buffer"));
        drop(pinned);
        assert_log(&["future", "buffer"], "dropped");
        assert_order(task, &["future", "buffer"]);
        let running = || State::Running { future: Witness("future"), buffer: Witness("buffer") };
        assert_drops(running, &["pinned drop", "future", "buffer"]);
    }
}

mod pin_project_lite_ {
    use super::*;

    // A field takes no attribute but `#[pin]` here, so the order is a list.
    pin_project_lite::pin_project! {
        #[derive(OrderedDrop)]
        #[drop(order = [future, buffer])]
        struct Task<F, B> {
            #[pin]
            future: F,
            buffer: B,
        }

        impl<F, B> PinnedDrop for Task<F, B> {
            fn drop(this: Pin<&mut Self>) {
                witness("pinned drop");
                let _ = this;
            }
        }
    }

    pin_project_lite::pin_project! {
        #[project = StateProjection]
        #[derive(OrderedDrop)]
        enum State<F> {
            #[drop(order = [future, buffer])]
            Running { #[pin] future: F, buffer: Witness },
            Done,
        }
    }

    #[test]
    fn the_order_of_projected_fields_is_proved() {
        let task = || Task { future: Witness("future"), buffer: Witness("buffer") };
        let mut pinned = Box::pin(task());
        assert_eq!(pinned.as_mut().project().future.0, "future");
        drop(pinned);
        assert_log(&["pinned drop", "future", "buffer"], "dropped");
        assert_eq!(Task::<u8, u8>::DROP_ORDER, ["future", "buffer"]);
        let running = || State::Running { future: Witness("future"), buffer: Witness("buffer") };
        assert_drops(running, &["future", "buffer"]);
        assert_eq!(State::<u8>::DROP_ORDER, ["Running.future", "Running.buffer"]);
    }
}

#[test]
fn a_builder_sets_what_is_inside_the_holders() {
    #[derive(OrderedDrop, typed_builder::TypedBuilder)]
    #[drop(order = [queries, tls, tcp])]
    struct Client<T> {
        tcp: T,
        #[builder(setter(transform = |tls: T| ManuallyDrop::new(tls)))]
        tls: ManuallyDrop<T>,
        #[builder(default = held("queries"))]
        queries: ManuallyDrop<Witness>,
    }
    let make = || Client::builder().tls(Witness("tls")).tcp(Witness("tcp")).build();
    assert_order(make, &["queries", "tls", "tcp"]);
}

#[test]
fn helper_attributes_of_other_derives_stand_beside_ours_everywhere() {
    #[derive(drop_derive_tests_macros::Helper, OrderedDrop)]
    #[helper(anything = "at all")]
    #[drop(parts = Parts)]
    #[helper]
    struct S<#[helper] 'a, #[helper(bound)] T: 'a, #[helper] const N: usize = 1> {
        #[helper]
        #[drop(before = plain)]
        #[helper = "more"]
        held: ManuallyDrop<[T; N]>,
        #[helper(drop(before = nothing))]
        plain: Option<&'a T>,
    }
    #[derive(OrderedDrop, drop_derive_tests_macros::Helper)]
    enum E<#[helper] T> {
        #[helper]
        #[drop(order = [1, 0])]
        #[helper]
        Pair(#[helper] ManuallyDrop<T>, #[helper] ManuallyDrop<T>),
    }
    let make = || S::<Witness>::from(Parts { held: [Witness("held")], plain: None });
    assert_drops(make, &["held"]);
    assert_drops(|| E::Pair(held("0"), held("1")), &["1", "0"]);
}

/// Where a macro has the name of the derive's attribute, the compiler does not look at it.
#[test]
fn the_attribute_of_the_derive_is_never_another_macro() {
    #[allow(unused_imports)]
    use drop_derive_tests_macros::packed as drop;

    #[derive(OrderedDrop)]
    #[drop(order = [held, number])]
    struct S {
        number: u64,
        held: ManuallyDrop<Witness>,
    }
    assert_eq!(align_of::<S>(), align_of::<&str>().max(align_of::<u64>()));
    assert_drops(|| S { number: 1, held: held("held") }, &["held"]);
}

/// A value that is made of what serde reads, and written as what it is made of: the parts derive, and the
/// type names them.
#[test]
fn a_value_goes_through_serde_by_its_parts() {
    #[derive(Clone, OrderedDrop, serde::Deserialize, serde::Serialize)]
    #[serde(from = "Parts", into = "Parts")]
    #[drop(
        order = reverse,
        parts = #[derive(serde::Deserialize, serde::Serialize)]
            #[serde(rename_all = "kebab-case", deny_unknown_fields)]
            Parts,
    )]
    struct Session {
        user_name: Text,
        #[drop(part = #[serde(skip)])]
        file: ManuallyDrop<Option<Text>>,
        #[drop(part = #[serde(rename = "undo", default)])]
        #[drop(with = drop_derive::last_first)]
        edits: ManuallyDrop<Vec<Text>>,
    }
    let json = r#"{"undo":["first","second"],"user-name":"name"}"#;
    let mut session: Session = serde_json::from_str(json).unwrap();
    assert_log(&[], "read");
    session.file = text_in_an_option("file");
    assert_eq!(serde_json::to_string(&session).unwrap(), json);
    // What is written is a clone, which is taken apart: its parts drop by the language's own rule.
    assert_log(&["first", "second", "file", "name"], "written");
    drop(session);
    assert_log(&["second", "first", "file", "name"], "dropped");

    let json = r#"{"user-name":"name"}"#;
    assert_eq!(serde_json::from_str::<Session>(json).unwrap().edits.len(), 0);
    assert_log(&["name"], "dropped");
    let unknown = r#"{"user-name":"name","edits":[]}"#;
    let error = serde_json::from_str::<Session>(unknown).err().unwrap().to_string();
    assert!(error.contains("unknown field `edits`"), "{error}");
    assert_log(&["name"], "what had been read");
}

fn text_in_an_option(name: &str) -> ManuallyDrop<Option<Text>> {
    ManuallyDrop::new(Some(Text(name.to_owned())))
}

/// A constructor with defaults, for a type that cannot have `..base`.
#[test]
fn parts_are_a_literal_with_defaults() {
    #[derive(OrderedDrop)]
    #[drop(parts = #[derive(Default)] Options)]
    struct Window {
        title: Text,
        #[drop(before = title)]
        surface: ManuallyDrop<Text>,
        width: u32,
    }
    let make = || {
        let options = Options { title: Text("title".to_owned()), ..Options::default() };
        Window::from(options)
    };
    assert_eq!(make().width, 0);
    assert_log(&["", "", "title"], "the default that is not used, then the value");
}
