//! Recipes, answers, and what goes on behind the derive. There is no code in here.
//!
//! Look up: [recipes](cookbook) for common situations, [every error](errors) with its cause and cure.
//!
//! Understand: [limits and traps](limits), and [one whole expansion](expansion) with its safety argument.

#[doc = include_str!("cookbook.md")]
pub mod cookbook {}

#[doc = include_str!("errors.md")]
pub mod errors {}

#[doc = include_str!("expansion.md")]
pub mod expansion {}

#[doc = include_str!("limits.md")]
pub mod limits {}
