//! Neither `std` nor `alloc` is needed.

use std::path::Path;
use std::process::Command;

#[test]
#[cfg_attr(miri, ignore = "Miri starts no processes")]
fn a_program_without_std_and_alloc_links() {
    // With unwinding a static library would need `eh_personality`, which only `std` has.
    let output = Command::new(env!("CARGO"))
        .args([
            "rustc",
            "--locked",
            "--offline",
            "--example",
            "freestanding",
            "--crate-type",
            "staticlib",
        ])
        .args(["--config", "profile.dev.panic='abort'", "--target-dir"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("freestanding"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
