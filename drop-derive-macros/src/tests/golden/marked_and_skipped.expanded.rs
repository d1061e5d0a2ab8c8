#[automatically_derived]
impl ::drop_derive::__private::Drop for Client {
    #[inline]
    fn drop(&mut self) {
        let Self { alias: _, never: _, spelled: _ } = *self;
        if false {
            ::drop_derive::__private::assert_manually_drop::<ManuallyDrop<Tls>>();
            let _ = |__drop_derive_whole: &mut Self| {
                let __drop_derive_type1 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.never = __drop_derive_type1.value();
                __drop_derive_type1.is::<ManuallyDrop<Tls>>();
            };
        }
        unsafe {
            ::drop_derive::__private::drop_in_order(
                self,
                (
                    &raw mut self.spelled,
                    ::drop_derive::__private::as_manually_drop(&raw mut self.alias),
                ),
            )
        }
    }
}
/** The fields drop in this order:

1. `spelled`
2. `alias`

Nothing drops `never`.
*/
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Client {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "spelled alias";
}
