//! Whether a function takes what it is called with. Without this, the compiler would say that types do not
//! match, and offer to edit the attribute as if the path of the function were the argument.
//!
//! Methods are called one after the other: on a [`CheckedCall1`] or its like, on what its check returns, and
//! so forth. The compiler looks for a method at a type, then at what that type dereferences to: each of these
//! types is one more case. A type that is not determined yet fits the first case, in which all is well, and
//! is determined by it.
//!
//! Where all is well, the methods take `self` by value: a method of the same name that a trait of the user's
//! has for all types would come before one that takes a reference.
//!
//! What the last method returns has the function in it. Where there is an error, the type of the function is
//! unknown from then on, so that the call is not a second error. No type implements the traits that have the
//! messages. The methods that have errors are alike, and still written out: the compiler shows users the
//! line with the bound, which would be one of a macro.

use core::fmt::Pointer;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

use super::StdManuallyDrop;

/// Declares cases, in the order in which the compiler tries them. Each carries a value.
macro_rules! cases {
    ($(#[$doc:meta])* $last:ident) => {
        $(#[$doc])*
        pub struct $last<V, T>(V, PhantomData<T>);

        impl<V, T> $last<V, T> {
            fn new(value: V) -> Self {
                $last(value, PhantomData)
            }
        }
    };
    ($(#[$doc:meta])* $case:ident, $(#[$next_doc:meta])* $next:ident $($rest:tt)*) => {
        $(#[$doc])*
        pub struct $case<V, T>(V, $next<V, T>);

        impl<V: Copy, T> $case<V, T> {
            fn new(value: V) -> Self {
                $case(value, $next::new(value))
            }
        }

        impl<V, T> Deref for $case<V, T> {
            type Target = $next<V, T>;

            #[inline(always)]
            fn deref(&self) -> &$next<V, T> {
                &self.1
            }
        }

        cases! { $(#[$next_doc])* $next $($rest)* }
    };
}

/// What an argument is.
pub mod role {
    /// The field's value.
    pub struct Value;

    /// The same, written as `_`.
    pub struct Written;

    /// The field's value alone, for a function that may be its destructor.
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

/// Nothing is wrong, or nothing that the compiler does not say by itself. The function can be called.
#[must_use]
pub struct AsIs<F>(pub F);

impl<F> AsIs<F> {
    /// The function takes as many arguments.
    #[inline(always)]
    pub fn drop_derive_function(self, (): ()) -> Self {
        self
    }

    /// The next argument fits.
    #[inline(always)]
    pub fn drop_derive_argument(self, (): ()) -> Self {
        self
    }
}

/// Arguments that are still to be looked at: `()`, or the first one and the others.
pub trait Arguments<F> {
    /// What the next method is called on.
    type Next;

    /// That, with the function in it.
    fn next(function: F) -> Self::Next;
}

/// What the next method is called on.
pub type Next<L, F> = <L as Arguments<F>>::Next;

impl<F> Arguments<F> for () {
    type Next = AsIs<F>;

    #[inline(always)]
    fn next(function: F) -> AsIs<F> {
        AsIs(function)
    }
}

impl<F: Copy, A, L> Arguments<F> for (A, L) {
    type Next = Argument<F, (A, L)>;

    #[inline(always)]
    fn next(function: F) -> Argument<F, (A, L)> {
        Argument::new(function)
    }
}

/// An argument that fits a parameter.
pub trait Fits<X> {}

impl<T> Fits<T> for T {}
impl<T: ?Sized> Fits<&T> for &mut T {}

/// Makes `(a, (b, ()))` of `a, b`.
macro_rules! list {
    () => { () };
    ($first:ty, $($rest:ty,)*) => { ($first, list!($($rest,)*)) };
}

/// Declares what there is for calls with this number of arguments: their types, roles, parameters and types
/// of these.
macro_rules! calls {
    ($with:ident $checked:ident $other:ident, $($a:ident $r:ident $p:ident $x:ident),*) => {
        cases! {
            /// A call: the function, its parameters, what it takes if they are wrong, the types of the
            /// arguments, and a list of the arguments. In that are the type of each, its parameter, a
            /// pointer to the type with the field, and its role. Each number of arguments has its own type,
            /// since the compiler tries every method.
            $checked,
            /// Something does not fit.
            $other
        }

        impl<S: ?Sized> Calls<S> {
            /// The types are found out. A function is `Copy`.
            #[inline(always)]
            #[allow(clippy::too_many_arguments)] // Two for each argument of the function.
            pub fn $with<F: Copy, M, $($a, $r, $p,)*>(
                self,
                function: F,
                $(_: &$a, _: $r,)*
            ) -> $checked<F, (($($p,)*), M, ($($a,)*), list!($(($a, $p, *const S, $r),)*))> {
                $checked::new(function)
            }
        }

        impl<F: FnOnce($($x),*) -> T, $($a: Fits<$x>, $r, $x,)* T, S>
            $checked<F, (
                ($(Parameter<$x>,)*), (), ($($a,)*), list!($(($a, Parameter<$x>, S, $r),)*)
            )>
        {
            /// All is well.
            #[inline(always)]
            pub fn drop_derive_check(self) -> AsIs<F> {
                AsIs(self.0)
            }
        }

        impl<F: Copy, T> $other<F, T> {
            /// To be looked at. It would take time where all is well.
            #[inline(always)]
            pub fn drop_derive_check(&self) -> TakesAsIs<F, T> {
                TakesAsIs::new(self.0)
            }
        }

        impl<F: FnOnce($($x),*) -> T + Copy, $($x,)* T, A, L: Arguments<F>>
            Function<F, (($(Parameter<$x>,)*), (), A, L)>
        {
            /// The arguments are looked at.
            #[inline(always)]
            pub fn drop_derive_function(&self, (): ()) -> L::Next {
                L::next(self.0)
            }
        }
    };
}

calls!(with1 CheckedCall1 OtherCall1, A AR AP AX);
calls!(with2 CheckedCall2 OtherCall2, A AR AP AX, B BR BP BX);
calls!(with3 CheckedCall3 OtherCall3, A AR AP AX, B BR BP BX, C CR CP CX);

cases! {
    /// The parameters of the function, what it takes if they are wrong, and what it is called with. It may
    /// take these as they are.
    TakesAsIs,
    /// It takes a reference to the first argument, where the other order would fit as well: a parameter whose
    /// type is generic fits any argument.
    TakesReference,
    /// It takes two arguments in the other order.
    Swapped,
    /// It takes as many arguments as it is called with.
    Function,
    /// It takes no arguments.
    TakesNone,
    /// It takes one argument.
    TakesOne,
    /// It takes two arguments.
    TakesTwo,
    /// It takes one argument more.
    TakesMore,
    /// It takes many more, is `unsafe`, or is no function. The compiler says so by itself.
    OtherFunction
}

/// An argument that may fit a parameter, as far as is known at first sight.
pub trait MayFit<X> {}

impl<T> MayFit<T> for T {}
impl<T: ?Sized, X: ?Sized> MayFit<&X> for &mut T {}

impl<F: FnOnce(X, Y) -> T + Copy, X, Y, T, A: MayFit<X>, B: MayFit<Y>, L: Arguments<F>>
    TakesAsIs<F, ((Parameter<X>, Parameter<Y>), (), (A, B), L)>
{
    /// The arguments are looked at.
    #[inline(always)]
    pub fn drop_derive_function(&self, (): ()) -> L::Next {
        L::next(self.0)
    }
}

/// A type that a parameter may be a reference to.
pub trait IsBehind<X> {}

impl<T> IsBehind<&T> for T {}
impl<T> IsBehind<&mut T> for T {}

impl<F: FnOnce(X, Y) -> T + Copy, X, Y, T, A: IsBehind<X>, B, L: Arguments<F>>
    TakesReference<F, ((Parameter<X>, Parameter<Y>), (), (A, B), L)>
{
    /// The arguments are looked at.
    #[inline(always)]
    pub fn drop_derive_function(&self, (): ()) -> L::Next {
        L::next(self.0)
    }
}

impl<F: FnOnce(X, Y) -> T, X, Y, T, A: MayFit<Y>, B: MayFit<X>, L>
    Swapped<F, ((Unknown, Unknown), (X, Y), (A, B), L)>
{
    /// An error.
    pub fn drop_derive_function<E: TakesInOrder<(X, Y)>>(&self, _: E) -> E::Function {
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

impl<F: FnOnce() -> T, P: AllUnknown, T, A, L> TakesNone<F, (P, (), A, L)> {
    /// An error.
    pub fn drop_derive_function<E: TakesSome>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X) -> T, P: AllUnknown, X, T, A, L> TakesOne<F, (P, (X,), A, L)> {
    /// An error.
    pub fn drop_derive_function<E: TakesMoreThan<(X,)>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, Y) -> T, X, Y, T, A, L> TakesTwo<F, ((Unknown, Unknown, Unknown), (X, Y), A, L)> {
    /// An error.
    pub fn drop_derive_function<E: TakesMoreThan<(X, Y)>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, M) -> T, X, M, T, A, L> TakesMore<F, ((Unknown,), (X, M), A, L)> {
    /// An error.
    pub fn drop_derive_function<E: TakesNo<M>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, Y, M) -> T, X, Y, M, T, A, L>
    TakesMore<F, ((Unknown, Unknown), (X, Y, M), A, L)>
{
    /// An error.
    pub fn drop_derive_function<E: TakesNo<M>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, Y, Z, M) -> T, X, Y, Z, M, T, A, L>
    TakesMore<F, ((Unknown, Unknown, Unknown), (X, Y, Z, M), A, L)>
{
    /// An error.
    pub fn drop_derive_function<E: TakesNo<M>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: Copy, P: AllUnknown, A, L> OtherFunction<F, (P, (), A, L)> {
    /// The function, as it is.
    #[inline(always)]
    pub fn drop_derive_function(&self, (): ()) -> AsIs<F> {
        AsIs(self.0)
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

cases! {
    /// An argument: its type, the parameter, a pointer to the type with the field, and the role. After it,
    /// the others.
    Argument,
    /// A reference for a copy of what it points to.
    ReferenceForCopy,
    /// A reference for what it points to, or the other way round.
    ValueOrReference,
    /// A value for a reference to what it points to.
    ValueForInside,
    /// An array for a slice.
    ArrayForSlice,
    /// A pointer to a pointer to the type with the field, which may be coerced.
    PointerToSelf,
    /// The same, with one pointer more.
    FarPointerToSelf,
    /// The parameter is the type with the field.
    OfSelf,
    /// A pointer, which may be coerced to another one.
    Pointers,
    /// One type for another.
    OtherType
}

/// Declares the method for arguments that can be passed, or of which the compiler says why not.
macro_rules! passes {
    ($($case:ident [$($param:tt)*] $p:ty, $s:ty;)*) => { $(
        impl<F: Copy, $($param)*, R, L: Arguments<F>> $case<F, ((A, $p, $s, R), L)> {
            /// The next argument is looked at.
            #[inline(always)]
            pub fn drop_derive_argument(&self, (): ()) -> L::Next {
                L::next(self.0)
            }
        }
    )* };
}

passes! {
    Argument [A: Fits<X>, X, S] Parameter<X>, S;
    PointerToSelf [A: Deref<Target: Deref<Target = S>>, X: Pointer, S: ?Sized] Parameter<X>, *const S;
    FarPointerToSelf [A: Deref<Target: Deref<Target: Deref<Target = S>>>, X: Pointer, S: ?Sized] Parameter<X>, *const S;
    Pointers [A: Pointer, X: Pointer, S] Parameter<X>, S;
}

impl<F, A, X: Reference<To = A>, S> ValueOrReference<F, ((A, Parameter<X>, S, role::Dropped), ())> {
    /// The compiler refuses a destructor by itself.
    pub fn drop_derive_argument(&self, (): ()) -> AsIs<fn(A)> {
        const {
            // No type is as large. Without a type in it, the compiler would evaluate the constant here, and
            // not only where the method is called.
            assert!(
                size_of::<A>() > isize::MAX as usize,
                "this function takes a reference: write `(&mut _)` behind its path"
            );
        }
        unreachable!()
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

impl<F, A, X: ReachedFrom<A>, S, L> ValueForInside<F, ((A, Parameter<X>, S, role::Value), L)> {
    /// An error.
    pub fn drop_derive_argument<E: WorksInPlace<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

impl<F, A, X: ReachedFrom<A>, S, L> ValueForInside<F, ((A, Parameter<X>, S, role::Written), L)> {
    /// An error.
    pub fn drop_derive_argument<E: IsMarkedInPlace<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

impl<F, T, const N: usize, X: Reference<To = [T]>, S, L>
    ArrayForSlice<F, (([T; N], Parameter<X>, S, role::Value), L)>
{
    /// An error.
    pub fn drop_derive_argument<E: WorksInPlace<X, [T; N]>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

impl<F, T, const N: usize, X: Reference<To = [T]>, S, L>
    ArrayForSlice<F, (([T; N], Parameter<X>, S, role::Written), L)>
{
    /// An error.
    pub fn drop_derive_argument<E: IsMarkedInPlace<X, [T; N]>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// The type itself, or a reference to it.
pub trait SelfOrReference<S: ?Sized> {}

impl<S> SelfOrReference<S> for S {}
impl<S: ?Sized> SelfOrReference<S> for &S {}
impl<S: ?Sized> SelfOrReference<S> for &mut S {}

impl<F, A, X: Reference<To = A>, S, L> ValueOrReference<F, ((A, Parameter<X>, S, role::Value), L)> {
    /// An error.
    pub fn drop_derive_argument<E: WorksInPlace<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// The value, for a function that takes a reference to it.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and a step is given the value\nhelp: to work in place, write `(&mut _)` behind the path",
    label = "takes a `{X}`"
)]
pub trait WorksInPlace<X, A> {
    /// A function that takes it.
    type Function;
}

impl<F, A, X: Reference<To = A>, S, L>
    ValueOrReference<F, ((A, Parameter<X>, S, role::Written), L)>
{
    /// An error.
    pub fn drop_derive_argument<E: IsMarkedInPlace<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// The same, where the value is written.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `_` is the value\nhelp: write `&mut _`",
    label = "takes a `{X}`"
)]
pub trait IsMarkedInPlace<X, A> {
    /// A function that takes it.
    type Function;
}

impl<'a, F, X, S, L> ValueOrReference<F, ((&'a mut X, Parameter<X>, S, role::InPlace), L)> {
    /// An error.
    pub fn drop_derive_argument<E: TakesTheValue<X, &'a mut X>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A reference to the value, for a function that takes the value.
#[diagnostic::on_unimplemented(
    message = "this function takes the value, and `&mut _` is a reference to it\nhelp: remove `&mut`",
    label = "takes a `{X}`"
)]
pub trait TakesTheValue<X, A> {
    /// A function that takes it.
    type Function;
}

impl<'a, F, X, S, L> ValueOrReference<F, ((&'a mut X, Parameter<X>, S, role::Lent), L)> {
    /// An error.
    pub fn drop_derive_argument<E: TakesTheField<X, &'a mut X>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A reference to another field, for a function that takes the field.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and a step is lent a `{A}`\nnote: another field drops in its own turn: a step borrows it, and cannot take it",
    label = "takes a `{X}`"
)]
pub trait TakesTheField<X, A> {
    /// A function that takes it.
    type Function;
}

impl<'a, F, X: Copy, S, L> ReferenceForCopy<F, ((&'a mut X, Parameter<X>, S, role::Lent), L)> {
    /// An error.
    pub fn drop_derive_argument<E: IsCopied<X, &'a mut X>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// The same, of a field that can be copied.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and a step is lent a `{A}`\nhelp: to pass a copy, write `*` before the name",
    label = "takes a `{X}`"
)]
pub trait IsCopied<X, A> {
    /// A function that takes it.
    type Function;
}

impl<F, A, X: Reference<To = A>, S, L>
    ValueOrReference<F, ((A, Parameter<X>, S, role::Copied), L)>
{
    /// An error.
    pub fn drop_derive_argument<E: IsLent<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A copy of another field, for a function that takes a reference to it.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `*` passes a copy\nhelp: remove `*`",
    label = "takes a `{X}`"
)]
pub trait IsLent<X, A> {
    /// A function that takes it.
    type Function;
}

impl<'a, F, X, S, L> ValueOrReference<F, ((&'a mut X, Parameter<X>, S, role::Whole), L)> {
    /// An error.
    pub fn drop_derive_argument<E: TakesTheWhole<X, &'a mut X>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A reference to the whole value, for a function that takes that.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `begin` is given a `{A}`\nnote: all fields drop after `begin`, so that it cannot take the value",
    label = "takes a `{X}`"
)]
pub trait TakesTheWhole<X, A> {
    /// A function that takes it.
    type Function;
}

impl<F, A, X: Reference<To = A>, S, L> ValueOrReference<F, ((A, Parameter<X>, S, role::Error), L)> {
    /// An error.
    pub fn drop_derive_argument<E: TakesTheError<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// An error, for a function that takes a reference to it.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `report` is given the error itself",
    label = "takes a `{X}`"
)]
pub trait TakesTheError<X, A> {
    /// A function that takes it.
    type Function;
}

impl<F, A, X: SelfOrReference<S>, S: ?Sized, R, L> OfSelf<F, ((A, Parameter<X>, *const S, R), L)> {
    /// An error.
    pub fn drop_derive_argument<E: TakesNoSelf<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// Anything, for a function that takes the type with the field.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and is not given the whole value\nnote: it is called with a `{A}`: parts of the whole value may have been dropped by then\nnote: `begin` is called with `&mut self`, before any field drops",
    label = "takes a `{X}`"
)]
pub trait TakesNoSelf<X, A> {
    /// A function that takes it.
    type Function;
}

impl<F, A, X, S, R, L> OtherType<F, ((A, Parameter<X>, S, R), L)> {
    /// An error.
    pub fn drop_derive_argument<E: TakesThisType<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// One type, for another.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and is called with a `{A}`\nnote: a function of your own can convert the one into the other",
    label = "takes a `{X}`"
)]
pub trait TakesThisType<X, A> {
    /// A function that takes it.
    type Function;
}

