//! Asks the compiler about types. Has the messages for mistakes that only the compiler can find.

use core::future::{Future, IntoFuture};
use core::marker::PhantomData;
use core::mem::{ManuallyDrop, MaybeUninit};
use core::ops::Deref;
use core::ptr::NonNull;

/// The standard `ManuallyDrop`, and no other type.
///
/// # Safety
///
/// The type is `ManuallyDrop`, `Value` is the type inside, and `cast` returns its argument.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the standard `ManuallyDrop`\nnote: the language drops every other field by itself\nhelp: hold it in `ManuallyDrop`: `core::mem::ManuallyDrop<{Self}>`",
    label = "this field has to be a `ManuallyDrop`"
)]
pub unsafe trait StdManuallyDrop {
    /// The type inside.
    type Value: ?Sized;

    /// Returns the same pointer.
    fn cast(field: *mut Self) -> *mut ManuallyDrop<Self::Value>;
}

// SAFETY: the type is imported from `core`, so it is the standard `ManuallyDrop`. `Value` is its parameter,
// which is the type inside, and `cast` returns its argument.
unsafe impl<T: ?Sized> StdManuallyDrop for ManuallyDrop<T> {
    type Value = T;

    #[inline(always)]
    fn cast(field: *mut Self) -> *mut ManuallyDrop<T> {
        field
    }
}

/// For a field that is marked `#[drop]` but not spelled `ManuallyDrop`. It has the parameter `T` since with
/// `F::Value` in its place, the compiler would report a wrong type twice.
#[inline(always)]
pub fn as_manually_drop<F: ?Sized + StdManuallyDrop<Value = T>, T: ?Sized>(
    field: *mut F,
) -> *mut ManuallyDrop<T> {
    F::cast(field)
}

/// Checks that a skipped field is a `ManuallyDrop`.
pub const fn assert_manually_drop<F: ?Sized + StdManuallyDrop>() {}

/// A type that can be passed to a step as `*field`.
#[diagnostic::on_unimplemented(
    message = "`*` passes a copy of a field, and `{Self}` is not `Copy`\nnote: without the `*`, the step is given a `&mut {Self}`",
    label = "cannot copy a `{Self}`"
)]
pub trait CopyArgument: Copy {}

#[diagnostic::do_not_recommend]
impl<T: Copy> CopyArgument for T {}

/// Distinguishes the standard `ManuallyDrop` from all other types `T` by the type of an integer literal.
///
/// For most types there is one impl, so a literal that has to implement this trait is inferred as `u8`. For
/// `ManuallyDrop` there are two impls. The type of the literal stays open, and falls back to `i32`.
pub trait Kind<T: ?Sized> {}

impl<T: ?Sized> Kind<T> for u8 {}
impl<T: ?Sized> Kind<ManuallyDrop<T>> for i32 {}

/// The integer type that [`Kind`] has for a plain field.
///
/// There is a second impl, for `u16`, since with a single impl the compiler would infer `u8` from it
/// for all literals, and nothing would be checked.
#[diagnostic::on_unimplemented(
    message = "field with an alias of `ManuallyDrop` has no place in the drop order\nnote: the language never drops a `ManuallyDrop`, and nothing says when the derive should\nhelp: to drop it, mark the field: `#[drop]`\nhelp: to never drop it, mark the field: `#[drop(skip)]`",
    label = "this is a `ManuallyDrop`"
)]
pub trait IsPlain: Copy {}

#[diagnostic::do_not_recommend]
impl IsPlain for u8 {}
#[diagnostic::do_not_recommend]
impl IsPlain for u16 {}

/// Checks that a plain field is no alias of `ManuallyDrop`.
///
/// There are functions for up to four fields, since a call costs as much check time as the check of a
/// field. They are not written by a macro, because its code would be shown in each error about an alias.
pub const fn assert_plain1<A: ?Sized>(_: impl Kind<A> + IsPlain) {}

