/// Drop order: `i`, `h`, `g`, `f`, `e`, `d`, `c`, `b`, `a`.
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Nine {
    const DROP_DERIVE_NAMES: &'static ::core::primitive::str = "i h g f e d c b a";
}
#[automatically_derived]
impl ::core::ops::Drop for Nine {
    #[inline]
    fn drop(&mut self) {
        if false {
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
            } = *self;
        }
        unsafe {
            ::drop_derive::__private::drop_in_order(
                self,
                (
                    &raw mut self.i,
                    &raw mut self.h,
                    &raw mut self.g,
                    &raw mut self.f,
                    &raw mut self.e,
                    &raw mut self.d,
                    &raw mut self.c,
                    &raw mut self.b,
                    &raw mut self.a,
                ),
            )
        }
    }
}
