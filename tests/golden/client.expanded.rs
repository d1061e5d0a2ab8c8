/// Drop order: `queries`, `tls`, `tcp`.
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Client {
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &[
        "queries",
        "tls",
        "tcp",
    ];
}
#[automatically_derived]
impl ::core::ops::Drop for Client {
    #[inline]
    fn drop(&mut self) {
        if false {
            let __drop_derive_this: &Self = self;
            let Self {
                tcp: _,
                tls: ref __drop_derive_field1,
                queries: ref __drop_derive_field2,
            } = *__drop_derive_this;
            use ::drop_derive::__private::Fallback as _;
            ::drop_derive::__private::assert_plain(
                ::drop_derive::__private::Probe::<TcpStream>::DROP_DERIVE_KIND,
            );
        }
        let __drop_derive_this: *mut Self = self;
        let __drop_derive_in_order = (
            unsafe {
                ::drop_derive::__private::InOrder::new(
                    __drop_derive_this,
                    |__drop_derive_this: *mut Self| (
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).queries),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).tls),
                    ),
                )
            },
        );
    }
}
