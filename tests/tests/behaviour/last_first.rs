//! `last_first`: the items of collections of every kind, panics in every place, and iterators that do
//! their worst.

#![forbid(unsafe_code)]
#![allow(dead_code)] // Most fields are there to be dropped.

use std::cell::Cell;
use std::collections::{BTreeMap, LinkedList, VecDeque};
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::rc::Rc;

use drop_derive::{last_first, OrderedDrop};
use drop_derive_tests::{
    assert_drops, assert_log, assert_second_panic_aborts, held, witness, Witness,
};

/// A collection that drops as a field does, between two others.
#[derive(OrderedDrop)]
#[drop(order = [above, items, below])]
struct Stack<C>
where
    C: IntoIterator,
    C::IntoIter: DoubleEndedIterator,
{
    below: Witness,
    #[drop(with = last_first)]
    items: ManuallyDrop<C>,
    above: ManuallyDrop<Witness>,
}

fn stack<C>(items: C) -> Stack<C>
where
    C: IntoIterator,
    C::IntoIter: DoubleEndedIterator,
{
    Stack { below: Witness("below"), items: ManuallyDrop::new(items), above: held("above") }
}

fn three() -> [Witness; 3] {
    ["1", "2", "3"].map(Witness)
}

const LAST_FIRST: &[&str] = &["above", "3", "2", "1", "below"];

#[test]
fn collections_of_every_kind_drop_last_to_first_through_a_panic() {
    assert_drops(|| stack(Vec::from(three())), LAST_FIRST);
    assert_drops(|| stack(Box::<[Witness]>::from(three())), LAST_FIRST);
    assert_drops(|| stack(three()), LAST_FIRST);
    assert_drops(|| stack(LinkedList::from(three())), LAST_FIRST);
    assert_drops(|| stack((1..).zip(three()).collect::<BTreeMap<_, _>>()), LAST_FIRST);
    assert_drops(|| stack(three().into_iter().map(Box::new)), LAST_FIRST);
    let [below, middle, above] = [["1"], ["2"], ["3"]].map(|names| names.map(Witness));
    let nested = Cell::new(Some(vec![below, middle, above]));
    drop(stack(nested.take().unwrap()));
    assert_log(LAST_FIRST, "dropped");
}

#[test]
fn a_ring_drops_from_its_end_wherever_that_is_in_memory() {
    let ring = || {
        let mut ring = VecDeque::with_capacity(3);
        ring.extend([Witness("2"), Witness("3")]);
        ring.push_front(Witness("1"));
        assert!(!ring.as_slices().1.is_empty(), "goes around the end of its memory");
        stack(ring)
    };
    assert_drops(ring, LAST_FIRST);
}

#[test]
fn collections_of_one_item_or_none_are_dropped_too() {
    assert_drops(|| stack(Some(Witness("one"))), &["above", "one", "below"]);
    assert_drops(|| stack(None::<Witness>), &["above", "below"]);
    assert_drops(|| stack(Vec::<Witness>::new()), &["above", "below"]);
    assert_drops(|| stack(<[Witness; 0]>::default()), &["above", "below"]);
}

#[test]
fn an_iterator_drops_the_items_that_it_has_left() {
    let rest = || {
        let mut items = ["0", "1", "2", "3", "4"].map(Witness).into_iter();
        let ends = (items.next(), items.next_back());
        drop(ends);
        assert_log(&["0", "4"], "taken");
        stack(items)
    };
    assert_drops(rest, LAST_FIRST);
}

#[test]
fn an_item_is_dropped_whole() {
    let make = || stack(vec![vec![Witness("1"), Witness("2")], vec![Witness("3")]]);
    assert_drops(make, &["above", "3", "1", "2", "below"]);
}

