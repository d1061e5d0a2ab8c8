// The modules of the macro crate, for tests that compile it as a library. To be included in their root,
// since the modules name each other by `crate`.

#[path = "../drop-derive-macros/src/argument.rs"]
mod argument;
#[path = "../drop-derive-macros/src/ast.rs"]
mod ast;
#[path = "../drop-derive-macros/src/attr.rs"]
mod attr;
#[path = "../drop-derive-macros/src/check.rs"]
mod check;
#[path = "../drop-derive-macros/src/cursor.rs"]
mod cursor;
#[path = "../drop-derive-macros/src/error.rs"]
mod error;
#[path = "../drop-derive-macros/src/expand.rs"]
mod expand;
#[path = "../drop-derive-macros/src/graph.rs"]
mod graph;
#[path = "../drop-derive-macros/src/item.rs"]
mod item;
#[path = "../drop-derive-macros/src/judge.rs"]
mod judge;
#[path = "../drop-derive-macros/src/message.rs"]
mod message;
#[path = "../drop-derive-macros/src/parts.rs"]
mod parts;
#[path = "../drop-derive-macros/src/pretty.rs"]
mod pretty;
#[path = "../drop-derive-macros/src/proofs.rs"]
mod proofs;
#[path = "../drop-derive-macros/src/resolve.rs"]
mod resolve;
#[path = "../drop-derive-macros/src/scope.rs"]
mod scope;
#[path = "../drop-derive-macros/src/turns.rs"]
mod turns;
#[path = "../drop-derive-macros/src/types.rs"]
mod types;
#[path = "../drop-derive-macros/src/value.rs"]
mod value;
