//! The derive in a crate of edition 2015, where a path starts at the root of the crate, `dyn` may be
//! left out, and no other crate is there by itself.

#![forbid(unsafe_code)]

extern crate core;
pub extern crate drop_derive;
#[cfg(test)]
extern crate drop_derive_tests;
#[cfg(test)]
#[macro_use]
extern crate drop_derive_tests_reexport;

#[path = "../../lints/src/shapes.rs"]
pub mod shapes;

/// Derives the order on a struct whose types are written as in 2015.
#[macro_export]
macro_rules! struct_of_2015 {
    ($name:ident { $plain:ident: $plain_ty:ty, $held:ident: $held_ty:ty }) => {
        #[derive($crate::drop_derive::OrderedDrop)]
        #[drop(crate = $crate::drop_derive)]
        #[allow(bare_trait_objects)]
        struct $name<'a> {
            $plain: $plain_ty,
            objects: Option<Box<::std::fmt::Debug + 'a>>,
            #[drop(before = [$plain, objects])]
            $held: ::std::mem::ManuallyDrop<$held_ty>,
        }
    };
}

#[cfg(test)]
#[path = "../../../tests/behaviour/close_model.rs"]
mod close_model;
#[cfg(test)]
mod tests;
