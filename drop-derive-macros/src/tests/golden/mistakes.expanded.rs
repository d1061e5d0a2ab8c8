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
            let Self { tpc: _, .. } = *::drop_derive::__private::unreachable_ref::<
                Self,
            >();
            ::drop_derive::__private::assert_plain1::<TcpStream>(!0);
        }
        "tls tcp"
    };
}
/** The fields of a [`Client`], to be moved out one at a time.

`Parts::from(value)` takes a `Client` apart without dropping anything, and `Client::from(parts)`
puts it together. This struct has no destructor of its own, and runs no function that `Client` names
for its clean-up: what has not been moved out of it drops as declared here, which is the drop order of
`Client`: `tls`, `tcp`.

That order is kept by a variable that the fields are moved out of:
`let parts = Parts::from(value); drop(parts.tls);`. There are two ways to lose it:

- `let Parts { .. } = parts` with a name for each field makes local variables, which drop in the
  opposite order: last declared, first dropped.
- `let Parts { tls, .. } = Parts::from(value)` drops all the other fields at once, before
  `tls` is even looked at.*/
struct Parts {
    /// The field `tls` of [`Client`].
    tls: Tls,
    /// The field `tcp` of [`Client`].
    tcp: TcpStream,
}
const _: fn() = {
    fn value() {}
    #[automatically_derived]
    impl ::drop_derive::__private::From<Client> for Parts {
        /// Takes the value apart. No destructor runs, and no function that a field or the
        /// type names: what they would have released is the caller's.
        fn from(value: Client) -> Self {
            loop {}
        }
    }
    #[automatically_derived]
    impl ::drop_derive::__private::From<Parts> for Client {
        /// Makes the value of its parts.
        fn from(value: Parts) -> Self {
            loop {}
        }
    }
    value
};
const _: () = {
    enum Never {}
    const _: Never = ::core::compile_error! {
        "no field `tpc` on struct `Client`\nhelp: there is a field with a similar name: `tcp`"
    };
};
