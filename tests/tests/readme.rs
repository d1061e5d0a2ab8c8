//! The README tells the truth. Its code is run by the documentation tests of the crate.

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
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

/// The first line of a message without the names in it.
fn form(line: &str) -> String {
    let without_names = |(index, part)| if index % 2 == 0 { part } else { "_" };
    let parts: Vec<_> = line.split('`').enumerate().map(without_names).collect();
    parts.join("`").replace("`_`, ", "")
}

#[test]
fn the_page_on_errors_has_every_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = read_to_string(root.join("../drop-derive/src/guide/errors.md")).unwrap();
    let headings: BTreeSet<_> =
        page.lines().filter_map(|line| line.strip_prefix("### ")).map(form).collect();

    let mut said = BTreeSet::new();
    for folder in read_dir(root.join("ui")).unwrap() {
        for file in read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "stderr") {
                said.extend(read_to_string(path).unwrap().lines().filter_map(own_message));
            }
        }
    }
    assert!(said.len() > 40);
    let missing: Vec<_> = said.difference(&headings).collect();
    let stale: Vec<_> = headings.difference(&said).collect();
    assert!(missing.is_empty() && stale.is_empty(), "missing: {missing:#?}, stale: {stale:#?}");
}

/// Errors without a code that the compiler has worded, in the programs of `ui`.
const OF_THE_COMPILER: [&str; 7] = [
    "pattern requires",
    " never ",
    "cannot find attribute",
    "cannot find derive macro",
    "derive helper",
    "union patterns",
    "unused import",
];

/// What this crate has worded: messages without a code, those of its constants, and those of its
/// traits.
fn own_message(line: &str) -> Option<String> {
    let error = line.strip_prefix("error")?;
    let message = error
        .strip_prefix(": ")
        .filter(|message| !OF_THE_COMPILER.iter().any(|words| message.contains(words)))
        .or_else(|| error.strip_prefix("[E0080]: evaluation panicked: "))
        .or_else(|| error.strip_prefix("[E0277]: ").filter(|message| !message.contains(" trait ")));
    message.map(form)
}
