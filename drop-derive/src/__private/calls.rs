//! Checks that a function takes the arguments that it is called with. Without this check, the compiler
//! would report mismatched types, and offer to edit the attribute as if the path of the function were the
//! argument.
//!
//! The expansion calls methods in a chain. For `with = close(_, device)` it is, in short,
//!
//! ```text
//! Calls::new().with2(close, &value, role::Written, &device, role::Lent) // A `CheckedCall2`.
//!     .drop_derive_check()
//!     .drop_derive_function(()) // The number of arguments and their order.
//!     .drop_derive_argument(()) // `value`.
//!     .drop_derive_argument(()) // `device`.
//! ```
//!
//! Each method returns the value that the next one is called on. It exists on several types, each of which
//! dereferences to the next one: the case without a mistake first, then one for each mistake. The compiler
//! takes the first that fits, and so the mistake selects its message. A type that is not inferred yet fits the
//! first case, and is inferred from it.
//!
//! In that case, the methods take `self` by value: the compiler would prefer a user's method of the same
//! name, from a trait for all types, to a method that takes a reference. If an argument is coerced, our methods
//! take a reference, and the user's comes first. But it cannot return what our last method returns, since that
//! type cannot be named outside.
//!
//! The last method returns the function. After a mistake the type of the function is unknown, so that the
//! call is no second error. The traits that have the messages are not implemented for any type. The methods
//! for mistakes are alike, but not written by a macro: the compiler shows users the line with the bound, and
//! would show the macro instead.

use core::fmt::Pointer;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

use super::StdManuallyDrop;

/// Declares cases, in the order in which the compiler tries them. Each has a value, and dereferences to the
/// next case.
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

/// The roles of arguments.
pub mod role {
    /// The field's own value. No `_` is written.
    pub struct Value;

    /// The field's own value, written as `_`.
    pub struct Written;

    /// The field's own value, as the only argument of a function that may be its destructor.
    pub struct Dropped;

    /// A reference to the field's own value.
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

/// A parameter of the type `X`.
pub struct Parameter<X>(PhantomData<X>);

/// A parameter of an unknown type.
pub struct Unknown;

/// The start of the checks. `S` is the derived type.
pub struct Calls<S: ?Sized>(PhantomData<S>);

impl<S: ?Sized> Calls<S> {
    /// Starts a check.
    #[inline(always)]
    #[allow(clippy::new_without_default)] // The macro calls it.
    pub fn new() -> Self {
        Calls(PhantomData)
    }

    /// The function of a call that has been checked. Only our methods can return an [`AsIs`], so no other
    /// function is called.
    #[inline(always)]
    pub fn function<F>(AsIs(function): AsIs<F>) -> F {
        function
    }
}

/// A function that can be called. The compiler reports any mistake that is left.
#[must_use]
pub struct AsIs<F>(F);

impl<F> AsIs<F> {
    /// The number of arguments is right.
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

/// Arguments that have not been checked yet: `()`, or the first one and the others.
pub trait Arguments<F> {
    /// The type that the next method is called on.
    type Next;

