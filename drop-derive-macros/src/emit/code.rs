//! Tokens that are written as text.
//!
//! The compiler's own lexer is optimized, and what it makes of a text needs no call of the compiler for
//! each token: for the skeleton of the impls that takes a fifth of the time of `quote!`. Tokens of the
//! user's, and those that are located at them, stand between the texts. A group with such tokens is made
//! as a group: a text has all the brackets that it opens.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Member;

use crate::emit::Expansion;
use crate::parse::tokens::regrouped;

/// What a text has for the path of this crate's facade.
const FACADE: char = '$';

/// Tokens under construction. What is appended as text is read only when other tokens follow, so that
/// an impl without any is one text.
pub(super) struct Code<'a> {
    expansion: &'a Expansion<'a>,
    streams: Vec<TokenStream>,
    /// What comes after the streams: trees or text, but not both.
    trees: Vec<TokenTree>,
    text: String,
}

impl<'a> Code<'a> {
    pub(super) fn new(expansion: &'a Expansion<'a>) -> Self {
        Code { expansion, streams: Vec::new(), trees: Vec::new(), text: String::new() }
    }

    pub(super) fn expansion(&self) -> &'a Expansion<'a> {
        self.expansion
    }

    /// Appends tokens of the expansion's own. A `$` is the path of the facade.
    pub(super) fn text(&mut self, text: &str) {
        self.close_trees();
        self.text.push_str(text);
        self.text.push(' ');
    }

    /// Appends a string literal.
    pub(super) fn string(&mut self, value: &str) {
        if value.contains(FACADE) {
            self.tree(Literal::string(value));
        } else {
            self.text(&format!("{value:?}"));
        }
    }

    /// Appends one token.
    pub(super) fn tree(&mut self, tree: impl Into<TokenTree>) {
        self.close_text();
        self.trees.push(tree.into());
    }

    /// Appends the name of a field.
    pub(super) fn member(&mut self, member: &Member) {
        match member {
            Member::Named(name) => self.tree(name.clone()),
            Member::Unnamed(index) => {
                let mut number = Literal::u32_unsuffixed(index.index);
                number.set_span(index.span);
                self.tree(number);
            }
        }
    }

    /// Appends tokens that exist already.
    pub(super) fn tokens(&mut self, tokens: impl ToTokens) {
        let stream = tokens.into_token_stream();
        if !stream.is_empty() {
            self.close();
            self.streams.push(stream);
        }
    }

    /// Appends braces with this code in them.
    pub(super) fn braces(&mut self, content: Code<'_>) {
        self.group(Delimiter::Brace, ["{", "}"], content);
    }

    /// Appends parentheses with this code in them.
    pub(super) fn parentheses(&mut self, content: Code<'_>) {
        self.group(Delimiter::Parenthesis, ["(", ")"], content);
    }

    /// Appends brackets with this code in them.
    pub(super) fn brackets(&mut self, content: Code<'_>) {
        self.group(Delimiter::Bracket, ["[", "]"], content);
    }

    fn group(&mut self, delimiter: Delimiter, [open, close]: [&str; 2], content: Code<'_>) {
        if content.is_text() {
            self.text(open);
            self.text.push_str(&content.text);
            self.text(close);
        } else {
            self.tree(Group::new(delimiter, content.into()));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.is_text() && self.text.is_empty()
    }

    fn is_text(&self) -> bool {
        self.streams.is_empty() && self.trees.is_empty()
    }

    fn close(&mut self) {
        self.close_text();
        self.close_trees();
    }

    fn close_trees(&mut self) {
        if !self.trees.is_empty() {
            self.streams.push(self.trees.drain(..).collect());
        }
    }

    fn close_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        self.streams.push(match &self.expansion.input.args.krate {
            None => lex(&self.text.replace(FACADE, "::drop_derive")),
            Some(path) => replaced(lex(&self.text), &path.to_token_stream()),
        });
        self.text.clear();
    }
}

impl From<Code<'_>> for TokenStream {
    fn from(mut code: Code<'_>) -> TokenStream {
        code.close();
        match code.streams.len() {
            1 => code.streams.remove(0),
            _ => code.streams.into_iter().collect(),
        }
    }
}

impl Code<'_> {
    /// Appends other code.
    pub(super) fn code(&mut self, other: Code<'_>) {
        if other.is_text() {
            self.text(&other.text);
        } else {
            self.tokens(TokenStream::from(other));
        }
    }
}

/// The tokens of a text of this crate, located at the derive.
fn lex(text: &str) -> TokenStream {
    // `proc_macro2` reads a text itself before it gives it to the compiler.
    if proc_macro::is_available() {
        let tokens = text.parse::<proc_macro::TokenStream>();
        return tokens.map(TokenStream::from).unwrap_or_default();
    }
    text.parse().unwrap_or_default()
}

/// The tokens with this path where the facade's belongs.
fn replaced(tokens: TokenStream, path: &TokenStream) -> TokenStream {
    let replace = |token| match token {
        TokenTree::Punct(punct) if punct.as_char() == FACADE => path.clone(),
        TokenTree::Group(group) => regrouped(&group, replaced(group.stream(), path)).into(),
        token => token.into(),
    };
    tokens.into_iter().map(replace).collect()
}
