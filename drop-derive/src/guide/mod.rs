//! Recipes, answers, and what goes on behind the derive. There is no code in here.
//!
//! Look up: [recipes](cookbook) for common situations, and [every error](errors) with its cause and cure.
//!
//! Understand: [one whole expansion](expansion), and why it is sound.

#[doc = include_str!("cookbook.md")]
pub mod cookbook {}

#[doc = include_str!("errors.md")]
pub mod errors {}

#[doc = include_str!("expansion.md")]
pub mod expansion {}
