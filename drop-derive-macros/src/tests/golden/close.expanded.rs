#[automatically_derived]
#[allow(unexpected_cfgs)]
impl<W: Write, T: ?Sized> ::drop_derive::__private::Drop for Journal<W, T> {
    #[inline]
    fn drop(&mut self) {
        let Self { file: _, name: _, buffer: _, queue: _, lock: _ } = *self;
        if false {
            #[cfg(rust_analyzer)]
            let _ = Self::finish;
            #[cfg(rust_analyzer)]
            let _ = flush;
            #[cfg(rust_analyzer)]
            let _ = log_error;
            ::drop_derive::__private::assert_plain3::<
                File,
                String,
                Mutex<T>,
            >(!0, !0, !0);
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
/** First, `Self::finish` is called, while every field is alive.

The fields drop in this order:

1. `buffer`: `flush(_, file)`
2. `queue`

Then the language drops the others as they are declared:

3. `file`
4. `name`
5. `lock`
*/
#[automatically_derived]
impl<W: Write, T: ?Sized> ::drop_derive::OrderedDrop for Journal<W, T> {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "buffer queue file name lock";
}
#[allow(unexpected_cfgs)]
impl<W: Write, T: ?Sized> Journal<W, T> {
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    #[inline]
    fn drop_derive_clean_up(
        &mut self,
        __drop_derive_permit: ::drop_derive::__private::Permit<
            impl ::drop_derive::__private::Mode,
        >,
    ) -> ::drop_derive::__private::Result<(), io::Error> {
        let __drop_derive_errors = ::drop_derive::__private::Errors::<
            io::Error,
            _,
            _,
        >::reported_to(
            &__drop_derive_permit,
            |__drop_derive_error @ _| {
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
                    ::drop_derive::__calls::assert_done(__drop_derive_reported, 0);
                }
            },
        );
        {
            let __drop_derive_errors = &__drop_derive_errors;
            let __drop_derive_this: *mut Self = self;
            let __drop_derive_plain = ::drop_derive::__private::in_close(
                &__drop_derive_permit,
                move || unsafe {
                    ::drop_derive::__private::drop_in_order(
                        __drop_derive_this,
                        (
                            ::drop_derive::__private::plain(
                                &raw mut (*__drop_derive_this).file,
                            ),
                            ::drop_derive::__private::plain(
                                &raw mut (*__drop_derive_this).name,
                            ),
                            ::drop_derive::__private::plain(
                                &raw mut (*__drop_derive_this).lock,
                            ),
                        ),
                    )
                },
            );
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
                        use ::drop_derive::__calls::NoResult as _;
                        __drop_derive_result.drop_derive_settle(__drop_derive_errors);
                    }
                }),
                &raw mut self.queue,
            );
            let __drop_derive_in_order = unsafe {
                ::drop_derive::__private::InOrder::new(
                    __drop_derive_this,
                    __drop_derive_turns,
                )
            };
            {
                let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                let __drop_derive_value = unsafe {
                    ::drop_derive::__calls::lend(
                        __drop_derive_this,
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
                        .with1(
                            Self::finish,
                            &__drop_derive_value,
                            ::drop_derive::__calls::role::Whole,
                        )
                        .drop_derive_check()
                        .drop_derive_function(())
                        .drop_derive_argument(()),
                );
                use ::drop_derive::__calls::Returns as _;
                #[allow(clippy::diverging_sub_expression, unreachable_code)]
                let __drop_derive_result = {
                    __drop_derive_function
                }(__drop_derive_value)
                    .drop_derive_returned();
                #[allow(unreachable_code)]
                {
                    ::drop_derive::__calls::assert_done(&__drop_derive_result.0, 0);
                    use ::drop_derive::__calls::NoResult as _;
                    __drop_derive_result.drop_derive_settle(__drop_derive_errors);
                }
            }
        }
        __drop_derive_errors.finish()
    }
    /** Does what the drop does, and returns the first error.

 First, `Self::finish` is called, while every field is alive.

The fields drop in this order:

1. `buffer`: `flush(_, file)`
2. `queue`

Then the language drops the others as they are declared:

3. `file`
4. `name`
5. `lock`

# Errors

The first error of a function that is called. It is returned when everything has been dropped: an error
or a panic stops nothing. Further errors go to `log_error`.*/
    #[inline]
    pub fn close(self) -> ::drop_derive::__private::Result<(), io::Error>
    where
        Self: ::drop_derive::__private::Sized,
    {
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_clean_up = Self::drop_derive_clean_up;
            unsafe { ::drop_derive::__private::close(self, __drop_derive_clean_up) }
        }
        #[cfg(rust_analyzer)] { loop {} }
    }
}
