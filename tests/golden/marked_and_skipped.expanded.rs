/// Drop order: `spelled`, `alias`.
#[automatically_derived]
#[allow(deprecated)]
impl ::drop_derive::OrderedDrop for Client {
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &["spelled", "alias"];
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::ops::Drop for Client {
    fn drop(&mut self) {
        if false {
            let __this: &Self = self;
            let Self { alias: ref __field0, never: _, spelled: ref __field2 } = *__this;
            ::drop_derive::__private::assert_held::<ManuallyDrop<Tls>>();
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
                        unsafe { ::core::ptr::addr_of_mut!((* __this).spelled) },
                        {
                            let __field = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).alias)
                            };
                            ::drop_derive::__private::held(__field)
                        },
                    )
                };
                unsafe { ::drop_derive::__private::InOrder::new(__this, __turns) }
            },
        );
    }
}
