//! How values of derived types behave when they drop. One module for each subject, and one target
//! for all of them, so that only one program is linked.
//!
//! All of it runs with the oldest compiler and the lowest versions, and under Miri and the sanitizers:
//! see `crates/behaviour`. What needs other crates is in targets of its own.

// Each way to declare an order, and to say what happens at a field's turn.
mod begin;
mod close;
mod close_model;
mod enums;
mod last_first;
mod lists;
mod many_fields;
mod orders;
mod parts;
mod reports;
mod reverse;
mod semantics;
mod steps;
mod unsized_parts;

// What a type may be made of, and where it may stand.
mod expressions;
mod fragments;
mod hygiene;
mod names;
mod places;
mod types;

// Attacks that compile, and must do no harm. Best run by Miri.
mod discriminants;
mod hostile;
mod hostile_close;
mod neighbours;
mod pinned;
mod unsized_tails;
