//! Emits the impls.
//!
//! **In**: the item as it was read, its plan, and whether both are free of mistakes.
//! **Out**: the items beside the user's type. For the `Client` of the README, in which `queries` drops
//! before `tls` and `tls` before `tcp`:
//!
//! ```text
//! impl ::drop_derive::OrderedDrop for Client {
//!     const DROP_DERIVE_NAMES: &'static str = "queries tls tcp";
//! }
//!
//! impl ::drop_derive::__private::Drop for Client {
//!     fn drop(&mut self) {
//!         let Self { tcp: _, tls: _, queries: _ } = *self;
//!         if false { /* more checks of the fields: see `proofs` */ }
//!         unsafe { drop_in_order(self, (&raw mut self.queries, &raw mut self.tls)) }
//!         // Then the language drops `tcp`.
//!     }
//! }
//! ```
//!
//! With `begin` the same pointers are in a guard, which drops the fields after the call.
//!
//! **The invariant**: nothing is decided here. The plan has the order of the turns, and all mistakes have
//! been found. After a mistake, no impl with `unsafe` is emitted. All that the `unsafe` blocks rely on is
//! checked by the compiler in the same impl, or is a promise that the user makes by deriving. The contract is
//! the text of `drop_derive::__private`.
//!
//! # Speed
//!
//! The compiler is slow at some forms of code, and optimizes few of them as well as its own drop glue:
//! `BENCHMARKS.md` has the figures. Users compile this crate without optimization. So the tokens of each
//! field are appended to one stream by `ToTokens`, where `quote!` would make a stream for each.
//!
//! Without optimization, each adapter of an iterator is several functions, compiled anew for each closure.
//! The macro runs through all its code once for a type, so this code is rarely in the processor's caches,
//! and its size costs more time than its instructions. So code that runs for every type, here and in the
//! parser and the plan, has loops, and leaves early if there is nothing to do.
//!
//! # Spans
//!
//! The span of a token decides where an error is reported, and how a name is resolved.
//!
//! - A token of the user keeps its span.
//! - A token about which the compiler may complain has the location of the user's tokens, and resolves
//!   where the derive is.
//! - The keyword `unsafe` never has a span of the user, since `#![forbid(unsafe_code)]` would refuse it.
//! - A local variable has a `mixed_site` span, so that the path of a step cannot mean it.
//! - All paths start at the facade. None starts at `::core`, since `extern crate self as core` gives that
//!   name to another crate. The only exception is `compile_error!`: a macro of the user's in its place
//!   does not compile either.

mod close;
mod doc;
mod drop;
mod editors;
mod parts;
mod proofs;
mod step;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::Token;

use crate::parse::tokens::{joined, punct, regrouped, text};
use crate::parse::value::Function;
use crate::parse::{Body, Input};
use crate::plan::{BodyPlan, Plan};

/// The most names in one text: as in `drop_derive::__private`.
const MOST_NAMES: usize = 64;

/// The hidden module, by a second name: see its definition.
const CALLS: &str = "__calls";

/// Emits the impls. After a mistake there is no `Drop` impl, and the parts and `close` are stubs, so that
/// code which uses them raises no second error.
pub(crate) fn impls(input: &Input, plan: &Plan, is_valid: bool) -> TokenStream {
    let expansion = Expansion { input, plan, functions: functions(input) };
    let has_drop_impl = is_valid && expansion.needs_drop_impl();
    // Each unknown word is a mistake.
    let unknown_words = if is_valid { None } else { expansion.unknown_words() };
    // At the same place whether or not there is a word to complete.
    let mut impls = Vec::from_iter(unknown_words);
    if has_drop_impl {
        // Before the other impl, whose documentation has the paths of functions. While the user types a
        // path, the length of this text must not move the path itself, or editors cannot complete it.
        impls.push(expansion.drop_impl());
    }
    impls.push(expansion.trait_impl(!has_drop_impl));
    impls.extend(expansion.parts(is_valid));
    impls.extend(expansion.close(is_valid));
    expansion.ask_about_glue(&mut impls);
    joined(impls)
}

/// The functions that the user names.
fn functions<'a>(input: &'a Input) -> Vec<&'a Function> {
    let mut functions = Vec::new();
    functions.extend(&input.args.begin);
    for body in &input.bodies {
        for field in &body.fields {
            if let Some(step) = &field.args.step {
                functions.push(&step.path);
            }
        }
    }
    functions.extend(&input.args.report);
    functions
}

/// A path into this crate's facade.
#[derive(Clone, Copy)]
pub(super) struct Facade<'a> {
    input: &'a Input<'a>,
    at: Span,
    module: Option<&'static str>,
}

impl ToTokens for Facade<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.input.args.krate {
            Some(path) => path.to_tokens(tokens),
            None => tokens.extend(self.segment("drop_derive")),
        }
        if let Some(module) = self.module {
            tokens.extend(self.segment(module));
        }
    }
}

impl Facade<'_> {
    /// `::name`. In a path from `CALLS`, editors do not show its definition for the tokens at `at`.
    fn segment(&self, name: &str) -> [TokenTree; 3] {
        let at = if self.module == Some(CALLS) { Span::call_site() } else { self.at };
        let mut first = Punct::new(':', Spacing::Joint);
        first.set_span(self.at);
        [first.into(), punct(':', self.at), word(name, at)]
    }
}

/// The path of a pattern that matches the values of a body: `Self`, `Self::A`.
#[derive(Clone, Copy)]
pub(super) struct PatternPath<'a>(pub(super) &'a Body<'a>);

