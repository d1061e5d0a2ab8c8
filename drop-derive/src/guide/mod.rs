//! Pages on what goes on behind the derive. There is no code in here.

#[doc = include_str!("errors.md")]
pub mod errors {}

#[doc = include_str!("expansion.md")]
pub mod expansion {}
