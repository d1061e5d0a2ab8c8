//! A self-referential pair: an owner on the heap (in an `Rc`, since a `Box` that moves
//! ends all borrows of what is in it), and what borrows from it. The borrow must drop first,
//! as its destructor may read the owner.
//!
//! Making such a pair needs `unsafe`, since the borrow gets a lifetime that is not true. Taking it apart
//! need not. By hand, one panic in the destructor of the borrow leaks the owner, or worse: a declaration
//! the wrong way round is a use after free. The judge: the crate `self_cell`, which makes such pairs.

use std::rc::Rc;

use drop_derive::OrderedDrop;
use drop_derive_tests::witness;

use super::log_of_drop;

struct Owner(String);

impl Drop for Owner {
    fn drop(&mut self) {
        witness("owner");
    }
}

/// Reads the owner when it is dropped.
struct Borrow<'a>(&'a Owner);

impl Drop for Borrow<'_> {
    fn drop(&mut self) {
        witness(&format!("borrow of {}", self.0 .0));
    }
}

fn owner() -> Owner {
    Owner("text".to_owned())
}

mod before {
    use std::mem::ManuallyDrop;

    use super::{Borrow, Owner, Rc};

    pub(super) struct Pair {
        owner: ManuallyDrop<Rc<Owner>>,
        borrow: ManuallyDrop<Borrow<'static>>,
    }

    impl Pair {
        pub(super) fn new(owner: Owner) -> Self {
            let owner = Rc::new(owner);
            // SAFETY: the owner does not move, nobody is lent it mutably, and it is dropped after the
            // borrow. Nobody outside is given the lifetime.
            let borrow = Borrow(unsafe { &*std::ptr::from_ref(&*owner) });
            Pair { owner: ManuallyDrop::new(owner), borrow: ManuallyDrop::new(borrow) }
        }

        pub(super) fn borrow(&self) -> &Borrow<'_> {
            &self.borrow
        }
    }

    impl Drop for Pair {
        fn drop(&mut self) {
            // SAFETY: neither is used after this, and the borrow goes first.
            unsafe {
                ManuallyDrop::drop(&mut self.borrow);
                ManuallyDrop::drop(&mut self.owner);
            }
        }
    }
}

mod after {
    use super::{Borrow, OrderedDrop, Owner, Rc};

    #[derive(OrderedDrop)]
    pub(super) struct Pair {
        #[drop(before = owner)]
        borrow: Borrow<'static>,
        owner: Rc<Owner>,
    }

    impl Pair {
        pub(super) fn new(owner: Owner) -> Self {
            let owner = Rc::new(owner);
            // SAFETY: the owner does not move, nobody is lent it mutably, and it drops after the borrow,
            // which the derive proves. Nobody outside is given the lifetime.
            let borrow = Borrow(unsafe { &*std::ptr::from_ref(&*owner) });
            Pair { borrow, owner }
        }

        pub(super) fn borrow(&self) -> &Borrow<'_> {
            &self.borrow
        }

        /// The owner, back from the pair. Without a destructor, that takes no `unsafe`.
        pub(super) fn into_owner(self) -> Owner {
            let Pair { borrow, owner } = self;
            drop(borrow);
            Rc::into_inner(owner).expect("nobody else has it")
        }
    }
}

self_cell::self_cell!(
    struct Cell {
        owner: Owner,
        #[covariant]
        dependent: Borrow,
    }
);

#[test]
fn the_borrow_drops_before_the_owner() {
    assert_eq!(after::Pair::DROP_ORDER, ["borrow", "owner"]);
    let (before, after) = (|| before::Pair::new(owner()), || after::Pair::new(owner()));
    let cell = || Cell::new(owner(), |owner| Borrow(owner));
    assert_eq!(before().borrow().0 .0, "text");
    assert_eq!(after().borrow().0 .0, "text");
    drop_derive_tests::log();

    let expected = ["borrow of text", "owner"];
    for panic_at in [None, Some("owner")] {
        assert_eq!(log_of_drop(before, panic_at), expected, "before, {panic_at:?}");
        assert_eq!(log_of_drop(after, panic_at), expected, "after, {panic_at:?}");
        assert_eq!(log_of_drop(cell, panic_at), expected, "self_cell, {panic_at:?}");
    }
}

/// The port is better here, and as good as the crate.
#[test]
fn the_owner_is_not_leaked_when_the_borrow_panics() {
    let panic_at = Some("borrow of text");
    assert_eq!(log_of_drop(|| before::Pair::new(owner()), panic_at), ["borrow of text"]);
    let expected = ["borrow of text", "owner"];
    assert_eq!(log_of_drop(|| after::Pair::new(owner()), panic_at), expected);
    assert_eq!(log_of_drop(|| Cell::new(owner(), |owner| Borrow(owner)), panic_at), expected);
}

#[test]
fn the_owner_comes_back_after_the_borrow_was_dropped() {
    let owner = after::Pair::new(owner()).into_owner();
    drop_derive_tests::assert_log(&["borrow of text"], "taken apart");
    assert_eq!(owner.0, "text");
    drop(owner);
    drop_derive_tests::log();
}
