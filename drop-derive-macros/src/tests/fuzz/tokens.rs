//! Token trees that are easy to change, and the items that fuzzing starts from.

use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

#[derive(Clone, Debug)]
pub(crate) enum Token {
    /// Anything but a group.
    Leaf(TokenTree),
    Group(Delimiter, Vec<Token>),
}

impl Token {
    /// Whether it is this name or this character.
    pub(crate) fn is(&self, text: &str) -> bool {
        match self {
            Token::Leaf(TokenTree::Ident(ident)) => ident == text,
            Token::Leaf(TokenTree::Punct(punct)) => text == punct.as_char().to_string(),
            _ => false,
        }
    }
}

pub(crate) fn read(tokens: TokenStream) -> Vec<Token> {
    let read_one = |token| match token {
        TokenTree::Group(group) => Token::Group(group.delimiter(), read(group.stream())),
        leaf => Token::Leaf(leaf),
    };
    tokens.into_iter().map(read_one).collect()
}

/// The tokens of a text.
pub(crate) fn parse(text: &str) -> Vec<Token> {
    read(text.parse().unwrap_or_else(|error| panic!("{error} in {text:?}")))
}

pub(crate) fn stream(tokens: &[Token]) -> TokenStream {
    let tree = |token: &Token| match token {
        Token::Leaf(leaf) => leaf.clone(),
        Token::Group(delimiter, inner) => Group::new(*delimiter, stream(inner)).into(),
    };
    tokens.iter().map(tree).collect()
}

