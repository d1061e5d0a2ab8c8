//! The errors that steps and `begin` return: `close` keeps the first one, and `report` gets the others.

use core::cell::Cell;
use core::convert::Infallible;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;

use super::drop::Call;

/// The permission to clean a value up. Only `unsafe` code can make one, so the function that takes it can be
/// safe. It has to be safe since it calls the functions that the user names.
pub struct Permit<M: Mode>(PhantomData<M>);

impl Permit<InDrop> {
    /// For `Drop::drop`, after which the language drops the plain fields.
    ///
    /// # Safety
    ///
    /// The caller is the `Drop::drop` of the value to clean up, and makes no other permit for it.
    #[inline(always)]
    pub unsafe fn for_drop() -> Self {
        Permit(PhantomData)
    }
}

/// In `close`, a guard that calls `drop_plain` when it is dropped, since the language does not drop the
/// plain fields there.
///
/// This is no method: a user's trait could have a method of the same name for all types, and call the
/// closure twice.
#[inline(always)]
pub fn in_close<M: Mode, F: Fn()>(_: &Permit<M>, drop_plain: F) -> Option<Call<F>> {
    M::IS_CLOSE.then(|| Call::new(drop_plain))
}

/// Whether a clean-up is part of a drop or of `close`. It is compiled once for each, so that a drop has
/// nothing that only `close` needs.
pub trait Mode {
    /// Whether it is part of `close`.
    const IS_CLOSE: bool;

    /// The place for the first error.
    type First<E>: First<E>;
}

/// The value is dropped.
pub struct InDrop;

impl Mode for InDrop {
    const IS_CLOSE: bool = false;
    type First<E> = NotKept;
}

/// The value is closed.
pub struct InClose;

impl Mode for InClose {
    const IS_CLOSE: bool = true;
    type First<E> = Kept<E>;
}

/// The place for the first error, which `close` returns.
pub trait First<E>: Default {
    /// Keeps the error, or gives it back.
    fn keep<S: IntoError<E>>(&self, error: S) -> Option<S>;

    /// Takes the kept error.
    fn take(&self) -> Option<E>;
}

/// Keeps no error.
#[derive(Default)]
pub struct NotKept;

impl<E> First<E> for NotKept {
    #[inline(always)]
    fn keep<S: IntoError<E>>(&self, error: S) -> Option<S> {
        Some(error)
    }

    #[inline(always)]
    fn take(&self) -> Option<E> {
        None
    }
}

/// Keeps the first error.
pub struct Kept<E>(Cell<Option<E>>);

impl<E> Default for Kept<E> {
    #[inline(always)]
    fn default() -> Self {
        Kept(Cell::new(None))
    }
}

impl<E> First<E> for Kept<E> {
    #[inline]
    fn keep<S: IntoError<E>>(&self, error: S) -> Option<S> {
        let Some(first) = self.0.take() else {
            self.0.set(Some(error.into_error()));
            return None;
        };
        self.0.set(Some(first));
        Some(error)
    }

    #[inline(always)]
    fn take(&self) -> Option<E> {
        self.0.take()
    }
}

/// Cleans up a value instead of dropping it.
///
/// # Safety
///
/// Given a permit, `clean_up` drops or takes the value of no field twice. It may leave fields alone, as the
/// language does with skipped ones.
#[inline(always)]
pub unsafe fn close<T, E>(
    value: T,
    clean_up: impl FnOnce(&mut T, Permit<InClose>) -> Result<(), E>,
) -> Result<(), E> {
    // The `ManuallyDrop` prevents a second drop, also if `clean_up` panics.
    let mut value = ManuallyDrop::new(value);
    clean_up(&mut value, Permit(PhantomData))
}

/// A pointer to a plain field, for `close`, which drops it like a managed field.
#[inline(always)]
pub fn plain<T: ?Sized>(field: *mut T) -> *mut ManuallyDrop<T> {
    // `ManuallyDrop<T>` has the layout of `T`.
    field as *mut ManuallyDrop<T>
}

/// The errors of one clean-up.
pub struct Errors<E, F: First<E>, R: Report<E>> {
    first: F,
    report: R,
    error: PhantomData<E>,
}

impl<E, F: First<E>> Errors<E, F, NoReport> {
    /// Without `report`: errors that `close` does not return are dropped.
    #[inline(always)]
    pub fn new<M: Mode<First<E> = F>>(_: &Permit<M>) -> Self {
        Errors { first: F::default(), report: NoReport, error: PhantomData }
    }
}

impl<E, F: First<E>, R: Fn(E)> Errors<E, F, ReportTo<R>> {
    /// With `report`: it gets the errors that `close` does not return.
    #[inline(always)]
    pub fn reported_to<M: Mode<First<E> = F>>(_: &Permit<M>, report: R) -> Self {
        Errors { first: F::default(), report: ReportTo(report), error: PhantomData }
    }
}

