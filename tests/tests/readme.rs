//! The README tells the truth. Its code is run by the documentation tests of the crate.

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::path::Path;
use std::process::Command;

fn read(path: &str) -> String {
    read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_error_in_the_readme_is_what_the_compiler_says() {
    let readme = read("../README.md");
    let case = read("ui/readme/moved_field.rs");
    let snapshot = read("ui/readme/moved_field.stderr");

    // The first block of code, after somebody has moved a field.
    let code = readme.split("```").nth(1).unwrap().strip_prefix("rust\n").unwrap();
    let (code, _) = code.split_once("\nassert_eq!").unwrap();
    let window = "    window: Window,\n";
    let moved = code.replace(window, "").replace("App {\n", &format!("App {{\n{window}"));
    assert_eq!(case, format!("{moved}\nfn main() {{}}\n"));

    let printed = snapshot.replace("ui/readme/moved_field.rs", "src/main.rs");
    let (printed, _) = printed.split_once("  |\n  = note: this error originates").unwrap();
    assert!(readme.contains(printed), "the README does not say:\n{printed}");
}

/// The first lines of the example are what it prints, and the README names its command.
#[test]
fn the_example_prints_what_it_says() {
    const COMMAND: &str = "cargo run --example log_writer";
    assert!(read("../README.md").contains(COMMAND));
    let example = read("../drop-derive/examples/log_writer.rs");
    assert!(example.lines().count() < 60);
    let lines = example.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let said = lines.skip_while(|line| *line != format!("$ {COMMAND}")).skip(1);
    let said: Vec<_> = said.take_while(|line| *line != "```").collect();

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut words = COMMAND.split(' ').skip(1);
    let output = Command::new(env!("CARGO"))
        .arg(words.next().unwrap())
        .args(["--locked", "--offline", "--quiet"])
        .args(words)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed.lines().collect::<Vec<_>>(), said);
    assert!(said.len() > 5);
}

/// The rows of the table of arguments.
fn table<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    lines
        .skip_while(|line| !line.starts_with("| on a |"))
        .take_while(|line| line.starts_with('|'))
        .collect()
}

#[test]
fn the_readme_and_the_page_of_the_derive_have_the_same_table() {
    let readme = read("../README.md");
    let page = read("../drop-derive-macros/src/lib.rs");
    let page = table(page.lines().filter_map(|line| line.strip_prefix("/// ")));
    assert!(page.len() > 10);
    assert_eq!(table(readme.lines()), page);
}

/// The page on safety says which tests keep a promise.
#[test]
fn the_page_on_safety_names_tests_that_exist() {
    let page = read("../drop-derive/src/guide/safety.md");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let words = page.split('`').skip(1).step_by(2).map(Path::new);
    let files = words.filter(|word| word.extension().is_some_and(|end| end == "rs"));
    let files = files.map(|file| {
        let is_alone = file.parent() == Some(Path::new(""));
        root.join(if is_alone { "tests/ui/soundness" } else { "" }).join(file)
    });
    let (found, missing): (Vec<_>, Vec<_>) = files.partition(|file| file.exists());
    assert!(found.len() > 20 && missing.is_empty(), "{missing:#?}");
}

/// The first line of a message without the names in it, and without the number of those left out.
fn form(line: &str) -> String {
    let without_names = |(index, part)| if index % 2 == 0 { part } else { "_" };
    let parts: Vec<_> = line.split('`').enumerate().map(without_names).collect();
    let form = parts.join("`").replace("`_`, ", "");
    match form.split_once(" others ") {
        Some((first, rest)) if first.starts_with("`_` and ") => format!("`_` {rest}"),
        _ => form,
    }
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

/// Errors that the compiler has worded, in the programs of `ui`: without a code, or about a trait.
const OF_THE_COMPILER: [&str; 12] = [
    "non-structural type",
    "pattern requires",
    " never ",
    "cannot find attribute",
    "cannot find derive macro",
    "derive helper",
    "union patterns",
    "unused import",
    "implementation of an",
    "attribute value must be",
    " trait ",
    "the size for values of type",
];

/// What this crate has worded: messages without a code, those of its constants, and those of its
/// traits.
fn own_message(line: &str) -> Option<String> {
    let error = line.strip_prefix("error")?;
    let message = error.strip_prefix(": ").or_else(|| error.strip_prefix("[E0277]: "));
    let message = message
        .filter(|message| !OF_THE_COMPILER.iter().any(|words| message.contains(words)))
        .or_else(|| error.strip_prefix("[E0080]: evaluation panicked: "));
    message.map(form)
}
