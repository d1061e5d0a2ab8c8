//! Whether a function takes what it is called with. Without this, the compiler would say that types do not
//! match, and offer to edit the attribute as if the path of the function were the argument.
//!
//! Methods are called on a [`CheckedCall1`] and its like, and on what its check returns. The compiler looks
//! for a method there, then on what that type dereferences to, and so forth: each of these types is one more
//! case. A type that is not determined yet fits the first case, in which all is well, and is determined by it.
//!
//! Where there is an error, a method returns an unknown type, so that the call is not a second one. No type
//! implements the traits that have the messages. The methods that have errors are alike, and still written
//! out: the compiler shows users the line with the bound, which would be one of a macro.

use core::fmt::Pointer;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

use super::StdManuallyDrop;

/// Declares further cases: the case before, and the type.
macro_rules! cases {
    ($($before:ident, $(#[$doc:meta])* $case:ident;)*) => { $(
        $(#[$doc])*
        pub struct $case<T>(PhantomData<T>);

        impl<T> Deref for $before<T> {
            type Target = $case<T>;

            #[inline(always)]
            fn deref(&self) -> &$case<T> {
                &$case(PhantomData)
            }
        }
    )* };
}

/// What an argument is.
pub mod role {
    /// The field's value.
    pub struct Value;

    /// The same, written as `_`.
    pub struct Written;

    /// The field's value, for a function that may be its destructor.
    pub struct Dropped;

    /// A reference to the field's value.
    pub struct InPlace;

    /// A reference to another field.
    pub struct Lent;

    /// A copy of another field.
    pub struct Copied;

    /// A reference to the whole value.
    pub struct Whole;

    /// An error that is reported.
    pub struct Error;
}

/// A parameter of this type.
pub struct Parameter<X>(PhantomData<X>);

/// A parameter of which nothing is known.
pub struct Unknown;

/// The calls for a type with such a field.
pub struct Calls<S: ?Sized>(PhantomData<S>);

impl<S: ?Sized> Calls<S> {
    /// Any such calls.
    #[inline(always)]
    #[allow(clippy::new_without_default)] // The macro calls it.
    pub fn new() -> Self {
        Calls(PhantomData)
    }
}

/// What was found out about the function, and about the arguments.
pub struct Outcome<F, A>(pub F, pub A);

/// Nothing is wrong, or nothing that the compiler does not say by itself.
pub struct AsIs;

impl AsIs {
    /// The same function, or the same argument.
    #[inline(always)]
    pub fn drop_derive_pass<T>(self, value: T, (): ()) -> T {
        value
    }
}

/// An argument that fits a parameter.
pub trait Fits<X> {}

impl<T> Fits<T> for T {}
impl<T: ?Sized> Fits<&T> for &mut T {}

/// Declares what there is for calls with this number of arguments: their names, types, roles, parameters
/// and types of these.
macro_rules! calls {
    ($with:ident $checked:ident $other:ident, $($name:ident $a:ident $r:ident $p:ident $x:ident $as_is:ident),*) => {
        /// A call: the function, its parameters, what it takes if they are wrong, and a tuple for each
        /// argument. In that are its type, the parameter, a pointer to the type with the field, and the
        /// role. Each number of arguments has its own type, since the compiler tries every method.
        pub struct $checked<T>(PhantomData<T>);

        cases! {
            $checked,
            /// Something does not fit.
            $other;
        }

        impl<S: ?Sized> Calls<S> {
            /// The types are found out.
            #[inline(always)]
            pub fn $with<F, M, $($a, $r, $p,)*>(
                &self,
                _: &F,
                $($name: (&$a, $r),)*
            ) -> $checked<(F, ($($p,)*), M, ($(($a, $p, *const S, $r),)*))> {
                $(let _ = $name;)*
                $checked(PhantomData)
            }
        }

        impl<F: FnOnce($($x),*) -> T, $($a: Fits<$x>, $r, $x,)* T, S>
            $checked<(F, ($(Parameter<$x>,)*), (), ($(($a, Parameter<$x>, S, $r),)*))>
        {
            /// All is well.
            #[inline(always)]
            pub fn drop_derive_check(&self) -> Outcome<AsIs, ($($as_is,)*)> {
                Outcome(AsIs, ($($as_is,)*))
            }
        }

        impl<F, M, $($a, $r, $p,)* S> $other<(F, ($($p,)*), M, ($(($a, $p, S, $r),)*))> {
            /// To be looked at. It would take time where all is well.
            #[inline(always)]
            pub fn drop_derive_check(
                &self,
            ) -> Outcome<
                TakesAsIs<(F, ($($p,)*), M, ($($a,)*))>,
                ($(Argument<($a, $p, S, $r)>,)*),
            > {
                $(const fn $name<T>() -> Argument<T> {
                    Argument(PhantomData)
                })*
                Outcome(TakesAsIs(PhantomData), ($($name(),)*))
            }
        }

        impl<F: FnOnce($($x),*) -> T, $($x,)* T, A> Function<(F, ($(Parameter<$x>,)*), (), A)> {
            /// The same function.
            #[inline(always)]
            pub fn drop_derive_pass(&self, function: F, (): ()) -> F {
                function
            }
        }
    };
}

calls!(with1 CheckedCall1 OtherCall1, a A AR AP AX AsIs);
calls!(with2 CheckedCall2 OtherCall2, a A AR AP AX AsIs, b B BR BP BX AsIs);
calls!(with3 CheckedCall3 OtherCall3, a A AR AP AX AsIs, b B BR BP BX AsIs, c C CR CP CX AsIs);

/// The function, its parameters, what it takes if they are wrong, and what it is called with. It may take
/// these as they are.
pub struct TakesAsIs<T>(PhantomData<T>);

cases! {
    TakesAsIs,
    /// It takes two arguments in the other order.
    Swapped;
    Swapped,
    /// It takes as many arguments as it is called with.
    Function;
    Function,
    /// It takes no arguments.
    TakesNone;
    TakesNone,
    /// It takes one argument.
    TakesOne;
    TakesOne,
    /// It takes two arguments.
    TakesTwo;
    TakesTwo,
    /// It takes one argument more.
    TakesMore;
    TakesMore,
    /// It takes many more, is `unsafe`, or is no function. The compiler says so by itself.
    OtherFunction;
}

/// An argument that may fit a parameter, as far as is known at first sight.
pub trait MayFit<X> {}

impl<T> MayFit<T> for T {}
impl<T: ?Sized, X: ?Sized> MayFit<&X> for &mut T {}

impl<F: FnOnce(X, Y) -> T, X, Y, T, A: MayFit<X>, B: MayFit<Y>>
    TakesAsIs<(F, (Parameter<X>, Parameter<Y>), (), (A, B))>
{
    /// The same function.
    #[inline(always)]
    pub fn drop_derive_pass(&self, function: F, (): ()) -> F {
        function
    }
}

impl<F: FnOnce(X, Y) -> T, X, Y, T, A: MayFit<Y>, B: MayFit<X>>
    Swapped<(F, (Unknown, Unknown), (X, Y), (A, B))>
{
    /// An error.
    pub fn drop_derive_pass<E: TakesInOrder<(X, Y)>>(&self, _: F, _: E) -> E::Function {
        unreachable!()
    }
}

/// A function that takes its arguments in this order.
#[diagnostic::on_unimplemented(
    message = "this function takes its arguments in another order: `{P}`\nnote: the value of the field stands where `_` does, or else first",
    label = "takes the arguments in another order"
)]
pub trait TakesInOrder<P> {
    /// The function.
    type Function;
}