impl ToTokens for PatternPath<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let at = Span::call_site();
        Token![Self](at).to_tokens(tokens);
        if let Some(variant) = self.0.variant {
            Token![::](at).to_tokens(tokens);
            variant.to_tokens(tokens);
        }
    }
}

/// The input and the plan, from which all impls are emitted.
pub(super) struct Expansion<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) plan: &'a Plan<'a>,
    /// The functions that the user names.
    functions: Vec<&'a Function>,
}

impl Expansion<'_> {
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&Body<'_>, &BodyPlan<'_>)> {
        self.input.bodies.iter().zip(&self.plan.bodies)
    }

    fn needs_drop_impl(&self) -> bool {
        self.input.args.begin.is_some() || self.plan.bodies.iter().any(BodyPlan::has_managed)
    }

    /// Whether editors do not see the clean-up: if it calls the user's functions, or is shared with `close`.
    fn is_hidden_from_editors(&self) -> bool {
        self.plan.close.is_some() || !self.functions.is_empty()
    }

    /// The path of the hidden module, located at `at`.
    pub(super) fn private(&self, at: Span) -> Facade<'_> {
        Facade { input: self.input, at, module: Some("__private") }
    }

    /// The same for tokens that are located at the path of a function.
    pub(super) fn calls(&self, at: Span) -> Facade<'_> {
        Facade { input: self.input, at, module: Some(CALLS) }
    }

    fn trait_impl(&self, with_proofs: bool) -> TokenStream {
        let [impl_generics, ty_generics, where_clause] = self.input.generics_of_impls();
        let ident = self.input.ident();
        let private = self.private(Span::call_site());
        let facade = Facade { module: None, ..private };
        let names = self.names_in_order();
        let doc = self.order_in_words();
        let value = |names: &dyn ToTokens| {
            if !with_proofs {
                return names.to_token_stream();
            }
            let proofs = self.proofs(&quote!(#private::unreachable_ref::<Self>()));
            braces(proofs.before(names)).into_token_stream()
        };
        // The compiler is faster with one text: see `Names` in `drop_derive::__private`.
        let mut count = 0;
        for plan in &self.plan.bodies {
            count += plan.order.len();
        }
        let constants = if count <= MOST_NAMES {
            let text = value(&names);
            quote!(const DROP_DERIVE_NAMES: &'static #private::str = #text;)
        } else {
            let names = names.split(' ');
            let list = value(&quote!(&[#(#names),*]));
            quote! {
                const DROP_ORDER: &'static [&'static #private::str] = #list;
                const DROP_DERIVE_NAMES: &'static #private::str = "";
            }
        };
        let constants = braces(constants);
        let allow = if with_proofs { self.allow() } else { self.input.lint_attrs() };
        quote! {
            #[doc = #doc]
            #[automatically_derived]
            #allow
            impl #impl_generics #facade::OrderedDrop for #ident #ty_generics #where_clause
                #constants
        }
    }

    /// The names for `DROP_ORDER`, with spaces between them: `queries`, `0`, `Variant.field`.
    fn names_in_order(&self) -> String {
        let mut names = String::new();
        for (body, plan) in self.bodies() {
            for &field in &plan.order {
                if !names.is_empty() {
                    names.push(' ');
                }
                if let Some(variant) = body.variant {
                    names.push_str(&text(variant));
                    names.push('.');
                }
                names.push_str(&body.fields[field].name);
            }
        }
        names
    }

    /// Lints that must not fire on the impls.
    fn allow(&self) -> Option<TokenStream> {
        let allow = self.input.lint_attrs();
        let mut has_unknown = false;
        for (body, plan) in self.bodies() {
            has_unknown |= !plan.unknown.is_empty() || body.empty_values() > 0;
        }
        if has_unknown || self.is_hidden_from_editors() {
            // For the `cfg(rust_analyzer)` in `proofs`, `drop` and `close`.
            return Some(quote!(#allow #[allow(unexpected_cfgs)]));
        }
        allow
    }
}

/// A variable of the expansion. Because of its span, the path of a step cannot mean it. Because of the
/// prefix, no constant or unit struct of the user has its name: the pattern that declares the variable would
/// mean the constant.
pub(super) fn local(name: &str, at: Span) -> Ident {
    Ident::new(&format!("__drop_derive_{name}"), Span::mixed_site().located_at(at))
}

/// A name or a keyword.
pub(super) fn word(text: &str, at: Span) -> TokenTree {
    Ident::new(text, at).into()
}

/// Tokens in braces. To interpolate a stream, `quote!` copies its tokens. A group is a single token.
pub(super) fn braces(tokens: TokenStream) -> Group {
    Group::new(Delimiter::Brace, tokens)
}

/// The literal `0`. If it were written in `quote_spanned!`, that would parse it from text each time.
pub(super) fn zero(at: Span) -> Literal {
    let mut zero = Literal::u8_unsuffixed(0);
    zero.set_span(at);
    zero
}

/// A pattern that declares a variable for a value of one of the user's types. If a constant or a unit struct
/// of that type has the variable's name, the name alone would match it and declare nothing: the value would be
/// dropped. With `@`, that is an error.
pub(super) fn binding_pattern(name: &Ident) -> TokenStream {
    quote!(#name @ _)
}

/// The tokens with spans of the expansion at the same location, so that lints which ignore the code of
/// macros ignore them.
pub(super) fn with_own_span(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = regrouped(group, with_own_span(group.stream()));
            }
            token.set_span(Span::call_site().located_at(token.span()));
            token
        })
        .collect()
}
