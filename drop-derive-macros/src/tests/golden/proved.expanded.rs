/** The language drops the fields as they are declared:

1. `surface`
2. `window`
3. `log`
4. `title`
5. `size`
6. `last`
*/
#[automatically_derived]
impl<'a, T> ::drop_derive::OrderedDrop for Window<'a, T> {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = {
        if false {
            let Self { surface: _, window: _, log: _, title: _, size: _, last: _ } = *::drop_derive::__private::unreachable_ref::<
                Self,
            >();
            let Self { window: _, .. } = *::drop_derive::__private::unreachable_ref::<
                Self,
            >();
            ::drop_derive::__private::assert_plain3::<
                Surface<'a>,
                Vec<T>,
                Box<dyn Fn(&str) + 'a>,
            >(!0, !0, !0);
        }
        "surface window log title size last"
    };
}
