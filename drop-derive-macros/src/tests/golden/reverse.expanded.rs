#[automatically_derived]
#[allow(unexpected_cfgs)]
impl<'a> ::drop_derive::__private::Drop for Stack<'a> {
    #[inline]
    fn drop(&mut self) {
        let Self {
            name: _,
            bottom: _,
            port: _,
            number: _,
            middle: _,
            top: _,
            length: _,
        } = *self;
        if false {
            #[cfg(rust_analyzer)]
            let _ = take_down;
            ::drop_derive::__private::assert_no_drop_glue::<u32>();
            ::drop_derive::__private::assert_no_drop_glue::<usize>();
            ::drop_derive::__private::assert_plain2::<Layer, Port>(!0, !0);
            let _ = |__drop_derive_whole: &mut Self| {
                let __drop_derive_type0 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.name = __drop_derive_type0.value();
                __drop_derive_type0.is::<&'a str>();
                let __drop_derive_type1 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.bottom = __drop_derive_type1.value();
                __drop_derive_type1.is::<Layer>();
                let __drop_derive_type2 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.port = __drop_derive_type2.value();
                __drop_derive_type2.is::<Port>();
                let __drop_derive_type3 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.number = __drop_derive_type3.value();
                __drop_derive_type3.is::<u32>();
                let __drop_derive_type6 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.length = __drop_derive_type6.value();
                __drop_derive_type6.is::<usize>();
            };
        }
        #[cfg(not(rust_analyzer))]
        {
            let __drop_derive_this: *mut Self = self;
            let __drop_derive_turns = (
                &raw mut self.top,
                ::drop_derive::__calls::Step(move || {
                    let __drop_derive_scope = ::drop_derive::__calls::Scope(());
                    let __drop_derive_value @ _ = unsafe {
                        ::drop_derive::__calls::take(
                            &raw mut (*__drop_derive_this).middle,
                        )
                    };
                    let __drop_derive_lent1 = unsafe {
                        &raw mut (*__drop_derive_this).bottom
                    };
                    let __drop_derive_lent1 = unsafe {
                        ::drop_derive::__calls::lend(
                            __drop_derive_lent1,
                            &__drop_derive_scope,
                        )
                    };
                    let __drop_derive_value_of = ::drop_derive::__calls::Calls::<
                        Self,
                    >::new();
                    let __drop_derive_function = <::drop_derive::__calls::Calls<
                        Self,
                    >>::function(
                        __drop_derive_value_of
                            .with2(
                                take_down,
                                &__drop_derive_value,
                                ::drop_derive::__calls::role::Written,
                                &__drop_derive_lent1,
                                ::drop_derive::__calls::role::Lent,
                            )
                            .drop_derive_check()
                            .drop_derive_function(())
                            .drop_derive_argument(())
                            .drop_derive_argument(()),
                    );
                    #[allow(clippy::diverging_sub_expression, unreachable_code)]
                    ::drop_derive::__calls::assert_done(
                        &{
                            __drop_derive_function
                        }(__drop_derive_value, __drop_derive_lent1),
                        0,
                    );
                }),
            );
            unsafe {
                ::drop_derive::__private::drop_in_order(
                    __drop_derive_this,
                    __drop_derive_turns,
                )
            }
        }
        #[cfg(rust_analyzer)]
        const _: () = ::drop_derive::__private::only_for_editors();
    }
}
/** The fields drop in this order:

1. `top`
2. `middle`: `take_down(_, bottom)`

Then the language drops the others as they are declared:

3. `name`
4. `bottom`
5. `port`
6. `number`
7. `length`
*/
#[automatically_derived]
impl<'a> ::drop_derive::OrderedDrop for Stack<'a> {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "top middle name bottom port number length";
}
const _: () = ::drop_derive::__private::assert_order(
    &[
        ::drop_derive::__private::needs_drop::<Port>(),
        ::drop_derive::__private::needs_drop::<Layer>(),
    ],
    &[
        (
            &[(0, 1)],
            "plain field `port` cannot drop in reverse\nnote: asked for by `order = reverse`\nnote: the language drops plain fields in declaration order, after all managed fields\nhelp: hold `port` in `ManuallyDrop`: `port: ManuallyDrop<Port>`",
        ),
    ],
    "",
);