#[test]
fn variants_tuples_and_local_variables_drop_last_to_first_too() {
    #[derive(OrderedDrop)]
    enum Variants {
        Tuple(Witness, #[drop(with = last_first)] ManuallyDrop<Vec<Witness>>),
    }
    #[derive(OrderedDrop)]
    struct Tuple(#[drop(with = last_first(_))] ManuallyDrop<[Witness; 3]>, Witness);
    struct Local(Option<Vec<Witness>>);
    impl Drop for Local {
        fn drop(&mut self) {
            last_first(self.0.take().unwrap());
        }
    }
    let items = || ManuallyDrop::new(Vec::from(three()));
    assert_drops(|| Variants::Tuple(Witness("below"), items()), &LAST_FIRST[1..]);
    assert_drops(|| Tuple(ManuallyDrop::new(three()), Witness("below")), &LAST_FIRST[1..]);
    assert_drops(|| Local(Some(Vec::from(three()))), &["3", "2", "1"]);
}

/// Gives its items as told, and keeps count of how often it is asked.
struct Odd {
    items: Vec<Witness>,
    asked: Rc<Cell<usize>>,
    /// When it has no item to give, though there are some left.
    pauses_at: usize,
    panics_at: usize,
}

impl Iterator for Odd {
    type Item = Witness;

    fn next(&mut self) -> Option<Witness> {
        panic!("asked for the first item")
    }
}

impl DoubleEndedIterator for Odd {
    fn next_back(&mut self) -> Option<Witness> {
        self.asked.set(self.asked.get() + 1);
        assert_ne!(self.asked.get(), self.panics_at, "the iterator panics");
        if self.asked.get() == self.pauses_at {
            return None;
        }
        self.items.pop()
    }
}

impl Drop for Odd {
    fn drop(&mut self) {
        witness("iterator");
    }
}

fn odd(pauses_at: usize, panics_at: usize) -> (Odd, Rc<Cell<usize>>) {
    let asked = Rc::new(Cell::new(0));
    let items = Vec::from(three());
    (Odd { items, asked: asked.clone(), pauses_at, panics_at }, asked)
}

#[test]
fn an_iterator_is_dropped_after_its_items() {
    assert_drops(
        || stack(odd(usize::MAX, usize::MAX).0),
        &["above", "3", "2", "1", "iterator", "below"],
    );
}

#[test]
fn an_iterator_that_has_come_to_its_end_is_not_asked_again() {
    let (iterator, asked) = odd(2, usize::MAX);
    last_first(iterator);
    assert_eq!(asked.get(), 2);
    assert_log(&["3", "iterator", "1", "2"], "the rest by its own destructor");
    // Nor after a panic, when the guard goes on.
    assert_drops(|| stack(odd(2, usize::MAX).0), &["above", "3", "iterator", "1", "2", "below"]);
}

#[test]
fn an_iterator_that_panics_is_not_asked_again() {
    for panics_at in 1..=4 {
        let (iterator, asked) = odd(usize::MAX, panics_at);
        let unwind = catch_unwind(AssertUnwindSafe(|| drop(stack(iterator))));
        let panic = *unwind.unwrap_err().downcast::<String>().unwrap();
        assert!(panic.contains("the iterator panics"), "{panic}");
        assert_eq!(asked.get(), panics_at);
        let log = match panics_at {
            1 => ["above", "iterator", "1", "2", "3", "below"],
            2 => ["above", "3", "iterator", "1", "2", "below"],
            3 => ["above", "3", "2", "iterator", "1", "below"],
            _ => ["above", "3", "2", "1", "iterator", "below"],
        };
        assert_log(&log, "every item dropped once");
    }
}

#[test]
fn a_million_items_need_no_more_stack_than_one() {
    struct Item(Rc<Cell<usize>>, usize);
    impl Drop for Item {
        fn drop(&mut self) {
            let left = self.0.get();
            assert_eq!(left, self.1, "the last one first");
            self.0.set(left - 1);
            assert_ne!(self.1, 1000, "an item panics");
        }
    }
    let all = if cfg!(miri) { 2000 } else { 1_000_000 };
    let thread = std::thread::Builder::new().stack_size(128 * 1024).spawn(move || {
        let left = Rc::new(Cell::new(all));
        let items: Vec<_> = (1..=all).map(|number| Item(Rc::clone(&left), number)).collect();
        let unwind = catch_unwind(AssertUnwindSafe(|| last_first(items)));
        let panic = *unwind.unwrap_err().downcast::<String>().unwrap();
        assert!(panic.contains("an item panics"), "{panic}");
        assert_eq!((left.get(), Rc::strong_count(&left)), (0, 1));
    });
    thread.unwrap().join().unwrap();
}

#[test]
fn items_without_a_size_in_memory_are_dropped_one_by_one() {
    struct Unit;
    impl Drop for Unit {
        fn drop(&mut self) {
            witness("unit");
        }
    }
    assert_eq!(size_of::<Unit>(), 0);
    last_first(vec![Unit, Unit, Unit]);
    assert_log(&["unit"; 3], "dropped");
    last_first(vec![(); 1000]);
}

#[test]
#[cfg_attr(miri, ignore = "Miri starts no processes")]
fn a_second_panic_aborts() {
    struct Panics;
    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("once more");
        }
    }
    assert_second_panic_aborts("last_first::a_second_panic_aborts", || {
        last_first([Panics, Panics, Panics]);
    });
}
