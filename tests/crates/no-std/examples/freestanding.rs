//! Links what a program without operating system would. If `std` were among it, there would be two
//! panic handlers, and if `alloc` were, an allocator would be missing: the first is an error whenever
//! this is compiled, the second when it is linked, as `tests/links_nothing.rs` does.

#![no_std]

pub use drop_derive_tests_no_std::*;

// As a test, which `--all-targets` makes of it, it has that of `std`.
#[cfg(not(test))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {
        core::hint::spin_loop();
    }
}
