//~ 12 errors
// Rule 8. An attribute of the compiler's own is never a macro that packs the struct later: the compiler
// refuses the name.
#![forbid(unsafe_code)]

mod called_allow {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as allow;

    #[derive(OrderedDrop)]
    #[allow(dead_code)]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_deny {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as deny;

    #[derive(OrderedDrop)]
    #[deny(dead_code)]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_deprecated {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as deprecated;

    #[derive(OrderedDrop)]
    #[deprecated]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_doc {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as doc;

    #[derive(OrderedDrop)]
    #[doc(hidden)]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_expect {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as expect;

    #[derive(OrderedDrop)]
    #[expect(dead_code)]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_forbid {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as forbid;

    #[derive(OrderedDrop)]
    #[forbid(dead_code)]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_must_use {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as must_use;

    #[derive(OrderedDrop)]
    #[must_use]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_non_exhaustive {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as non_exhaustive;

    #[derive(OrderedDrop)]
    #[non_exhaustive]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_repr {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as repr;

    #[derive(OrderedDrop)]
    #[repr(C)]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

mod called_warn {
    use ::drop_derive::OrderedDrop;
    use ::drop_derive_tests_macros::packed as warn;

    #[derive(OrderedDrop)]
    #[warn(dead_code)]
    struct S {
        tag: u8,
        #[drop]
        value: core::mem::ManuallyDrop<String>,
    }
}

fn main() {}
