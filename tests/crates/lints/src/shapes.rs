//! Every shape of expansion. The crates of the other editions compile this file too.

#![deny(warnings)]
// What is allowed by default: `tests/tests/lints.rs` compares this list with the compiler's.
#![deny(
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    closure_returning_async_block,
    deprecated_in_future,
    deprecated_safe_2024,
    deref_into_dyn_supertrait,
    edition_2024_expr_fragment_specifier,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    ffi_unwind_calls,
    if_let_rescope,
    impl_trait_overcaptures,
    impl_trait_redundant_captures,
    keyword_idents_2018,
    keyword_idents_2024,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    missing_unsafe_on_extern,
    redundant_imports,
    redundant_lifetimes,
    rust_2021_incompatible_closure_captures,
    rust_2021_incompatible_or_patterns,
    rust_2021_prelude_collisions,
    rust_2024_incompatible_pat,
    rust_2024_prelude_collisions,
    single_use_lifetimes,
    tail_expr_drop_order,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_attr_outside_unsafe,
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction)]
#![expect(clippy::blanket_clippy_restriction_lints, reason = "all of them, on purpose")]

use core::cell::Cell;
use core::hint::spin_loop;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

/// Has something to drop.
#[derive(Debug)]
#[non_exhaustive]
pub struct Resource;

impl Drop for Resource {
    #[inline]
    fn drop(&mut self) {
        spin_loop();
    }
}

/// An alias.
pub type Holder<T> = ManuallyDrop<T>;

/// The order of the declarations, proved.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub struct Proved<'name> {
    /// First.
    #[drop(before = [last, between])]
    pub a_first: Resource,
    /// Between the two.
    pub between: Option<Resource>,
    /// Last.
    #[drop(after = between)]
    pub last: Resource,
    /// Has nothing to drop.
    pub name: &'name str,
}

/// The same for a tuple.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub struct ProvedTuple(#[drop(before = 1)] pub Resource, pub Resource);

/// The same for a packed struct.
#[derive(Debug, OrderedDrop)]
#[drop(order = [.., last])]
#[non_exhaustive]
#[repr(C, packed)]
pub struct Packed {
    /// First.
    pub first: u8,
    /// Last.
    pub last: u32,
}

/// No fields at all.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub struct Unit;

/// Managed fields, in another order than they are declared in.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub struct Managed {
    /// First.
    #[drop]
    pub alias: Holder<Resource>,
    /// Last but one.
    #[drop(after = [second, alias])]
    pub last: ManuallyDrop<Resource>,
    /// Never.
    #[drop(skip)]
    pub never: Holder<Resource>,
    /// Dropped by the language.
    pub plain: Resource,
    /// Second.
    #[drop(after = alias)]
    pub second: ManuallyDrop<Resource>,
    /// A keyword.
    pub r#type: u8,
}

/// The same for a tuple.
#[derive(Debug, OrderedDrop)]
#[drop(order = [2, .., 0])]
#[non_exhaustive]
pub struct ManagedTuple(
    pub ManuallyDrop<Resource>,
    pub ManuallyDrop<Resource>,
    #[drop] pub Holder<u8>,
);

/// More than fit into one guard.
#[derive(Debug, OrderedDrop)]
#[drop(order = [9, 8, .., 0])]
#[non_exhaustive]
pub struct Many(
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
    pub ManuallyDrop<u8>,
);

/// A list whose order is met since one of the fields has nothing to drop.
#[derive(Debug, OrderedDrop)]
#[drop(order = [view, held, a_plain])]
#[non_exhaustive]
pub struct Listed<'cell> {
    /// Last.
    pub a_plain: Resource,
    /// Managed.
    pub held: ManuallyDrop<Resource>,
    /// First, if it had anything to drop.
    pub view: Option<&'cell Cell<u8>>,
}

/// Generics of all kinds.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub struct Generic<'short, 'long, T, U: ?Sized + AsRef<str>, const N: usize>
where
    T: Clone,
{
    /// Second.
    #[drop(before = next)]
    pub array: ManuallyDrop<[T; N]>,
    /// Plain.
    pub next: Option<&'short Generic<'long, 'long, T, U, N>>,
    /// First.
    #[drop(before = array)]
    pub tail: ManuallyDrop<U>,
}