    /// Passes the function on to the next method.
    fn next(function: F) -> Self::Next;
}

/// The type that the next method is called on.
type Next<L, F> = <L as Arguments<F>>::Next;

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

/// An argument that fits a parameter of the type `X`.
pub trait Fits<X> {}

impl<T> Fits<T> for T {}
impl<T: ?Sized> Fits<&T> for &mut T {}

/// Turns `a, b,` into `(a, (b, ()))`.
macro_rules! list {
    () => { () };
    ($first:ty, $($rest:ty,)*) => { ($first, list!($($rest,)*)) };
}

/// Declares the check of calls with one number of arguments. Takes names of types for each argument: its
/// own, its role, its parameter, and the type of that parameter.
macro_rules! calls {
    ($with:ident $checked:ident $other:ident, $($a:ident $r:ident $p:ident $x:ident),*) => {
        cases! {
            /// A call of a function. The second type is a tuple of four. For `with = close(_, device)` and
            /// `fn close(buffer: Buffer, device: &mut Device)`, these are
            /// - the parameters: `(Parameter<Buffer>, Parameter<&mut Device>)`, or `Unknown` for each in a
            ///   later case;
            /// - what the function takes if the parameters are unknown, here `()`;
            /// - the types of the arguments: `(Buffer, &mut Device)`;
            /// - a list of the arguments, each with its type, its parameter, a pointer to the derived type `S`,
            ///   and its role: `((Buffer, Parameter<Buffer>, *const S, role::Written), ((&mut Device,
            ///   Parameter<&mut Device>, *const S, role::Lent), ()))`.
            ///
            /// There is a case for each number of arguments, since of one type the compiler would try all
            /// methods.
            $checked,
            /// The arguments do not fit.
            $other
        }

        impl<S: ?Sized> Calls<S> {
            /// Starts the check of a call. All types are inferred. A function is `Copy`.
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
            /// All arguments fit.
            #[inline(always)]
            pub fn drop_derive_check(self) -> AsIs<F> {
                AsIs(self.0)
            }
        }

        impl<F: Copy, T> $other<F, T> {
            /// Starts to look for the mistake. This is slow, so it is not done for a call that fits.
            #[inline(always)]
            pub fn drop_derive_check(&self) -> TakesAsIs<F, T> {
                TakesAsIs::new(self.0)
            }
        }

        impl<F: FnOnce($($x),*) -> T + Copy, $($x,)* T, A, L: Arguments<F>>
            Function<F, (($(Parameter<$x>,)*), (), A, L)>
        {
            /// Goes on to the arguments.
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
    /// The function may take the arguments in the order of the call.
    TakesAsIs,
    /// It takes the two in the other order, and both are of one type.
    SwappedAlike,
    /// It takes a reference to the first argument, where the other order would fit as well: a parameter whose
    /// type is generic fits any argument.
    TakesReference,
    /// It takes two arguments in the other order.
    Swapped,
    /// It takes the last two of three arguments in the other order.
    LastTwoSwapped,
    /// It takes the first of three arguments second.
    FirstIsSecond,
    /// It takes the first of three arguments last.
    FirstIsLast,
    /// It takes the right number of arguments.
    Function,
    /// It takes no argument.
    TakesNone,
    /// It takes only one argument.
    TakesOne,
    /// It takes only two arguments.
    TakesTwo,
    /// It takes the argument as its second one.
    TakesMoreFirst,
    /// It takes one argument more.
    TakesMore,
    /// It takes many more arguments, is `unsafe`, or is no function. The compiler reports this by itself.
    OtherFunction
}

/// An argument that may fit a parameter of the type `X`. Any two references may.
pub trait MayFit<X> {}

impl<T> MayFit<T> for T {}
impl<T: ?Sized, X: ?Sized> MayFit<&X> for &mut T {}

impl<F: FnOnce(X, Y) -> T + Copy, X, Y, T, A: MayFit<X>, B: MayFit<Y>, L: Arguments<F>>
    TakesAsIs<F, ((Parameter<X>, Parameter<Y>), (), (A, B), L)>
{
    /// Goes on to the arguments.
    #[inline(always)]
    pub fn drop_derive_function(&self, (): ()) -> L::Next {
        L::next(self.0)
    }
}

impl<'b, F: FnOnce(X, A) -> T, X, A, T, L>
    SwappedAlike<F, ((Unknown, Unknown), (X, A), (A, &'b mut A), L)>
where
    &'b mut A: MayFit<X>,
{
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesInOrder<(X, A)>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

/// A type that a parameter may be a reference to.
pub trait IsBehind<X> {}

impl<T> IsBehind<&T> for T {}
impl<T> IsBehind<&mut T> for T {}

impl<F: FnOnce(X, Y) -> T + Copy, X, Y, T, A: IsBehind<X>, B, L: Arguments<F>>
    TakesReference<F, ((Parameter<X>, Parameter<Y>), (), (A, B), L)>
{
    /// Goes on to the arguments.
    #[inline(always)]
    pub fn drop_derive_function(&self, (): ()) -> L::Next {
        L::next(self.0)
    }
}

impl<F: FnOnce(X, Y) -> T, X, Y, T, A: MayFit<Y>, B: MayFit<X>, L>
    Swapped<F, ((Unknown, Unknown), (X, Y), (A, B), L)>
{
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesInOrder<(X, Y)>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

// With three arguments, each type has to be that of the parameter. An argument that is coerced in the order of
// the call does not fit another parameter as well.

impl<F: FnOnce(X, Y, Z) -> T, X, Y, Z, T, A: Fits<X>, B: Fits<Z>, C: Fits<Y>, L>
    LastTwoSwapped<F, ((Unknown, Unknown, Unknown), (X, Y, Z), (A, B, C), L)>
{
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesInOrder<(X, Y, Z)>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, Y, Z) -> T, X, Y, Z, T, A: Fits<Y>, B: Fits<X>, C: Fits<Z>, L>
    FirstIsSecond<F, ((Unknown, Unknown, Unknown), (X, Y, Z), (A, B, C), L)>
{
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesInOrder<(X, Y, Z)>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, Y, Z) -> T, X, Y, Z, T, A: Fits<Z>, B: Fits<X>, C: Fits<Y>, L>
    FirstIsLast<F, ((Unknown, Unknown, Unknown), (X, Y, Z), (A, B, C), L)>
{
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesInOrder<(X, Y, Z)>>(&self, _: E) -> E::Function {
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
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesSome>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X) -> T, P: AllUnknown, X, T, A, L> TakesOne<F, (P, (X,), A, L)> {
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesMoreThan<(X,)>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, Y) -> T, X, Y, T, A, L> TakesTwo<F, ((Unknown, Unknown, Unknown), (X, Y), A, L)> {
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesMoreThan<(X, Y)>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(M, A) -> T, M, T, A, L> TakesMoreFirst<F, ((Unknown,), (M, A), (A,), L)> {
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesNo<M>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, M) -> T, X, M, T, A, L> TakesMore<F, ((Unknown,), (X, M), A, L)> {
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesNo<M>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, Y, M) -> T, X, Y, M, T, A, L>
    TakesMore<F, ((Unknown, Unknown), (X, Y, M), A, L)>
{
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesNo<M>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: FnOnce(X, Y, Z, M) -> T, X, Y, Z, M, T, A, L>
    TakesMore<F, ((Unknown, Unknown, Unknown), (X, Y, Z, M), A, L)>
{
    /// Reports the mistake.
    pub fn drop_derive_function<E: TakesNo<M>>(&self, _: E) -> E::Function {
        unreachable!()
    }
}

impl<F: Copy, P: AllUnknown, A, L> OtherFunction<F, (P, (), A, L)> {
    /// Ends the check.
    #[inline(always)]
    pub fn drop_derive_function(&self, (): ()) -> AsIs<F> {
        AsIs(self.0)
    }
}

/// Parameters of unknown types.
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

/// A function that takes more arguments than these.
#[diagnostic::on_unimplemented(
    message = "this function takes `{P}`, and is called with more\nnote: a step is called with the value of its field, and with what stands in the parentheses\nnote: `begin` is called with `&mut self`, and `report` with an error",
    label = "takes fewer arguments"
)]
pub trait TakesMoreThan<P> {
    /// The function.
    type Function;
}

/// A function that does not take this argument, the first or the last one.
#[diagnostic::on_unimplemented(
    message = "this function also takes a `{M}`\nnote: a step is called with the value of its field, and with what stands in the parentheses\nnote: `begin` is called with `&mut self`, and `report` with an error",
    label = "takes one argument more"
)]
pub trait TakesNo<M> {
    /// The function.
    type Function;
}

cases! {
    /// The argument fits. The second type is a list: the type of the argument, its parameter, a pointer to
    /// the derived type, and its role, then the other arguments.
    Argument,
    /// The argument is a reference, the parameter is its target, which is `Copy`.
    ReferenceForCopy,
    /// The argument is a reference and the parameter its target, or the other way round.
    ValueOrReference,
    /// The argument is a value, the parameter a reference to the type that the value dereferences to.
    ValueForInside,
    /// The argument is an array, the parameter a reference to a slice.
    ArrayForSlice,
    /// The argument is a pointer to a pointer to the derived type, which may be coerced.
    PointerToSelf,
    /// The same with one pointer more.
    FarPointerToSelf,
    /// The parameter is the derived type, or a reference to it.
    OfSelf,
    /// The argument is a pointer, which may be coerced to another pointer.
    Pointers,
    /// The argument has any other type than the parameter.
    OtherType
}

/// Declares the method for an argument that fits, or whose mistake the compiler reports by itself.
macro_rules! passes {
    ($($case:ident [$($param:tt)*] $p:ty, $s:ty;)*) => { $(
        impl<F: Copy, $($param)*, R, L: Arguments<F>> $case<F, ((A, $p, $s, R), L)> {
            /// Goes on to the next argument.
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
    /// Reports the mistake only when the method is compiled. Before that, the compiler refuses the call of a
    /// destructor by itself, so a destructor is not reported twice.
    pub fn drop_derive_argument(&self, (): ()) -> AsIs<fn(A)> {
        const {
            // Always false: no type is so large. The condition mentions `A` since the compiler evaluates a
            // constant without a type parameter even if the method is not called.
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
    /// The target.
    type To: ?Sized;
}

impl<T: ?Sized> Reference for &T {
    type To = T;
}

impl<T: ?Sized> Reference for &mut T {
    type To = T;
}

/// A reference to the type that `A` dereferences to.
pub trait ReachedFrom<A> {}

impl<A: Deref<Target = T>, T: ?Sized> ReachedFrom<A> for &T {}
impl<A: DerefMut<Target = T>, T: ?Sized> ReachedFrom<A> for &mut T {}

impl<F, A, X: ReachedFrom<A>, S, L> ValueForInside<F, ((A, Parameter<X>, S, role::Value), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: WorksInPlace<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

impl<F, A, X: ReachedFrom<A>, S, L> ValueForInside<F, ((A, Parameter<X>, S, role::Written), L)> {
    /// Reports the mistake.
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
    /// Reports the mistake.
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
    /// Reports the mistake.
    pub fn drop_derive_argument<E: IsMarkedInPlace<X, [T; N]>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// The derived type, or a reference to it.
pub trait SelfOrReference<S: ?Sized> {}

impl<S> SelfOrReference<S> for S {}
impl<S: ?Sized> SelfOrReference<S> for &S {}
impl<S: ?Sized> SelfOrReference<S> for &mut S {}

impl<F, A, X: Reference<To = A>, S, L> ValueOrReference<F, ((A, Parameter<X>, S, role::Value), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: WorksInPlace<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// The field's own value is passed to a function that takes a reference to it.
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
    /// Reports the mistake.
    pub fn drop_derive_argument<E: IsMarkedInPlace<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// The same if the value is written as `_`.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `_` is the value\nhelp: write `&mut _`",
    label = "takes a `{X}`"
)]
pub trait IsMarkedInPlace<X, A> {
    /// A function that takes it.
    type Function;
}

impl<'a, F, X, S, L> ValueOrReference<F, ((&'a mut X, Parameter<X>, S, role::InPlace), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: TakesTheValue<X, &'a mut X>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A reference to the field's own value is passed to a function that takes the value.
#[diagnostic::on_unimplemented(
    message = "this function takes the value, and `&mut _` is a reference to it\nhelp: remove `&mut`",
    label = "takes a `{X}`"
)]
pub trait TakesTheValue<X, A> {
    /// A function that takes it.
    type Function;
}

impl<'a, F, X, S, L> ValueOrReference<F, ((&'a mut X, Parameter<X>, S, role::Lent), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: TakesTheField<X, &'a mut X>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A reference to another field is passed to a function that takes the field.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and a step is lent a `{A}`\nnote: another field drops in its own turn: a step borrows it, and cannot take it",
    label = "takes a `{X}`"
)]
pub trait TakesTheField<X, A> {
    /// A function that takes it.
    type Function;
}

impl<'a, F, X: Copy, S, L> ReferenceForCopy<F, ((&'a mut X, Parameter<X>, S, role::Lent), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: IsCopied<X, &'a mut X>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// The same if the field is `Copy`.
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
    /// Reports the mistake.
    pub fn drop_derive_argument<E: IsLent<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A copy of another field is passed to a function that takes a reference to it.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `*` passes a copy\nhelp: remove `*`",
    label = "takes a `{X}`"
)]
pub trait IsLent<X, A> {
    /// A function that takes it.
    type Function;
}

impl<'a, F, X, S, L> ValueOrReference<F, ((&'a mut X, Parameter<X>, S, role::Whole), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: TakesTheWhole<X, &'a mut X>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A reference to the whole value is passed to a function that takes the value.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `begin` is given a `{A}`\nnote: all fields drop after `begin`, so that it cannot take the value",
    label = "takes a `{X}`"
)]
pub trait TakesTheWhole<X, A> {
    /// A function that takes it.
    type Function;
}

impl<F, A, X: Reference<To = A>, S, L> ValueOrReference<F, ((A, Parameter<X>, S, role::Error), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: TakesTheError<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// An error is passed to a function that takes a reference to it.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and `report` is given the error itself",
    label = "takes a `{X}`"
)]
pub trait TakesTheError<X, A> {
    /// A function that takes it.
    type Function;
}

