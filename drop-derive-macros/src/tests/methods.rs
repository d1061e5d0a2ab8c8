//! The methods and associated functions that the expansions call. A trait of the user's can have some of the
//! same names for all types, so each of them has to be tried with such a trait.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The names behind a dot or behind a type, if arguments follow, with types in front of them or not.
fn add_functions(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, sign: char| match tokens.get(at) {
        Some(TokenTree::Punct(punct)) => punct.as_char() == sign,
        _ => false,
    };
    let is_type = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(name)) => name.to_string().starts_with(char::is_uppercase),
        _ => is(at, '>'),
    };
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => add_functions(group.stream(), found),
            TokenTree::Ident(name) if at > 0 => {
                let is_method = is(at - 1, '.');
                let is_associated = at > 2 && is(at - 1, ':') && is_type(at - 3) && !is_type(at);
                let has_arguments = match tokens.get(at + 1) {
                    Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
                    _ => is(at + 1, ':') && is(at + 3, '<'),
                };
                if (is_method || is_associated) && has_arguments {
                    found.insert(name.to_string());
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_trait_for_all_types_is_tried_with_each_function_that_an_expansion_calls() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut called = BTreeSet::new();
    for entry in fs::read_dir(root.join("src/tests/golden")).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".expanded.rs") {
            add_functions(fs::read_to_string(path).unwrap().parse().unwrap(), &mut called);
        }
    }
    assert!(called.len() >= 20, "{called:?}");
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
