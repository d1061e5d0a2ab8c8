//! Emits the impls.
//!
//! **In**: the item as it was read, its plan, and whether the derive found no mistake.
//! **Out**: the items that stand beside the user's type. For the `Client` of the README, where `queries`
//! drops before `tls` and `tls` before `tcp`:
//!
//! ```text
//! impl ::drop_derive::OrderedDrop for Client {
//!     const DROP_DERIVE_NAMES: &'static str = "queries tls tcp";
//! }
//!
//! impl ::drop_derive::__private::Drop for Client {
//!     fn drop(&mut self) {
//!         let Self { tcp: _, tls: _, queries: _ } = *self;
//!         if false { /* what else the compiler checks of the fields: see `proofs` */ }
//!         unsafe { drop_in_order(self, (&raw mut self.queries, &raw mut self.tls)) }
//!         // Then the language drops `tcp`.
//!     }
//! }
//! ```
//!
//! With `begin` the same pointers are in a guard, which drops the fields after the call.
//!
//! **The invariant**: nothing here decides. Which field has its turn when is in the plan; a mistake is
//! found before, and where there is one, no impl with `unsafe` is emitted. Whatever the `unsafe` blocks
//! rely on is checked by the compiler in the same impl, or is a promise of the user's that the
//! documentation names: the contract is the text of `drop_derive::__private`.
//!
//! # Speed
//!
//! Compilers take long over some forms, and optimize few of them as well as their own drop glue:
//! `BENCHMARKS.md` has the figures. Users compile this crate without optimization. So the tokens for
//! each field are appended to one stream (`ToTokens`), where `quote!` would make a stream of its own.
//!
//! # Spans
//!
//! A span decides who is blamed, and what a name means.
//!
//! - A token of the user's keeps its own span.
//! - A token that the compiler may complain about is located at the user's tokens, and resolves at the
//!   derive.
//! - The keyword `unsafe` never carries a span of the user's: `#![forbid(unsafe_code)]` would refuse it
//!   there.
//! - A local variable has a `mixed_site` span, so that the path of a step never means it.
//! - No path starts at `::core`, which `extern crate self as core` makes another crate. All paths start
//!   at the facade. Only `compile_error!` is left: it stands beside impls without `unsafe`.

mod close;
mod doc;
mod drop;
mod editors;
mod parts;
mod proofs;
mod step;

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::Token;

use crate::parse::tokens::{regrouped, text};
use crate::parse::value::Function;
use crate::parse::{Body, Input};
use crate::plan::{BodyPlan, Plan};

/// The most names in one text: as in `drop_derive::__private`.
const MOST_NAMES: usize = 64;

/// The hidden module, by a name that editors do not know: see its definition.
const CALLS: &str = "__calls";

/// The impls. Where the derive found a mistake, there is no `Drop` impl, and the parts are stubs: the
/// others are there for the code that uses them, so that one mistake does not raise a second error.
pub(crate) fn impls(input: &Input, plan: &Plan, is_valid: bool) -> TokenStream {
    let expansion = Expansion { input, plan };
    let has_drop_impl = is_valid && expansion.needs_drop_impl();
    let all = [
        // At the same place whether or not there is a word to complete.
        expansion.unknown_words(),
        // Before the other impl, whose documentation tells the paths of functions. While one is being
        // typed, its length must not decide where the path itself stands: editors could not complete it.
        has_drop_impl.then(|| expansion.drop_impl()),
        Some(expansion.trait_impl(!has_drop_impl)),
        expansion.parts(is_valid),
        expansion.close(is_valid),
        expansion.glue_checks(),
    ];
    all.into_iter().flatten().collect()
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
    /// `::name`, whose definition editors do not show for what `at` is the location of.
    fn segment(&self, name: &str) -> [TokenTree; 3] {
        let at = if self.module == Some(CALLS) { Span::call_site() } else { self.at };
        let mut first = Punct::new(':', Spacing::Joint);
        first.set_span(self.at);
        [first.into(), punct(':', self.at), word(name, at)]
    }
}

/// The path of a pattern that matches the values of a body: `Self`, `Self::A`.
#[derive(Clone, Copy)]
pub(super) struct PatternPath<'a>(pub(crate) &'a Body<'a>);

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

/// What the impls are made of.
pub(super) struct Expansion<'a> {
    pub(crate) input: &'a Input<'a>,
    pub(crate) plan: &'a Plan<'a>,
}

