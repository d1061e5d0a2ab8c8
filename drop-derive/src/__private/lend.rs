//! Makes the arguments of steps and `begin`: the field's own value, copies, and references.

use core::mem::ManuallyDrop;
use core::ptr;

use super::calls::HandleKind;
use super::checks::{CopyArgument, StdManuallyDrop};
use super::drop::Turn;

/// A pointer to a variant's field, derived from the pointer to the whole value.
///
/// Only a pattern gives access to a variant's field, and it binds a reference. `ref mut` would retag the
/// field, and invalidate pointers that other fields keep to it. So the pattern binds the field by `ref`, and
/// only the address of that reference is used.
///
/// # Safety
///
/// `field` is a field of the value that `this` points to.
#[inline(always)]
pub unsafe fn field_ptr<S, F>(this: *mut S, field: &F) -> *mut F {
    let field: *const F = field;
    // SAFETY: the caller promises that both pointers point into one value. So they are in bounds of one
    // allocation, and their distance fits in an `isize`.
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
    // SAFETY: `cast` returns its argument. The caller promises that it is aligned and valid for reads, and
    // that its value has been neither dropped nor taken. Nobody drops or takes the value in the field
    // afterwards, so the value read here is the only one that is used.
    unsafe { ManuallyDrop::into_inner(ptr::read(F::cast(field))) }
}

/// Copies a `Copy` field's value, for its step.
///
/// # Safety
///
/// `field` is aligned and valid for reads, and has a value.
#[inline(always)]
pub unsafe fn copy<F: ?Sized, K: HandleKind<F>>(field: *mut F, kind: K) -> K::Value {
    // SAFETY: if `pointer` returns, it returns its argument. The caller promises that this is aligned and
    // valid for reads, and has a value. The type is `Copy`, so the value may be used twice.
    unsafe { *kind.pointer(field) }
}

/// Copies another field's value, for a step that is called with `*field`.
///
/// # Safety
///
/// `field` is aligned and valid for reads, and has a value.
#[inline(always)]
pub unsafe fn copy_field<F: CopyArgument>(field: *mut F) -> F {
    // SAFETY: the caller promises that the pointer is aligned and valid for reads, and has a value.
    // `CopyArgument` implies `Copy`, so the value may be used twice.
    unsafe { *field }
}

/// Copies the value inside another managed field, for a step that is called with `*field`.
///
/// # Safety
///
/// `field` is aligned and valid for reads, and its value has been neither dropped nor taken.
#[inline(always)]
pub unsafe fn copy_value<F: StdManuallyDrop<Value = T>, T: CopyArgument>(field: *mut F) -> T {
    // SAFETY: `cast` returns its argument. The caller promises that it is aligned and valid for reads, and
    // that its value is still there. `ManuallyDrop<T>` has the layout of `T`, so this is true of the `T`
    // as well. `CopyArgument` implies `Copy`, so the value may be used twice.
    unsafe { *F::cast(field).cast::<T>() }
}

/// Lends a field, or the whole value, for one call. The reference lives no longer than `scope`, a local
/// variable of the caller, whatever lifetime the called function asks for.
///
/// # Safety
///
/// While `scope` is borrowed, `place` is aligned, is valid for reads and writes, has a value, and is
/// accessed through the returned reference only.
#[inline(always)]
#[allow(clippy::mut_from_ref)] // `scope` only bounds the lifetime. The reference is made from `place`.
pub unsafe fn lend<T: ?Sized>(place: *mut T, scope: &Scope) -> &mut T {
    let Scope(()) = scope;
    // SAFETY: the caller promises that the place is aligned, valid for reads and writes, has a value, and
    // is accessed through this reference only, while `scope` is borrowed. By the signature, the reference
    // lives no longer than that borrow.
    unsafe { &mut *place }
}

/// Lends the value inside a managed field.
///
/// # Safety
///
/// The same as for [`lend`], and the value has been neither dropped nor taken.
#[inline(always)]
#[allow(clippy::mut_from_ref)] // As above.
pub unsafe fn lend_value<F, T>(field: *mut F, scope: &Scope) -> &mut T
where
    F: ?Sized + StdManuallyDrop<Value = T>,
    T: ?Sized,
{
    // SAFETY: `cast` returns its argument, for which the caller makes the promises of `lend`. The value has
    // been neither dropped nor taken, so the `ManuallyDrop` may be dereferenced.
    unsafe { &mut *lend(F::cast(field), scope) }
}

/// Lends a handle, a `Copy` field, to its own step.
///
/// # Safety
///
/// The same as for [`lend`].
#[inline(always)]
#[allow(clippy::mut_from_ref)] // As above.
pub unsafe fn lend_handle<F: ?Sized, K: HandleKind<F>>(
    field: *mut F,
    kind: K,
    scope: &Scope,
) -> &mut K::Value {
    // SAFETY: if `pointer` returns, it returns its argument, for which the caller makes the promises of
    // `lend`.
    unsafe { lend(kind.pointer(field), scope) }
}

/// A reference made by [`lend`] cannot outlive a local variable of this type.
///
/// This type must never be `PartialEq`. If it were, a constant of the user with the variable's name could
/// take the place of the variable: its declaration would be a pattern that matches the constant. The
/// lifetime of the reference would then be unbounded.
pub struct Scope(pub ());
