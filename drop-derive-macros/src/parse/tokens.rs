//! Tokens, and a cursor over them.
//!
//! Most users compile macros without optimization. Then reading an item of eight fields and its
//! attributes by hand takes 268 thousand instructions. With syn it would take 770 thousand, which would
//! make the derive 18 % slower in all. So syn parses generics, paths and the like only.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};

use crate::parse::hidden::{refuse_try, Hidden};

/// The tokens of a stream, without the invisible groups around the fragments of a `macro_rules!`.
pub(crate) fn flat(stream: TokenStream) -> Vec<TokenTree> {
    let stream = stream.into_iter();
    let mut tokens = Vec::with_capacity(stream.size_hint().0);
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

/// The tokens in a group.
pub(crate) fn trees(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

/// Whether one of the tokens is so, also of those in groups.
pub(crate) fn any(tokens: &[TokenTree], is: &dyn Fn(&TokenTree) -> bool) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Group(group) => any(&trees(group), is),
        token => is(token),
    })
}

/// Whether the tokens, or those in groups, have this word.
pub(crate) fn mention(tokens: &[TokenTree], word: &str) -> bool {
    any(tokens, &|token| is_word(token, word))
}

/// Collects tokens into a stream.
pub(crate) fn stream(tokens: &[TokenTree]) -> TokenStream {
    tokens.iter().cloned().collect()
}

/// One stream of the tokens of several.
pub(crate) fn joined(streams: Vec<TokenStream>) -> TokenStream {
    streams.into_iter().collect()
}

/// `None` for no tokens. An empty stream is interpolated as slowly as any other.
pub(crate) fn unless_empty(stream: TokenStream) -> Option<TokenStream> {
    (!stream.is_empty()).then_some(stream)
}

/// A group with this span.
pub(crate) fn grouped(delimiter: Delimiter, stream: TokenStream, span: Span) -> Group {
    let mut group = Group::new(delimiter, stream);
    group.set_span(span);
    group
}

/// A group with other tokens in it.
pub(crate) fn regrouped(group: &Group, stream: TokenStream) -> TokenTree {
    grouped(group.delimiter(), stream, group.span()).into()
}

/// A single sign. Making it with syn takes twice as long.
pub(crate) fn punct(sign: char, span: Span) -> TokenTree {
    let mut punct = Punct::new(sign, Spacing::Alone);
    punct.set_span(span);
    punct.into()
}

pub(crate) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

pub(crate) fn is_word(token: &TokenTree, wanted: &str) -> bool {
    matches!(token, TokenTree::Ident(word) if word == wanted)
}

/// Whether the first token is this punctuation.
pub(crate) fn starts_with(tokens: &[TokenTree], punct: char) -> bool {
    matches!(tokens, [first, ..] if is_punct(first, punct))
}

/// Whether the tokens start with `::`, or with something else that has two colons.
pub(crate) fn starts_with_colons(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [first, second, ..] if is_punct(first, ':') && is_punct(second, ':'))
}

/// The text of an identifier, without `r#`. To compare an identifier makes a string of it each time, so
/// it is better to compare this text.
pub(crate) fn text(ident: &Ident) -> String {
    let text = ident.to_string();
    match unraw(&text) {
        name if name.len() < text.len() => name.to_owned(),
        _ => text,
    }
}

/// The text without `r#`.
pub(crate) fn unraw(text: &str) -> &str {
    text.strip_prefix("r#").unwrap_or(text)
}

/// An identifier with this text and span. `None` if the text is no identifier, such as a keyword.
pub(crate) fn name_at(text: &str, span: Span) -> Option<Ident> {
    let mut name = syn::parse_str::<Ident>(text).ok()?;
    name.set_span(span);
    Some(name)
}

/// The identifier with a span of this crate. `text` is its text. A name from edition 2015 may be a keyword
/// in the edition of this crate: it gets an `r#`.
pub(crate) fn respanned(ident: &Ident, text: &str, span: Span) -> Ident {
    if matches!(text, "async" | "await" | "dyn" | "try") {
        return Ident::new_raw(text, span);
    }
    let mut ident = ident.clone();
    ident.set_span(span);
    ident
}

/// A position in a list of tokens.
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
        starts_with(self.rest, punct)
    }

    pub(crate) fn is_at_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.rest, [TokenTree::Group(group), ..] if group.delimiter() == delimiter)
    }

    pub(crate) fn next(&mut self) -> Option<&'a TokenTree> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// Takes the next token if it is this punctuation.
    pub(crate) fn take(&mut self, punct: char) -> bool {
        let is_there = self.is_at(punct);
        if is_there {
            self.rest = &self.rest[1..];
        }
        is_there
    }

    /// Takes the next `count` tokens. There must be so many.
    pub(crate) fn take_first(&mut self, count: usize) -> &'a [TokenTree] {
        let first = &self.rest[..count];
        self.rest = &self.rest[count..];
        first
    }

    /// Takes the next token if it is a group with this delimiter.
    pub(crate) fn take_group(&mut self, delimiter: Delimiter) -> Option<&'a Group> {
        match self.rest {
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == delimiter => {
                self.rest = rest;
                Some(group)
            }
            _ => None,
        }
    }

    /// Takes tokens up to the first `is_end` outside angle brackets, or all.
    pub(crate) fn take_until(&mut self, is_end: impl Fn(char) -> bool) -> &'a [TokenTree] {
        let mut depth = 0_usize;
        let mut previous = ' ';
        for (at, token) in self.rest.iter().enumerate() {
            let this = match token {
                TokenTree::Punct(punct) => punct.as_char(),
                _ => ' ',
            };
            let is_arrow = std::mem::replace(&mut previous, this) == '-' && this == '>';
            match this {
                end if depth == 0 && !is_arrow && is_end(end) => return self.take_first(at),
                '<' => depth += 1,
                '>' if !is_arrow => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        self.take_first(self.rest.len())
    }

    /// Takes angle brackets with their content, if they come next.
    pub(crate) fn take_angles(&mut self) -> &'a [TokenTree] {
        let all = self.rest;
        if self.take('<') {
            self.take_until(|end| end == '>');
            self.take('>');
        }
        self.taken_since(all)
    }

    /// The tokens taken since `all` was the rest.
    pub(crate) fn taken_since(&self, all: &'a [TokenTree]) -> &'a [TokenTree] {
        &all[..all.len() - self.rest.len()]
    }

    /// Lets syn parse the next tokens. Takes nothing if it cannot. In the result, names replace the
    /// expressions: see `Hidden`.
    pub(crate) fn parse<T>(
        &mut self,
        hidden: &mut Hidden,
        parse: impl FnOnce(ParseStream) -> syn::Result<T>,
    ) -> Option<T> {
        let parse = |input: ParseStream| Ok((parse(input)?, input.parse::<TokenStream>()?));
        let (parsed, left) = parse.parse2(hidden.hide(self.rest)).ok()?;
        let taken = self.rest.len().saturating_sub(left.into_iter().count());
        refuse_try(&self.rest[..taken]).ok()?;
        self.rest = &self.rest[taken..];
        Some(parsed)
    }
}
