/// Drop order: `i`, `h`, `g`, `f`, `e`, `d`, `c`, `b`, `a`.
#[automatically_derived]
#[allow(deprecated)]
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
#[allow(deprecated)]
impl ::core::ops::Drop for Nine {
    fn drop(&mut self) {
        if false {
            let __this: &Self = self;
            let Self {
                a: ref __field0,
                b: ref __field1,
                c: ref __field2,
                d: ref __field3,
                e: ref __field4,
                f: ref __field5,
                g: ref __field6,
                h: ref __field7,
                i: ref __field8,
            } = *__this;
        }
        let __this: *mut Self = self;
        let __in_order = (
            {
                let __turns = |
                    __this: *mut Self,
                | -> (
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                ) {
                    (
                        unsafe { ::core::ptr::addr_of_mut!((* __this).i) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).h) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).g) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).f) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).e) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).d) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).c) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).b) },
                    )
                };
                unsafe { ::drop_derive::__private::InOrder::new(__this, __turns) }
            },
            {
                let __turns = |
                    __this: *mut Self,
                | -> (*mut ::core::mem::ManuallyDrop<_>,) {
                    (unsafe { ::core::ptr::addr_of_mut!((* __this).a) },)
                };
                unsafe { ::drop_derive::__private::InOrder::new(__this, __turns) }
            },
        );
    }
}
