//! Uses all of the library where there is neither `std` nor `alloc`. What it drops writes into a
//! journal that lives on the stack.

#![no_std]
// What `close` and `report` are given is their signature, whatever the body does.
#![allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps)]
#![forbid(unsafe_code)]

use core::cell::Cell;
use core::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

/// The letters written so far.
#[derive(Debug, Default)]
pub struct Journal {
    letters: Cell<[u8; 32]>,
    length: Cell<usize>,
}

impl Journal {
    /// Writes one letter, as long as there is room.
    pub fn write(&self, letter: u8) {
        let mut letters = self.letters.get();
        if let Some(place) = letters.get_mut(self.length.get()) {
            *place = letter;
            self.letters.set(letters);
            self.length.set(self.length.get() + 1);
        }
    }

    /// Whether these are the letters.
    pub fn reads(&self, expected: &[u8]) -> bool {
        self.letters.get().get(..self.length.get()) == Some(expected)
    }
}

/// Writes its letter when it is dropped.
#[derive(Debug)]
pub struct Letter<'j>(pub &'j Journal, pub u8);

impl Drop for Letter<'_> {
    fn drop(&mut self) {
        self.0.write(self.1);
    }
}

/// An alias.
pub type Held<T> = ManuallyDrop<T>;

/// The order of the declarations, proved.
#[derive(Debug, OrderedDrop)]
pub struct Proved<'j, T> {
    /// First.
    #[drop(before = second)]
    pub first: T,
    /// Second.
    pub second: Letter<'j>,
}

/// All that can be said of a struct.
#[derive(Debug, OrderedDrop)]
#[drop(begin = Self::begin, parts = pub Parts, order = [tag, .., last])]
pub struct All<'j, T> {
    /// Has nothing to drop, so that the compiler has to be asked.
    pub tag: Option<u8>,
    /// Last.
    pub last: Letter<'j>,
    /// Behind an alias.
    #[drop]
    pub alias: Held<T>,
    /// With a step.
    #[drop(with = Self::step(last, _), before = alias)]
    pub step: ManuallyDrop<T>,
    /// A handle, with a step.
    #[drop(with = destroy(_, last))]
    pub handle: u8,
    /// Never dropped.
    #[drop(skip)]
    pub never: ManuallyDrop<T>,
}

impl<'j, T> All<'j, T> {
    fn begin(&mut self) {
        self.last.0.write(b'(');
    }

    fn step(last: &Letter<'j>, value: T) -> T {
        last.0.write(b's');
        value
    }
}

fn destroy(handle: u8, last: &mut Letter<'_>) {
    last.0.write(handle);
}

/// The same of an enum.
#[derive(Debug, OrderedDrop)]
pub enum Variants<'j> {
    /// With a list.
    #[drop(order = [1, 0, ..])]
    Pair(ManuallyDrop<Letter<'j>>, ManuallyDrop<Letter<'j>>, Letter<'j>),
    /// With a step.
    Step {
        /// A handle.
        #[drop(with = destroy(_, plain))]
        handle: u8,
        /// Plain.
        plain: Letter<'j>,
    },
    /// No fields.
    Unit,
}

/// Returns the first error, and writes the others.
#[derive(Debug, OrderedDrop)]
#[drop(begin = Self::begin, close = pub close -> Failed<'j>, report = write)]
pub struct Closing<'j> {
    /// Last.
    pub last: Letter<'j>,
    /// Fails in place.
    #[drop(with = fail(&mut _, *code), before = second)]
    pub first: ManuallyDrop<Letter<'j>>,
    /// Fails, too.
    #[drop(with = fail(&mut _, *code))]
    pub second: ManuallyDrop<Letter<'j>>,
    /// Copied.
    pub code: u8,
}

/// What failed, by its letter.
#[derive(Debug, PartialEq, Eq)]
pub struct Failed<'j>(pub &'j Journal, pub u8);

impl PartialEq for Journal {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Eq for Journal {}

impl<'j> Closing<'j> {
    fn begin(&mut self) -> Result<(), Failed<'j>> {
        self.last.0.write(b'[');
        Ok(())
    }
}

fn fail<'j>(value: &mut Letter<'j>, code: u8) -> Result<u8, Failed<'j>> {
    value.0.write(code);
    Err(Failed(value.0, value.1))
}

fn write(error: Failed<'_>) {
    error.0.write(b'!');
}

/// The same where it is only written.
#[derive(Debug, OrderedDrop)]
#[drop(report = write)]
pub enum Reporting<'j> {
    /// Fails.
    Variant(#[drop(with = fail(&mut _, *1))] ManuallyDrop<Letter<'j>>, u8),
}

/// Layers that drop last to first.
#[derive(Debug, OrderedDrop)]
pub struct Layers<'j> {
    /// Last.
    pub last: Letter<'j>,
    /// From the end.
    #[drop(with = drop_derive::last_first, before = last)]
    pub layers: ManuallyDrop<[Letter<'j>; 2]>,
}

/// Taken apart, and last declared, first dropped.
#[derive(Debug, OrderedDrop)]
#[drop(order = reverse, parts = #[derive(Debug)] pub StackParts)]
pub struct Stack<'j, T: ?Sized> {
    /// Behind a pointer.
    pub lent: &'j T,
    /// Has nothing to drop, so that the compiler has to be asked.
    pub tag: Option<u8>,
    /// Last.
    pub last: Letter<'j>,
    /// Before it.
    pub second: ManuallyDrop<Letter<'j>>,
    /// First.
    #[drop(part = #[doc(alias = "top")])]
    pub first: ManuallyDrop<Letter<'j>>,
}

/// The same for a tuple, in which one field has nothing to drop.
#[derive(Debug, OrderedDrop)]
#[drop(parts = #[derive(Debug)] pub PairParts)]
pub struct Pair<'j>(
    /// Has nothing to drop.
    pub u8,
    /// First.
    #[drop]
    pub Held<Letter<'j>>,
    /// Last.
    pub Letter<'j>,
);

/// An unsized tail.
#[derive(Debug, OrderedDrop)]
pub struct Tail<'j, T: ?Sized> {
    /// Last.
    pub last: Letter<'j>,
    /// First.
    #[drop(before = last)]
    pub tail: ManuallyDrop<T>,
}
