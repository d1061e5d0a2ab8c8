//! The methods that the expansions call by their names alone. A trait of the user's can have methods of the
//! same names for all types, so each of them has to be tried with such a trait.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The names behind a dot that arguments follow, with types in front of them or not.
fn add_methods(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, sign: char| match tokens.get(at) {
        Some(TokenTree::Punct(punct)) => punct.as_char() == sign,
        _ => false,
    };
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => add_methods(group.stream(), found),
            TokenTree::Ident(name) if at > 0 && is(at - 1, '.') => {
                let has_arguments = match tokens.get(at + 1) {
                    Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
                    _ => is(at + 1, ':'),
                };
                if has_arguments {
                    found.insert(name.to_string());
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_trait_for_all_types_is_tried_with_each_method_that_an_expansion_calls() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut called = BTreeSet::new();
    for entry in fs::read_dir(root.join("src/tests/golden")).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".expanded.rs") {
            add_methods(fs::read_to_string(path).unwrap().parse().unwrap(), &mut called);
        }
    }
    assert!(called.len() >= 13, "{called:?}");
    let tests = root.join("../tests");
    let tries = |file: &str, name: &str| {
        let text = fs::read_to_string(tests.join(file)).unwrap();
        text.contains(&format!("fn {name}<")) || text.contains(&format!("fn {name}("))
    };
    for name in &called {
        let is_tried = tries("tests/behaviour/hostile.rs", name)
            || tries("ui/soundness/methods_of_a_blanket_trait_for_results.rs", name);
        assert!(is_tried, "no hostile trait has `{name}`: give it to those in `hostile.rs`");
    }
}
