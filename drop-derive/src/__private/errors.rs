//! Errors that the functions of a clean-up return: `close` keeps the first, and `report` gets the others.

use core::cell::Cell;
use core::convert::Infallible;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;

use super::Call;

/// The permission to run a clean-up. Only `unsafe` code can give it, so that the function that takes it
/// can be safe: the functions that the user names are called there.
pub struct Permit<M: Mode>(PhantomData<M>);

impl Permit<InDrop> {
    /// For a clean-up in `Drop::drop`. The language drops the plain fields afterwards.
    ///
    /// # Safety
    ///
    /// The value that the clean-up is of is being dropped: this permit is the only one for it, and the
    /// caller is its `Drop::drop`.
    #[inline(always)]
    pub unsafe fn for_drop() -> Self {
        Permit(PhantomData)
    }
}

/// A guard that calls `drop_plain` when it is dropped, in `close`: there the language does not drop the
/// plain fields.
///
/// No method: a trait of the user's could have one of the same name for all types, and call the closure
/// twice.
#[inline(always)]
pub fn in_close<M: Mode, F: Fn()>(_: &Permit<M>, drop_plain: F) -> Option<Call<F>> {
    M::IS_CLOSE.then(|| Call::new(drop_plain))
}

/// What the clean-up is done for. The clean-up is compiled once for each, so that a drop has none of
/// what only `close` needs.
pub trait Mode {
    /// Whether it is `close`.
    const IS_CLOSE: bool;

    /// The place of the first error.
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

/// The first error, which `close` returns.
pub trait First<E>: Default {
    /// Takes the error, or gives it back.
    fn keep<S: IntoError<E>>(&self, error: S) -> Option<S>;

    /// The error that was kept.
    fn take(&self) -> Option<E>;
}

/// No error is kept.
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

/// The first error, if there was one.
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

/// Cleans up a value in the place of its drop.
///
/// # Safety
///
/// Given a permit, `clean_up` drops all fields of the value, each once.
#[inline(always)]
pub unsafe fn close<T, E>(
    value: T,
    clean_up: impl FnOnce(&mut T, Permit<InClose>) -> Result<(), E>,
) -> Result<(), E> {
    // The value is not dropped a second time, also when `clean_up` panics.
    let mut value = ManuallyDrop::new(value);
    clean_up(&mut value, Permit(PhantomData))
}

/// A plain field, in `close`, where it is dropped like a managed one.
#[inline(always)]
pub fn plain<T>(field: *mut T) -> *mut ManuallyDrop<T> {
    // `ManuallyDrop` has the layout of the type inside.
    field.cast()
}

/// The errors of one clean-up.
pub struct Errors<E, F: First<E>, R: Report<E>> {
    first: F,
    report: R,
    error: PhantomData<E>,
}

impl<E, F: First<E>> Errors<E, F, NoReport> {
    /// Errors that nobody gets to see are dropped.
    #[inline(always)]
    pub fn new<M: Mode<First<E> = F>>(_: &Permit<M>) -> Self {
        Errors { first: F::default(), report: NoReport, error: PhantomData }
    }
}

impl<E, F: First<E>, R: Fn(E)> Errors<E, F, ReportTo<R>> {
    /// Errors that nobody else gets to see go to `report`.
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

    /// What `close` returns.
    #[inline(always)]
    pub fn finish(self) -> Result<(), E> {
        match self.first.take() {
            Some(first) => Err(first),
            None => Ok(()),
        }
    }
}

/// Reports the first error where a panic keeps `close` from returning it.
impl<E, F: First<E>, R: Report<E>> Drop for Errors<E, F, R> {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(first) = self.first.take() {
            self.report.report(first);
        }
    }
}

/// Where the errors go that `close` does not return.
pub trait Report<E> {
    /// Reports one of them.
    fn report<S: IntoError<E>>(&self, error: S);
}

/// Drops them. Not even a conversion runs.
pub struct NoReport;

impl<E> Report<E> for NoReport {
    #[inline(always)]
    fn report<S: IntoError<E>>(&self, _: S) {}
}

/// Gives them to a function.
pub struct ReportTo<F>(F);

impl<E, F: Fn(E)> Report<E> for ReportTo<F> {
    #[inline(always)]
    fn report<S: IntoError<E>>(&self, error: S) {
        (self.0)(error.into_error());
    }
}

/// An error that `close` can return as an `E`: anything that `From` converts.
#[diagnostic::on_unimplemented(
    message = "the error of this function cannot be converted into the error of `close`\nnote: the function fails with `{Self}`, and `close` with `{E}`\nhelp: implement `From<{Self}>` for `{E}`, or name a function of your own that converts the error",
    label = "fails with `{Self}`"
)]
pub trait IntoError<E> {
    /// The same as `into`.
    fn into_error(self) -> E;
}

// A later compiler than the oldest supported one knows the attribute.
#[allow(unknown_or_malformed_diagnostic_attributes)]
#[diagnostic::do_not_recommend]
impl<S: Into<E>, E> IntoError<E> for S {
    #[inline(always)]
    fn into_error(self) -> E {
        self.into()
    }
}

/// What a function of the clean-up has returned. Its methods are inherent ones where that is a
/// `Result`, which the compiler looks for first, and else those of the trait [`NoResult`]. A type
/// parameter is no `Result`, whatever type it stands for.
pub struct Returned<T>(pub T);

/// Makes a [`Returned`] of any type. A method, since the argument of a function would be coerced if it is
/// of type `!`, to a type that nothing determines.
pub trait Returns: Sized {
    /// The same value.
    #[inline(always)]
    fn drop_derive_returned(self) -> Returned<Self> {
        Returned(self)
    }
}

impl<T> Returns for T {}

impl<T, S> Returned<Result<T, S>> {
    /// Keeps or reports the error. A value is dropped.
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

    /// Reports the error, as it is. A value is dropped.
    #[inline(always)]
    pub fn drop_derive_report<F: FnOnce(S)>(self, report: Reporter<F>) -> Settled {
        if let Err(error) = self.0 {
            (report.0)(error);
        }
        Settled
    }
}

/// The methods of a [`Returned`] that is no `Result`.
pub trait NoResult: Sized {
    /// Drops the value.
    #[inline(always)]
    fn drop_derive_settle<A>(self, _: A) {}

    /// Drops the value. There is nothing to report.
    #[inline(always)]
    fn drop_derive_report<F>(self, report: Reporter<F>) -> Reporter<F> {
        report
    }
}

impl<T> NoResult for Returned<T> {}

/// A function that errors are reported to.
///
/// Where there is no error, the argument of a generic function is not determined yet. It is then what the
/// inherent method takes, which the compiler looks for first: any function that takes some type of its
/// own has the one of the trait [`Unused`].
pub struct Reporter<F>(pub F);

/// There was a `Result`, and its error, if any, has been reported.
pub struct Settled;

impl Settled {
    /// Nothing is left to do.
    #[inline(always)]
    pub fn drop_derive_unused(self) {}
}

impl<F: FnOnce(Infallible)> Reporter<F> {
    /// Determines the type of the argument.
    #[inline(always)]
    pub fn drop_derive_unused(self) {}
}

/// The method of a [`Reporter`] whose function takes a type of its own.
pub trait Unused: Sized {
    /// Nothing is left to do.
    #[inline(always)]
    fn drop_derive_unused(self) {}
}

impl<F> Unused for Reporter<F> {}
