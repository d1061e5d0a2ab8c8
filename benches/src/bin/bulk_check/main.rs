//! Compiles the types of public crates inside their crates, with the derive on each of them.
//!
//! `bulk_check FOLDER [MOST]` takes the crates in a folder, each a folder of its own, such as cargo's
//! folder of downloaded sources; the smallest first, and not more than a number of them. Each is copied,
//! and checked as it is. If that works, every struct and enum gets the derive, structs also an `order`
//! list of their fields as declared, and the crate is checked again: it has to compile, without a warning
//! from the derive. Then each type gets copies beside it, whose fields are in `ManuallyDrop` and drop last
//! to first, in the ways of `copies.rs`. If the copies compile without the derive, they have to compile
//! with it.
//!
//! Left out: crates that cannot be built without a network, and those of edition 2015, which cannot
//! name the library by a path alone. Types that mention `ManuallyDrop`, about which the derive has to be
//! told more. Types in macros.

mod copies;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use copies::{copies, Copies};
use drop_derive_benches::copy_files;
use proc_macro2::{Delimiter, LineColumn, TokenStream, TokenTree};

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let folder = arguments.next().expect("bulk_check FOLDER [MOST]");
    let most = arguments.next().map_or(usize::MAX, |most| {
        most.to_str().and_then(|most| most.parse().ok()).expect("a number of crates")
    });
    let (mut crates, mut left_out, mut all) = (0, 0, Found::default());
    let mut without_copies = Vec::new();
    let mut failed = Vec::new();
    for source in crates_by_size(Path::new(&folder)) {
        if crates == most {
            break;
        }
        let name = source.file_name().expect("a name").to_string_lossy().into_owned();
        let works = |copy: &Copied| copy.check(&[]).status.success();
        let Some(copy) = Copied::new(&source).filter(works) else {
            left_out += 1;
            continue;
        };
        let found = copy.add(Added::Derive);
        if found.structs + found.enums == 0 {
            left_out += 1;
            continue;
        }
        let output = copy.check(&[]);
        let text = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() || text.contains("`OrderedDrop`") {
            println!("{name}:\n{text}");
            failed.push(name.clone());
        }
        // The copies are not used.
        let check_copies = |added| {
            let copy = Copied::new(&source).expect("it could be copied before");
            let found = copy.add(added);
            (found, copy.check(&["--cap-lints=allow"]))
        };
        let mut managed = 0;
        if check_copies(Added::BareCopies).1.status.success() {
            let (found, output) = check_copies(Added::Copies);
            managed = found.copies;
            if !output.status.success() {
                println!("{name}, copies:\n{}", String::from_utf8_lossy(&output.stderr));
                failed.push(name.clone());
            }
        } else {
            without_copies.push(name.clone());
        }
        println!("{name}: {} structs, {} enums, {managed} copies", found.structs, found.enums);
        crates += 1;
        all.structs += found.structs;
        all.enums += found.enums;
        all.copies += managed;
    }
    let Found { structs, enums, copies } = all;
    println!("\n{crates} crates, {structs} structs, {enums} enums, {copies} copies");
    println!("{left_out} crates left out; not copied: the types of {without_copies:?}");
    assert!(failed.is_empty(), "these fail with the derive: {failed:?}");
    assert!(crates > 0, "no crate there can be checked");
}

/// The folders that have a manifest, those with the fewest bytes of code first.
fn crates_by_size(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let folders = entries.map(|entry| entry.expect("an entry").path());
    let crates = folders.filter(|folder| folder.join("Cargo.toml").is_file());
    let mut by_size: Vec<_> = crates
        .map(|folder| {
            let files = code_in(&folder.join("src"));
            let size: u64 =
                files.iter().map(|file| fs::metadata(file).map_or(0, |data| data.len())).sum();
            (size, folder)
        })
        .collect();
    by_size.sort();
    by_size.into_iter().map(|(_, folder)| folder).collect()
}

