//! What a step or `begin` is called with: the field's value, and references to what is still alive.

use core::mem::ManuallyDrop;
use core::ptr;

use super::{CopyArgument, HandleKind, StdManuallyDrop, Turn};

/// A pointer to a variant's field, derived from the one to the whole value.
///
/// A pattern is the only way to a variant's field, and binds it by reference. `ref mut` would retag the
/// field, and invalidate the pointers that other fields keep to it. So the pattern binds it by `ref`,
/// and the reference tells no more than the field's offset.
///
/// # Safety
///
/// `field` is a field of the value that `this` points to.
#[inline(always)]
pub unsafe fn field_ptr<S, F>(this: *mut S, field: &F) -> *mut F {
    let field: *const F = field;
    // SAFETY: both point into one value, as the caller promises: they are in one allocation, and no
    // further apart than a value is large.
    let offset = unsafe { field.byte_offset_from(this) };
    this.wrapping_byte_offset(offset).cast()
}

/// Takes a managed field's value, for its step.
///
/// # Safety
///
/// `field` is aligned and valid for reads, its value has been neither dropped nor taken, and nobody
/// drops or takes it afterwards.
#[inline(always)]
pub unsafe fn take<F, T, Held>(field: *mut F) -> T
where
    F: StdManuallyDrop<Value = T>,
    // Refuses a `ManuallyDrop` inside a `ManuallyDrop`, as for a field without a step.
    *mut ManuallyDrop<T>: Turn<Held>,
{
    // SAFETY: `cast` returns its argument. The caller promises that it can be read, and that the value
    // read is the only one of which a destructor will run.
    unsafe { ManuallyDrop::into_inner(ptr::read(F::cast(field))) }
}

/// Copies a `Copy` field's value, for its step.
///
/// # Safety
///
/// `field` is aligned and valid for reads.
#[inline(always)]
pub unsafe fn copy<F: ?Sized, K: HandleKind<F>>(field: *mut F, kind: K) -> K::Value {
    // SAFETY: if `pointer` returns, it is the same pointer, for which the caller promises this. The type
    // is `Copy`, so both values may be used.
    unsafe { *kind.pointer(field) }
}

/// Copies another field's value, for a step that is called with `*field`.
///
/// # Safety
///
/// `field` is aligned and valid for reads.
#[inline(always)]
pub unsafe fn copy_field<F: CopyArgument>(field: *mut F) -> F {
    // SAFETY: the caller's promise. `CopyArgument` is `Copy`, so both values may be used.
    unsafe { *field }
}

/// The same for the value inside a managed field.
///
/// # Safety
///
/// That of [`copy_field`], and the value has been neither dropped nor taken.
#[inline(always)]
pub unsafe fn copy_value<F: StdManuallyDrop<Value = T>, T: CopyArgument>(field: *mut F) -> T {
    // SAFETY: `cast` returns its argument, for which the caller promises that it can be read. A
    // `ManuallyDrop<T>` has the layout of a `T`.
    unsafe { *F::cast(field).cast::<T>() }
}

/// Lends a field, or the whole value, for one call: the reference lives no longer than `scope`, a
/// local variable of the caller, whatever lifetime the called function asks for.
///
/// # Safety
///
/// `place` is aligned, and valid for reads and writes while `scope` is borrowed, and nothing else is
/// used to access it in that time.
#[inline(always)]
#[allow(clippy::mut_from_ref)] // The reference is not made of `scope`, which only bounds it.
pub unsafe fn lend<T: ?Sized>(place: *mut T, scope: &Scope) -> &mut T {
    let Scope(()) = scope;
    // SAFETY: the caller promises that the place can be used through this reference alone, for as
    // long as the signature lets it live.
    unsafe { &mut *place }
}

/// The same for the value inside a managed field.
///
/// # Safety
///
/// That of [`lend`], and the value has been neither dropped nor taken.
#[inline(always)]
#[allow(clippy::mut_from_ref)] // As above.
pub unsafe fn lend_value<F, T>(field: *mut F, scope: &Scope) -> &mut T
where
    F: ?Sized + StdManuallyDrop<Value = T>,
    T: ?Sized,
{
    // SAFETY: `cast` returns its argument, for which the caller promises what `lend` asks for. The
    // value is alive, so that it may be used through `DerefMut`.
    unsafe { &mut *lend(F::cast(field), scope) }
}

/// The same for a `Copy` field, for its own step.
///
/// # Safety
///
/// That of [`lend`].
#[inline(always)]
#[allow(clippy::mut_from_ref)] // As above.
pub unsafe fn lend_handle<F: ?Sized, K: HandleKind<F>>(
    field: *mut F,
    kind: K,
    scope: &Scope,
) -> &mut K::Value {
    // SAFETY: if `pointer` returns, it is the same pointer, for which the caller promises this.
    unsafe { lend(kind.pointer(field), scope) }
}

/// What a reference made by [`lend`] cannot outlive: a local variable of this type.
///
/// It must never be `PartialEq`. With that, a constant of the variable's name could stand in the pattern
/// that declares the variable, and match: each reference would be bounded by the constant, that is, not
/// at all.
pub struct Scope(pub ());
