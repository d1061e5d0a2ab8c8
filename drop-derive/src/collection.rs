//! A ready step for collections.

use core::mem;

/// Drops the items of a collection, last to first.
///
/// A `Vec`, like every collection of the standard library, drops its items first to last. Where each
/// item is built on the ones before it, that is the wrong way round: layers on layers, savepoints in
/// savepoints, directories in directories. As a [step](crate#steps), this function takes them down from
/// the top:
///
/// ```
/// use std::mem::ManuallyDrop;
///
/// use drop_derive::OrderedDrop;
///
/// #[derive(OrderedDrop)]
/// struct Screen {
///     terminal: String,
///     // Each layer restores what the one below it has drawn.
///     #[drop(with = drop_derive::last_first, before = terminal)]
///     layers: ManuallyDrop<Vec<Layer>>,
/// }
///
/// struct Layer(&'static str);
///
/// impl Drop for Layer {
///     fn drop(&mut self) {
///         # LOG.with_borrow_mut(|log| log.push(self.0));
///         println!("restore what was below {}", self.0);
///     }
/// }
/// # thread_local!(static LOG: std::cell::RefCell<Vec<&'static str>> = const { std::cell::RefCell::new(Vec::new()) });
///
/// drop(Screen {
///     terminal: "/dev/tty".to_owned(),
///     layers: ManuallyDrop::new(vec![Layer("the menu"), Layer("the dialog"), Layer("its tooltip")]),
/// });
/// // The tooltip first, then the dialog, then the menu, and the terminal after them all.
/// # assert_eq!(LOG.take(), ["its tooltip", "the dialog", "the menu"]);
/// ```
///
/// It takes any [`IntoIterator`] with a [`DoubleEndedIterator`]: a `Vec`, `VecDeque`, `LinkedList` or
/// `BTreeMap`, a boxed slice, an array, an `Option`, an iterator. Two things to mind:
///
/// - Give it the collection, not a reference to it. A reference is a collection of references: those
///   are dropped, which does nothing, and the items are left to the collection.
/// - An item is dropped whole. Of a `Vec<Vec<T>>` the inner ones drop last to first, each first to last
///   within itself, and an `Option<Vec<T>>` has one item.
///
/// # Panics
///
/// A panic in the destructor of an item goes on after all other items have been dropped, also last to
/// first. A second panic while the first one unwinds aborts the process, as it does everywhere.
///
/// An iterator that panics in [`next_back`] is not asked again: its own destructor drops the remaining items,
/// in an order of its own.
///
/// [`next_back`]: DoubleEndedIterator::next_back
pub fn last_first<C: BothEnds>(collection: C) {
    let mut items = collection.items();
    while let Some(item) = items.next_back() {
        // The iterator's own destructor drops first to last. So no item may be left for it, even if this one
        // panics: the guard drops the rest. There is no guard while `next_back` runs: where that panics, it
        // would panic in the guard once more, and abort the process.
        let rest = Rest(&mut items);
        drop(item);
        mem::forget(rest);
    }
}

/// Any [`IntoIterator`] with a [`DoubleEndedIterator`]: one trait for both, so that the compiler reports one
/// error for a type that does not fit.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no items that `last_first` could drop\nnote: it takes a collection that can be iterated from both ends, such as a `Vec` or an array",
    label = "cannot be iterated from both ends"
)]
pub trait BothEnds {
    /// The iterator.
    type Items: DoubleEndedIterator;

    /// The same as `into_iter`.
    fn items(self) -> Self::Items;
}

#[diagnostic::do_not_recommend]
impl<C> BothEnds for C
where
    C: IntoIterator,
    C::IntoIter: DoubleEndedIterator,
{
    type Items = C::IntoIter;

    fn items(self) -> C::IntoIter {
        self.into_iter()
    }
}

/// Drops the items that are left when it is dropped, last to first.
struct Rest<'a, I: DoubleEndedIterator>(&'a mut I);

impl<I: DoubleEndedIterator> Drop for Rest<'_, I> {
    fn drop(&mut self) {
        while let Some(item) = self.0.next_back() {
            drop(item);
        }
    }
}
