#[automatically_derived]
#[allow(unexpected_cfgs)]
impl<T> ::drop_derive::__private::Drop for Connection<T> {
    #[inline]
    fn drop(&mut self) {
        if false {
            #[cfg(rust_analyzer)]
            let _ = flush;
            match *self {
                Self::Open { tcp: _, tls: _, queries: _ } => {}
                Self::Pair { 0: _, 1: _ } => {}
                Self::Plain { 0: _, 1: _ } => {}
                Self::Closed {} => {}
            }
            ::drop_derive::__private::assert_plain2::<TcpStream, String>(!0, !0);
        }
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_this: *mut Self = self;
            match *self {
                Self::Open {
                    tls: ref __drop_derive_field1,
                    queries: ref __drop_derive_field2,
                    ..
                } => {
                    let __drop_derive_field1 = unsafe {
                        ::drop_derive::__private::field_ptr(
                            __drop_derive_this,
                            __drop_derive_field1,
                        )
                    };
                    let __drop_derive_field2 = unsafe {
                        ::drop_derive::__private::field_ptr(
                            __drop_derive_this,
                            __drop_derive_field2,
                        )
                    };
                    let __drop_derive_turns = (
                        ::drop_derive::__calls::Step(move || {
                            let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                            let __drop_derive_value @ _ = unsafe {
                                ::drop_derive::__calls::take(__drop_derive_field2)
                            };
                            let __drop_derive_lent1 = __drop_derive_field1;
                            let __drop_derive_lent1 = unsafe {
                                ::drop_derive::__calls::lend_value(
                                    __drop_derive_lent1,
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
                                        &__drop_derive_lent1,
                                        ::drop_derive::__calls::role::Lent,
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
                                }(__drop_derive_value, __drop_derive_lent1),
                                0,
                            );
                        }),
                        { __drop_derive_field1 },
                    );
                    unsafe {
                        ::drop_derive::__private::drop_in_order(
                            __drop_derive_this,
                            __drop_derive_turns,
                        )
                    }
                }
                Self::Pair {
                    0: ref __drop_derive_field0,
                    1: ref __drop_derive_field1,
                    ..
                } => {
                    unsafe {
                        ::drop_derive::__private::drop_in_order(
                            __drop_derive_this,
                            (
                                ::drop_derive::__private::field_ptr(
                                    __drop_derive_this,
                                    __drop_derive_field1,
                                ),
                                ::drop_derive::__private::field_ptr(
                                    __drop_derive_this,
                                    __drop_derive_field0,
                                ),
                            ),
                        )
                    }
                }
                _ => {}
            }
        }
        #[cfg(rust_analyzer)]
        const _: () = ::drop_derive::__private::only_for_editors();
    }
}
/** The fields of `Open` drop in this order:

1. `queries`: `flush(_, tls)`
2. `tls`

Then the language drops the others as they are declared:

3. `tcp`

The fields of `Pair` drop in this order:

1. `1`
2. `0`

The language drops the fields of `Plain` as they are declared:

1. `0`
2. `1`
*/
#[automatically_derived]
impl<T> ::drop_derive::OrderedDrop for Connection<T> {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "Open.queries Open.tls Open.tcp Pair.1 Pair.0 Plain.0 Plain.1";
}