/// Checks two fields.
pub const fn assert_plain2<A: ?Sized, B: ?Sized>(
    _: impl Kind<A> + IsPlain,
    _: impl Kind<B> + IsPlain,
) {
}

/// Checks three fields.
pub const fn assert_plain3<A: ?Sized, B: ?Sized, C: ?Sized>(
    _: impl Kind<A> + IsPlain,
    _: impl Kind<B> + IsPlain,
    _: impl Kind<C> + IsPlain,
) {
}

/// Checks four fields.
pub const fn assert_plain4<A: ?Sized, B: ?Sized, C: ?Sized, D: ?Sized>(
    _: impl Kind<A> + IsPlain,
    _: impl Kind<B> + IsPlain,
    _: impl Kind<C> + IsPlain,
    _: impl Kind<D> + IsPlain,
) {
}

/// The integer type that [`Kind`] has for a plain field that is declared too late, as another error says.
#[diagnostic::on_unimplemented(
    message = "field with an alias of `ManuallyDrop` was taken for a plain field\nnote: the error about its order is true of plain fields only, and is gone with the mark\nhelp: mark the field, too: `#[drop]`",
    label = "this is a `ManuallyDrop`"
)]
pub trait IsRightlyPlain: Copy {}

#[diagnostic::do_not_recommend]
impl IsRightlyPlain for u8 {}
#[diagnostic::do_not_recommend]
impl IsRightlyPlain for u16 {}

/// Checks that a plain field with an error about its order is no alias of `ManuallyDrop`.
pub const fn assert_rightly_plain<T: ?Sized>(_: impl Kind<T> + IsRightlyPlain) {}

/// Stands in for the destructor in code for editors. It prevents a program that is built with
/// `cfg(rust_analyzer)` and would not drop its fields.
///
/// # Panics
///
/// Always. It is called in a constant, so the panic is a compile error.
pub const fn only_for_editors() {
    panic!("`cfg(rust_analyzer)` is for editors: with it, fields would not be dropped")
}

/// A reference for code that is checked and never run.
///
/// # Panics
///
/// Always.
pub const fn unreachable_ref<'a, T: ?Sized>() -> &'a T {
    unreachable!()
}

/// The type that the derive saw is the type `Field` that the field has now.
///
/// # Safety
///
/// `Self` and `Field` are the same type. An accepted order relies on this.
#[diagnostic::on_unimplemented(
    message = "field of type `{Self}` has become one of type `{Field}`\nnote: the drop order was checked for `{Self}`: an attribute macro has changed it since\nhelp: put the attribute macro above `#[derive(OrderedDrop)]`",
    label = "has another type after the derive"
)]
pub unsafe trait TypeOf<Field: ?Sized> {}

// SAFETY: both are `T`.
unsafe impl<T: ?Sized> TypeOf<T> for T {}

/// Finds out the type of a field, and compares it with the type that the derive saw.
///
/// The type of the field is inferred from an assignment or a reference to it. This has to come before the
/// comparison. Otherwise the compiler would infer the type from the comparison, and report mismatched types
/// at the field instead of the message above.
///
/// The methods take `self` by value: the compiler would prefer a user's method of the same name, from a
/// trait for all types, to a method that takes a reference.
pub struct FieldType<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> Clone for FieldType<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for FieldType<T> {}

impl<T> FieldType<T> {
    /// For a field to which [`value`](Self::value) is then assigned.
    pub const fn unknown() -> Self {
        FieldType(PhantomData)
    }

    /// A value for code that is checked and never run.
    ///
    /// # Panics
    ///
    /// Always.
    pub const fn value(self) -> T {
        unreachable!()
    }
}

impl<T: ?Sized> FieldType<T> {
    /// For a field that may be unsized.
    pub const fn of(_: *const T) -> Self {
        FieldType(PhantomData)
    }

    /// Checks that the type is `Seen`.
    pub const fn is<Seen: ?Sized + TypeOf<T>>(self) {}
}