/// The tokens as text, with the invisible groups made visible.
pub(crate) fn show(tokens: &[Token]) -> String {
    let words = tokens.iter().map(|token| match token {
        Token::Leaf(leaf) => leaf.to_string(),
        Token::Group(delimiter, inner) => {
            let (open, close) = match delimiter {
                Delimiter::Parenthesis => ("(", ")"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::Brace => ("{", "}"),
                Delimiter::None => ("\u{ab}", "\u{bb}"),
            };
            format!("{open}{}{close}", show(inner))
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

pub(crate) fn size(tokens: &[Token]) -> usize {
    let of = |token: &Token| match token {
        Token::Leaf(_) => 1,
        Token::Group(_, inner) => 1 + size(inner),
    };
    tokens.iter().map(of).sum()
}

/// Whether the compiler can pass these tokens to the macro: they are an item, and still are with visible
/// groups in place of the invisible ones, since a group never has only a part of a type or field.
pub(crate) fn are_item(tokens: &[Token]) -> bool {
    fn visible(tokens: &[Token]) -> Vec<Token> {
        let one = |token: &Token| match token {
            Token::Group(Delimiter::None, inner) => {
                Token::Group(Delimiter::Parenthesis, visible(inner))
            }
            Token::Group(delimiter, inner) => Token::Group(*delimiter, visible(inner)),
            Token::Leaf(leaf) => Token::Leaf(leaf.clone()),
        };
        tokens.iter().map(one).collect()
    }
    let parses = |tokens: &[Token]| syn::parse2::<syn::DeriveInput>(stream(tokens)).is_ok();
    // A lone quote is no token.
    let is_text = stream(tokens).to_string().parse::<TokenStream>().is_ok();
    is_text && parses(tokens) && parses(&visible(tokens))
}

/// Whether the item has something that syn and the compiler parse differently:
///
/// - A parameter or a field named `_`: the compiler has refused it. (So does syn without its feature `full`,
///   which users do not have.)
/// - A path from `Self` in a `use`: the compiler refuses it later, but syn does not parse it.
pub(crate) fn syn_differs(item: &[Token]) -> bool {
    item.iter().any(|token| token.is("_"))
        || has_any_of(
            item,
            &[&["_", ":"], &["crate", "=", "Self"], &["crate", "=", ":", ":", "Self"]],
        )
}

/// Whether the tokens have one of these sequences of words, in any group.
fn has_any_of(tokens: &[Token], sequences: &[&[&str]]) -> bool {
    let tokens = without_invisible(tokens);
    let are = |window: &[&Token], words: &[&str]| {
        window.iter().zip(words).all(|(token, word)| token.is(word))
    };
    sequences.iter().any(|words| tokens.windows(words.len()).any(|window| are(window, words)))
        || tokens
            .iter()
            .any(|token| matches!(token, Token::Group(_, inner) if has_any_of(inner, sequences)))
}

/// The tokens, with the contents of invisible groups in place of the groups.
fn without_invisible(tokens: &[Token]) -> Vec<&Token> {
    let flat = tokens.iter().flat_map(|token| match token {
        Token::Group(Delimiter::None, inner) => without_invisible(inner),
        token => vec![token],
    });
    flat.collect()
}

/// Replaces each expression in attributes that may be wrong by a right one. `None` if there are none.
pub(crate) fn with_right_expressions(item: &[Token]) -> Option<Vec<Token>> {
    let mut item = item.to_vec();
    let mut is_changed = false;
    in_attributes(&mut item, false, &mut is_changed);
    is_changed.then_some(item)
}

fn in_attributes(tokens: &mut [Token], is_inside: bool, is_changed: &mut bool) {
    let is_zero =
        |tokens: &[Token]| matches!(tokens, [Token::Leaf(zero)] if zero.to_string() == "0");
    for at in 0..tokens.len() {
        let is_attribute = at > 0 && tokens[at - 1].is("#");
        let Token::Group(delimiter, inner) = &mut tokens[at] else { continue };
        let expression = match delimiter {
            Delimiter::Brace if is_inside => Some(0),
            Delimiter::Bracket => {
                inner.iter().position(|token| is_inside && token.is(";")).map(|at| at + 1)
            }
            _ => None,
        };
        if let Some(start) = expression.filter(|&start| !is_zero(&inner[start..])) {
            inner.truncate(start);
            inner.extend(parse("0"));
            *is_changed = true;
        }
        in_attributes(inner, is_inside || is_attribute, is_changed);
    }
}

/// The items that derive the order in a file, as the macro gets them.
pub(crate) fn items(file: &str) -> Vec<Vec<Token>> {
    let mut items = Vec::new();
    collect(&parse(file), &mut items);
    items
}

/// Every item that derives the order in the programs of `ui`, in `golden` and in the README, as
/// the macro gets it.
pub(crate) fn corpus() -> Vec<Vec<Token>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut items = Vec::new();
    let mut folders = vec![root.join("../tests/ui"), root.join("src/tests/golden")];
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                collect(&parse(&fs::read_to_string(path).unwrap()), &mut items);
            }
        }
    }
    let readme = fs::read_to_string(root.join("../README.md")).unwrap();
    for block in readme.split("```rust").skip(1) {
        let code = block.split_once('\n').unwrap().1.split("```").next().unwrap();
        collect(&parse(&code.replace("\n# ", "\n")), &mut items);
    }
    items
}

/// The items among the tokens, however deep in functions and modules.
fn collect(tokens: &[Token], items: &mut Vec<Vec<Token>>) {
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        if let Token::Group(delimiter, inner) = token {
            collect(inner, items);
            // Braces before `>` or `,` are an expression in generics.
            let next = tokens.get(index + 1);
            let is_expression = next.is_some_and(|next| next.is(">") || next.is(","));
            if *delimiter != Delimiter::Brace || is_expression {
                continue;
            }
        } else if !token.is(";") {
            continue;
        }
        // The end of a struct, an enum, a function..
        let item = &tokens[start..=index];
        start = index + 1;
        let derive = item.iter().position(|token| {
            matches!(token, Token::Group(Delimiter::Bracket, inner)
                if inner.first().is_some_and(|name| name.is("derive"))
                    && show(inner).contains("OrderedDrop"))
        });
        if let Some(derive) = derive {
            // Without the `#[derive(..)]` and the attributes above it.
            items.push(item[derive + 1..].to_vec());
        }
    }
}

/// Removes so many tokens of one group, from the one with this index in the order of the text.
pub(crate) fn remove(tokens: &mut Vec<Token>, mut index: usize, count: usize) {
    for at in 0..tokens.len() {
        if index == 0 {
            tokens.drain(at..tokens.len().min(at + count));
            return;
        }
        index -= 1;
        if let Token::Group(_, inner) = &mut tokens[at] {
            let inner_size = size(inner);
            if index < inner_size {
                return remove(inner, index, count);
            }
            index -= inner_size;
        }
    }
}
