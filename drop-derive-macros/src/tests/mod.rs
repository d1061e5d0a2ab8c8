//! The derive as a function, against its reviewed expansions and against any input.

mod fuzz;
mod golden;
