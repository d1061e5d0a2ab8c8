//! Collects all mistakes of one derive, so that all are reported at once, and words them.
//!
//! **In**: mistakes, as facts. **Out**: a `compile_error!` for each, in the order in which they were found.
//! **The invariant**: no rule is checked here. In a message about a conflict, the planner has
//! found or tried each help.

pub(crate) mod conflict;
pub(crate) mod message;
mod pretty;
mod similar;

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned, ToTokens};

pub(crate) use pretty::pretty;
pub(crate) use similar::{is_index, similar};

/// The tokens that an error underlines: from the first to the last.
#[derive(Clone, Copy)]
pub(crate) struct Underline {
    start: Span,
    end: Span,
}

impl Underline {
    /// Underlines all the tokens. If there are none, the derive itself.
    pub(crate) fn of(tokens: impl ToTokens) -> Self {
        Underline::over(&tokens.into_token_stream().into_iter().collect::<Vec<_>>())
    }

    /// The same for a slice of tokens.
    pub(crate) fn over(tokens: &[TokenTree]) -> Self {
        let start = tokens.first().map_or_else(Span::call_site, TokenTree::span);
        Underline::from(start).and(tokens)
    }

    /// Extends the line to the last of these tokens.
    pub(crate) fn and(self, tokens: &[TokenTree]) -> Self {
        Underline { start: self.start, end: tokens.last().map_or(self.end, TokenTree::span) }
    }

    /// A span for a generated token, located at the first underlined token. It resolves where the derive is,
    /// in the edition of this crate, so that `::core` means `core` in each edition.
    pub(crate) fn start(self) -> Span {
        Span::call_site().located_at(self.start)
    }

    /// The same at the last underlined token.
    pub(crate) fn end(self) -> Span {
        Span::call_site().located_at(self.end)
    }

    /// The spans of the first and the last token themselves.
    pub(crate) fn written(self) -> (Span, Span) {
        (self.start, self.end)
    }
}

impl From<Span> for Underline {
    fn from(span: Span) -> Self {
        Underline { start: span, end: span }
    }
}

/// The mistakes found so far. Named `cx` as an argument.
#[derive(Default)]
pub(crate) struct Errors {
    found: RefCell<Vec<(Underline, String)>>,
}

impl Errors {
    /// Adds a mistake.
    pub(crate) fn push(&self, at: impl Into<Underline>, message: impl Display) {
        self.found.borrow_mut().push((at.into(), format!("{message}")));
    }

    /// Whether no mistake was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// A `compile_error!` for each mistake, in the order in which they were found.
    ///
    /// `syn::Error` has such a method too. But its path `::core` has the edition of the user's tokens. In
    /// edition 2015 this path is not found, and the message is lost.
    ///
    /// Each call is in a constant. Without it, a call in a function would be an expression, and the compiler
    /// would warn about an unreachable one if the type is declared after a `return`. No value has the type of
    /// the constant: after `extern crate self as core`, the macro may be the user's own, and report nothing.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.found
            .into_inner()
            .into_iter()
            .map(|(at, message)| {
                let mut message = Literal::string(&message);
                message.set_span(at.end());
                let body = quote_spanned!(at.end()=> { #message });
                let error = quote_spanned!(at.start()=> ::core::compile_error! #body);
                quote! {
                    const _: () = {
                        enum Never {}
                        const _: Never = #error;
                    };
                }
            })
            .collect()
    }
}
