//~ 3 errors
// Rule 2. A variable of the expansion is never a pattern that matches a unit struct or a constant of the
// user's: the field's value would be dropped there, and the step would get another one.
#![forbid(unsafe_code)]
#![allow(non_camel_case_types, non_upper_case_globals)]

mod a_unit_struct {
    use std::mem::ManuallyDrop;

    use drop_derive::OrderedDrop;

    struct __drop_derive_value;

    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = step)]
        value: ManuallyDrop<__drop_derive_value>,
    }

    fn step(_: __drop_derive_value) {}
}

mod a_constant {
    use std::mem::ManuallyDrop;

    use drop_derive::OrderedDrop;

    #[derive(PartialEq, Eq)]
    pub struct Token(());

    const __drop_derive_value: Token = Token(());

    #[derive(OrderedDrop)]
    struct S {
        #[drop(with = step)]
        value: ManuallyDrop<Token>,
    }

    fn step(_: Token) {}
}

mod an_error {
    use std::mem::ManuallyDrop;

    use drop_derive::OrderedDrop;

    struct __drop_derive_error;

    #[derive(OrderedDrop)]
    #[drop(report = report)]
    struct S {
        #[drop(with = step)]
        value: ManuallyDrop<String>,
    }

    fn step(_: String) -> Result<(), __drop_derive_error> {
        Err(__drop_derive_error)
    }

    fn report(_: __drop_derive_error) {}
}

fn main() {}