/// A type that the derive takes to have no drop glue because of its spelling.
///
/// # Safety
///
/// The type has no drop glue. An accepted order relies on this.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type that it is spelled like\nnote: only a field without drop glue may stand anywhere in `order`, or in a tuple with `parts`\nnote: this one was taken for such a field by its spelling",
    label = "this type may have drop glue"
)]
pub unsafe trait NoDropGlue {}

macro_rules! impl_no_drop_glue {
    ($($ty:ty)*) => { $(
        #[diagnostic::do_not_recommend]
        // SAFETY: the types below are scalars and `str`, which consists of bytes.
        unsafe impl NoDropGlue for $ty {}
    )* };
}

impl_no_drop_glue! { bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize str }

#[diagnostic::do_not_recommend]
// SAFETY: a `PhantomData` has no value in it.
unsafe impl<T: ?Sized> NoDropGlue for PhantomData<T> {}
#[diagnostic::do_not_recommend]
// SAFETY: a pointer does not drop its target.
unsafe impl<T: ?Sized> NoDropGlue for NonNull<T> {}
#[diagnostic::do_not_recommend]
// SAFETY: a `MaybeUninit` does not drop the value in it.
unsafe impl<T> NoDropGlue for MaybeUninit<T> {}
#[diagnostic::do_not_recommend]
// SAFETY: a reference does not drop its target.
unsafe impl<T: ?Sized> NoDropGlue for &T {}
#[diagnostic::do_not_recommend]
// SAFETY: a reference does not drop its target.
unsafe impl<T: ?Sized> NoDropGlue for &mut T {}
#[diagnostic::do_not_recommend]
// SAFETY: a pointer does not drop its target.
unsafe impl<T: ?Sized> NoDropGlue for *const T {}
#[diagnostic::do_not_recommend]
// SAFETY: a pointer does not drop its target.
unsafe impl<T: ?Sized> NoDropGlue for *mut T {}
#[diagnostic::do_not_recommend]
// SAFETY: the drop glue of a slice drops its elements, and these have no drop glue.
unsafe impl<T: NoDropGlue> NoDropGlue for [T] {}
#[diagnostic::do_not_recommend]
// SAFETY: the drop glue of an array drops its elements, and these have no drop glue.
unsafe impl<T: NoDropGlue, const N: usize> NoDropGlue for [T; N] {}

macro_rules! impl_no_drop_glue_for_tuples {
    () => {
        #[diagnostic::do_not_recommend]
        // SAFETY: the type has no fields.
        unsafe impl NoDropGlue for () {}
    };
    ($first:ident $($rest:ident)*) => {
        #[diagnostic::do_not_recommend]
        // SAFETY: the drop glue of a tuple drops its fields, and these have no drop glue.
        unsafe impl<$first: NoDropGlue, $($rest: NoDropGlue),*> NoDropGlue for ($first, $($rest,)*) {}
        impl_no_drop_glue_for_tuples! { $($rest)* }
    };
}

impl_no_drop_glue_for_tuples! { A B C D E F G H }

/// Checks the type of a field that drops at another place than an `order` list says.
pub const fn assert_no_drop_glue<T: ?Sized + NoDropGlue>() {}

/// Pairs that drop in another order than an `order` list says, as indices of types, and the message for the
/// case that no other pairs are wrong.
type Pairs<'a> = (&'a [(usize, usize)], &'a str);

/// Fails to compile if both types of a pair have drop glue. `needs_drop` says which types have.
///
/// `assert_order(&[true, false], &[(&[(0, 1)], "a before b")], "")` compiles.
///
/// # Panics
///
/// If such a pair is in one entry of `all`, with its message. If in several entries, with `message`.
#[track_caller]
pub const fn assert_order(needs_drop: &[bool], all: &[Pairs], message: &str) {
    let mut wrong = None;
    let mut at = 0;
    while at < all.len() {
        let (pairs, alone) = all[at];
        if is_wrong(needs_drop, pairs) {
            assert!(wrong.is_none(), "{}", message);
            wrong = Some(alone);
        }
        at += 1;
    }
    if let Some(message) = wrong {
        panic!("{}", message);
    }
}