/// Variants of all kinds.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub enum Variants<T> {
    /// Managed fields.
    Managed {
        /// Second.
        #[drop(after = first)]
        a_second: ManuallyDrop<T>,
        /// First.
        first: ManuallyDrop<Resource>,
        /// Plain.
        plain: Option<T>,
    },
    /// Plain fields.
    Plain(#[drop(before = 1)] Resource, Resource),
    /// Never dropped.
    Skipped(#[drop(skip)] ManuallyDrop<T>),
    /// Steps.
    Steps {
        /// First.
        #[drop(with = consume(_, plain))]
        handle: u32,
        /// Last.
        plain: Resource,
    },
    /// A list.
    #[drop(order = [1, 0, ..])]
    Tuple(ManuallyDrop<Resource>, ManuallyDrop<Resource>, u8),
    /// No fields.
    Unit,
}

/// Steps that return all kinds of things, and a function to begin with.
#[derive(Debug, OrderedDrop)]
#[drop(begin = Self::begin, order = [.., plain])]
#[non_exhaustive]
pub struct Steps<T> {
    /// Does not return.
    #[drop(with = diverge::<u8>)]
    pub diverging: u8,
    /// Returns the value.
    #[drop(with = identity)]
    pub identical: ManuallyDrop<Resource>,
    /// Lent.
    pub lent: ManuallyDrop<Resource>,
    /// Returns what has to be used.
    #[drop(with = Self::must_use(never, _, lent))]
    pub must_use: ManuallyDrop<T>,
    /// Lent.
    #[drop(skip)]
    pub never: ManuallyDrop<T>,
    /// Lent.
    pub plain: Resource,
    /// Returns a result.
    #[drop(with = result)]
    pub result: ManuallyDrop<T>,
    /// Returns nothing.
    #[drop(with = consume(_, plain))]
    pub unit: ManuallyDrop<Resource>,
}

impl<T> Steps<T> {
    /// Begins.
    #[expect(clippy::implicit_return, reason = "the opposite of `needless_return`")]
    #[inline]
    #[must_use]
    pub const fn begin(&mut self) -> &mut Resource {
        &mut self.plain
    }

    /// Returns what has to be used.
    #[expect(clippy::implicit_return, reason = "the opposite of `needless_return`")]
    #[inline]
    #[must_use]
    pub const fn must_use(_never: &ManuallyDrop<T>, value: T, _lent: &Resource) -> Option<T> {
        Some(value)
    }
}

/// Steps that work in place, and copies of fields.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub struct InPlace<T> {
    /// A handle.
    #[drop(with = retire(&mut _, *number, *number))]
    pub handle: u8,
    /// Managed.
    #[drop(with = retire(&mut _, *number, *plain))]
    pub managed: ManuallyDrop<T>,
    /// Copied.
    #[drop]
    pub number: ManuallyDrop<u32>,
    /// Copied.
    pub plain: u32,
}

/// Closed by other crates, and says what else has failed.
#[derive(Debug, OrderedDrop)]
#[drop(begin = Self::begin, close = pub close -> Resource, report = consume_error)]
#[non_exhaustive]
pub struct Closing<'name, T: Clone> {
    /// Does not return.
    #[drop(with = diverge::<u8>)]
    pub diverging: u8,
    /// In place.
    #[drop(with = retire(&mut _, *number, *number))]
    pub in_place: ManuallyDrop<T>,
    /// Without a step.
    #[drop]
    pub managed: ManuallyDrop<Resource>,
    /// Lent.
    pub name: &'name str,
    /// Never.
    #[drop(skip)]
    pub never: ManuallyDrop<Resource>,
    /// Copied.
    pub number: u32,
    /// Plain.
    pub plain: Resource,
    /// A result.
    #[drop(with = result)]
    pub result: ManuallyDrop<T>,
    /// No result.
    #[drop(with = consume(_, plain))]
    pub unit: ManuallyDrop<Option<&'name str>>,
}

impl<T: Clone> Closing<'_, T> {
    /// Begins.
    ///
    /// # Errors
    ///
    /// Never.
    #[expect(clippy::implicit_return, reason = "the opposite of `needless_return`")]
    #[inline]
    pub const fn begin(&mut self) -> Result<&mut Resource, Resource> {
        Ok(&mut self.plain)
    }
}

/// The same for variants.
#[derive(Debug, OrderedDrop)]
#[drop(close = pub close -> Resource)]
#[non_exhaustive]
pub enum ClosingVariants<T> {
    /// Managed.
    Managed {
        /// In place.
        #[drop(with = retire(&mut _, *number, *number))]
        managed: ManuallyDrop<T>,
        /// Copied.
        number: u32,
    },
    /// Plain.
    Plain(Resource, T),
    /// No fields.
    Unit,
}