impl<F: FnOnce() -> T, P: AllUnknown, T, A> TakesNone<(F, P, (), A)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesSome>(&self, _: F, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(A) -> T, P: AllUnknown, A, T, G> TakesOne<(F, P, (A,), G)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesMoreThan<(A,)>>(&self, _: F, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(A, B) -> T, A, B, T, G> TakesTwo<(F, (Unknown, Unknown, Unknown), (A, B), G)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesMoreThan<(A, B)>>(&self, _: F, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(A, M) -> T, A, M, T, G> TakesMore<(F, (Unknown,), (A, M), G)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesNo<M>>(&self, _: F, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(A, B, M) -> T, A, B, M, T, G> TakesMore<(F, (Unknown, Unknown), (A, B, M), G)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesNo<M>>(&self, _: F, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(A, B, C, M) -> T, A, B, C, M, T, G>
    TakesMore<(F, (Unknown, Unknown, Unknown), (A, B, C, M), G)>
{
    /// An error.
    pub fn drop_derive_pass<E: TakesNo<M>>(&self, _: F, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F, P: AllUnknown, A> OtherFunction<(F, P, (), A)> {
    /// The same function.
    #[inline(always)]
    pub fn drop_derive_pass(&self, function: F, (): ()) -> F {
        function
    }
}

/// Parameters of which nothing is known.
pub trait AllUnknown {}

impl AllUnknown for (Unknown,) {}
impl AllUnknown for (Unknown, Unknown) {}
impl AllUnknown for (Unknown, Unknown, Unknown) {}

/// A function that takes arguments.
#[diagnostic::on_unimplemented(
    message = "this function takes no argument\nnote: a step is called with the value of its field, and with what stands in the parentheses\nnote: `begin` is called with `&mut self`, and `report` with an error",
    label = "takes no argument"
)]
pub trait TakesSome {
    /// The function.
    type Function;
}

/// A function that takes more than these parameters.
#[diagnostic::on_unimplemented(
    message = "this function takes `{P}`, and is called with more\nnote: a step is called with the value of its field, and with what stands in the parentheses\nnote: `begin` is called with `&mut self`, and `report` with an error",
    label = "takes fewer arguments"
)]
pub trait TakesMoreThan<P> {
    /// The function.
    type Function;
}

/// A function that takes no other argument.
#[diagnostic::on_unimplemented(
    message = "this function also takes a `{M}`\nnote: a step is called with the value of its field, and with what stands in the parentheses\nnote: `begin` is called with `&mut self`, and `report` with an error",
    label = "takes one argument more"
)]
pub trait TakesNo<M> {
    /// The function.
    type Function;
}

/// An argument: its type, the parameter, a pointer to the type with the field, and the role.
pub struct Argument<T>(PhantomData<T>);

cases! {
    Argument,
    /// A reference for a copy of what it points to.
    ReferenceForCopy;
    ReferenceForCopy,
    /// A reference for what it points to, or the other way round.
    ValueOrReference;
    ValueOrReference,
    /// A value for a reference to what it points to.
    ValueForInside;
    ValueForInside,
    /// An array for a slice.
    ArrayForSlice;
    ArrayForSlice,
    /// A pointer to a pointer to the type with the field, which may be coerced.
    PointerToSelf;
    PointerToSelf,
    /// The same, with one pointer more.
    FarPointerToSelf;
    FarPointerToSelf,
    /// The parameter is the type with the field.
    OfSelf;
    OfSelf,
    /// A pointer, which may be coerced to another one.
    Pointers;
    Pointers,
    /// One type for another, or an unknown parameter.
    OtherType;
}

/// Declares the method for arguments that can be passed, or of which the compiler says why not.
macro_rules! passes {
    ($($case:ident [$($param:tt)*] $p:ty, $s:ty;)*) => { $(
        impl<$($param)*, R> $case<(A, $p, $s, R)> {
            /// The same argument.
            #[inline(always)]
            pub fn drop_derive_pass(&self, argument: A, (): ()) -> A {
                argument
            }
        }
    )* };
}

passes! {
    Argument [A: Fits<X>, X, S] Parameter<X>, S;
    PointerToSelf [A: Deref<Target: Deref<Target = S>>, X: Pointer, S: ?Sized] Parameter<X>, *const S;
    FarPointerToSelf [A: Deref<Target: Deref<Target: Deref<Target = S>>>, X: Pointer, S: ?Sized] Parameter<X>, *const S;
    Pointers [A: Pointer, X: Pointer, S] Parameter<X>, S;
    OtherType [A, S] Unknown, S;
}

impl<A, X: Reference<To = A>, S> ValueOrReference<(A, Parameter<X>, S, role::Dropped)> {
    /// The compiler refuses a destructor by itself.
    pub fn drop_derive_pass<T>(&self, _: A, (): ()) -> T {
        const { panic!("this function takes a reference: write `(&mut _)` behind its path") }
    }
}

/// `&T`, or `&mut T`.
pub trait Reference {
    /// What it points to.
    type To: ?Sized;
}

impl<T: ?Sized> Reference for &T {
    type To = T;
}

impl<T: ?Sized> Reference for &mut T {
    type To = T;
}

/// A reference that a reference to an `A` is coerced to, by its `Deref`.
pub trait ReachedFrom<A> {}

impl<A: Deref<Target = T>, T: ?Sized> ReachedFrom<A> for &T {}
impl<A: DerefMut<Target = T>, T: ?Sized> ReachedFrom<A> for &mut T {}

impl<A, X: ReachedFrom<A>, S> ValueForInside<(A, Parameter<X>, S, role::Value)> {
    /// An error.
    pub fn drop_derive_pass<E: WorksInPlace<X, A>>(&self, _: A, _: E) -> E::Passed {
        unreachable!()
    }
}

impl<A, X: ReachedFrom<A>, S> ValueForInside<(A, Parameter<X>, S, role::Written)> {
    /// An error.
    pub fn drop_derive_pass<E: IsMarkedInPlace<X, A>>(&self, _: A, _: E) -> E::Passed {
        unreachable!()
    }
}

impl<T, const N: usize, X: Reference<To = [T]>, S>
    ArrayForSlice<([T; N], Parameter<X>, S, role::Value)>
{
    /// An error.
    pub fn drop_derive_pass<E: WorksInPlace<X, [T; N]>>(&self, _: [T; N], _: E) -> E::Passed {
        unreachable!()
    }
}

impl<T, const N: usize, X: Reference<To = [T]>, S>
    ArrayForSlice<([T; N], Parameter<X>, S, role::Written)>
{
    /// An error.
    pub fn drop_derive_pass<E: IsMarkedInPlace<X, [T; N]>>(&self, _: [T; N], _: E) -> E::Passed {
        unreachable!()
    }
}

/// The type itself, or a reference to it.
pub trait SelfOrReference<S: ?Sized> {}

impl<S> SelfOrReference<S> for S {}
impl<S: ?Sized> SelfOrReference<S> for &S {}
impl<S: ?Sized> SelfOrReference<S> for &mut S {}

impl<A, X: Reference<To = A>, S> ValueOrReference<(A, Parameter<X>, S, role::Value)> {
    /// An error.
    pub fn drop_derive_pass<E: WorksInPlace<X, A>>(&self, _: A, _: E) -> E::Passed {
        unreachable!()
    }
}

/// The value, for a function that takes a reference to it.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and a step is given the value\nhelp: to work in place, write `(&mut _)` behind the path",
    label = "takes a `{X}`"
)]
pub trait WorksInPlace<X, A> {
    /// What could be passed.
    type Passed;
}

