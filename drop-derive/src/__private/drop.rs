//! The turns of the managed fields. Each turn is a guard, and the guards drop in order.

use core::convert::Infallible;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;

use super::StdManuallyDrop;

/// The turn of a managed field: a pointer to the field, or its step.
///
/// The compiler infers `Held`. For a `ManuallyDrop` inside a `ManuallyDrop` two impls fit, so inference
/// fails.
///
/// # Safety
///
/// For a pointer: the language never drops the value in the field, and the guard does. The trait is not
/// exported: another crate could implement it for pointers, with a `Held` of its own.
#[diagnostic::on_unimplemented(
    message = "this `ManuallyDrop` is not the standard one\nnote: only the standard one gives a field a place in the drop order by its type\nhelp: write `core::mem::ManuallyDrop`",
    label = "another type of the same name"
)]
pub unsafe trait Turn<Held>: Copy {
    /// The turn takes place when the guard is dropped.
    type Guard;

    /// Makes the guard. Nothing happens to the field yet.
    ///
    /// # Safety
    ///
    /// If `self` is a pointer to a field:
    ///
    /// - `self` and `this` derive from one pointer to the value that has the field, and point into that
    ///   value.
    /// - When the guard is dropped, `self` is aligned and valid for reads and writes, the field's
    ///   value has been neither dropped nor taken, and no reference to it is in use.
    /// - Nobody drops or takes the field's value after that.
    ///
    /// If `self` is a step, its closure may be called when the guard is dropped.
    unsafe fn guard<S: ?Sized>(self, this: *mut S) -> Self::Guard;
}

/// Drops the value in place.
// SAFETY: the language does not drop the value in a `ManuallyDrop`, and dropping an `InPlace` does.
unsafe impl<T: ?Sized> Turn<Once> for *mut ManuallyDrop<T> {
    type Guard = InPlace<T>;

    #[inline(always)]
    unsafe fn guard<S: ?Sized>(self, this: *mut S) -> InPlace<T> {
        // SAFETY: the caller promises that both pointers derive from one pointer and point into one
        // value. So they are in bounds of one allocation, and their distance fits in an `isize`.
        let offset = unsafe { self.byte_offset_from(this) };
        InPlace { base: self.wrapping_byte_offset(-offset), offset }
    }
}

/// A second impl for a `ManuallyDrop` inside a `ManuallyDrop`, whose value nobody would drop. Two impls fit
/// this type, so the compiler refuses it, even behind an alias.
// SAFETY: the language does not drop the value in a `ManuallyDrop`. No guard exists: `Infallible` has no
// values.
unsafe impl<T: ?Sized> Turn<Twice> for *mut ManuallyDrop<ManuallyDrop<T>> {
    type Guard = Infallible;

    unsafe fn guard<S: ?Sized>(self, _: *mut S) -> Infallible {
        unreachable!()
    }
}

/// The value is in one `ManuallyDrop`.
pub struct Once;

/// The value is in a `ManuallyDrop` inside another.
pub struct Twice;

/// Drops a field when it is dropped.
///
/// It keeps a pointer to the whole value and the field's offset, which is a constant for the compiler. So
/// the pointer to the field is computed when its turn comes, as in the compiler's own drop glue. Guards with
/// the pointers themselves would occupy a register for each field from before the first turn.
pub struct InPlace<T: ?Sized> {
    base: *mut ManuallyDrop<T>,
    offset: isize,
}

impl<T: ?Sized> Drop for InPlace<T> {
    #[inline(always)]
    fn drop(&mut self) {
        let field = self.base.wrapping_byte_offset(self.offset);
        // SAFETY: the offsets cancel out, so `field` is the pointer that `guard` was called with, and has
        // its provenance. The caller of `guard` promised for this moment that it is aligned and valid for
        // reads and writes, that its value has been neither dropped nor taken, and that no reference to
        // it is in use. So the reference may be made; it ends with the call. The caller also promised that
        // nobody drops the value afterwards, and a guard is dropped at most once.
        unsafe { ManuallyDrop::drop(&mut *field) }
    }
}

/// The turn of a field with a step: a closure that calls the user's function.
#[derive(Clone, Copy)]
pub struct Step<F>(pub F);

// SAFETY: it is no pointer.
unsafe impl<F: Fn() + Copy> Turn<Once> for Step<F> {
    type Guard = Call<F>;

    #[inline(always)]
    unsafe fn guard<S: ?Sized>(self, _: *mut S) -> Call<F> {
        Call(self.0)
    }
}

/// Calls a closure when it is dropped.
pub struct Call<F: Fn()>(F);

impl<F: Fn()> Call<F> {
    #[inline(always)]
    pub(super) fn new(call: F) -> Self {
        Call(call)
    }
}

impl<F: Fn()> Drop for Call<F> {
    #[inline(always)]
    fn drop(&mut self) {
        (self.0)();
    }
}

/// Drops a managed field after its step, which works in place.
pub struct DropAfter<T: ?Sized>(*mut ManuallyDrop<T>);

impl<T: ?Sized> DropAfter<T> {
    /// # Safety
    ///
    /// When the guard is dropped, `field` is aligned and valid for reads and writes, its value has been
    /// neither dropped nor taken, and no reference to it is in use. Nobody drops or takes the value
    /// after that.
    #[inline(always)]
    pub unsafe fn new<F, Held>(field: *mut F) -> Self
    where
        F: ?Sized + StdManuallyDrop<Value = T>,
        *mut ManuallyDrop<T>: Turn<Held>,
    {
        DropAfter(F::cast(field))
    }
}

