/// Drop order: `2`, `1`, `0`.
#[automatically_derived]
#[allow(deprecated)]
impl<'a, T: ?Sized + 'a, const N: usize> ::drop_derive::OrderedDrop for Triple<'a, T, N>
where
    Self: Sized,
{
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &["2", "1", "0"];
}
#[automatically_derived]
#[allow(deprecated)]
impl<'a, T: ?Sized + 'a, const N: usize> ::core::ops::Drop for Triple<'a, T, N>
where
    Self: Sized,
{
    fn drop(&mut self) {
        if false {
            let __this: &Self = self;
            let Self { 0: ref __field0, 1: ref __field1, 2: ref __field2 } = *__this;
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
                ) {
                    (
                        unsafe { ::core::ptr::addr_of_mut!((* __this).2) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).1) },
                        unsafe { ::core::ptr::addr_of_mut!((* __this).0) },
                    )
                };
                unsafe { ::drop_derive::__private::InOrder::new(__this, __turns) }
            },
        );
    }
}