impl<A, X: Reference<To = A>, S> ValueOrReference<(A, Parameter<X>, S, role::Written)> {
    /// An error.
    pub fn drop_derive_pass<E: IsMarkedInPlace<X, A>>(&self, _: A, _: E) -> E::Passed {
        unreachable!()
    }
}

/// The same, where the value is written.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `_` is the value\nhelp: write `&mut _`",
    label = "takes a `{X}`"
)]
pub trait IsMarkedInPlace<X, A> {
    /// What could be passed.
    type Passed;
}

impl<'a, X, S> ValueOrReference<(&'a mut X, Parameter<X>, S, role::InPlace)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesTheValue<X, &'a mut X>>(
        &self,
        _: &'a mut X,
        _: E,
    ) -> E::Passed {
        unreachable!()
    }
}

/// A reference to the value, for a function that takes the value.
#[diagnostic::on_unimplemented(
    message = "this function takes the value, and `&mut _` is a reference to it\nhelp: remove `&mut`",
    label = "takes a `{X}`"
)]
pub trait TakesTheValue<X, A> {
    /// What could be passed.
    type Passed;
}

impl<'a, X, S> ValueOrReference<(&'a mut X, Parameter<X>, S, role::Lent)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesTheField<X, &'a mut X>>(
        &self,
        _: &'a mut X,
        _: E,
    ) -> E::Passed {
        unreachable!()
    }
}

