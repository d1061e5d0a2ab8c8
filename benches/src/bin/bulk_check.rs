//! Compiles the types of public crates inside their crates, with the derive on each of them.
//!
//! `bulk_check FOLDER [MOST]` takes the crates in a folder, each a folder of its own, such as cargo's
//! folder of downloaded sources; the smallest first, and not more than a number of them. Each is copied,
//! and checked as it is. If that works, every struct and enum gets the derive, structs also an `order`
//! list of their fields as declared, and the crate is checked again: it has to compile, without a warning
//! from the derive.
//!
//! Left out: crates that cannot be built without a network, and those of edition 2015, which cannot
//! name the library by a path alone. Types that mention `ManuallyDrop`, about which the derive has to be
//! told more. Types in macros.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use drop_derive_benches::copy_files;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let folder = arguments.next().expect("bulk_check FOLDER [MOST]");
    let most = arguments.next().map_or(usize::MAX, |most| {
        most.to_str().and_then(|most| most.parse().ok()).expect("a number of crates")
    });
    let (mut crates, mut left_out, mut structs, mut enums) = (0, 0, 0, 0);
    let mut failed = Vec::new();
    for source in crates_by_size(Path::new(&folder)) {
        if crates == most {
            break;
        }
        let name = source.file_name().expect("a name").to_string_lossy().into_owned();
        let Some(copy) = Copied::new(&source) else {
            left_out += 1;
            continue;
        };
        if !copy.check().status.success() {
            left_out += 1;
            continue;
        }
        let found = copy.add_derives();
        if found.structs + found.enums == 0 {
            left_out += 1;
            continue;
        }
        let output = copy.check();
        let text = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() || text.contains("`OrderedDrop`") {
            println!("{name}:\n{text}");
            failed.push(name);
        } else {
            println!("{name}: {} structs, {} enums", found.structs, found.enums);
        }
        crates += 1;
        structs += found.structs;
        enums += found.enums;
    }
    println!("\n{crates} crates, {structs} structs, {enums} enums; {left_out} crates left out");
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

/// The types that got the derive.
#[derive(Default)]
struct Found {
    structs: usize,
    enums: usize,
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

    fn check(&self) -> Output {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(["check", "--lib", "--offline", "--quiet"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env_remove("RUSTFLAGS");
        cargo.output().expect("cargo starts")
    }

    fn add_derives(&self) -> Found {
        let mut found = Found::default();
        for file in code_in(&self.folder.join("src")) {
            let Ok(text) = fs::read_to_string(&file) else { continue };
            let Ok(tokens) = text.parse::<TokenStream>() else { continue };
            let mut additions = Vec::new();
            find_types(&tokens.into_iter().collect::<Vec<_>>(), &mut additions, &mut found);
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

/// What is to be written before the token at a line and a column.
type Addition = (usize, usize, String);

/// Finds the types among the items of a module, and of the modules in it.
fn find_types(tokens: &[TokenTree], additions: &mut Vec<Addition>, found: &mut Found) {
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
                    let list = list(item).filter(|_| is_struct);
                    let list =
                        list.map_or_else(String::new, |list| format!("#[drop(order = [{list}])] "));
                    let place = tokens[start].span().start();
                    let addition = format!("#[derive(::drop_derive::OrderedDrop)] {list}");
                    additions.push((place.line, place.column, addition));
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
                    find_types(&group.stream().into_iter().collect::<Vec<_>>(), additions, found);
                }
            }
            _ => {}
        }
        start = at + 1;
    }
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
        for (column, letter) in line.chars().enumerate() {
            while let Some((_, _, addition)) =
                additions.next_if(|next| (next.0, next.1) == (at + 1, column))
            {
                out += addition;
            }
            out.push(letter);
        }
    }
    assert!(additions.next().is_none(), "the places are those of the text");
    out
}
