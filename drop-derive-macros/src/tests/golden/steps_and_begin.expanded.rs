#[automatically_derived]
#[allow(unexpected_cfgs)]
impl<D: Api> ::drop_derive::__private::Drop for Renderer<D> {
    #[inline]
    fn drop(&mut self) {
        let Self {
            device: _,
            indices: _,
            vertices: _,
            thread: _,
            queue: _,
            jobs: _,
            never: _,
        } = *self;
        let Self { device: _, .. } = *self;
        let Self { thread: _, .. } = *self;
        if false {
            #[cfg(rust_analyzer)]
            let _ = Self::wait;
            #[cfg(rust_analyzer)]
            let _ = D::destroy;
            #[cfg(rust_analyzer)]
            let _ = D::destroy;
            #[cfg(rust_analyzer)]
            let _ = JoinHandle::join;
            #[cfg(rust_analyzer)]
            let _ = finish;
            ::drop_derive::__private::assert_manually_drop::<ManuallyDrop<D>>();
            let _ = |__drop_derive_whole: &mut Self| {
                let __drop_derive_type6 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.never = __drop_derive_type6.value();
                __drop_derive_type6.is::<ManuallyDrop<D>>();
            };
        }
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_this: *mut Self = self;
            let __drop_derive_turns = (
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                    let __drop_derive_lent0 = unsafe {
                        &raw mut (*__drop_derive_this).device
                    };
                    let __drop_derive_lent0 = unsafe {
                        ::drop_derive::__calls::lend(
                            __drop_derive_lent0,
                            &__drop_derive_scope,
                        )
                    };
                    let __drop_derive_field = unsafe {
                        &raw mut (*__drop_derive_this).indices
                    };
                    let __drop_derive_kind = ::drop_derive::__calls::copied_handle(
                            __drop_derive_field,
                        )
                        .drop_derive_check(());
                    let __drop_derive_value @ _ = unsafe {
                        ::drop_derive::__calls::copy(
                            __drop_derive_field,
                            __drop_derive_kind,
                        )
                    };
                    let __drop_derive_value @ _ = __drop_derive_kind
                        .drop_derive_value(__drop_derive_value);
                    let __drop_derive_lent0_of = ::drop_derive::__calls::Calls::<
                        Self,
                    >::new();
                    let __drop_derive_function = <::drop_derive::__calls::Calls<
                        Self,
                    >>::function(
                        __drop_derive_lent0_of
                            .with2(
                                D::destroy,
                                &__drop_derive_lent0,
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
                        }(__drop_derive_lent0, __drop_derive_value),
                        0,
                    );
                }),
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                    let __drop_derive_lent0 = unsafe {
                        &raw mut (*__drop_derive_this).device
                    };
                    let __drop_derive_lent0 = unsafe {
                        ::drop_derive::__calls::lend(
                            __drop_derive_lent0,
                            &__drop_derive_scope,
                        )
                    };
                    let __drop_derive_field = unsafe {
                        &raw mut (*__drop_derive_this).vertices
                    };
                    let __drop_derive_kind = ::drop_derive::__calls::copied_handle(
                            __drop_derive_field,
                        )
                        .drop_derive_check(());
                    let __drop_derive_value @ _ = unsafe {
                        ::drop_derive::__calls::copy(
                            __drop_derive_field,
                            __drop_derive_kind,
                        )
                    };
                    let __drop_derive_value @ _ = __drop_derive_kind
                        .drop_derive_value(__drop_derive_value);
                    let __drop_derive_lent0_of = ::drop_derive::__calls::Calls::<
                        Self,
                    >::new();
                    let __drop_derive_function = <::drop_derive::__calls::Calls<
                        Self,
                    >>::function(
                        __drop_derive_lent0_of
                            .with2(
                                D::destroy,
                                &__drop_derive_lent0,
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
                        }(__drop_derive_lent0, __drop_derive_value),
                        0,
                    );
                }),
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                    let __drop_derive_value @ _ = unsafe {
                        ::drop_derive::__calls::take(
                            &raw mut (*__drop_derive_this).queue,
                        )
                    };
                    let __drop_derive_lent5 = unsafe {
                        &raw mut (*__drop_derive_this).jobs
                    };
                    let __drop_derive_lent5 = unsafe {
                        ::drop_derive::__calls::lend_value(
                            __drop_derive_lent5,
                            &__drop_derive_scope,
                        )
                    };
                    let __drop_derive_lent3 = unsafe {
                        &raw mut (*__drop_derive_this).thread
                    };
                    let __drop_derive_lent3 = unsafe {
                        ::drop_derive::__calls::lend_value(
                            __drop_derive_lent3,
                            &__drop_derive_scope,
                        )
                    };
                    let __drop_derive_lent6 = unsafe {
                        &raw mut (*__drop_derive_this).never
                    };
                    let __drop_derive_lent6 = unsafe {
                        ::drop_derive::__calls::lend(
                            __drop_derive_lent6,
                            &__drop_derive_scope,
                        )
                    };
                    #[allow(clippy::diverging_sub_expression, unreachable_code)]
                    ::drop_derive::__calls::assert_done(
                        &{
                            finish
                        }(
                            __drop_derive_value,
                            __drop_derive_lent5,
                            __drop_derive_lent3,
                            __drop_derive_lent6,
                        ),
                        0,
                    );
                }),
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_value @ _ = unsafe {
                        ::drop_derive::__calls::take(
                            &raw mut (*__drop_derive_this).thread,
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
                                JoinHandle::join,
                                &__drop_derive_value,
                                ::drop_derive::__calls::role::Value,
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
                &raw mut self.jobs,
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
                            Self::wait,
                            &__drop_derive_value,
                            ::drop_derive::__calls::role::Whole,
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
        }
        #[cfg(rust_analyzer)]
        const _: () = ::drop_derive::__private::only_for_editors();
    }
}
/** First, `Self::wait` is called, while every field is alive.

The fields drop in this order:

1. `indices`: `D::destroy(device, _)`
2. `vertices`: `D::destroy(device, _)`
3. `queue`: `finish(_, jobs, thread, never)`
4. `thread`: `JoinHandle::join(_)`
5. `jobs`

Then the language drops the others as they are declared:

6. `device`

Nothing drops `never`.
*/
#[automatically_derived]
impl<D: Api> ::drop_derive::OrderedDrop for Renderer<D> {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "indices vertices queue thread jobs device";
}
