//! Four shapes of type that public crates write by hand, and their ports to the derive.
//!
//! Each file has the type twice: `before`, as such crates write it, and `after`. Both are made of the
//! same parts and asked the same questions: what is done when, as it is and where a part panics. That
//! a wrong order of the port does not compile is shown in `ui/real`.

mod client;
mod encoder;
mod guard;
mod pair;

use drop_derive_tests::{log, log_of_panic_at};

/// What is done when the value is dropped, and what where that panics at a line.
fn log_of_drop<T>(make: impl Fn() -> T, panic_at: Option<&str>) -> Vec<String> {
    let value = make();
    // How it was made is of no interest.
    log();
    match panic_at {
        None => {
            drop(value);
            log()
        }
        Some(line) => log_of_panic_at(line, || drop(value)),
    }
}