impl<T: ?Sized> Drop for DropAfter<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: `cast` returned the pointer that `new` was called with. The caller of `new` promised for
        // this moment that it is aligned and valid for reads and writes, that its value has been neither
        // dropped nor taken, and that no reference to it is in use. So the reference may be made; it ends
        // with the call. The caller also promised that nobody drops the value afterwards, and a guard is
        // dropped at most once.
        unsafe { ManuallyDrop::drop(&mut *self.0) }
    }
}

/// A tuple of up to 64 turns, first to last.
///
/// All guards are variables of one function, as in the compiler's own drop glue. Nested guards would need
/// calls and a second copy of each destructor.
///
/// # Safety
///
/// `run` takes each turn once, in order, even if one of them panics. The trait is not exported: another
/// crate could implement it for tuples, with a `Held` of its own.
pub unsafe trait Turns<Held>: Copy {
    /// Takes all turns.
    ///
    /// # Safety
    ///
    /// The caller makes the promises of [`Turn::guard`] for each turn. The guards are dropped in order,
    /// before this function returns.
    unsafe fn run<S: ?Sized>(self, this: *mut S);
}

/// Implements `Turns` for tuples of one type, of two types, and so on.
macro_rules! impl_turns {
    ([$($turn:ident $held:ident $index:tt)*]) => {};
    ([$($turn:ident $held:ident $index:tt)*] $next:ident $next_held:ident $at:tt $($rest:tt)*) => {
        // SAFETY: `run` makes one guard for each turn, from the last turn to the first. Variables drop in
        // reverse order, so the first turn is taken first. If a guard panics, the others still drop.
        unsafe impl<$($turn: Turn<$held>, $held,)* $next: Turn<$next_held>, $next_held>
            Turns<($($held,)* $next_held,)> for ($($turn,)* $next,)
        {
            #[inline(always)]
            unsafe fn run<S: ?Sized>(self, this: *mut S) {
                // SAFETY: the caller makes the promises of `guard` for each turn. They are about the moment
                // when a guard drops, which is the end of this function. To make a guard runs no code of
                // the user.
                let _guard = unsafe { self.$at.guard(this) };
                $(
                    // SAFETY: as above.
                    let _guard = unsafe { self.$index.guard(this) };
                )*
            }
        }
        impl_turns! { [$next $next_held $at $($turn $held $index)*] $($rest)* }
    };
}

impl_turns! {
    []
    T0 H0 0 T1 H1 1 T2 H2 2 T3 H3 3 T4 H4 4 T5 H5 5 T6 H6 6 T7 H7 7
    T8 H8 8 T9 H9 9 T10 H10 10 T11 H11 11 T12 H12 12 T13 H13 13 T14 H14 14 T15 H15 15
    T16 H16 16 T17 H17 17 T18 H18 18 T19 H19 19 T20 H20 20 T21 H21 21 T22 H22 22 T23 H23 23
    T24 H24 24 T25 H25 25 T26 H26 26 T27 H27 27 T28 H28 28 T29 H29 29 T30 H30 30 T31 H31 31
    T32 H32 32 T33 H33 33 T34 H34 34 T35 H35 35 T36 H36 36 T37 H37 37 T38 H38 38 T39 H39 39
    T40 H40 40 T41 H41 41 T42 H42 42 T43 H43 43 T44 H44 44 T45 H45 45 T46 H46 46 T47 H47 47
    T48 H48 48 T49 H49 49 T50 H50 50 T51 H51 51 T52 H52 52 T53 H53 53 T54 H54 54 T55 H55 55
    T56 H56 56 T57 H57 57 T58 H58 58 T59 H59 59 T60 H60 60 T61 H61 61 T62 H62 62 T63 H63 63
}

/// Takes the turns of a value's managed fields: the core of each generated `Drop` impl.
///
/// `this` is only the base of the offsets. It is a `*mut` since making a `*const` from `&mut self` would
/// count as a read of all fields. This read would invalidate exclusive references that some fields keep to
/// other fields.
///
/// # Safety
///
/// The same as for [`Turns::run`].
#[inline(always)]
pub unsafe fn drop_in_order<S: ?Sized, T: Turns<Held>, Held>(this: *mut S, turns: T) {
    // SAFETY: the caller makes the promises of `run`.
    unsafe { turns.run(this) }
}

/// A guard that takes turns when it is dropped.
pub struct InOrder<S: ?Sized, T: Turns<Held>, Held> {
    this: *mut S,
    turns: T,
    held: PhantomData<Held>,
}

impl<S: ?Sized, T: Turns<Held>, Held> InOrder<S, T, Held> {
    /// # Safety
    ///
    /// The same as for [`Turns::run`], when the guard is dropped.
    #[inline(always)]
    pub unsafe fn new(this: *mut S, turns: T) -> Self {
        InOrder { this, turns, held: PhantomData }
    }
}

impl<S: ?Sized, T: Turns<Held>, Held> Drop for InOrder<S, T, Held> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the caller of `new` made the promises of `run` for this moment. A guard is dropped at
        // most once, so each turn is taken at most once.
        unsafe { self.turns.run(self.this) }
    }
}
