//! Reads wrong values of `part`, `parts` and `close`, which may look like a declaration.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::grammar::Keyword;
use crate::parse::guess::unquoted;
use crate::parse::hidden::Hidden;
use crate::parse::tokens::{is_punct, is_word, starts_with, stream, Cursor};
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
    if let Ok(ty) = syn::parse2::<syn::Path>(Hidden::default().hide(tokens)) {
        let is_type = ty.segments.last()?.ident.to_string().starts_with(char::is_uppercase);
        return is_type.then(|| format!("{} -> {}", Keyword::Close.name(), pretty(stream(tokens))));
    }
    let mut input = Cursor::new(tokens);
    let mut head = TokenStream::new();
    while !SIGNS.iter().any(|&sign| input.is_at(sign)) {
        match input.next()? {
            TokenTree::Ident(word) if word == "fn" => {}
            TokenTree::Group(_) if !head.to_string().ends_with("pub") => {}
            token => head.extend([token.clone()]),
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
    Some(format!("{} -> {error}", pretty(head)))
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
    let (mut attrs, mut rest) = (TokenStream::new(), TokenStream::new());
    let mut input = Cursor::new(tokens);
    while let Some(token) = input.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                attrs.extend([token.clone()]);
                attrs.extend(input.take_group(Delimiter::Bracket).cloned().map(TokenTree::Group));
            }
            TokenTree::Ident(word) if word == "struct" => {}
            // Generics, or fields.
            TokenTree::Punct(punct) if punct.as_char() == '<' => break,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            token => rest.extend([token.clone()]),
        }
    }
    attrs.extend(rest);
    attrs
}
