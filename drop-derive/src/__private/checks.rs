//! What the compiler has to find out about types, with the messages for its answers.

use core::future::{Future, IntoFuture};
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::ops::Deref;
use core::ptr::NonNull;

/// The standard `ManuallyDrop`, and no other type.
///
/// # Safety
///
/// Implemented for `ManuallyDrop` alone. `Value` is the type inside, and `cast` returns its argument.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the standard `ManuallyDrop`\nnote: the language drops every other field by itself\nhelp: hold it in `ManuallyDrop`: `core::mem::ManuallyDrop<{Self}>`",
    label = "this field has to be a `ManuallyDrop`"
)]
pub unsafe trait StdManuallyDrop {
    /// The type inside.
    type Value: ?Sized;

    /// The same pointer.
    fn cast(field: *mut Self) -> *mut ManuallyDrop<Self::Value>;
}

// SAFETY: the type is the standard `ManuallyDrop`, imported above from `core` itself. `Value` is the
// type parameter, which is the type inside, and `cast` returns its argument.
unsafe impl<T: ?Sized> StdManuallyDrop for ManuallyDrop<T> {
    type Value = T;

    #[inline(always)]
    fn cast(field: *mut Self) -> *mut ManuallyDrop<T> {
        field
    }
}

/// A field that is not spelled `ManuallyDrop`, but marked as one. Two parameters, since the compiler
/// would report a wrong type once more where `F::Value` is written out.
#[inline(always)]
pub fn as_manually_drop<F: ?Sized + StdManuallyDrop<Value = T>, T: ?Sized>(
    field: *mut F,
) -> *mut ManuallyDrop<T> {
    F::cast(field)
}

/// Checks the type of a skipped field.
pub const fn assert_manually_drop<F: ?Sized + StdManuallyDrop>() {}

/// A type that can be passed to a step as `*field`.
#[diagnostic::on_unimplemented(
    message = "`*` passes a copy of a field, and `{Self}` is not `Copy`\nnote: without the `*`, the step is given a `&mut {Self}`",
    label = "cannot copy a `{Self}`"
)]
pub trait CopyArgument: Copy {}

#[diagnostic::do_not_recommend]
impl<T: Copy> CopyArgument for T {}

/// Tells the standard `ManuallyDrop` from all other types `T`, by the type of an integer.
///
/// For most types one impl holds, so that an integer literal which has to implement this is a `u8`. For
/// `ManuallyDrop` there are two, which leave the literal open, and the language then makes it an `i32`.
pub trait Kind<T: ?Sized> {}

impl<T: ?Sized> Kind<T> for u8 {}
impl<T: ?Sized> Kind<ManuallyDrop<T>> for i32 {}

/// The integer that a plain field's type leads to.
///
/// It has to be implemented for a second type: with one impl alone, the compiler would take the literal
/// for that type whatever [`Kind`] says, and check nothing.
#[diagnostic::on_unimplemented(
    message = "field with an alias of `ManuallyDrop` has no place in the drop order\nnote: the language never drops a `ManuallyDrop`, and nothing says when the derive should\nhelp: to drop it, mark the field: `#[drop]`\nhelp: to never drop it, mark the field: `#[drop(skip)]`",
    label = "this is a `ManuallyDrop`"
)]
pub trait IsPlain: Copy {}

#[diagnostic::do_not_recommend]
impl IsPlain for u8 {}
#[diagnostic::do_not_recommend]
impl IsPlain for u16 {}

/// Checks the type of a plain field.
///
/// There are such functions for up to four fields, since a call takes the compiler as long as a
/// question. No macro writes them: its code would stand in every error about an alias.
pub const fn assert_plain1<A: ?Sized>(_: impl Kind<A> + IsPlain) {}

/// For two fields.
pub const fn assert_plain2<A: ?Sized, B: ?Sized>(
    _: impl Kind<A> + IsPlain,
    _: impl Kind<B> + IsPlain,
) {
}

/// For three.
pub const fn assert_plain3<A: ?Sized, B: ?Sized, C: ?Sized>(
    _: impl Kind<A> + IsPlain,
    _: impl Kind<B> + IsPlain,
    _: impl Kind<C> + IsPlain,
) {
}

/// For four.
pub const fn assert_plain4<A: ?Sized, B: ?Sized, C: ?Sized, D: ?Sized>(
    _: impl Kind<A> + IsPlain,
    _: impl Kind<B> + IsPlain,
    _: impl Kind<C> + IsPlain,
    _: impl Kind<D> + IsPlain,
) {
}

/// Where a destructor is hidden from editors: a compiler that is told to be one must not leave it out.
///
/// # Panics
///
/// Always, which is an error of the compiler: it is called for a constant.
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

/// The type of a field as the derive saw it, if it still has that type.
///
/// # Safety
///
/// `Self` and `Field` are the same type. An order that the compiler has accepted rests on it.
#[diagnostic::on_unimplemented(
    message = "field of type `{Self}` has become one of type `{Field}`\nnote: the drop order was checked for `{Self}`: an attribute macro has changed it since\nhelp: put the attribute macro above `#[derive(OrderedDrop)]`",
    label = "has another type after the derive"
)]
pub unsafe trait TypeOf<Field: ?Sized> {}

// SAFETY: it is one type.
unsafe impl<T: ?Sized> TypeOf<T> for T {}