impl<F, A, X: SelfOrReference<S>, S: ?Sized, R, L> OfSelf<F, ((A, Parameter<X>, *const S, R), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: TakesNoSelf<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// A step, or `report`, names a function that takes the derived type.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and is not given the whole value\nnote: it is called with a `{A}`: parts of the whole value may have been dropped by then\nnote: `begin` is called with `&mut self`, before any field drops",
    label = "takes a `{X}`"
)]
pub trait TakesNoSelf<X, A> {
    /// A function that takes it.
    type Function;
}

impl<F, A, X, S, R, L> OtherType<F, ((A, Parameter<X>, S, R), L)> {
    /// Reports the mistake.
    pub fn drop_derive_argument<E: TakesThisType<X, A>>(&self, _: E) -> Next<L, E::Function>
    where
        L: Arguments<E::Function>,
    {
        unreachable!()
    }
}

/// An argument of the type `A` is passed to a function that takes an `X`.
#[diagnostic::on_unimplemented(
    message = "this function takes a `{X}`, and is called with a `{A}`\nnote: a function of your own can convert the one into the other",
    label = "takes a `{X}`"
)]
pub trait TakesThisType<X, A> {
    /// A function that takes it.
    type Function;
}

// A handle is a `Copy` field with a step, such as the number of an object on a GPU. The language drops nothing, and
// the step destroys what the handle stands for.

