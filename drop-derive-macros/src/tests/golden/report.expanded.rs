#[automatically_derived]
#[allow(unexpected_cfgs)]
impl ::drop_derive::__private::Drop for Journal {
    #[inline]
    fn drop(&mut self) {
        let Self { file: _, buffer: _ } = *self;
        if false {
            #[cfg(rust_analyzer)]
            let _ = flush;
            #[cfg(rust_analyzer)]
            let _ = log_error;
            ::drop_derive::__private::assert_plain1::<File>(!0);
        }
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_this: *mut Self = self;
            let __drop_derive_turns = (
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                    let __drop_derive_value @ _ = unsafe {
                        ::drop_derive::__calls::take(
                            &raw mut (*__drop_derive_this).buffer,
                        )
                    };
                    let __drop_derive_lent0 = unsafe {
                        &raw mut (*__drop_derive_this).file
                    };
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
                                flush,
                                &__drop_derive_value,
                                ::drop_derive::__calls::role::Written,
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
                        ::drop_derive::__calls::assert_done(&__drop_derive_result.0, 0);
                        use ::drop_derive::__calls::{NoResult as _, Unused as _};
                        __drop_derive_result
                            .drop_derive_report(|__drop_derive_error @ _| {
                                let __drop_derive_error_of = ::drop_derive::__calls::Calls::<
                                    Self,
                                >::new();
                                let __drop_derive_function = <::drop_derive::__calls::Calls<
                                    Self,
                                >>::function(
                                    __drop_derive_error_of
                                        .with1(
                                            log_error,
                                            &__drop_derive_error,
                                            ::drop_derive::__calls::role::Error,
                                        )
                                        .drop_derive_check()
                                        .drop_derive_function(())
                                        .drop_derive_argument(()),
                                );
                                let ref __drop_derive_reported = {
                                    __drop_derive_function
                                }(__drop_derive_error);
                                #[allow(unreachable_code)]
                                {
                                    ::drop_derive::__calls::assert_done(
                                        __drop_derive_reported,
                                        0,
                                    );
                                }
                            })
                            .drop_derive_unused();
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
        #[cfg(rust_analyzer)]
        const _: () = ::drop_derive::__private::only_for_editors();
    }
}
/** The fields drop in this order:

1. `buffer`: `flush(_, file)`

Then the language drops the others as they are declared:

2. `file`
*/
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Journal {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "buffer file";
}
