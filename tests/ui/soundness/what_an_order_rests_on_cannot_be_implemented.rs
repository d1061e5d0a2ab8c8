// Rules 5 and 7. Which types have no drop glue, which type a field has, what a plain field is, and which
// pointers have a turn, is not for the user's code to say. Nobody can name the traits, also not in a bound,
// which the compiler would let decide between two impls of ours.
use drop_derive::__private::{IsPlain, Kind, NoDropGlue, Turn, Turns, TypeOf};

fn main() {}