/// Starts the check of a field that is not spelled `ManuallyDrop`, whose step takes a copy of it.
#[inline(always)]
pub fn copied_handle<F: ?Sized>(field: *mut F) -> Handle<*mut F, role::Value> {
    Handle::new(field)
}

/// Starts the check of a field that is not spelled `ManuallyDrop`, whose step works in place.
#[inline(always)]
pub fn handle_in_place<F: ?Sized>(field: *mut F) -> Handle<*mut F, role::InPlace> {
    Handle::new(field)
}

cases! {
    /// The field is `Copy`. The value is a pointer to it. The second type is the role of the argument.
    Handle,
    /// The field is an alias of `ManuallyDrop`.
    UnmarkedAlias,
    /// The language drops the field.
    Owner
}

impl<F: Copy, R> Handle<*mut F, R> {
    /// The field can have a step.
    #[inline(always)]
    pub fn drop_derive_check(self, (): ()) -> IsCopy {
        IsCopy
    }
}

impl<F: ?Sized + StdManuallyDrop, R> UnmarkedAlias<*mut F, R> {
    /// Reports the mistake.
    pub fn drop_derive_check<E: IsMarked>(&self, _: E) -> IsRefused {
        unreachable!()
    }
}

impl<F: ?Sized> Owner<*mut F, role::Value> {
    /// Reports the mistake.
    pub fn drop_derive_check<E: IsHandle<F>>(&self, _: E) -> IsRefused {
        unreachable!()
    }
}