/// The step takes a copy.
#[inline(always)]
pub fn copied_handle<F: ?Sized>(field: *mut F) -> Handle<*mut F, role::Value> {
    Handle::new(field)
}

/// The step works in place.
#[inline(always)]
pub fn handle_in_place<F: ?Sized>(field: *mut F) -> Handle<*mut F, role::InPlace> {
    Handle::new(field)
}

cases! {
    /// A pointer to a field with a step that is not spelled `ManuallyDrop`, and whether the step works in
    /// place.
    Handle,
    /// An alias of `ManuallyDrop`.
    UnmarkedAlias,
    /// What the language drops.
    Owner
}

impl<F: Copy, R> Handle<*mut F, R> {
    /// All is well.
    #[inline(always)]
    pub fn drop_derive_check(self, (): ()) -> IsCopy {
        IsCopy
    }
}

impl<F: ?Sized + StdManuallyDrop, R> UnmarkedAlias<*mut F, R> {
    /// An error.
    pub fn drop_derive_check<E: IsMarked>(&self, _: E) -> IsRefused {
        unreachable!()
    }
}

impl<F: ?Sized> Owner<*mut F, role::Value> {
    /// An error.
    pub fn drop_derive_check<E: IsHandle<F>>(&self, _: E) -> IsRefused {
        unreachable!()
    }
}

impl<F: ?Sized> Owner<*mut F, role::InPlace> {
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