/// Says what has failed.
#[derive(Debug, OrderedDrop)]
#[drop(report = consume_error)]
#[non_exhaustive]
pub struct Reporting<T> {
    /// Does not return.
    #[drop(with = diverge::<u8>)]
    pub diverging: u8,
    /// No result.
    #[drop(with = consume(_, plain))]
    pub managed: ManuallyDrop<T>,
    /// Plain.
    pub plain: Resource,
    /// A result.
    #[drop(with = result)]
    pub result: ManuallyDrop<T>,
}

/// Taken apart by other crates.
#[derive(Debug, OrderedDrop)]
#[drop(parts = pub OpenParts)]
#[non_exhaustive]
pub struct Open<'name, T: Clone> {
    /// Behind an alias.
    #[drop]
    pub alias: Holder<T>,
    /// A handle.
    #[drop(with = result)]
    pub handle: u8,
    /// Managed.
    #[drop(before = plain)]
    pub managed: ManuallyDrop<T>,
    /// Mentions the type, and is dropped by nobody.
    #[drop(skip)]
    pub never: ManuallyDrop<PhantomData<&'name Self>>,
    /// Plain.
    pub plain: Resource,
}

/// Taken apart by nobody.
#[derive(Debug, OrderedDrop)]
#[drop(parts = ClosedParts)]
#[non_exhaustive]
pub struct Closed {
    /// Managed.
    #[drop(before = plain)]
    pub managed: ManuallyDrop<Resource>,
    /// Plain.
    pub plain: Resource,
}

/// Taken apart by other crates, with what its parts are documented, derived and marked with.
#[derive(OrderedDrop)]
#[drop(
    order = reverse,
    parts =
        /// The pieces of a guard.
        #[derive(Debug)]
        #[must_use]
        pub GuardParts,
)]
#[expect(missing_debug_implementations, reason = "the parts have one")]
#[non_exhaustive]
pub struct Guard<'lock, T: ?Sized> {
    /// From the end.
    #[drop(part = #[doc(alias = "stack")])]
    #[drop(with = ::drop_derive::last_first)]
    pub layers: ManuallyDrop<[Resource; 2]>,
    /// Behind a pointer, so that the size of the value does not matter.
    pub lock: &'lock T,
    /// Managed.
    pub managed: ManuallyDrop<Option<Resource>>,
    /// Has nothing to drop.
    pub number: u8,
}

/// May be unsized behind a name.
#[derive(Debug, OrderedDrop)]
#[drop(close = pub close -> Resource, parts = pub TailParts)]
#[non_exhaustive]
pub struct MaybeTail<T: ?Sized> {
    /// Managed.
    #[drop(before = tail)]
    pub managed: ManuallyDrop<Resource>,
    /// Unsized if its value is.
    pub tail: Wrapper<T>,
}

/// Holds a value.
#[derive(Debug)]
#[expect(clippy::exhaustive_structs, reason = "as a cell is")]
pub struct Wrapper<T: ?Sized>(pub T);

/// A tuple that is taken apart.
#[derive(Debug, OrderedDrop)]
#[drop(parts = #[derive(Debug)] pub NewtypeParts)]
#[non_exhaustive]
pub struct Newtype<T>(
    /// Has nothing to drop.
    pub u8,
    /// Managed.
    #[drop(with = result)]
    pub ManuallyDrop<T>,
    /// Plain.
    pub PhantomData<T>,
);

/// Each variant drops last declared first.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub enum Reversed {
    /// Has names.
    #[drop(order = reverse)]
    Named {
        /// Plain.
        plain: Resource,
        /// Managed.
        managed: ManuallyDrop<Resource>,
    },
    /// Has indices.
    #[drop(order = reverse)]
    Tuple(Resource, ManuallyDrop<Resource>),
}

/// Has a field of a private type, which becomes one of public parts.
#[derive(Debug, OrderedDrop)]
#[drop(parts = pub HidingParts)]
#[non_exhaustive]
pub struct Hiding {
    /// Managed.
    #[drop(before = plain)]
    hidden: ManuallyDrop<Hidden>,
    /// Plain.
    plain: Resource,
}

/// Is private.
#[derive(Debug)]
struct Hidden;