/// The files with Rust code in a folder.
fn code_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(code_in(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// A copy of a crate, which can be changed.
struct Copied {
    folder: PathBuf,
    target: PathBuf,
}

/// What a crate has more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Added {
    /// The derive on each type.
    Derive,
    /// Copies of each type.
    BareCopies,
    /// Copies of each type, with the derive.
    Copies,
}

/// The types that were found, and the copies made of them.
#[derive(Default)]
struct Found {
    structs: usize,
    enums: usize,
    copies: usize,
}

impl Copied {
    /// `None` if the crate is one of those that are left out.
    fn new(source: &Path) -> Option<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
        let target = root.join("target/benches/bulk");
        let folder = target.join("crate");
        let manifest = fs::read_to_string(source.join("Cargo.toml")).ok()?;
        let manifest = manifest_with_the_derive(&manifest, &root.join("drop-derive"))?;
        let _ = fs::remove_dir_all(&folder);
        copy_files(source, &folder).ok()?;
        fs::write(folder.join("Cargo.toml"), manifest).ok()?;
        // The versions that have been downloaded.
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).ok()?;
        Some(Copied { folder, target })
    }

    fn check(&self, flags: &[&str]) -> Output {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(["rustc", "--profile=check", "--lib", "--offline", "--quiet", "--"])
            .args(flags)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env_remove("RUSTFLAGS");
        cargo.output().expect("cargo starts")
    }

    fn add(&self, added: Added) -> Found {
        let mut found = Found::default();
        for file in code_in(&self.folder.join("src")) {
            let Ok(text) = fs::read_to_string(&file) else { continue };
            let Ok(tokens) = text.parse::<TokenStream>() else { continue };
            let mut additions = Vec::new();
            let tokens: Vec<_> = tokens.into_iter().collect();
            find_types(&tokens, added, &mut additions, &mut found);
            fs::write(&file, with_additions(&text, &additions)).expect("the code");
        }
        found
    }
}

/// The manifest without what only tests need, and with the derive. `None` for edition 2015.
fn manifest_with_the_derive(manifest: &str, facade: &Path) -> Option<String> {
    // Cargo writes each dependency as a table of its own when it packs a crate.
    let is_for_tests = |header: &str| {
        ["[dev-dependencies", "[[test", "[[bench", "[[example", "[lints"]
            .iter()
            .any(|start| header.starts_with(start))
            || header.contains("dev-dependencies")
    };
    let mut kept = String::new();
    let mut is_kept = true;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_kept = !is_for_tests(line);
        }
        if is_kept {
            kept += line;
            kept.push('\n');
        }
    }
    let edition = manifest.lines().find_map(|line| line.strip_prefix("edition = "))?;
    let is_proc_macro = manifest.lines().any(|line| line == "proc-macro = true");
    if edition == "\"2015\"" || is_proc_macro {
        return None;
    }
    let facade = format!("path = \"{}\"", facade.display());
    // A build script may have the modules of the crate in it.
    let build = if manifest.contains("\nbuild = \"") {
        format!("[build-dependencies.drop-derive]\n{facade}\n\n")
    } else {
        String::new()
    };
    Some(format!("{kept}\n[dependencies.drop-derive]\n{facade}\n\n{build}[workspace]\n"))
}

/// What is to be written at a place.
type Addition = (LineColumn, String);

