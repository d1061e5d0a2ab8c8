/// Drop order: `2`, `1`, `0`.
#[automatically_derived]
impl<'a, T: ?Sized + 'a, const N: usize> ::drop_derive::OrderedDrop for Triple<'a, T, N>
where
    Self: Sized,
{
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &["2", "1", "0"];
}
#[automatically_derived]
impl<'a, T: ?Sized + 'a, const N: usize> ::core::ops::Drop for Triple<'a, T, N>
where
    Self: Sized,
{
    #[inline]
    fn drop(&mut self) {
        if false {
            let __drop_derive_this: &Self = self;
            let Self {
                0: ref __drop_derive_field0,
                1: ref __drop_derive_field1,
                2: ref __drop_derive_field2,
            } = *__drop_derive_this;
        }
        let __drop_derive_this: *mut Self = self;
        let __drop_derive_in_order = (
            unsafe {
                ::drop_derive::__private::InOrder::new(
                    __drop_derive_this,
                    |__drop_derive_this: *mut Self| (
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).2),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).1),
                        ::core::ptr::addr_of_mut!((* __drop_derive_this).0),
                    ),
                )
            },
        );
    }
}