impl<E, F: First<E>, R: Report<E>> Errors<E, F, R> {
    /// Keeps or reports an error.
    #[inline]
    fn push<S: IntoError<E>>(&self, error: S) {
        if let Some(error) = self.first.keep(error) {
            self.report.report(error);
        }
    }

    /// The result of `close`.
    #[inline(always)]
    pub fn finish(self) -> Result<(), E> {
        match self.first.take() {
            Some(first) => Err(first),
            None => Ok(()),
        }
    }
}

/// Reports the first error if a panic prevents `close` from returning it.
impl<E, F: First<E>, R: Report<E>> Drop for Errors<E, F, R> {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(first) = self.first.take() {
            self.report.report(first);
        }
    }
}

/// Gets the errors that `close` does not return.
pub trait Report<E> {
    /// Reports an error.
    fn report<S: IntoError<E>>(&self, error: S);
}

/// Drops the errors, without converting them.
pub struct NoReport;

impl<E> Report<E> for NoReport {
    #[inline(always)]
    fn report<S: IntoError<E>>(&self, _: S) {}
}

/// Passes the errors to a function.
pub struct ReportTo<F>(F);

impl<E, F: Fn(E)> Report<E> for ReportTo<F> {
    #[inline(always)]
    fn report<S: IntoError<E>>(&self, error: S) {
        (self.0)(error.into_error());
    }
}

/// An error that can be converted into the error `E` of `close`.
#[diagnostic::on_unimplemented(
    message = "the error of this function cannot be converted into the error of `close`\nnote: the function fails with `{Self}`, and `close` with `{E}`\nhelp: name a function of your own, which calls this one and returns a `Result<(), {E}>`\nhelp: or, if one of both types is your own, implement `From<{Self}>` for `{E}`",
    label = "fails with `{Self}`"
)]
pub trait IntoError<E> {
    /// Calls `into`.
    fn into_error(self) -> E;
}

// The oldest supported compiler does not know the attribute.
#[allow(unknown_or_malformed_diagnostic_attributes)]
#[diagnostic::do_not_recommend]
impl<S: Into<E>, E> IntoError<E> for S {
    #[inline(always)]
    fn into_error(self) -> E {
        self.into()
    }
}

/// What a step or `begin` has returned. For a `Result`, inherent methods handle the error; for any other type,
/// the trait [`NoResult`] ignores it. Generic code gets the trait, even if its type turns out to be a `Result`.
pub struct Returned<T>(pub T);

/// Makes a [`Returned`] from a value of any type. This is a method since the argument of a function is
/// coerced if its type is `!`, and here nothing would determine the new type.
pub trait Returns: Sized {
    /// Wraps the value.
    #[inline(always)]
    fn drop_derive_returned(self) -> Returned<Self> {
        Returned(self)
    }
}

impl<T> Returns for T {}

impl<T, S> Returned<Result<T, S>> {
    /// Keeps or reports the error. An `Ok` is dropped.
    #[inline(always)]
    pub fn drop_derive_settle<E, F, R>(self, errors: &Errors<E, F, R>)
    where
        S: IntoError<E>,
        F: First<E>,
        R: Report<E>,
    {
        if let Err(error) = self.0 {
            errors.push(error);
        }
    }

    /// Reports the error without converting it. An `Ok` is dropped.
    ///
    /// The closure is an argument by itself: from the bound, the compiler then knows the type of the error
    /// before it looks into the closure, which checks whether the user's function takes that type.
    #[inline(always)]
    pub fn drop_derive_report<F: FnOnce(S)>(self, report: F) -> Settled {
        if let Err(error) = self.0 {
            report(error);
        }
        Settled
    }
}

/// The methods of a [`Returned`] whose value is no `Result`.
pub trait NoResult: Sized {
    /// Drops the value.
    #[inline(always)]
    fn drop_derive_settle<A>(self, _: A) {}

    /// Drops the value. There is nothing to report.
    #[inline(always)]
    fn drop_derive_report<F>(self, _: F) -> Reporter<F> {
        Reporter(PhantomData)
    }
}

impl<T> NoResult for Returned<T> {}

/// A function that gets errors.
///
/// If the returned value is no `Result`, nothing determines the argument of a generic function. The inherent
/// method `drop_derive_unused`, which the compiler prefers, then makes it `Infallible`. A function whose
/// argument is determined gets the method of the trait [`Unused`].
pub struct Reporter<F>(PhantomData<F>);

/// The value was a `Result`, and an error in it has been reported.
pub struct Settled;

impl Settled {
    /// Does nothing.
    #[inline(always)]
    pub fn drop_derive_unused(self) {}
}

impl<F: FnOnce(Infallible)> Reporter<F> {
    /// Determines the type of the argument.
    #[inline(always)]
    pub fn drop_derive_unused(self) {}
}

/// The method of a [`Reporter`] whose function has a known argument.
pub trait Unused: Sized {
    /// Does nothing.
    #[inline(always)]
    fn drop_derive_unused(self) {}
}

impl<F> Unused for Reporter<F> {}
