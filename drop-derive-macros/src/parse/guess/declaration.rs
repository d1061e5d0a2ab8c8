//! Reads wrong values of `part`, `parts` and `close`, which may look like a declaration.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use crate::grammar::Keyword;
use crate::parse::guess::unquoted;
use crate::parse::hidden::Hidden;
use crate::parse::tokens::{is_punct, is_word, starts_with, starts_with_colons, stream, Cursor};
use crate::report::pretty;

/// An attribute without its `#` or its brackets, or an inner attribute, `#![..]`.
pub(super) fn attribute(tokens: &[TokenTree]) -> String {
    let tokens = &tokens[usize::from(starts_with(tokens, '='))..];
    match tokens {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
            format!("#[{}]", pretty(group.stream()))
        }
        [TokenTree::Ident(_), _, ..] => format!("#[{}]", pretty(stream(tokens))),
        tokens => {
            let tokens = tokens.iter().filter(|token| !is_punct(token, '!')).cloned();
            pretty(tokens.collect::<TokenStream>())
        }
    }
}

/// The value of `close` from a signature: `pub close -> E` from `pub fn close(self) -> Result<(), E>`. If
/// there is only a type, the function gets the name `close`.
pub(super) fn close(tokens: &[TokenTree]) -> Option<String> {
    const SIGNS: [char; 4] = ['-', '=', ':', ','];
    const QUALIFIERS: [&str; 3] = ["fn", "async", "const"];
    if let Ok(ty) = syn::parse2::<syn::Path>(Hidden::default().hide(tokens)) {
        let is_type = ty.segments.last()?.ident.to_string().starts_with(char::is_uppercase);
        return is_type.then(|| format!("{} -> {}", Keyword::Close.name(), pretty(stream(tokens))));
    }
    let mut input = Cursor::new(tokens);
    let mut head = Vec::new();
    while !SIGNS.iter().any(|&sign| input.is_at(sign)) || starts_with_colons(input.rest) {
        match input.next()? {
            TokenTree::Ident(word) if QUALIFIERS.iter().any(|qualifier| word == qualifier) => {}
            TokenTree::Group(_) if !head.last().is_some_and(|last| is_word(last, "pub")) => {}
            // An attribute.
            TokenTree::Punct(sign) if sign.as_char() == '#' => {}
            // The start of a path is not kept.
            TokenTree::Punct(sign) if sign.as_char() == ':' && input.take(':') => {
                head.pop();
            }
            token => head.extend(unquoted(token).unwrap_or_else(|| vec![token.clone()])),
        }
    }
    while input.take('>') || SIGNS.iter().any(|&sign| input.take(sign)) {}
    let text = match input.rest {
        [text] => unquoted(text),
        _ => None,
    };
    let error = match text.as_deref().unwrap_or(input.rest) {
        [] => return None,
        ty if ty.iter().any(is_result) => error_of_result(ty)?,
        ty => pretty(stream(ty)),
    };
    Some(format!("{} -> {error}", pretty(stream(&head))))
}

fn is_result(token: &TokenTree) -> bool {
    is_word(token, "Result")
}

/// The type of the error of a `Result`.
pub(crate) fn error_of_result(ty: &[TokenTree]) -> Option<String> {
    let at = ty.iter().position(is_result)?;
    let mut input = Cursor::new(&ty[at + 1..]);
    input.take('<');
    input.take_until(|end| matches!(end, ',' | '>'));
    if input.take(',') {
        return Some(pretty(stream(input.take_until(|end| end == '>'))));
    }
    // The error of `io::Result<()>` is `io::Error`.
    (at > 0).then(|| format!("{}Error", pretty(stream(&ty[..at]))))
}

/// The value of `parts` from the declaration of a struct: its attributes, its visibility and its name.
pub(super) fn parts(tokens: &[TokenTree]) -> TokenStream {
    let mut attrs = TokenStream::new();
    let (mut vis, mut name) = (TokenStream::new(), TokenStream::new());
    let mut input = Cursor::new(tokens);
    while let Some(token) = input.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let attr = input.take_group(Delimiter::Bracket);
                attrs.extend(quote!(#token #attr));
            }
            TokenTree::Ident(word) if word == "derive" => {
                let traits = input.take_group(Delimiter::Parenthesis);
                attrs.extend(quote!(#[#word #traits]));
            }
            TokenTree::Ident(word) if word == "pub" => {
                let place = input.take_group(Delimiter::Parenthesis);
                vis.extend(quote!(#word #place));
            }
            TokenTree::Ident(word) if word == "struct" => {}
            // Generics, bounds, or fields.
            TokenTree::Punct(punct) if punct.as_char() == '<' => break,
            TokenTree::Punct(punct) if punct.as_char() == ':' && !input.is_at(':') => break,
            TokenTree::Group(group) if group.delimiter() != Delimiter::Bracket => break,
            token => name.extend([token.clone()]),
        }
    }
    quote!(#attrs #vis #name)
}
