//! Finds the structs and enums in the sources of crates.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::DeriveInput;

/// The limits on what is read of a crate.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) bytes: usize,
    pub(super) items: usize,
}

impl Limits {
    pub(super) const NONE: Limits = Limits { bytes: usize::MAX, items: usize::MAX };
}

/// The folders in a folder of crates.
pub(super) fn crates_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// The crates of the lock file that cargo has unpacked on this machine.
pub(super) fn downloaded_crates() -> Vec<PathBuf> {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let lock = fs::read_to_string(lock).expect("the lock file of the workspace");
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.expect("the home of cargo").join("registry/src");
    let registries = if sources.is_dir() { crates_in(&sources) } else { Vec::new() };
    let mut found = BTreeMap::new();
    for package in lock.split("[[package]]") {
        let value = |key| {
            let line = package.lines().find_map(|line| line.strip_prefix(key));
            line.map(|value| value.trim_matches(['=', ' ', '"']))
        };
        let (Some(name), Some(version)) = (value("name"), value("version")) else { continue };
        let folder = format!("{name}-{version}");
        let paths = registries.iter().map(|registry| registry.join(&folder));
        found.extend(paths.filter(|path| path.is_dir()).map(|path| (folder.clone(), path)));
    }
    found.into_values().collect()
}

/// The structs and enums anywhere in a crate, with the file of each. From a crate that exceeds the limits, a
/// random choice is read, which is the same each time.
pub(super) fn items_of(folder: &Path, limits: Limits) -> Vec<(PathBuf, TokenStream)> {
    let mut rng = Rng::with_seed(15);
    let mut files = Vec::new();
    find_files(folder, &mut files);
    files.sort();
    rng.shuffle(&mut files);
    let (mut items, mut bytes) = (Vec::new(), 0);
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        if bytes + text.len() > limits.bytes {
            continue;
        }
        bytes += text.len();
        // Some files are no valid code: templates, and tests of the parser.
        let Ok(tokens) = text.parse::<TokenStream>() else { continue };
        let mut found = Vec::new();
        find_items(tokens, &mut found);
        items.extend(found.into_iter().map(|item| (file.clone(), item)));
    }
    rng.shuffle(&mut items);
    items.truncate(limits.items);
    items
}

fn find_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        if kind.is_dir() {
            find_files(&path, files);
        } else if kind.is_file() && path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Finds the items in the tokens, also in functions and in the calls of macros.
pub(super) fn find_items(tokens: TokenStream, found: &mut Vec<TokenStream>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    // The start of the attributes and the visibility of the item.
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "struct" || word == "enum" => {
                found.extend(item(&tokens[start..], at - start));
            }
            TokenTree::Ident(word) if word == "pub" => continue,
            TokenTree::Punct(punct) if punct.as_char() == '#' => continue,
            TokenTree::Group(group) => {
                find_items(group.stream(), found);
                let is_attribute = group.delimiter() == Delimiter::Bracket
                    && matches!(tokens[..at].last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#');
                let is_scope = group.delimiter() == Delimiter::Parenthesis
                    && matches!(tokens[..at].last(), Some(TokenTree::Ident(word)) if word == "pub");
                if is_attribute || is_scope {
                    continue;
                }
            }
            _ => {}
        }
        start = at + 1;
    }
}

/// The item at the start of the tokens, with its keyword at an index. It ends at a semicolon or with braces,
/// but not with braces in its generics. `None` if it is no item, such as a pattern of a macro.
fn item(tokens: &[TokenTree], keyword: usize) -> Option<TokenStream> {
    const MOST_BRACES: usize = 4;
    let is_end = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    let rest = tokens.iter().enumerate().skip(keyword);
    let ends = rest.filter(|(_, token)| is_end(token)).map(|(at, _)| at);
    ends.take(MOST_BRACES).find_map(|end| {
        let item: TokenStream = tokens[..=end].iter().cloned().collect();
        syn::parse2::<DeriveInput>(item.clone()).is_ok().then_some(item)
    })
}

#[test]
fn items_are_found_wherever_they_stand() {
    let code = "
        use a::b; #[repr(C)] pub(crate) struct A<const N: usize = { 1 }> { a: u8 }
        fn f() { struct B(u8); } m! { /// Documented.
        pub enum C { D } } struct E; macro_rules! n { ($name:ident) => { struct $name; } }
    ";
    let mut found = Vec::new();
    find_items(code.parse().unwrap(), &mut found);
    let names = found.iter().map(|item| {
        let item: DeriveInput = syn::parse2(item.clone()).unwrap();
        format!("{} {}", item.ident, item.attrs.len())
    });
    assert_eq!(names.collect::<Vec<_>>(), ["A 1", "B 0", "C 1", "E 0"]);
}
