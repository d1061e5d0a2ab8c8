//! `DROP_ORDER` as the derive writes it: one text.

use core::marker::PhantomData;
use core::str;

/// The list `DROP_ORDER`, split out of the text `DROP_DERIVE_NAMES` at its spaces.
///
/// The compiler takes three times as long over a list as over a text, in every crate that derives. So
/// the list is made here, and only where somebody reads it.
pub struct Names<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized + crate::OrderedDrop> Names<T> {
    const SPLIT: ([&'static str; MOST_NAMES], usize) = split(T::DROP_DERIVE_NAMES);

    const LIST: &'static [&'static str] = Self::SPLIT.0.split_at(Self::SPLIT.1).0;

    /// The names. A call, since rustdoc would show the path of a constant on the page of every type.
    pub const fn list() -> &'static [&'static str] {
        Self::LIST
    }
}

/// For a type with more names, the derive writes the list itself.
const MOST_NAMES: usize = 64;

/// The words of a text, and how many there are.
const fn split(text: &'static str) -> ([&'static str; MOST_NAMES], usize) {
    let (mut words, mut found) = ([""; MOST_NAMES], 0);
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let mut end = 0;
        while end < rest.len() && !rest[end].is_ascii_whitespace() {
            end += 1;
        }
        let (word, after) = rest.split_at(end);
        words[found] = match str::from_utf8(word) {
            Ok(word) => word,
            Err(_) => unreachable!(),
        };
        found += 1;
        rest = if after.is_empty() { after } else { after.split_at(1).1 };
    }
    (words, found)
}
