#[automatically_derived]
#[allow(unexpected_cfgs)]
impl<T: ?Sized> ::drop_derive::__private::Drop for Vault<T> {
    #[inline]
    fn drop(&mut self) {
        let Self { id: _, keys: _, handle: _, log: _, secret: _ } = *self;
        if false {
            #[cfg(rust_analyzer)]
            let _ = audit;
            #[cfg(rust_analyzer)]
            let _ = Handle::close;
            #[cfg(rust_analyzer)]
            let _ = wipe;
            ::drop_derive::__private::assert_plain2::<u64, Log>(!0, !0);
        }
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_this: *mut Self = self;
            let __drop_derive_turns = (
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_drop_after = unsafe {
                        ::drop_derive::__calls::DropAfter::new(
                            &raw mut (*__drop_derive_this).keys,
                        )
                    };
                    {
                        let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                        let __drop_derive_value = unsafe {
                            ::drop_derive::__calls::lend_value(
                                &raw mut (*__drop_derive_this).keys,
                                &__drop_derive_scope,
                            )
                        };
                        let __drop_derive_copied0 = unsafe {
                            ::drop_derive::__calls::copy_field(
                                &raw mut (*__drop_derive_this).id,
                            )
                        };
                        let __drop_derive_lent3 = unsafe {
                            &raw mut (*__drop_derive_this).log
                        };
                        let __drop_derive_lent3 = unsafe {
                            ::drop_derive::__calls::lend(
                                __drop_derive_lent3,
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
                                .with3(
                                    audit,
                                    &__drop_derive_value,
                                    ::drop_derive::__calls::role::InPlace,
                                    &__drop_derive_copied0,
                                    ::drop_derive::__calls::role::Copied,
                                    &__drop_derive_lent3,
                                    ::drop_derive::__calls::role::Lent,
                                )
                                .drop_derive_check()
                                .drop_derive_function(())
                                .drop_derive_argument(())
                                .drop_derive_argument(())
                                .drop_derive_argument(()),
                        );
                        #[allow(clippy::diverging_sub_expression, unreachable_code)]
                        ::drop_derive::__calls::assert_done(
                            &{
                                __drop_derive_function
                            }(
                                __drop_derive_value,
                                __drop_derive_copied0,
                                __drop_derive_lent3,
                            ),
                            0,
                        );
                    }
                }),
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                    let __drop_derive_field = unsafe {
                        &raw mut (*__drop_derive_this).handle
                    };
                    let __drop_derive_kind = ::drop_derive::__calls::handle_in_place(
                            __drop_derive_field,
                        )
                        .drop_derive_check(());
                    let __drop_derive_value = unsafe {
                        ::drop_derive::__calls::lend_handle(
                            __drop_derive_field,
                            __drop_derive_kind,
                            &__drop_derive_scope,
                        )
                    };
                    let __drop_derive_value @ _ = __drop_derive_kind
                        .drop_derive_value(__drop_derive_value);
                    let __drop_derive_value_of = ::drop_derive::__calls::Calls::<
                        Self,
                    >::new();
                    let __drop_derive_function = <::drop_derive::__calls::Calls<
                        Self,
                    >>::function(
                        __drop_derive_value_of
                            .with1(
                                Handle::close,
                                &__drop_derive_value,
                                ::drop_derive::__calls::role::InPlace,
                            )
                            .drop_derive_check()
                            .drop_derive_function(())
                            .drop_derive_argument(()),
                    );
                    #[allow(clippy::diverging_sub_expression, unreachable_code)]
                    ::drop_derive::__calls::assert_done(
                        &{ __drop_derive_function }(__drop_derive_value),
                        0,
                    );
                }),
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_drop_after = unsafe {
                        ::drop_derive::__calls::DropAfter::new(
                            &raw mut (*__drop_derive_this).secret,
                        )
                    };
                    {
                        let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                        let __drop_derive_value = unsafe {
                            ::drop_derive::__calls::lend_value(
                                &raw mut (*__drop_derive_this).secret,
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
                                    wipe,
                                    &__drop_derive_value,
                                    ::drop_derive::__calls::role::InPlace,
                                )
                                .drop_derive_check()
                                .drop_derive_function(())
                                .drop_derive_argument(()),
                        );
                        #[allow(clippy::diverging_sub_expression, unreachable_code)]
                        ::drop_derive::__calls::assert_done(
                            &{ __drop_derive_function }(__drop_derive_value),
                            0,
                        );
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

1. `keys`: `audit(&mut _, *id, log)`
2. `handle`: `Handle::close(&mut _)`
3. `secret`: `wipe(&mut _)`

Then the language drops the others as they are declared:

4. `id`
5. `log`
*/
#[automatically_derived]
impl<T: ?Sized> ::drop_derive::OrderedDrop for Vault<T> {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "keys handle secret id log";
}