impl Hiding {
    /// Hides.
    #[expect(clippy::implicit_return, reason = "the opposite of `needless_return`")]
    #[inline]
    #[must_use]
    pub const fn hide() -> Self {
        Self { hidden: ManuallyDrop::new(Hidden), plain: Resource }
    }
}

/// Out of date.
#[deprecated = "to see that the expansion does not count as use"]
#[derive(Debug, OrderedDrop)]
#[drop(parts = pub OldParts)]
#[non_exhaustive]
pub struct Old {
    /// Managed.
    #[drop(before = plain)]
    pub managed: ManuallyDrop<Option<&'static Self>>,
    /// Plain.
    pub plain: Resource,
}

/// Has fields that are out of date, and some of a type that is.
#[derive(Debug, OrderedDrop)]
#[drop(parts = pub OlderParts)]
#[non_exhaustive]
pub struct Older {
    /// Managed.
    #[drop(before = plain)]
    #[expect(deprecated, reason = "on the field")]
    pub managed: ManuallyDrop<Old>,
    /// Never.
    #[drop(skip)]
    #[expect(deprecated, reason = "on the field")]
    pub never: ManuallyDrop<Old>,
    /// Plain, with a step.
    #[deprecated = "to see that the expansion does not count as use"]
    #[drop(with = result)]
    pub old: u8,
    /// Plain.
    #[expect(deprecated, reason = "on the field")]
    pub plain: Option<Old>,
}

/// The same, allowed for all of the type.
#[derive(Debug, OrderedDrop)]
#[expect(deprecated, reason = "on the type")]
#[non_exhaustive]
pub enum Oldest {
    /// The only one.
    Variant {
        /// Managed.
        #[drop(before = plain)]
        managed: ManuallyDrop<Old>,
        /// Plain.
        plain: Option<Old>,
    },
}

/// Has nothing to drop, as the compiler has to find out.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Number;

/// The compiler is asked whether a type has drop glue that is allowed for the field.
#[derive(Debug, OrderedDrop)]
#[drop(order = [younger, old])]
#[non_exhaustive]
pub struct AskedOfField {
    /// Out of date, and declared first.
    #[expect(deprecated, reason = "on the field")]
    pub old: Option<&'static Old>,
    /// Declared last.
    pub younger: Number,
}

/// The same, allowed for all of the type.
#[derive(Debug, OrderedDrop)]
#[drop(order = [1, 0])]
#[expect(deprecated, reason = "on the type")]
#[non_exhaustive]
pub struct AskedOfType(pub Option<&'static Old>, pub Number);

/// The same for each variant, for each question that there is.
#[derive(Debug, OrderedDrop)]
#[non_exhaustive]
pub enum OfVariant {
    /// Whether a type has drop glue.
    #[drop(order = [number, old])]
    #[expect(deprecated, reason = "on the variant")]
    Asked {
        /// Out of date, and declared first.
        old: Option<&'static Old>,
        /// Declared last.
        number: Number,
    },
    /// Whether one is `ManuallyDrop`, and a step that is out of date.
    #[expect(deprecated, reason = "on the variant")]
    Stepped {
        /// Never.
        #[drop(skip)]
        never: ManuallyDrop<Old>,
        /// Plain.
        plain: Option<Old>,
        /// With a step.
        #[drop(with = outdated)]
        step: ManuallyDrop<Resource>,
    },
}

/// Returns nothing.
#[deprecated = "to be a step"]
#[inline]
pub fn outdated(_value: Resource) {}

/// Returns nothing.
#[inline]
pub fn consume<T>(_value: T, _plain: &Resource) {}

/// Gets an error.
#[inline]
pub fn consume_error<E>(_error: E) {}

/// Works in place.
///
/// # Errors
///
/// Never.
#[expect(clippy::implicit_return, reason = "the opposite of `needless_return`")]
#[inline]
pub const fn retire<T>(_value: &mut T, _first: u32, _second: u32) -> Result<(), Resource> {
    Ok(())
}

/// Does not return.
#[inline]
pub fn diverge<T>(_value: T) -> ! {
    loop {
        spin_loop();
    }
}

/// Returns its argument.
#[expect(clippy::implicit_return, reason = "the opposite of `needless_return`")]
#[inline]
#[must_use]
pub const fn identity(value: Resource) -> Resource {
    value
}

/// Returns a result.
///
/// # Errors
///
/// Never.
#[expect(clippy::implicit_return, reason = "the opposite of `needless_return`")]
#[inline]
pub const fn result<T>(value: T) -> Result<T, Resource> {
    Ok(value)
}
