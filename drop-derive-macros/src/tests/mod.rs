//! The derive as a function, against its reviewed expansions and against any input, and the modules
//! that it is made of.

mod fuzz;
mod golden;
mod imports;
