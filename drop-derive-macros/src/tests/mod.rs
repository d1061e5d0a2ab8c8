//! The derive as a function, against its reviewed expansions, against any input and against the types of
//! public crates, and the modules that it is made of.

mod bulk;
mod features;
mod fuzz;
mod golden;
mod imports;