impl<F: ?Sized> Owner<*mut F, role::InPlace> {
    /// Reports the mistake.
    pub fn drop_derive_check<E: IsHandleInPlace<F>>(&self, _: E) -> IsRefused {
        unreachable!()
    }
}

/// The result of the check. The `unsafe` code relies on this trait, since the method that checks the field
/// may be replaced by one of a user's trait.
///
/// # Safety
///
/// `pointer` returns its argument, or does not return.
pub unsafe trait HandleKind<F: ?Sized>: Copy {
    /// The type of the field, if it is `Copy`.
    type Value: Copy;

    /// Returns the same pointer, if the field is `Copy`.
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
    /// Returns the same value or reference.
    #[inline(always)]
    pub fn drop_derive_value<T>(self, value: T) -> T {
        value
    }
}

/// The field is not `Copy`, which has been reported.
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
    /// Returns any type, so that the call is no second error.
    pub fn drop_derive_value<A, T>(self, _: A) -> T {
        unreachable!()
    }
}

/// An alias of `ManuallyDrop` that is marked `#[drop]`.
#[diagnostic::on_unimplemented(
    message = "field with an alias of `ManuallyDrop` has a step, and no mark\nnote: by its name alone, nobody knows that the value is in a `ManuallyDrop`\nhelp: mark the field, too: `#[drop]`",
    label = "this is a `ManuallyDrop`"
)]
pub trait IsMarked {}

/// A type of which a step can take a copy.
#[diagnostic::on_unimplemented(
    message = "a field with a step is `ManuallyDrop` or `Copy`, and `{F}` is neither\nnote: the step takes the value, and the language would drop it once more\nhelp: hold it in `ManuallyDrop`: `core::mem::ManuallyDrop<{F}>`",
    label = "the step could not take this value"
)]
pub trait IsHandle<F: ?Sized> {}

/// A type on which a step can work in place, and which need not drop afterwards.
#[diagnostic::on_unimplemented(
    message = "a field with a step is `ManuallyDrop` or `Copy`, and `{F}` is neither\nnote: the value drops right after a step with `&mut _`, and the language would drop it once more\nhelp: hold it in `ManuallyDrop`: `core::mem::ManuallyDrop<{F}>`",
    label = "the value could not drop after the step"
)]
pub trait IsHandleInPlace<F: ?Sized> {}
