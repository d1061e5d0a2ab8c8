#[allow(unexpected_cfgs)]
const _: () = {
    #[cfg(rust_analyzer)]
    use ::drop_derive::__private::arguments::on_field::{};
    #[cfg(rust_analyzer)]
    use ::drop_derive::__private::arguments::on_struct::or;
};
/** The fields drop in this order:

1. `tls`

Then the language drops the others as they are declared:

2. `tcp`
*/
#[automatically_derived]
#[allow(unexpected_cfgs)]
impl ::drop_derive::OrderedDrop for Client {
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = {
        if false {
            let Self { tcp: _, tls: _ } = *::drop_derive::__private::unreachable_ref::<
                Self,
            >();
            #[cfg(rust_analyzer)]
            let Self { .. } = *::drop_derive::__private::unreachable_ref::<Self>();
            ::drop_derive::__private::assert_plain1::<TcpStream>(!0);
        }
        "tls tcp"
    };
}
const _: () = {
    enum Never {}
    const _: Never = ::core::compile_error! {
        "empty `drop` attribute\nhelp: write `#[drop]`, or arguments: `#[drop(before = field)]`"
    };
};
const _: () = {
    enum Never {}
    const _: Never = ::core::compile_error! {
        "`before` names no field\nhelp: write `#[drop(before = field)]` or `#[drop(before = [field, other])]`"
    };
};
const _: () = {
    enum Never {}
    const _: Never = ::core::compile_error! {
        "unknown argument `or` of the `drop` attribute\nnote: on a struct it takes `order`, `begin`, `parts`, `close`, `report`, `crate`"
    };
};
