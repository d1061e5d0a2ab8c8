//! All that the expansion of the derive calls. This is no public interface: it changes without notice, so
//! the macro crate is pinned to this one.
//!
//! # The safety contract
//!
//! The derive writes `unsafe` into crates whose authors wrote none. So the contract has three parties:
//! this module, the expansion, and the deriving crate.
//!
//! - **This module** makes each function unsafe that drops, takes, copies or lends a value through a
//!   pointer. Code that calls this module by itself can do no harm without writing `unsafe`. A user
//!   must not be able to implement a trait that `unsafe` code or an accepted order relies on. So such a trait
//!   is `unsafe`, or has one impl for all `Copy` types, beside which no other fits. Only what the expansion
//!   names is exported. The functions that the user names are called outside any `unsafe` block.
//! - **The expansion** keeps the promises of the `# Safety` sections. Each `unsafe` block that it writes has
//!   its proof beside it, in the `emit` folder of the macro crate. The proofs rest on facts about the
//!   derived type that the compiler checks:
//!   1. The type is a struct or an enum, and it has the same fields, by name, as the derive saw.
//!   2. Each managed field is the standard [`ManuallyDrop`], or has a step and is `Copy`: see [`Turn`],
//!      [`StdManuallyDrop`] and [`HandleKind`]. So the language never drops the value of a managed field.
//!   3. Each field that a destructor or a step gets a reference to is aligned. The derive refuses a packed
//!      struct with such fields. If an attribute macro could still pack the struct, the expansion borrows
//!      these fields, which is an error in a packed struct.
//!
//!   A function that `unsafe` code relies on is called by its path. A check that an accepted order relies on
//!   is called by its path, or is a method that takes `self` by value. A method that takes a reference would
//!   not do: a user's trait may have a method of the same name for all types, and the compiler would prefer
//!   it.
//! - **The deriving crate** promises, by deriving, that no other code drops or takes the value of a
//!   managed field. Safe code cannot: `ManuallyDrop::drop` and `ManuallyDrop::take` are `unsafe`.
//!
//! While `Drop::drop` runs, the value is alive and exclusively borrowed, and each managed field has one
//! turn. With `close`, the same is true of a function that both `Drop::drop` and `close` call: it takes a
//! [`Permit`], which only `unsafe` code can make. A field is lent to steps of other fields only before its
//! own turn. A reference that is lent, to a field or to the whole value, ends with the call: see [`Scope`].
//!
//! # The files
//!
//! `drop` runs the turns of the managed fields. `lend` makes the arguments of steps and `begin`, and `calls`
//! checks that the functions take them. `errors` keeps and reports the errors that they return, and has the
//! part of `close` that all types share. `checks` asks the compiler about the types of fields and results.
//! `names` lists the fields.
//!
//! [`HandleKind`]: calls::HandleKind
//! [`Turn`]: drop::Turn

// Each function here is a line or two in the middle of a destructor. Without the calls, debug builds are
// faster and backtraces shorter.
#![allow(clippy::inline_always)]
// Methods that are called for their types alone.
#![allow(clippy::unused_self)]
// The links are for who reads the code.
#![allow(rustdoc::private_intra_doc_links)]

#[cfg(rust_analyzer)]
pub mod arguments;
mod calls;
mod checks;
mod drop;
mod errors;
mod lend;
mod names;

// Only what the expansion names is exported. With the name of a trait, a user could write a bound that changes
// which impl is chosen; with the name of a type, a method that is found before ours.
pub use calls::{copied_handle, handle_in_place, role, Calls};
pub use checks::{
    as_manually_drop, assert_done, assert_list, assert_manually_drop, assert_no_drop_glue,
    assert_order, assert_plain1, assert_plain2, assert_plain3, assert_plain4, assert_rightly_plain,
    only_for_editors, unreachable_ref, FieldType, StdManuallyDrop,
};
pub use drop::{drop_in_order, DropAfter, InOrder, Step};
pub use errors::{close, in_close, plain, Errors, Mode, NoResult, Permit, Returns, Unused};
pub use lend::{
    copy, copy_field, copy_value, field_ptr, lend, lend_handle, lend_value, take, Scope,
};
pub use names::Names;

// The expansion has no path from `::core`: with `extern crate self as core`, that name would be the user's
// crate, which could have a trait `Drop` that safe code can call.
pub use core::convert::From;
pub use core::marker::Sized;
pub use core::mem::{needs_drop, ManuallyDrop};
pub use core::ops::Drop;
pub use core::primitive::str;
pub use core::ptr::read_unaligned;
pub use core::result::Result;
