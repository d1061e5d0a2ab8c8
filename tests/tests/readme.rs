//! The README tells the truth. Its code is run by the documentation tests of the crate.

use std::fs::read_to_string;
use std::path::Path;

#[test]
fn the_error_in_the_readme_is_what_the_compiler_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = read_to_string(root.join("../README.md")).unwrap();
    let case = read_to_string(root.join("ui/readme/plain_before_managed.rs")).unwrap();
    let snapshot = read_to_string(root.join("ui/readme/plain_before_managed.stderr")).unwrap();

    let code = case.trim_end().strip_suffix("fn main() {}").unwrap().trim_end();
    assert!(readme.contains(code), "the code in the README is not that of the snapshot");
    let message: Vec<_> = snapshot.lines().take_while(|line| !line.contains("-->")).collect();
    assert!(message.len() > 3);
    assert!(readme.contains(&message.join("\n")), "the README does not say:\n{snapshot}");
}