/// A reference to another field, for a function that takes the field.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and a step is lent a `{A}`\nnote: another field drops in its own turn: a step borrows it, and cannot take it",
    label = "takes a `{X}`"
)]
pub trait TakesTheField<X, A> {
    /// What could be passed.
    type Passed;
}

impl<'a, X: Copy, S> ReferenceForCopy<(&'a mut X, Parameter<X>, S, role::Lent)> {
    /// An error.
    pub fn drop_derive_pass<E: IsCopied<X, &'a mut X>>(&self, _: &'a mut X, _: E) -> E::Passed {
        unreachable!()
    }
}

/// The same, of a field that can be copied.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and a step is lent a `{A}`\nhelp: to pass a copy, write `*` before the name",
    label = "takes a `{X}`"
)]
pub trait IsCopied<X, A> {
    /// What could be passed.
    type Passed;
}

impl<A, X: Reference<To = A>, S> ValueOrReference<(A, Parameter<X>, S, role::Copied)> {
    /// An error.
    pub fn drop_derive_pass<E: IsLent<X, A>>(&self, _: A, _: E) -> E::Passed {
        unreachable!()
    }
}

/// A copy of another field, for a function that takes a reference to it.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `*` passes a copy\nhelp: remove `*`",
    label = "takes a `{X}`"
)]
pub trait IsLent<X, A> {
    /// What could be passed.
    type Passed;
}

