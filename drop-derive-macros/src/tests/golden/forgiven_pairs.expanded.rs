#[automatically_derived]
impl<'a> ::drop_derive::__private::Drop for Client<'a> {
    #[inline]
    fn drop(&mut self) {
        if false {
            let Self {
                window: ref __drop_derive_field0,
                log: _,
                name: _,
                id: _,
                port: _,
                marker: _,
            } = *self;
            ::drop_derive::__private::assert_no_drop_glue::<u16>();
            ::drop_derive::__private::assert_no_drop_glue::<PhantomData<&'a Self>>();
            ::drop_derive::__private::assert_plain4::<
                Log<'a>,
                Name<'a>,
                Id,
                PhantomData<&'a Self>,
            >(!0, !0, !0, !0);
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
        ::drop_derive::__private::needs_drop::<Name<'static>>(),
        true,
        ::drop_derive::__private::needs_drop::<Log<'static>>(),
        ::drop_derive::__private::needs_drop::<Id>(),
    ],
    &[
        (
            &[(0, 1), (0, 2)],
            "plain field `name` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `name`, `id` in `ManuallyDrop`:\n      name: ManuallyDrop<Name<'a>>,\n      id: ManuallyDrop<Id>,",
        ),
        (
            &[(3, 0), (3, 1), (3, 2)],
            "plain field `id` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `id` in `ManuallyDrop`: `id: ManuallyDrop<Id>`",
        ),
    ],
    "plain fields `name`, `id` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `name`, `id` in `ManuallyDrop`:\n      name: ManuallyDrop<Name<'a>>,\n      id: ManuallyDrop<Id>,",
);
