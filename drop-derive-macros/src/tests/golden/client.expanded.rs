#[automatically_derived]
impl ::drop_derive::__private::Drop for Client {
    #[inline]
    fn drop(&mut self) {
        let Self { tcp: _, tls: _, queries: _ } = *self;
        if false {
            ::drop_derive::__private::assert_plain1::<TcpStream>(!0);
        }
        unsafe {
            ::drop_derive::__private::drop_in_order(
                self,
                (&raw mut self.queries, &raw mut self.tls),
            )
        }
    }
}
/** The fields drop in this order:

1. `queries`
2. `tls`

Then the language drops the others as they are declared:

3. `tcp`
*/
#[automatically_derived]
impl ::drop_derive::OrderedDrop for Client {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "queries tls tcp";
}