impl<'a, X, S> ValueOrReference<(&'a mut X, Parameter<X>, S, role::Whole)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesTheWhole<X, &'a mut X>>(
        &self,
        _: &'a mut X,
        _: E,
    ) -> E::Passed {
        unreachable!()
    }
}

/// A reference to the whole value, for a function that takes that.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `begin` is given a `{A}`\nnote: all fields drop after `begin`, so that it cannot take the value",
    label = "takes a `{X}`"
)]
pub trait TakesTheWhole<X, A> {
    /// What could be passed.
    type Passed;
}

impl<A, X: Reference<To = A>, S> ValueOrReference<(A, Parameter<X>, S, role::Error)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesTheError<X, A>>(&self, _: A, _: E) -> E::Passed {
        unreachable!()
    }
}

/// An error, for a function that takes a reference to it.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `report` is given the error itself",
    label = "takes a `{X}`"
)]
pub trait TakesTheError<X, A> {
    /// What could be passed.
    type Passed;
}

impl<A, X: SelfOrReference<S>, S: ?Sized, R> OfSelf<(A, Parameter<X>, *const S, R)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesNoSelf<X, A>>(&self, _: A, _: E) -> E::Passed {
        unreachable!()
    }
}

/// Anything, for a function that takes the type with the field.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and is not given the whole value\nnote: it is called with a `{A}`: parts of the whole value may have been dropped by then\nnote: `begin` is called with `&mut self`, before any field drops",
    label = "takes a `{X}`"
)]
pub trait TakesNoSelf<X, A> {
    /// What could be passed.
    type Passed;
}

impl<A, X, S, R> OtherType<(A, Parameter<X>, S, R)> {
    /// An error.
    pub fn drop_derive_pass<E: TakesThisType<X, A>>(&self, _: A, _: E) -> E::Passed {
        unreachable!()
    }
}

/// One type, for another.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and is called with a `{A}`\nnote: a function of your own can convert the one into the other",
    label = "takes a `{X}`"
)]
pub trait TakesThisType<X, A> {
    /// What could be passed.
    type Passed;
}

/// A field with a step that is not spelled `ManuallyDrop`: its type, and whether the step works in place.
pub struct Handle<T>(PhantomData<T>);

/// The step takes a copy.
#[inline(always)]
pub fn copied_handle<F: ?Sized>(_: *mut F) -> Handle<(*mut F, role::Value)> {
    Handle(PhantomData)
}

