//! Everything that the expansion of the derive calls. Not part of the public interface: it changes
//! without notice, which is why the macro crate is pinned to this one.
//!
//! # The safety contract
//!
//! The derive writes `unsafe` into crates whose authors wrote none. So the contract has three parties:
//! this module, the expansion, and the deriving crate.
//!
//! - **This module** makes every function unsafe that drops, takes, copies or lends a value through a
//!   pointer. Code that finds its way in here can then do no harm unless it writes `unsafe` itself.
//!   A trait that `unsafe` code or an accepted order relies on is an `unsafe trait`, or is implemented for
//!   every type that is `Copy`, so that no other crate can add a type. The functions that the user names
//!   are called outside any `unsafe` block.
//! - **The expansion** keeps the promises that the `# Safety` sections ask for. Each `unsafe` block
//!   that it writes has its proof beside it, in the `emit` folder of the macro crate. The proofs rest
//!   on what the compiler checks of each derived type:
//!   1. It is a struct or an enum, and its fields are the ones that the derive saw, by name.
//!   2. Every managed field is the standard [`ManuallyDrop`], or has a step and is `Copy`: see [`Turn`],
//!      [`StdManuallyDrop`] and [`HandleKind`]. So the language never drops a managed field's value.
//!   3. A field that a destructor or a step gets a reference to is aligned. The derive refuses a packed
//!      struct with such fields. Where an attribute macro can pack it later, the expansion borrows them,
//!      which a packed struct does not permit.
//!
//!   What `unsafe` code relies on is called by its path, and what an accepted order relies on by its path or
//!   by a method that takes `self` by value: a trait of the user's can have methods for all types, which the
//!   compiler prefers to those that take a reference.
//! - **The deriving crate** promises, by deriving, that no other code drops or takes the value of a
//!   managed field. Safe code cannot: `ManuallyDrop::drop` and `ManuallyDrop::take` are `unsafe`.
//!
//! The value is alive and exclusively borrowed while `Drop::drop` runs, and each managed field has one
//! turn there. With `close`, the same is true of a function that `Drop::drop` and `close` call: it takes a
//! [`Permit`], which only `unsafe` code can give. A field is lent to the steps of other fields only before
//! its own turn. Whoever is lent a field, or the whole value, holds the reference for one call only: see
//! [`Scope`].
//!
//! # Where things are
//!
//! `drop` runs the turns of the managed fields. `lend` gives steps and `begin` what they are called
//! with, and `calls` checks that they take it. `errors` keeps and reports what they return, and has the
//! part of `close` that all types share. `checks` asks the compiler about the types of fields and of
//! results. `names` lists the fields.

// Each function here is a line or two in the middle of a destructor. Debug builds are quicker, and
// backtraces shorter, without the calls.
#![allow(clippy::inline_always)]

#[cfg(rust_analyzer)]
pub mod arguments;
mod calls;
mod checks;
mod drop;
mod errors;
mod lend;
mod names;

pub use calls::*;
pub use checks::*;
pub use drop::*;
pub use errors::*;
pub use lend::*;
pub use names::*;

// The expansion names nothing of `::core`: `extern crate self as core` would make that name another
// crate, whose `Drop` is a trait that safe code can call.
pub use core::convert::From;
pub use core::marker::Sized;
pub use core::mem::{needs_drop, ManuallyDrop};
pub use core::ops::Drop;
pub use core::primitive::str;
pub use core::ptr::read_unaligned;
pub use core::result::Result;
