/// Drop order: `indices`, `vertices`, `queue`, `thread`, `jobs`, `device`.
#[automatically_derived]
#[allow(deprecated)]
impl<D: Api> ::drop_derive::OrderedDrop for Renderer<D> {
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &[
        "indices",
        "vertices",
        "queue",
        "thread",
        "jobs",
        "device",
    ];
}
#[automatically_derived]
#[allow(deprecated)]
impl<D: Api> ::core::ops::Drop for Renderer<D> {
    fn drop(&mut self) {
        if false {
            let __this: &Self = self;
            let Self {
                device: _,
                indices: ref __field1,
                vertices: ref __field2,
                thread: ref __field3,
                queue: ref __field4,
                jobs: ref __field5,
                never: _,
            } = *__this;
            let Self { device: _, .. } = *__this;
            let Self { thread: _, .. } = *__this;
            ::drop_derive::__private::assert_held::<ManuallyDrop<D>>();
        }
        let __this: *mut Self = self;
        let __in_order = (
            {
                let __turns = |
                    __this: *mut Self,
                | -> (_, _, _, _, *mut ::core::mem::ManuallyDrop<_>) {
                    (
                        ::drop_derive::__private::Step(move || {
                            let __scope = ::drop_derive::__private::Scope(());
                            let __lent0 = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).device)
                            };
                            let __lent0 = unsafe {
                                ::drop_derive::__private::lend(__lent0, &__scope)
                            };
                            let __field = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).indices)
                            };
                            let __value = unsafe {
                                ::drop_derive::__private::copy(__field)
                            };
                            let __result = D::destroy(__lent0, __value);
                            {
                                use ::drop_derive::__private::{
                                    DoneResult as _, FutureResult as _,
                                };
                                ::drop_derive::__private::assert_done(
                                    (&__result).drop_derive_result(),
                                );
                            }
                        }),
                        ::drop_derive::__private::Step(move || {
                            let __scope = ::drop_derive::__private::Scope(());
                            let __lent0 = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).device)
                            };
                            let __lent0 = unsafe {
                                ::drop_derive::__private::lend(__lent0, &__scope)
                            };
                            let __field = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).vertices)
                            };
                            let __value = unsafe {
                                ::drop_derive::__private::copy(__field)
                            };
                            let __result = D::destroy(__lent0, __value);
                            {
                                use ::drop_derive::__private::{
                                    DoneResult as _, FutureResult as _,
                                };
                                ::drop_derive::__private::assert_done(
                                    (&__result).drop_derive_result(),
                                );
                            }
                        }),
                        ::drop_derive::__private::Step(move || {
                            let __scope = ::drop_derive::__private::Scope(());
                            let __field = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).queue)
                            };
                            let __value = unsafe {
                                ::drop_derive::__private::take(__field)
                            };
                            let __lent5 = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).jobs)
                            };
                            let __lent5 = unsafe {
                                ::drop_derive::__private::lend_held(__lent5, &__scope)
                            };
                            let __lent3 = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).thread)
                            };
                            let __lent3 = unsafe {
                                ::drop_derive::__private::lend_held(__lent3, &__scope)
                            };
                            let __lent6 = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).never)
                            };
                            let __lent6 = unsafe {
                                ::drop_derive::__private::lend(__lent6, &__scope)
                            };
                            let __result = finish(__value, __lent5, __lent3, __lent6);
                            {
                                use ::drop_derive::__private::{
                                    DoneResult as _, FutureResult as _,
                                };
                                ::drop_derive::__private::assert_done(
                                    (&__result).drop_derive_result(),
                                );
                            }
                        }),
                        ::drop_derive::__private::Step(move || {
                            let __scope = ::drop_derive::__private::Scope(());
                            let __field = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).thread)
                            };
                            let __value = unsafe {
                                ::drop_derive::__private::take(__field)
                            };
                            let __result = JoinHandle::join(__value);
                            {
                                use ::drop_derive::__private::{
                                    DoneResult as _, FutureResult as _,
                                };
                                ::drop_derive::__private::assert_done(
                                    (&__result).drop_derive_result(),
                                );
                            }
                        }),
                        unsafe { ::core::ptr::addr_of_mut!((* __this).jobs) },
                    )
                };
                unsafe { ::drop_derive::__private::InOrder::new(__this, __turns) }
            },
        );
        {
            let __scope = ::drop_derive::__private::Scope(());
            let __value = unsafe { ::drop_derive::__private::lend(__this, &__scope) };
            let __result = Self::wait(__value);
            {
                use ::drop_derive::__private::{DoneResult as _, FutureResult as _};
                ::drop_derive::__private::assert_done((&__result).drop_derive_result());
            }
        }
    }
}
