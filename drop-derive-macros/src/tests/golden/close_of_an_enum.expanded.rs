#[automatically_derived]
#[allow(unexpected_cfgs)]
impl ::drop_derive::__private::Drop for Connection {
    #[inline]
    fn drop(&mut self) {
        if false {
            #[cfg(rust_analyzer)]
            let _ = shutdown;
            match *self {
                Self::Open { tcp: _, tls: _ } => {}
                Self::Idle { 0: _, 1: _ } => {}
                Self::Closed {} => {}
            }
            ::drop_derive::__private::assert_plain2::<TcpStream, Timer>(!0, !0);
        }
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_permit = unsafe {
                ::drop_derive::__private::Permit::for_drop()
            };
            let __drop_derive_result = Self::drop_derive_clean_up(
                self,
                __drop_derive_permit,
            );
        }
        #[cfg(rust_analyzer)]
        const _: () = ::drop_derive::__private::only_for_editors();
    }
}
/** The fields of `Open` drop in this order:

1. `tls`: `shutdown(&mut _, tcp)`

Then the language drops the others as they are declared:

2. `tcp`

The language drops the fields of `Idle` as they are declared:

1. `0`
2. `1`
*/
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Connection {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "Open.tls Open.tcp Idle.0 Idle.1";
}
#[allow(unexpected_cfgs)]
impl Connection {
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    #[inline]
    fn drop_derive_clean_up(
        &mut self,
        __drop_derive_permit: ::drop_derive::__private::Permit<
            impl ::drop_derive::__private::Mode,
        >,
    ) -> ::drop_derive::__private::Result<(), Error> {
        let __drop_derive_errors = ::drop_derive::__private::Errors::<
            Error,
            _,
            _,
        >::new(&__drop_derive_permit);
        {
            let __drop_derive_errors = &__drop_derive_errors;
            let __drop_derive_this: *mut Self = self;
            let __drop_derive_plain = ::drop_derive::__private::in_close(
                &__drop_derive_permit,
                move || unsafe {
                    match *__drop_derive_this {
                        Self::Open { tcp: ref __drop_derive_field0, .. } => {
                            ::drop_derive::__private::drop_in_order(
                                __drop_derive_this,
                                (
                                    ::drop_derive::__private::plain(
                                        ::drop_derive::__private::field_ptr(
                                            __drop_derive_this,
                                            __drop_derive_field0,
                                        ),
                                    ),
                                ),
                            )
                        }
                        Self::Idle {
                            0: ref __drop_derive_field0,
                            1: ref __drop_derive_field1,
                            ..
                        } => {
                            ::drop_derive::__private::drop_in_order(
                                __drop_derive_this,
                                (
                                    ::drop_derive::__private::plain(
                                        ::drop_derive::__private::field_ptr(
                                            __drop_derive_this,
                                            __drop_derive_field0,
                                        ),
                                    ),
                                    ::drop_derive::__private::plain(
                                        ::drop_derive::__private::field_ptr(
                                            __drop_derive_this,
                                            __drop_derive_field1,
                                        ),
                                    ),
                                ),
                            )
                        }
                        _ => {}
                    }
                },
            );
            match *self {
                Self::Open {
                    tcp: ref __drop_derive_field0,
                    tls: ref __drop_derive_field1,
                    ..
                } => {
                    let __drop_derive_field0 = unsafe {
                        ::drop_derive::__private::field_ptr(
                            __drop_derive_this,
                            __drop_derive_field0,
                        )
                    };
                    let __drop_derive_field1 = unsafe {
                        ::drop_derive::__private::field_ptr(
                            __drop_derive_this,
                            __drop_derive_field1,
                        )
                    };
                    let __drop_derive_turns = (
                        ::drop_derive::__calls::Step(move || {
                            let __drop_derive_drop_after = unsafe {
                                ::drop_derive::__calls::DropAfter::new(__drop_derive_field1)
                            };
                            {
                                let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                                let __drop_derive_value = unsafe {
                                    ::drop_derive::__calls::lend_value(
                                        __drop_derive_field1,
                                        &__drop_derive_scope,
                                    )
                                };
                                let __drop_derive_lent0 = __drop_derive_field0;
                                let __drop_derive_lent0 = unsafe {
                                    ::drop_derive::__calls::lend(
                                        __drop_derive_lent0,
                                        &__drop_derive_scope,
                                    )
                                };
                                let __drop_derive_value_of = ::drop_derive::__calls::Calls::<
                                    Self,
                                >::new();
                                let __drop_derive_function = <::drop_derive::__calls::Calls<
                                    Self,
                                >>::function(
                                    __drop_derive_value_of
                                        .with2(
                                            shutdown,
                                            &__drop_derive_value,
                                            ::drop_derive::__calls::role::InPlace,
                                            &__drop_derive_lent0,
                                            ::drop_derive::__calls::role::Lent,
                                        )
                                        .drop_derive_check()
                                        .drop_derive_function(())
                                        .drop_derive_argument(())
                                        .drop_derive_argument(()),
                                );
                                use ::drop_derive::__calls::Returns as _;
                                #[allow(clippy::diverging_sub_expression, unreachable_code)]
                                let __drop_derive_result = {
                                    __drop_derive_function
                                }(__drop_derive_value, __drop_derive_lent0)
                                    .drop_derive_returned();
                                #[allow(unreachable_code)]
                                {
                                    ::drop_derive::__calls::assert_done(
                                        &__drop_derive_result.0,
                                        0,
                                    );
                                    use ::drop_derive::__calls::NoResult as _;
                                    __drop_derive_result
                                        .drop_derive_settle(__drop_derive_errors);
                                }
                            }
                        }),
                    );
                    unsafe {
                        ::drop_derive::__private::drop_in_order(
                            __drop_derive_this,
                            __drop_derive_turns,
                        )
                    }
                }
                _ => {}
            }
        }
        __drop_derive_errors.finish()
    }
    /** Does what the drop does, and returns the first error.

 The fields of `Open` drop in this order:

1. `tls`: `shutdown(&mut _, tcp)`

Then the language drops the others as they are declared:

2. `tcp`

The language drops the fields of `Idle` as they are declared:

1. `0`
2. `1`

# Errors

The first error of a function that is called. It is returned when everything has been dropped: an error
or a panic stops nothing. Further errors are dropped.*/
    #[inline]
    fn close(self) -> ::drop_derive::__private::Result<(), Error> {
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_clean_up = Self::drop_derive_clean_up;
            unsafe { ::drop_derive::__private::close(self, __drop_derive_clean_up) }
        }
        #[cfg(rust_analyzer)] { loop {} }
    }
}
