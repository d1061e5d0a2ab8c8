#[automatically_derived]
impl<'a, T: ?Sized + 'a, const N: usize> ::drop_derive::__private::Drop
for Triple<'a, T, N>
where
    Self: Sized,
{
    #[inline]
    fn drop(&mut self) {
        let Self { 0: _, 1: _, 2: _ } = *self;
        unsafe {
            ::drop_derive::__private::drop_in_order(
                self,
                (&raw mut self.2, &raw mut self.1, &raw mut self.0),
            )
        }
    }
}
/** The fields drop in this order:

1. `2`
2. `1`
3. `0`
*/
#[automatically_derived]
impl<'a, T: ?Sized + 'a, const N: usize> ::drop_derive::OrderedDrop for Triple<'a, T, N>
where
    Self: Sized,
{
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "2 1 0";
}