/// Finds the types among the items of a module, and of the modules in it.
fn find_types(
    tokens: &[TokenTree],
    added: Added,
    additions: &mut Vec<Addition>,
    found: &mut Found,
) {
    // Where the visibility of an item starts.
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        let is_after = |word: &str| at.checked_sub(1).is_some_and(|at| is_word(&tokens[at], word));
        match token {
            TokenTree::Ident(word) if word == "struct" || word == "enum" => {
                let item = item(&tokens[at..]);
                let is_told_of =
                    item.iter().any(|token| token.to_string().contains("ManuallyDrop"));
                if !is_told_of {
                    let is_struct = word == "struct";
                    *(if is_struct { &mut found.structs } else { &mut found.enums }) += 1;
                    if added == Added::Derive {
                        let place = tokens[start].span().start();
                        additions.push((place, derive(item, is_struct)));
                    } else if let Some(copies) = copies_of(item) {
                        let end = item.last().expect("a token").span().end();
                        let is_derived = added == Added::Copies;
                        let text = if is_derived { copies.derived } else { copies.bare };
                        additions.push((end, format!(" {text} ")));
                        found.copies += copies.count;
                    }
                }
            }
            TokenTree::Ident(word) if word == "pub" => continue,
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Parenthesis && is_after("pub") =>
            {
                continue;
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let is_module = at.checked_sub(2).is_some_and(|at| is_word(&tokens[at], "mod"));
                if is_module {
                    let tokens: Vec<_> = group.stream().into_iter().collect();
                    find_types(&tokens, added, additions, found);
                }
            }
            _ => {}
        }
        start = at + 1;
    }
}

fn derive(item: &[TokenTree], is_struct: bool) -> String {
    let list = list(item).filter(|_| is_struct);
    let list = list.map_or_else(String::new, |list| format!("#[drop(order = [{list}])] "));
    format!("#[derive(::drop_derive::OrderedDrop)] {list}")
}

fn copies_of(item: &[TokenTree]) -> Option<Copies> {
    let tokens: TokenStream = item.iter().cloned().collect();
    syn::parse2(tokens).ok().and_then(|item| copies(&item))
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// The item at the start of the tokens. It ends at a semicolon or with braces.
fn item(tokens: &[TokenTree]) -> &[TokenTree] {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    let end = tokens.iter().position(is_end).map_or(tokens.len(), |end| end + 1);
    &tokens[..end]
}

/// The names of the fields of a struct with braces. `None` if there are none, or any that may not be there.
fn list(item: &[TokenTree]) -> Option<String> {
    let Some(TokenTree::Group(group)) = item.last() else { return None };
    let fields: Vec<TokenTree> = group.stream().into_iter().collect();
    let mut names: Vec<String> = Vec::new();
    for (at, token) in fields.iter().enumerate() {
        match token {
            TokenTree::Group(attribute) if attribute.stream().to_string().starts_with("cfg") => {
                return None;
            }
            // The name stands before a colon that is alone, at the start or after a comma, and what else
            // may stand before it: the first colon after a comma outside of angle brackets.
            TokenTree::Ident(name) if is_field_name(&fields, at, names.len()) => {
                names.push(name.to_string());
            }
            _ => {}
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// Whether the name at an index is that of the field with a number.
fn is_field_name(fields: &[TokenTree], at: usize, number: usize) -> bool {
    let is = |token: Option<&TokenTree>, wanted| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
    let is_before_colon = is(fields.get(at + 1), ':') && !is(fields.get(at + 2), ':');
    let before = &fields[..at];
    let (mut depth, mut commas, mut last) = (0_usize, 0, ' ');
    for token in before {
        let this = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match this {
            '<' => depth += 1,
            '>' if last != '-' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => commas += 1,
            _ => {}
        }
        last = this;
    }
    is_before_colon && depth == 0 && commas == number && !is(before.last(), ':')
}

/// The text with the additions, which come in its order.
fn with_additions(text: &str, additions: &[Addition]) -> String {
    let mut out = String::new();
    let mut additions = additions.iter().peekable();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        // A place may be behind the last letter.
        for (column, letter) in line.chars().map(Some).chain([None]).enumerate() {
            let place = LineColumn { line: at + 1, column };
            while let Some((_, addition)) = additions.next_if(|next| next.0 == place) {
                out += addition;
            }
            out.extend(letter);
        }
    }
    assert!(additions.next().is_none(), "the places are those of the text");
    out
}