/// The step works in place.
#[inline(always)]
pub fn handle_in_place<F: ?Sized>(_: *mut F) -> Handle<(*mut F, role::InPlace)> {
    Handle(PhantomData)
}

cases! {
    Handle,
    /// An alias of `ManuallyDrop`.
    UnmarkedAlias;
    UnmarkedAlias,
    /// What the language drops.
    Owner;
}

impl<F: Copy, R> Handle<(*mut F, R)> {
    /// All is well.
    #[inline(always)]
    pub fn drop_derive_check(&self, (): ()) -> IsCopy {
        IsCopy
    }
}

impl<F: ?Sized + StdManuallyDrop, R> UnmarkedAlias<(*mut F, R)> {
    /// An error.
    pub fn drop_derive_check<E: IsMarked>(&self, _: E) -> IsRefused {
        unreachable!()
    }
}

impl<F: ?Sized> Owner<(*mut F, role::Value)> {
    /// An error.
    pub fn drop_derive_check<E: IsHandle<F>>(&self, _: E) -> IsRefused {
        unreachable!()
    }
}

impl<F: ?Sized> Owner<(*mut F, role::InPlace)> {
    /// An error.
    pub fn drop_derive_check<E: IsHandleInPlace<F>>(&self, _: E) -> IsRefused {
        unreachable!()
    }
}

/// What was found out about such a field. The method that does comes from outside if a trait has one of
/// the same name: so the `unsafe` code relies on this trait.
///
/// # Safety
///
/// `pointer` returns its argument, or does not return.
pub unsafe trait HandleKind<F: ?Sized>: Copy {
    /// The type of the field, if it is `Copy`.
    type Value: Copy;

    /// The same pointer.
    fn pointer(self, field: *mut F) -> *mut Self::Value;
}

/// The field is `Copy`.
#[derive(Clone, Copy)]
pub struct IsCopy;

// SAFETY: `pointer` returns its argument.
unsafe impl<F: Copy> HandleKind<F> for IsCopy {
    type Value = F;

    #[inline(always)]
    fn pointer(self, field: *mut F) -> *mut F {
        field
    }
}

impl IsCopy {
    /// The same value, or reference.
    #[inline(always)]
    pub fn drop_derive_value<T>(self, value: T) -> T {
        value
    }
}

/// It is not, which is an error.
#[derive(Clone, Copy)]
pub struct IsRefused(());

// SAFETY: `pointer` does not return.
unsafe impl<F: ?Sized> HandleKind<F> for IsRefused {
    type Value = ();

    fn pointer(self, _: *mut F) -> *mut () {
        unreachable!()
    }
}

impl IsRefused {
    /// Any type, so that the call is not a second error.
    pub fn drop_derive_value<A, T>(self, _: A) -> T {
        unreachable!()
    }
}

/// An alias that is marked.
#[diagnostic::on_unimplemented(
    message = "field with an alias of `ManuallyDrop` has a step, and no mark\nnote: by its name alone, nobody knows that the value is in a `ManuallyDrop`\nhelp: mark the field, too: `#[drop]`",
    label = "this is a `ManuallyDrop`"
)]
pub trait IsMarked {}

/// A type that a step can get a copy of.
#[diagnostic::on_unimplemented(
    message = "a field with a step is `ManuallyDrop` or `Copy`, and `{F}` is neither\nnote: the step takes the value, and the language would drop it once more\nhelp: hold it in `ManuallyDrop`: `core::mem::ManuallyDrop<{F}>`",
    label = "the step could not take this value"
)]
pub trait IsHandle<F: ?Sized> {}

/// A type that a step can work on in place and that needs no drop afterwards.
#[diagnostic::on_unimplemented(
    message = "a field with a step is `ManuallyDrop` or `Copy`, and `{F}` is neither\nnote: the value drops right after a step with `&mut _`, and the language would drop it once more\nhelp: hold it in `ManuallyDrop`: `core::mem::ManuallyDrop<{F}>`",
    label = "the value could not drop after the step"
)]
pub trait IsHandleInPlace<F: ?Sized> {}
