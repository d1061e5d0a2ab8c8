/// Drop order: `i`, `h`, `g`, `f`, `e`, `d`, `c`, `b`, `a`.
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Nine {
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &[
        "i",
        "h",
        "g",
        "f",
        "e",
        "d",
        "c",
        "b",
        "a",
    ];
}
#[automatically_derived]
impl ::core::ops::Drop for Nine {
    #[inline]
    fn drop(&mut self) {
        if false {
            let __drop_derive_this: &Self = self;
            let Self {
                a: ref __drop_derive_field0,
                b: ref __drop_derive_field1,
                c: ref __drop_derive_field2,
                d: ref __drop_derive_field3,
                e: ref __drop_derive_field4,
                f: ref __drop_derive_field5,
                g: ref __drop_derive_field6,
                h: ref __drop_derive_field7,
                i: ref __drop_derive_field8,
            } = *__drop_derive_this;
        }
        let __drop_derive_this: *mut Self = self;
        let __drop_derive_in_order = (
            unsafe {
                ::drop_derive::__private::InOrder::new(
                    __drop_derive_this,
                    |__drop_derive_this: *mut Self| (
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).i),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).h),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).g),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).f),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).e),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).d),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).c),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).b),
                    ),
                )
            },
            unsafe {
                ::drop_derive::__private::InOrder::new(
                    __drop_derive_this,
                    |__drop_derive_this: *mut Self| (
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).a),
                    ),
                )
            },
        );
    }
}