impl Expansion<'_> {
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&Body<'_>, &BodyPlan<'_>)> {
        self.input.bodies.iter().zip(&self.plan.bodies)
    }

    fn needs_drop_impl(&self) -> bool {
        self.input.args.begin.is_some() || self.plan.bodies.iter().any(BodyPlan::has_managed)
    }

    /// Whether the clean-up is: where it calls functions, or is one that `close` shares.
    fn is_hidden_from_editors(&self) -> bool {
        self.plan.close.is_some() || self.functions().next().is_some()
    }

    /// The functions that the user named.
    fn functions(&self) -> impl Iterator<Item = &Function> {
        let fields = self.input.bodies.iter().flat_map(|body| &body.fields);
        let steps = fields.filter_map(|field| Some(&field.args.step.as_ref()?.path));
        self.input.args.begin.iter().chain(steps).chain(&self.input.args.report)
    }

    /// The path of the facade.
    fn facade(&self) -> Facade<'_> {
        Facade { input: self.input, at: Span::call_site(), module: None }
    }

    /// The path of the hidden module, located at `at`.
    pub(super) fn private(&self, at: Span) -> Facade<'_> {
        Facade { input: self.input, at, module: Some("__private") }
    }

    /// The same, for what is located at the path of a function.
    pub(super) fn calls(&self, at: Span) -> Facade<'_> {
        Facade { input: self.input, at, module: Some(CALLS) }
    }

    fn trait_impl(&self, with_proofs: bool) -> TokenStream {
        let [impl_generics, ty_generics, where_clause] = self.input.generics_of_impls();
        let ident = self.input.ident();
        let (facade, private) = (self.facade(), self.private(Span::call_site()));
        let names = self.names_in_order();
        let doc = self.order_in_words();
        let value = |names: &dyn ToTokens| {
            if !with_proofs {
                return names.to_token_stream();
            }
            let proofs = self.proofs(&quote!(#private::unreachable_ref::<Self>()));
            braces(proofs.before(names)).into_token_stream()
        };
        // The compiler is quicker with one text: see `Names` in `drop_derive::__private`.
        let constants = if names.len() <= MOST_NAMES {
            let text = value(&names.join(" "));
            quote!(const DROP_DERIVE_NAMES: &'static #private::str = #text;)
        } else {
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

    /// The names for `DROP_ORDER`: `queries`, `0`, `Variant.field`.
    fn names_in_order(&self) -> Vec<String> {
        let name = |body: &Body, field: usize| {
            let field = &body.fields[field].name;
            match body.variant {
                Some(variant) => format!("{}.{field}", text(variant)),
                None => field.clone(),
            }
        };
        self.bodies()
            .flat_map(|(body, plan)| plan.order.iter().map(move |&field| name(body, field)))
            .collect()
    }

    /// Lints that must not fire on the impls.
    fn allow(&self) -> Option<TokenStream> {
        let allow = self.input.lint_attrs();
        let has_unknown =
            self.bodies().any(|(body, plan)| !plan.unknown.is_empty() || body.empty_values() > 0);
        if has_unknown || self.is_hidden_from_editors() {
            // For the `cfg(rust_analyzer)` in `proofs` and in `drop`.
            return Some(quote!(#allow #[allow(unexpected_cfgs)]));
        }
        allow
    }
}

/// A variable of the expansion. Its span keeps the path of a step from meaning it. The prefix keeps it
/// apart from constants and unit structs of the user's: a pattern with the name of one would mean that.
pub(super) fn local(name: &str, at: Span) -> Ident {
    Ident::new(&format!("__drop_derive_{name}"), Span::mixed_site().located_at(at))
}

/// A sign by itself. The tokens of syn take twice as long.
pub(super) fn punct(sign: char, at: Span) -> TokenTree {
    let mut punct = Punct::new(sign, Spacing::Alone);
    punct.set_span(at);
    punct.into()
}

/// A name or a keyword.
pub(super) fn word(text: &str, at: Span) -> TokenTree {
    Ident::new(text, at).into()
}

/// Tokens in braces. To interpolate a group is one step; a stream would be copied, and joined with the one
/// around it.
pub(super) fn braces(tokens: TokenStream) -> Group {
    Group::new(Delimiter::Brace, tokens)
}

/// The same tokens at the same place, with spans of the expansion: lints that spare the code of a macro
/// then spare them.
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