/// Fails to compile if two fields with drop glue drop in another order than they are listed. An entry of
/// `list` is the index of the field's type, and the rank of the field in the drop order.
///
/// # Panics
///
/// With `message`, if there are such fields.
#[track_caller]
pub const fn assert_list(needs_drop: &[bool], list: &[(usize, usize)], message: &str) {
    let mut latest = 0;
    let mut at = 0;
    while at < list.len() {
        let (ty, rank) = list[at];
        if needs_drop[ty] {
            assert!(latest <= rank, "{}", message);
            latest = rank;
        }
        at += 1;
    }
}

const fn is_wrong(needs_drop: &[bool], pairs: &[(usize, usize)]) -> bool {
    let mut at = 0;
    while at < pairs.len() {
        let (earlier, later) = pairs[at];
        if needs_drop[earlier] && needs_drop[later] {
            return true;
        }
        at += 1;
    }
    false
}

/// A type with a future in it, which nobody would poll. `Where` is the place of the future: with this
/// parameter, no two impls overlap.
pub trait HasFuture<Where> {}

/// The type itself is a future, or `await` makes it one.
pub struct Itself;

/// The type points to a future: a box, or a guard.
pub struct Behind;

/// The type's argument with the index `AT` has a future in it.
pub struct Inside<const AT: usize, Where>(PhantomData<Where>);

impl<T: IntoFuture> HasFuture<Itself> for T {}
impl<T: Deref<Target: Future>> HasFuture<Behind> for T {}
impl<T: HasFuture<W>, W> HasFuture<Inside<0, W>> for Option<T> {}
impl<T: HasFuture<W>, E, W> HasFuture<Inside<0, W>> for Result<T, E> {}
impl<T, E: HasFuture<W>, W> HasFuture<Inside<1, W>> for Result<T, E> {}
impl<T: HasFuture<W>, W, const N: usize> HasFuture<Inside<0, W>> for [T; N] {}
impl<A: HasFuture<W>, W> HasFuture<Inside<0, W>> for (A,) {}
impl<A: HasFuture<W>, B, W> HasFuture<Inside<0, W>> for (A, B) {}
impl<A, B: HasFuture<W>, W> HasFuture<Inside<1, W>> for (A, B) {}
impl<A: HasFuture<W>, B, C, W> HasFuture<Inside<0, W>> for (A, B, C) {}
impl<A, B: HasFuture<W>, C, W> HasFuture<Inside<1, W>> for (A, B, C) {}
impl<A, B, C: HasFuture<W>, W> HasFuture<Inside<2, W>> for (A, B, C) {}

/// Distinguishes results with a future in them from all others, as [`Kind`] does for `ManuallyDrop`.
pub trait ResultKind<T, Where> {}

impl<T> ResultKind<T, ()> for u8 {}
impl<T: HasFuture<Where>, Where> ResultKind<T, Where> for i32 {}

/// The integer type that [`ResultKind`] has for a result without a future. Has two impls: see [`IsPlain`].
#[diagnostic::on_unimplemented(
    message = "this function returns a future, which nobody would poll\nnote: a destructor cannot wait: the function has to do the work before it returns\nnote: an unknown return type looks the same: write it, as in `Into::<String>::into`",
    label = "returns a future"
)]
pub trait IsDone {}

#[diagnostic::do_not_recommend]
impl IsDone for u8 {}
#[diagnostic::do_not_recommend]
impl IsDone for u16 {}

/// Checks that a step does not return a future.
#[inline(always)]
pub fn assert_done<T, Where>(_: &T, _: impl ResultKind<T, Where> + IsDone) {}
