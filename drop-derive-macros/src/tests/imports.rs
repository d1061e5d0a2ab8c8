//! The modules at the root of the crate are layers: each module imports only from layers below it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// From top to bottom. Modules of one layer do not import each other.
const LAYERS: [&[&str]; 6] =
    [&["lib"], &["emit"], &["plan"], &["parse"], &["report"], &["grammar", "order"]];

#[test]
fn imports_run_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    find(&src, &mut files);
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    let mut count = 0;
    for file in files {
        let module = module_of(file.strip_prefix(&src).unwrap());
        let name = module.first().map_or("lib", String::as_str).to_owned();
        let tokens = fs::read_to_string(&file).unwrap().parse().unwrap();
        let imports = imports(tokens, &module).into_iter().filter(|import| *import != name);
        for import in imports {
            count += 1;
            if layer(&import) <= layer(&name) {
                wrong.push(format!("{}: `{name}` imports `{import}`", file.display()));
            }
        }
        seen.insert(name);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(seen, LAYERS.concat().into_iter().map(str::to_owned).collect());
    assert!(count > 50, "only {count} imports were found");
}

fn layer(module: &str) -> usize {
    LAYERS
        .iter()
        .position(|layer| layer.contains(&module))
        .unwrap_or_else(|| panic!("`{module}` is in no layer"))
}

/// The source files without the tests, which may import all modules.
fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("src/tests") {
            find(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The path of the module in a file: `emit/drop.rs` is `emit::drop`, `emit/mod.rs` is `emit`.
fn module_of(file: &Path) -> Vec<String> {
    let parts = file.with_extension("");
    let mut module: Vec<_> = parts.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    module
}

/// The root modules that the code of a module names, by `crate::emit` or by enough `super::`.
fn imports(tokens: TokenStream, module: &[String]) -> Vec<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let rest = &tokens[at + 1..];
        // Not in the middle of a path.
        let is_start = !matches!(&tokens[..at], [.., a, b] if is_colon(a) && is_colon(b));
        match token {
            TokenTree::Ident(start) if is_start && start == "crate" => {
                found.extend(names_after(rest));
            }
            TokenTree::Ident(start) if is_start && start == "super" => {
                let (supers, rest) = supers(rest);
                if supers == module.len() {
                    found.extend(names_after(rest));
                }
            }
            TokenTree::Group(group) => {
                let mut module = module.to_vec();
                if let [.., TokenTree::Ident(keyword), TokenTree::Ident(name)] = &tokens[..at] {
                    module.extend((keyword == "mod").then(|| name.to_string()));
                }
                found.extend(imports(group.stream(), &module));
            }
            _ => {}
        }
    }
    found
}

/// The number of `super` at the start of a path, including one before `rest`, and the rest of the path.
fn supers(rest: &[TokenTree]) -> (usize, &[TokenTree]) {
    match rest {
        [first, second, TokenTree::Ident(name), rest @ ..]
            if is_colon(first) && is_colon(second) && name == "super" =>
        {
            let (count, rest) = supers(rest);
            (count + 1, rest)
        }
        _ => (1, rest),
    }
}

/// The names after `::`: a single one, or the first names of the paths in braces. Names that are no modules
/// are in no layer, so they do no harm.
fn names_after(rest: &[TokenTree]) -> Vec<String> {
    match rest {
        [first, second, TokenTree::Group(group), ..] if is_colon(first) && is_colon(second) => {
            let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
            let paths = tokens.split(|token| is_punct(token, ','));
            paths.filter_map(|path| Some(path.first()?.to_string())).collect()
        }
        [first, second, name, ..] if is_colon(first) && is_colon(second) => vec![name.to_string()],
        _ => Vec::new(),
    }
}

fn is_colon(token: &TokenTree) -> bool {
    is_punct(token, ':')
}

fn is_punct(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == punct)
}

#[test]
fn an_import_is_found_however_it_is_spelled() {
    let found = |module: &str, code: &str| {
        let module: Vec<_> = module.split("::").map(str::to_owned).collect();
        imports(code.parse().unwrap(), &module).join(" ")
    };
    assert_eq!(found("a", "use crate::b::c; use crate::d; fn f() { crate::e::g() }"), "b d e");
    assert_eq!(found("a", "use crate::{b::{c, d}, e, f::*}; use crate::*;"), "b e f *");
    assert_eq!(
        found("a", "use super::b; use super::{c, d::e}; use self::f; super::g!()"),
        "b c d g"
    );
    assert_eq!(found("a::b", "use super::c; use super::super::d;"), "d");
    assert_eq!(found("a", "mod tests { use super::*; use super::super::b; }"), "b");
    assert_eq!(found("a::b", "fn f(c: super::super::d::E) -> F<crate::g::H> {}"), "d g");
    assert_eq!(found("a", "pub(crate) fn f() { /* crate::b */ }"), "");
}
