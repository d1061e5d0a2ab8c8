//! An example of each shape of the expansion: `golden/<shape>.rs` is an item, and
//! `golden/<shape>.expanded.rs` is the expansion of the derive on it.

use std::fs;
use std::path::Path;

/// The expansion of an item, formatted.
fn expansion(item: &str) -> String {
    let tokens = crate::derive(item.parse().expect("the item is made of tokens"));
    let file = syn::parse2(tokens).expect("the expansion is made of items");
    prettyplease::unparse(&file)
}

/// Bless with `GOLDEN=overwrite`, then read the diff.
#[test]
fn every_shape_of_expansion_is_as_it_was_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/golden");
    let mut shapes = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".expanded.rs") {
            continue;
        }
        shapes += 1;
        let expanded = expansion(&fs::read_to_string(&path).unwrap());
        let golden = path.with_extension("expanded.rs");
        if std::env::var_os("GOLDEN").is_some_and(|value| value == "overwrite") {
            fs::write(golden, expanded).unwrap();
        } else {
            let reviewed = fs::read_to_string(&golden).unwrap_or_default();
            assert!(expanded == reviewed, "{} is not:\n{expanded}", golden.display());
        }
    }
    assert!(shapes >= 10);
}

/// The page in the documentation shows the expansion of `golden/client.rs` with comments.
#[test]
fn the_expansion_in_the_documentation_is_the_real_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("../drop-derive/src/guide/expansion.md")).unwrap();
    let golden = fs::read_to_string(root.join("src/tests/golden/client.expanded.rs")).unwrap();
    // The second block of code, without hidden lines.
    let code = page.split("```").nth(3).unwrap().strip_prefix("rust\n").unwrap();
    let is_shown = |line: &&str| !line.starts_with("# ");
    let code: Vec<_> = code.lines().filter(is_shown).collect();
    let shown: syn::File = syn::parse_str(&code.join("\n")).unwrap();
    assert_eq!(prettyplease::unparse(&shown), golden);
}
