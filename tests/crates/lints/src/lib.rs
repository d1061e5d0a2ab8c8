//! Derives in every shape, under every lint of rustc and clippy, on types that set none of them off.
//! That this compiles, and that clippy is silent, is the test: see `tests/tests/lints.rs`.

#![no_std]
#![forbid(unsafe_code)]
// Lints that are ignored anywhere else than here.
#![deny(
    non_ascii_idents,
    rust_2021_prefixes_incompatible_syntax,
    rust_2024_guarded_string_incompatible_syntax,
    unused_crate_dependencies
)]

pub mod shapes;
