//! Tests of the derive as a function: its expansions (`golden`), random input (`fuzz`), the types of public
//! crates (`bulk`), features of syn, and the imports between its modules.

mod bulk;
mod features;
mod fuzz;
mod golden;
mod imports;
mod methods;
