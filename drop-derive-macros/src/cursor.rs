//! Plain tokens, and a cursor over them.
//!
//! Most attributes are a handful of tokens. To parse them, syn would copy each into a buffer of its
//! own first, and in a macro that is compiled without optimisations, as most are, that alone takes
//! longer than all that is done here. So syn gets to see paths and the like only.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};

/// The tokens of a stream, those of a `macro_rules!` fragment as if they had been written there.
pub(crate) fn flat(stream: TokenStream) -> Vec<TokenTree> {
    let mut tokens = Vec::new();
    for token in stream {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                tokens.extend(flat(group.stream()));
            }
            token => tokens.push(token),
        }
    }
    tokens
}

/// The way back.
pub(crate) fn stream(tokens: &[TokenTree]) -> TokenStream {
    tokens.iter().cloned().collect()
}

pub(crate) fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// What an identifier is called, without `r#`. To compare with that is cheap; to compare with the
/// identifier itself makes a string of it every time.
pub(crate) fn text(ident: &Ident) -> String {
    let text = ident.to_string();
    match text.strip_prefix("r#") {
        Some(text) => text.to_owned(),
        None => text,
    }
}

/// What is left of some tokens.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub(crate) rest: &'a [TokenTree],
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(tokens: &'a [TokenTree]) -> Self {
        Cursor { rest: tokens }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn is_at(&self, punct: char) -> bool {
        is_punct(self.rest.first(), punct)
    }

    pub(crate) fn is_at_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.rest, [TokenTree::Group(group), ..] if group.delimiter() == delimiter)
    }

    pub(crate) fn next(&mut self) -> Option<&'a TokenTree> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// Takes the token if it is that one.
    pub(crate) fn take(&mut self, punct: char) -> bool {
        let is_there = self.is_at(punct);
        if is_there {
            self.rest = &self.rest[1..];
        }
        is_there
    }

    /// Has syn parse what it can of the rest. Nothing is taken where it cannot.
    pub(crate) fn parse<T>(
        &mut self,
        parse: impl FnOnce(ParseStream) -> syn::Result<T>,
    ) -> syn::Result<T> {
        let parse = |input: ParseStream| Ok((parse(input)?, input.parse::<TokenStream>()?));
        let (parsed, left) = parse.parse2(stream(self.rest))?;
        let taken = self.rest.len().saturating_sub(left.into_iter().count());
        self.rest = &self.rest[taken..];
        Ok(parsed)
    }
}
