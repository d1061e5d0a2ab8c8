//! Recipes, answers, and what goes on behind the derive. There is no code in here.
//!
//! To do something: [recipes](cookbook) for common situations, and how to [adopt the derive](migrate) in
//! code that exists. For clean-up that can fail, [close and report](close). To make a
//! value, or to take it apart, [its parts](parts).
//!
//! To look something up: [the rules](rules), [every error](errors) with its cause and cure, [questions
//! and answers](faq).
//!
//! To understand it: [limits and traps](limits), and [one whole expansion](expansion) with its safety
//! argument.

#[doc = include_str!("close.md")]
pub mod close {}

#[doc = include_str!("cookbook.md")]
pub mod cookbook {}

#[doc = include_str!("errors.md")]
pub mod errors {}

#[doc = include_str!("expansion.md")]
pub mod expansion {}

#[doc = include_str!("faq.md")]
pub mod faq {}

#[doc = include_str!("limits.md")]
pub mod limits {}

#[doc = include_str!("migrate.md")]
pub mod migrate {}

#[doc = include_str!("parts.md")]
pub mod parts {}

#[doc = include_str!("rules.md")]
pub mod rules {}
