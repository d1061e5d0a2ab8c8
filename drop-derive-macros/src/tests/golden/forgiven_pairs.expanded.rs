/// Drop order: `window`, `log`, `name`, `id`, `port`, `marker`.
#[automatically_derived]
impl<'a> ::drop_derive::OrderedDrop for Client<'a> {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "window log name id port marker";
}
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
            use ::drop_derive::__private::Fallback as _;
            ::drop_derive::__private::assert_plain4(
                ::drop_derive::__private::Probe::<Log<'a>>::DROP_DERIVE_KIND,
                ::drop_derive::__private::Probe::<Name<'a>>::DROP_DERIVE_KIND,
                ::drop_derive::__private::Probe::<Id>::DROP_DERIVE_KIND,
                ::drop_derive::__private::Probe::<
                    PhantomData<&'a Self>,
                >::DROP_DERIVE_KIND,
            );
        }
        unsafe { ::drop_derive::__private::drop_in_order(self, (&raw mut self.window,)) }
    }
}
const _: () = ::drop_derive::__private::assert_order(
    ::drop_derive::__private::needs_drop::<Name<'static>>(),
    &[
        (
            true,
            "plain field `name` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `name`, `id`, `marker` in `ManuallyDrop`:\n      name: ManuallyDrop<Name<'a>>,\n      id: ManuallyDrop<Id>,\n      marker: ManuallyDrop<PhantomData<&'a Self>>,",
        ),
        (
            ::drop_derive::__private::needs_drop::<Log<'static>>(),
            "`name` cannot drop before `log`, which is declared first\nnote: asked for by `order`\nnote: plain fields drop in declaration order\nhelp: move the declaration of `name` above `log`\nhelp: hold `name`, `id`, `marker` in `ManuallyDrop`:\n      name: ManuallyDrop<Name<'a>>,\n      id: ManuallyDrop<Id>,\n      marker: ManuallyDrop<PhantomData<&'a Self>>,",
        ),
    ],
);
const _: () = ::drop_derive::__private::assert_order(
    ::drop_derive::__private::needs_drop::<Id>(),
    &[
        (
            ::drop_derive::__private::needs_drop::<Name<'static>>(),
            "`id` cannot drop before `name`, which is declared first\nnote: asked for by `order`\nnote: plain fields drop in declaration order\nhelp: move the declaration of `id` above `name`\nhelp: hold `id` in `ManuallyDrop`: `id: ManuallyDrop<Id>`",
        ),
        (
            true,
            "plain field `id` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `id` in `ManuallyDrop`: `id: ManuallyDrop<Id>`",
        ),
        (
            ::drop_derive::__private::needs_drop::<Log<'static>>(),
            "`id` cannot drop before `log`, which is declared first\nnote: asked for by `order`\nnote: plain fields drop in declaration order\nhelp: move the declaration of `id` above `log`\nhelp: hold `id` in `ManuallyDrop`: `id: ManuallyDrop<Id>`",
        ),
    ],
);
const _: () = ::drop_derive::__private::assert_order(
    ::drop_derive::__private::needs_drop::<u16>(),
    &[
        (
            ::drop_derive::__private::needs_drop::<Name<'static>>(),
            "`port` cannot drop before `name`, which is declared first\nnote: asked for by `order`\nnote: plain fields drop in declaration order\nhelp: move the declaration of `name` below `port`\nhelp: hold `id`, `port` in `ManuallyDrop`:\n      id: ManuallyDrop<Id>,\n      port: ManuallyDrop<u16>,",
        ),
        (
            true,
            "plain field `port` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `id`, `port` in `ManuallyDrop`:\n      id: ManuallyDrop<Id>,\n      port: ManuallyDrop<u16>,",
        ),
        (
            ::drop_derive::__private::needs_drop::<Log<'static>>(),
            "`port` cannot drop before `log`, which is declared first\nnote: asked for by `order`\nnote: plain fields drop in declaration order\nhelp: move the declaration of `log` below `port`\nhelp: hold `id`, `port` in `ManuallyDrop`:\n      id: ManuallyDrop<Id>,\n      port: ManuallyDrop<u16>,",
        ),
    ],
);
const _: () = ::drop_derive::__private::assert_order(
    ::drop_derive::__private::needs_drop::<PhantomData<&'static Client<'static>>>(),
    &[
        (
            ::drop_derive::__private::needs_drop::<Name<'static>>(),
            "`marker` cannot drop before `name`, which is declared first\nnote: asked for by `order`\nnote: plain fields drop in declaration order\nhelp: move the declaration of `name` below `marker`\nhelp: hold `id`, `marker` in `ManuallyDrop`:\n      id: ManuallyDrop<Id>,\n      marker: ManuallyDrop<PhantomData<&'a Self>>,",
        ),
        (
            true,
            "plain field `marker` cannot drop before managed field `window`\nnote: asked for by `order`\nnote: managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned\nhelp: hold `id`, `marker` in `ManuallyDrop`:\n      id: ManuallyDrop<Id>,\n      marker: ManuallyDrop<PhantomData<&'a Self>>,",
        ),
        (
            ::drop_derive::__private::needs_drop::<Log<'static>>(),
            "`marker` cannot drop before `log`, which is declared first\nnote: asked for by `order`\nnote: plain fields drop in declaration order\nhelp: move the declaration of `log` below `marker`\nhelp: hold `id`, `marker` in `ManuallyDrop`:\n      id: ManuallyDrop<Id>,\n      marker: ManuallyDrop<PhantomData<&'a Self>>,",
        ),
    ],
);
