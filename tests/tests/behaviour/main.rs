//! How values of derived types behave when they drop. One module for each subject, and one target
//! for all of them, so that only one program is linked.
//!
//! All of it can run under Miri and the sanitizers: see `.ci/memory`.

mod enums;
mod hygiene;
mod last_first;
mod orders;
mod parts;
mod pinned;
mod semantics;
mod steps;
mod types;
