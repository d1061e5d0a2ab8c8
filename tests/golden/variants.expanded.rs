/// Drop order: `Open.queries`, `Open.tls`, `Open.tcp`, `Pair.1`, `Pair.0`, `Plain.0`, `Plain.1`.
#[automatically_derived]
#[allow(deprecated)]
impl<T> ::drop_derive::OrderedDrop for Connection<T> {
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &[
        "Open.queries",
        "Open.tls",
        "Open.tcp",
        "Pair.1",
        "Pair.0",
        "Plain.0",
        "Plain.1",
    ];
}
#[automatically_derived]
#[allow(deprecated)]
impl<T> ::core::ops::Drop for Connection<T> {
    fn drop(&mut self) {
        if false {
            let __this: &Self = self;
            match *__this {
                Self::Open { tcp: _, tls: ref __field1, queries: ref __field2 } => {}
                Self::Pair { 0: ref __field0, 1: ref __field1 } => {}
                Self::Plain { 0: _, 1: _ } => {}
                Self::Closed {} => {}
            }
            use ::drop_derive::__private::Fallback as _;
            ::drop_derive::__private::assert_plain(
                &::drop_derive::__private::Probe::<TcpStream>::DROP_DERIVE_KIND,
            );
            ::drop_derive::__private::assert_plain(
                &::drop_derive::__private::Probe::<String>::DROP_DERIVE_KIND,
            );
        }
        match *self {
            Self::Open { tls: ref mut __field1, queries: ref mut __field2, .. } => {
                let __field1 = ::core::ptr::addr_of_mut!(* __field1);
                let __field2 = ::core::ptr::addr_of_mut!(* __field2);
                let __in_order = (
                    {
                        let __turns = move |
                            _: *mut (),
                        | -> (_, *mut ::core::mem::ManuallyDrop<_>) {
                            (
                                ::drop_derive::__private::Step(move || {
                                    let __scope = ::drop_derive::__private::Scope(());
                                    let __field = __field2;
                                    let __value = unsafe {
                                        ::drop_derive::__private::take(__field)
                                    };
                                    let __lent1 = __field1;
                                    let __lent1 = unsafe {
                                        ::drop_derive::__private::lend_held(__lent1, &__scope)
                                    };
                                    let __result = flush(__value, __lent1);
                                    {
                                        use ::drop_derive::__private::{
                                            DoneResult as _, FutureResult as _,
                                        };
                                        ::drop_derive::__private::assert_done(
                                            (&__result).drop_derive_result(),
                                        );
                                    }
                                }),
                                __field1,
                            )
                        };
                        unsafe {
                            ::drop_derive::__private::InOrder::new(
                                ::core::ptr::null_mut::<()>(),
                                __turns,
                            )
                        }
                    },
                );
            }
            Self::Pair { 0: ref mut __field0, 1: ref mut __field1, .. } => {
                let __field0 = ::core::ptr::addr_of_mut!(* __field0);
                let __field1 = ::core::ptr::addr_of_mut!(* __field1);
                let __in_order = (
                    {
                        let __turns = move |
                            _: *mut (),
                        | -> (
                            *mut ::core::mem::ManuallyDrop<_>,
                            *mut ::core::mem::ManuallyDrop<_>,
                        ) { (__field1, __field0) };
                        unsafe {
                            ::drop_derive::__private::InOrder::new(
                                ::core::ptr::null_mut::<()>(),
                                __turns,
                            )
                        }
                    },
                );
            }
            _ => {}
        }
    }
}
