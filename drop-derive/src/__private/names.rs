//! Makes the list `DROP_ORDER` from the text that the derive writes.

use core::marker::PhantomData;
use core::str;

/// Splits the text `DROP_DERIVE_NAMES` at its spaces.
///
/// The compiler takes three times as long for a list as for a text, in each crate that derives. So the
/// derive writes a text, and the list is made only if it is used.
pub struct Names<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized + crate::OrderedDrop> Names<T> {
    const SPLIT: ([&'static str; MOST_NAMES], usize) = split(T::DROP_DERIVE_NAMES);

    const LIST: &'static [&'static str] = Self::SPLIT.0.split_at(Self::SPLIT.1).0;

    /// The names. This is a function since rustdoc would show the path of a constant on the page of each
    /// type.
    pub const fn list() -> &'static [&'static str] {
        Self::LIST
    }
}

/// If a type has more names, the derive writes a list.
const MOST_NAMES: usize = 64;

/// The words of a text, and their number.
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
