/// Drop order: `spelled`, `alias`.
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Client {
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &["spelled", "alias"];
}
#[automatically_derived]
impl ::core::ops::Drop for Client {
    #[inline]
    fn drop(&mut self) {
        if false {
            let __drop_derive_this: &Self = self;
            let Self {
                alias: ref __drop_derive_field0,
                never: _,
                spelled: ref __drop_derive_field2,
            } = *__drop_derive_this;
            ::drop_derive::__private::assert_held::<ManuallyDrop<Tls>>();
        }
        let __drop_derive_this: *mut Self = self;
        let __drop_derive_in_order = (
            unsafe {
                ::drop_derive::__private::InOrder::new(
                    __drop_derive_this,
                    |__drop_derive_this: *mut Self| (
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).spelled),
                        ::drop_derive::__private::held(
                            ::core::ptr::addr_of_mut!((* __drop_derive_this).alias),
                        ),
                    ),
                )
            },
        );
    }
}
