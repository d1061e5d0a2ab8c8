#[automatically_derived]
impl<'a> ::drop_derive::__private::Drop for Client<'a> {
    #[inline]
    fn drop(&mut self) {
        let Self { window: _, log: _, name: _, id: _, port: _, marker: _ } = *self;
        if false {
            ::drop_derive::__private::assert_no_drop_glue::<u16>();
            ::drop_derive::__private::assert_no_drop_glue::<PhantomData<&'a Self>>();
            ::drop_derive::__private::assert_plain3::<Log<'a>, Name<'a>, Id>(!0, !0, !0);
            let _ = |__drop_derive_whole: &mut Self| {
                let __drop_derive_type1 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.log = __drop_derive_type1.value();
                __drop_derive_type1.is::<Log<'a>>();
                let __drop_derive_type2 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.name = __drop_derive_type2.value();
                __drop_derive_type2.is::<Name<'a>>();
                let __drop_derive_type3 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.id = __drop_derive_type3.value();
                __drop_derive_type3.is::<Id>();
                let __drop_derive_type4 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.port = __drop_derive_type4.value();
                __drop_derive_type4.is::<u16>();
                let __drop_derive_type5 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.marker = __drop_derive_type5.value();
                __drop_derive_type5.is::<PhantomData<&'a Self>>();
            };
        }
        unsafe { ::drop_derive::__private::drop_in_order(self, (&raw mut self.window,)) }
    }
}
/** The fields drop in this order:

1. `window`

Then the language drops the others as they are declared:

2. `log`
3. `name`
4. `id`
5. `port`
6. `marker`
*/
#[automatically_derived]
impl<'a> ::drop_derive::OrderedDrop for Client<'a> {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "window log name id port marker";
}
const _: () = ::drop_derive::__private::assert_order(
    &[
        ::drop_derive::__private::needs_drop::<Id>(),
        ::drop_derive::__private::needs_drop::<Name<'static>>(),
        true,
        ::drop_derive::__private::needs_drop::<Log<'static>>(),
    ],
    &[
        (
            &[(0, 1), (0, 2), (0, 3)],
            "plain field `id` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `id` in `ManuallyDrop`: `id: ManuallyDrop<Id>`",
        ),
        (
            &[(1, 2), (1, 3)],
            "plain field `name` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `name`, `id` in `ManuallyDrop`:\n      name: ManuallyDrop<Name<'a>>,\n      id: ManuallyDrop<Id>,",
        ),
    ],
    "plain fields `name`, `id` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `name`, `id` in `ManuallyDrop`:\n      name: ManuallyDrop<Name<'a>>,\n      id: ManuallyDrop<Id>,",
);