/// Finds out what type a field has: that of the value that is assigned to it.
///
/// The type has to be known before it is compared. If it were not, the compiler would conclude that it is
/// the type it is compared with, and report two types that do not match instead of the message above.
///
/// The methods take `self` by value: a method of the same name that a trait of the user's has for all types
/// would come before one that takes a reference.
pub struct FieldType<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> Clone for FieldType<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for FieldType<T> {}

impl<T> FieldType<T> {
    /// The type of a field that [`value`](Self::value) is assigned to.
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
    /// The type of a field that may have no size.
    pub const fn of(_: *const T) -> Self {
        FieldType(PhantomData)
    }

    /// Checks that it is `Seen`.
    pub const fn is<Seen: ?Sized + TypeOf<T>>(self) {}
}

/// A type whose name stands for what has no drop glue.
///
/// # Safety
///
/// The type has no drop glue. An order that the compiler has accepted rests on it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type that it is spelled like\nnote: only a field without drop glue may stand anywhere in `order`, or in a tuple with `parts`\nnote: this one was taken for such a field by its spelling",
    label = "this type may have drop glue"
)]
pub unsafe trait NoDropGlue {}

macro_rules! impl_no_drop_glue {
    ($($ty:ty)*) => { $(
        #[diagnostic::do_not_recommend]
        // SAFETY: all that it is called with below are scalars, or strings of bytes.
        unsafe impl NoDropGlue for $ty {}
    )* };
}

impl_no_drop_glue! { bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize str }

#[diagnostic::do_not_recommend]
// SAFETY: it has no content.
unsafe impl<T: ?Sized> NoDropGlue for PhantomData<T> {}
#[diagnostic::do_not_recommend]
// SAFETY: a pointer does not drop what it points to.
unsafe impl<T: ?Sized> NoDropGlue for NonNull<T> {}
#[diagnostic::do_not_recommend]
// SAFETY: as above.
unsafe impl<T: ?Sized> NoDropGlue for &T {}
#[diagnostic::do_not_recommend]
// SAFETY: as above.
unsafe impl<T: ?Sized> NoDropGlue for &mut T {}
#[diagnostic::do_not_recommend]
// SAFETY: as above.
unsafe impl<T: ?Sized> NoDropGlue for *const T {}
#[diagnostic::do_not_recommend]
// SAFETY: as above.
unsafe impl<T: ?Sized> NoDropGlue for *mut T {}
#[diagnostic::do_not_recommend]
// SAFETY: only its items could have any.
unsafe impl<T: NoDropGlue> NoDropGlue for [T] {}
#[diagnostic::do_not_recommend]
// SAFETY: as for a slice.
unsafe impl<T: NoDropGlue, const N: usize> NoDropGlue for [T; N] {}

macro_rules! impl_no_drop_glue_for_tuples {
    () => {
        #[diagnostic::do_not_recommend]
        // SAFETY: it has no fields.
        unsafe impl NoDropGlue for () {}
    };
    ($first:ident $($rest:ident)*) => {
        #[diagnostic::do_not_recommend]
        // SAFETY: only its fields could have any.
        unsafe impl<$first: NoDropGlue, $($rest: NoDropGlue),*> NoDropGlue for ($first, $($rest,)*) {}
        impl_no_drop_glue_for_tuples! { $($rest)* }
    };
}

impl_no_drop_glue_for_tuples! { A B C D E F G H }

/// Checks the type of a field that an `order` list has in another place than it drops in.
pub const fn assert_no_drop_glue<T: ?Sized + NoDropGlue>() {}

/// Pairs of an `order` list that are in the wrong order, as indices of types, and what to say if no
/// other pairs are wrong.
pub type Pairs<'a> = (&'a [(usize, usize)], &'a str);

/// Fails to compile where both types of a pair have something to drop.
///
/// # Panics
///
/// With the text of the pairs that are wrong, or with `message` if there are several such.
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

/// Fails to compile where two fields with something to drop are listed in another order than they drop
/// in. Each of the list is an index of a type, and where the field drops.
///
/// # Panics
///
/// With the message.
#[track_caller]
pub const fn assert_list(needs_drop: &[bool], list: &[(usize, usize)], message: &str) {
    let mut latest = 0;
    let mut at = 0;
    while at < list.len() {
        let (ty, drops) = list[at];
        if needs_drop[ty] {
            assert!(latest <= drops, "{}", message);
            latest = drops;
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

/// A type with a future in it that somebody would have to poll. `Where` tells where the future is.
///
/// With a parameter for that, a type may have several impls: no two of them overlap.
pub trait HasFuture<Where> {}

/// The type is a future, or is made one by `await`.
pub struct Itself;

/// The type points to a future: a box, or a guard.
pub struct Behind;

/// The type holds another one, as its argument with this number.
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

/// Tells the results of steps that have a future in them from all others, by the type of an integer:
/// see [`Kind`].
pub trait ResultKind<T, Where> {}

impl<T> ResultKind<T, ()> for u8 {}
impl<T: HasFuture<Where>, Where> ResultKind<T, Where> for i32 {}

/// The integer that a step's result leads to. Implemented for two types: see [`IsPlain`].
#[diagnostic::on_unimplemented(
    message = "this function returns a future, which nobody would poll\nnote: a destructor cannot wait: the function has to do the work before it returns",
    label = "returns a future"
)]
pub trait IsDone {}

#[diagnostic::do_not_recommend]
impl IsDone for u8 {}
#[diagnostic::do_not_recommend]
impl IsDone for u16 {}

/// Checks the type of a step's result.
#[inline(always)]
pub fn assert_done<T, Where>(_: &T, _: impl ResultKind<T, Where> + IsDone) {}
