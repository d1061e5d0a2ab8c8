//! What is derived without `std` drops in order.

#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;
use drop_derive_tests_no_std::{
    All, Closing, Failed, Journal, Layers, Letter, Pair, PairParts, Parts, Proved, Reporting,
    Stack, StackParts, Tail, Variants,
};

#[test]
fn without_std_values_drop_in_order() {
    let journal = Journal::default();
    let letter = |letter| Letter(&journal, letter);
    let held = |name| ManuallyDrop::new(letter(name));

    drop(Proved { first: letter(b'1'), second: letter(b'2') });
    assert_eq!(All::<u8>::DROP_ORDER, ["step", "alias", "handle", "tag", "last"]);
    drop(All::from(Parts {
        tag: None,
        last: letter(b')'),
        alias: letter(b'a'),
        step: letter(b'b'),
        handle: b'h',
        never: held(b'n'),
    }));
    drop(Variants::Pair(held(b'0'), held(b'1'), letter(b'2')));
    drop(Variants::Step { handle: b'h', plain: letter(b'p') });
    drop(Layers { last: letter(b'l'), layers: ManuallyDrop::new([letter(b'1'), letter(b'2')]) });
    {
        let tail: &Tail<'_, [Letter<'_>]> =
            &Tail { last: letter(b'l'), tail: ManuallyDrop::new([letter(b't')]) };
        assert_eq!(tail.tail.len(), 1);
    }
    assert!(journal.reads(b"12(sbah)102hp21ltl"), "{journal:?}");

    let journal = Journal::default();
    let letter = |letter| Letter(&journal, letter);
    let held = |name| ManuallyDrop::new(letter(name));
    let make = || Closing { last: letter(b']'), first: held(b'1'), second: held(b'2'), code: b'x' };
    drop(make());
    assert_eq!(make().close(), Err(Failed(&journal, b'1')));
    drop(Reporting::Variant(held(b'v'), b'x'));
    assert!(journal.reads(b"[x!1x!2][x1x!2]x!v"), "{journal:?}");

    let journal = Journal::default();
    let letter = |letter| Letter(&journal, letter);
    assert_eq!(Stack::<str>::DROP_ORDER, ["first", "second", "lent", "tag", "last"]);
    let (first, second, last) = (letter(b'1'), letter(b'2'), letter(b'3'));
    let parts = StackParts { first, second, lent: "lent", tag: None, last };
    drop(StackParts::from(Stack::from(parts)));
    let PairParts(_, second, first) = Pair::from(PairParts(0, letter(b'2'), letter(b'1'))).into();
    drop((first, second));
    drop(Pair::from(PairParts(0, letter(b'1'), letter(b'2'))));
    assert!(journal.reads(b"1231212"), "{journal:?}");
}
