#[automatically_derived]
#[allow(unexpected_cfgs)]
impl<'a, T: ?Sized> ::drop_derive::__private::Drop for Guard<'a, T>
where
    T: 'a,
{
    #[inline]
    fn drop(&mut self) {
        let Self { 0: _, 1: _, 2: _, 3: _ } = *self;
        if false {
            #[cfg(rust_analyzer)]
            let _ = unlock;
            ::drop_derive::__private::assert_no_drop_glue::<u32>();
            ::drop_derive::__private::assert_manually_drop::<ManuallyDrop<String>>();
            ::drop_derive::__private::assert_plain1::<Mutex<T>>(!0);
            let _ = |__drop_derive_whole: &mut Self| {
                let __drop_derive_type2 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.2 = __drop_derive_type2.value();
                __drop_derive_type2.is::<ManuallyDrop<String>>();
            };
        }
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_this: *mut Self = self;
            let __drop_derive_turns = (
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                    let __drop_derive_lent3 = unsafe {
                        &raw mut (*__drop_derive_this).3
                    };
                    let __drop_derive_lent3 = unsafe {
                        ::drop_derive::__calls::lend(
                            __drop_derive_lent3,
                            &__drop_derive_scope,
                        )
                    };
                    let __drop_derive_value @ _ = unsafe {
                        ::drop_derive::__calls::take(&raw mut (*__drop_derive_this).1)
                    };
                    let __drop_derive_lent3_of = ::drop_derive::__calls::Calls::<
                        Self,
                    >::new();
                    let __drop_derive_function = <::drop_derive::__calls::Calls<
                        Self,
                    >>::function(
                        __drop_derive_lent3_of
                            .with2(
                                unlock,
                                &__drop_derive_lent3,
                                ::drop_derive::__calls::role::Lent,
                                &__drop_derive_value,
                                ::drop_derive::__calls::role::Written,
                            )
                            .drop_derive_check()
                            .drop_derive_function(())
                            .drop_derive_argument(())
                            .drop_derive_argument(()),
                    );
                    #[allow(clippy::diverging_sub_expression, unreachable_code)]
                    ::drop_derive::__calls::assert_done(
                        &{
                            __drop_derive_function
                        }(__drop_derive_lent3, __drop_derive_value),
                        0,
                    );
                }),
            );
            unsafe {
                ::drop_derive::__private::drop_in_order(
                    __drop_derive_this,
                    __drop_derive_turns,
                )
            }
        }
        #[cfg(rust_analyzer)]
        const _: () = ::drop_derive::__private::only_for_editors();
    }
}
/** The fields drop in this order:

1. `1`: `unlock(3, _)`

Then the language drops the others as they are declared:

2. `0`
3. `3`

Nothing drops `2`.
*/
#[automatically_derived]
impl<'a, T: ?Sized> ::drop_derive::OrderedDrop for Guard<'a, T>
where
    T: 'a,
{
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "1 0 3";
}
/// The pieces.
#[derive(Clone)]
pub struct Pieces<'a, T: ?Sized>(
    /// The field `0` of [`Guard`].
    pub u32,
    /// The field `1` of [`Guard`].
    pub Lock<'a>,
    /// Never dropped.
    pub ManuallyDrop<String>,
    /// The field `3` of [`Guard`].
    pub Mutex<T>,
)
where
    T: 'a,
    Mutex<T>: ::drop_derive::__private::Sized;
const _: fn() = {
    fn value() {}
    #[automatically_derived]
    impl<'a, T: ?Sized> ::drop_derive::__private::From<Guard<'a, T>> for Pieces<'a, T>
    where
        T: 'a,
        Mutex<T>: ::drop_derive::__private::Sized,
        Guard<'a, T>: ::drop_derive::__private::Sized,
        Pieces<'a, T>: ::drop_derive::__private::Sized,
    {
        /// Takes the value apart. No destructor runs, and no function that a field or the
        /// type names: what they would have released is the caller's.
        fn from(value: Guard<'a, T>) -> Self {
            let mut value = ::drop_derive::__private::ManuallyDrop::new(value);
            let __drop_derive_this: *mut Guard<'a, T> = &mut *value;
            Self {
                0: unsafe {
                    ::drop_derive::__private::read_unaligned(
                        &raw mut (*__drop_derive_this).0,
                    )
                },
                1: unsafe {
                    ::drop_derive::__private::take(&raw mut (*__drop_derive_this).1)
                },
                2: unsafe {
                    ::drop_derive::__private::read_unaligned(
                        &raw mut (*__drop_derive_this).2,
                    )
                },
                3: unsafe {
                    ::drop_derive::__private::read_unaligned(
                        &raw mut (*__drop_derive_this).3,
                    )
                },
            }
        }
    }
    #[automatically_derived]
    impl<'a, T: ?Sized> ::drop_derive::__private::From<Pieces<'a, T>> for Guard<'a, T>
    where
        T: 'a,
        Mutex<T>: ::drop_derive::__private::Sized,
        Guard<'a, T>: ::drop_derive::__private::Sized,
        Pieces<'a, T>: ::drop_derive::__private::Sized,
    {
        /// Makes the value of its parts.
        fn from(value: Pieces<'a, T>) -> Self {
            Self {
                0: value.0,
                1: ::drop_derive::__private::ManuallyDrop::new(value.1),
                2: value.2,
                3: value.3,
            }
        }
    }
    value
};
