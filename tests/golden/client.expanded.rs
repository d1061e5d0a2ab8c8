/// Drop order: `queries`, `tls`, `tcp`.
#[automatically_derived]
#[allow(deprecated)]
impl ::drop_derive::OrderedDrop for Client {
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &[
        "queries",
        "tls",
        "tcp",
    ];
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::ops::Drop for Client {
    fn drop(&mut self) {
        if false {
            let __this: &Self = self;
            let Self { tcp: _, tls: ref __field1, queries: ref __field2 } = *__this;
            use ::drop_derive::__private::Fallback as _;
            ::drop_derive::__private::assert_plain(
                &::drop_derive::__private::Probe::<TcpStream>::DROP_DERIVE_KIND,
            );
        }
        let __this: *mut Self = self;
        let __in_order = (
            {
                let __turns = |
                    __this: *mut Self,
                | -> (
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                ) {
                    (
                        unsafe { ::core::ptr::addr_of_mut!((* __this).queries) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).tls) },
                    )
                };
                unsafe { ::drop_derive::__private::InOrder::new(__this, __turns) }
            },
        );
    }
}
