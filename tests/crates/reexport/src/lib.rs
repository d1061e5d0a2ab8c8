//! Knows the library by another name, and passes it on: as a module, and in macros that derive. No
//! crate called `drop_derive` is in reach here, nor in `tests/`.

#![no_std]
#![forbid(unsafe_code)]

/// What the macros here, and other crates, name in `#[drop(crate = ...)]`.
pub mod deep {
    pub use ordered;

    /// What structs made by a macro begin with.
    pub fn begin<T>(_: &mut T) {}
}

use core::mem::ManuallyDrop;

use ordered::OrderedDrop;

/// Renamed in `Cargo.toml`, and everything that an expansion can name.
#[derive(Debug, OrderedDrop)]
#[drop(crate = ordered, parts = pub Parts, begin = Self::begin, order = [plain, .., last])]
pub struct Renamed<T> {
    /// Has nothing to drop, so that the compiler has to be asked.
    pub plain: Option<u8>,
    /// With a step.
    #[drop(with = step(_, last))]
    pub step: ManuallyDrop<T>,
    /// A handle with a step.
    #[drop(with = step(_, last))]
    pub handle: u8,
    /// Behind an alias.
    #[drop]
    pub alias: Alias<T>,
    /// Never dropped.
    #[drop(skip)]
    pub never: Alias<T>,
    /// Lent.
    pub last: Option<T>,
}

/// An alias.
pub type Alias<T> = ManuallyDrop<T>;

impl<T> Renamed<T> {
    fn begin(&mut self) {
        self.plain = None;
    }
}

fn step<T, U>(value: T, _: &mut U) -> T {
    value
}

/// Returns its first error.
#[derive(Debug, OrderedDrop)]
#[drop(crate = ordered, close = pub close -> &'static str, report = report, begin = Self::begin)]
pub struct Closing<T> {
    /// With a step in place.
    #[drop(with = fail(&mut _, *code))]
    pub step: ManuallyDrop<T>,
    /// Copied.
    pub code: u8,
    /// Plain.
    pub plain: Option<T>,
}

impl<T> Closing<T> {
    fn begin(&mut self) {
        self.plain = None;
    }
}

fn fail<T>(_: &mut T, code: u8) -> Result<u8, &'static str> {
    code.checked_sub(1).ok_or("the code is 0")
}

fn report<E>(_: E) {}

/// Reports its errors.
#[derive(Debug, OrderedDrop)]
#[drop(crate = deep::ordered, report = report)]
pub enum Reporting {
    /// With a step.
    Variant(#[drop(with = fail(&mut _, *1))] ManuallyDrop<u8>, u8),
}

/// Taken apart.
#[derive(Debug, OrderedDrop)]
#[drop(crate = deep::ordered, order = reverse, parts = #[derive(Debug)] pub StackParts)]
pub struct Stack<'a, T: ?Sized, U> {
    /// Behind a pointer.
    pub lent: &'a T,
    /// Has nothing to drop, so that the compiler has to be asked.
    pub number: Option<u8>,
    /// Drop last to first.
    #[drop(with = ordered::last_first, part = #[doc(alias = "stack")])]
    pub layers: ManuallyDrop<[U; 2]>,
    /// Behind an alias.
    #[drop]
    pub alias: Alias<U>,
}

/// The same for a tuple, in which one field has nothing to drop.
#[derive(Debug, OrderedDrop)]
#[drop(crate = ordered, parts = #[derive(Debug)] pub PairParts)]
pub struct Pair<U>(
    /// Has nothing to drop.
    pub u8,
    /// Behind an alias.
    #[drop]
    #[drop(part = #[doc(hidden)])]
    pub Alias<U>,
);

/// The same for an enum.
#[derive(Debug, OrderedDrop)]
#[drop(crate = ::ordered)]
pub enum Either<L, R> {
    /// With a step.
    Left {
        /// The value.
        #[drop(with = step(_, plain))]
        value: ManuallyDrop<L>,
        /// Lent.
        plain: Option<R>,
    },
    /// With a list.
    #[drop(order = [1, 0])]
    Right(ManuallyDrop<R>, ManuallyDrop<R>),
}

/// Derives the order on a struct of the caller's. The caller need not know the library at all.
#[macro_export]
macro_rules! ordered_struct {
    (
        $(#[$attr:meta])*
        $vis:vis struct $name:ident $(<$lt:lifetime, $param:ident: $bound:path>)? {
            $first:ident: $first_ty:ty = $step:path,
            $second:ident: $second_ty:ty = $borrowing:path,
            $last:ident: $last_ty:ty $(,)?
        }
    ) => {
        $(#[$attr])*
        #[derive($crate::deep::ordered::OrderedDrop)]
        #[drop(crate = $crate::deep::ordered, begin = $crate::deep::begin)]
        $vis struct $name $(<$lt, $param: $bound>)? {
            #[drop(with = $step, after = $second)]
            $first: $first_ty,
            #[drop(with = $borrowing(_, $last))]
            $second: $second_ty,
            $last: $last_ty,
        }
    };
}

/// Derives the order on an enum of its own, with a variant for each type, and a list from outside.
#[macro_export]
macro_rules! ordered_enum {
    ($vis:vis enum $name:ident { $($variant:ident($($ty:ty),* $(,)?) = $order:expr),* $(,)? }) => {
        #[derive($crate::deep::ordered::OrderedDrop)]
        #[drop(crate = $crate::deep::ordered)]
        $vis enum $name {
            $(#[drop(order = $order)] $variant($($ty),*),)*
        }
    };
}
