//~ 3 errors

// In edition 2015, `dyn` is a name where no bound follows.
#![allow(non_camel_case_types)]

extern crate drop_derive;

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

type dyn = ManuallyDrop<String>;

mod generic {
    pub type dyn<T> = ::std::mem::ManuallyDrop<T>;
}

mod module {
    pub mod dyn {
        pub type Alias = ::std::mem::ManuallyDrop<String>;
    }
}

#[derive(OrderedDrop)]
#[drop(order = [first, ..])]
struct Name {
    first: String,
    second: dyn,
}

mod inside {
    use drop_derive::OrderedDrop;

    use generic::dyn;

    #[derive(OrderedDrop)]
    #[drop(order = [first, ..])]
    struct Generic {
        first: String,
        second: dyn<String>,
    }
}

mod beside {
    use drop_derive::OrderedDrop;

    use module::dyn;

    #[derive(OrderedDrop)]
    #[drop(order = [first, ..])]
    struct Path {
        first: String,
        second: dyn::Alias,
    }
}

fn main() {}
