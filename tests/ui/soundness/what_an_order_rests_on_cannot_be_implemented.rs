//~ 4 errors

// Rule 5. Which types have no drop glue, and which type a field has, is not for safe code to say.
#![forbid(unsafe_code)]

use drop_derive::__private::{NoDropGlue, TypeOf, Turns};

struct Glue(String);

impl NoDropGlue for Glue {}

struct Number;

impl TypeOf<Glue> for Number {}

impl Turns<Number> for (*mut Glue,) {
    unsafe fn run<S: ?Sized>(self, _: *mut S) {}
}

fn main() {}
