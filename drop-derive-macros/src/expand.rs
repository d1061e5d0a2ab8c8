//! Emits the impls.
//!
//! For the `Client` of the README, where `queries` drops before `tls` and `tls` before `tcp`:
//!
//! ```text
//! impl ::drop_derive::OrderedDrop for Client {
//!     const DROP_ORDER: &'static [&'static str] = &["queries", "tls", "tcp"];
//! }
//!
//! impl ::core::ops::Drop for Client {
//!     fn drop(&mut self) {
//!         if false { /* what has to hold of the fields: see `proofs` */ }
//!         let this: *mut Self = self;
//!         let in_order = (unsafe {
//!             InOrder::new(this, |this: *mut Self| {
//!                 (addr_of_mut!((*this).queries), addr_of_mut!((*this).tls))
//!             })
//!         },);
//!         // `begin(lend(this))`, if there is one. Then `in_order` is dropped, and drops the
//!         // fields. Then the language drops `tcp`.
//!     }
//! }
//! ```
//!
//! Spans decide who sees what. A token of the user's keeps its own. What the compiler may complain
//! about is located at the user's tokens, but resolves where the macro stands. The keyword `unsafe`
//! never carries a span of the user's: `#![forbid(unsafe_code)]` would refuse it there. Local
//! variables have `mixed_site` spans, so that the path of a step never means one of them.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned, ToTokens};

use crate::ast::{strip_parameters, Body, Input};
use crate::check::{self, Plan};
use crate::error::Errors;
use crate::item::Item;
use crate::message;
use crate::parts;

/// The whole derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let cx = Errors::default();
    let mut item = match Item::read(input) {
        Ok(item) => item,
        Err(error) => {
            cx.push(error.span(), message::unparsable(&error.to_string()));
            return cx.into_compile_errors();
        }
    };
    strip_parameters(&cx, &mut item.generics);
    let input = Input::new(&cx, &item);
    let plans: Vec<Plan> = input.bodies.iter().map(|body| check::plan(&cx, &input, body)).collect();
    let has_parts = parts::check(&cx, &input);
    let is_sound = cx.is_empty();
    let expansion = Expansion { input: &input, plans: &plans };
    let has_drop_impl = is_sound && expansion.needs_drop_impl();
    let mut tokens = expansion.trait_impl(!has_drop_impl);
    if has_drop_impl {
        tokens.extend(expansion.drop_impl());
    }
    if has_parts {
        tokens.extend(expansion.parts(is_sound));
    }
    tokens.extend(expansion.questions());
    // Last, so that editors see the names above whatever is wrong with them.
    tokens.extend(cx.into_compile_errors());
    tokens
}

/// What the impls are made of.
pub(crate) struct Expansion<'a> {
    pub(crate) input: &'a Input<'a>,
    pub(crate) plans: &'a [Plan],
}

impl Expansion<'_> {
    pub(crate) fn bodies(&self) -> impl Iterator<Item = (&Body<'_>, &Plan)> {
        self.input.bodies.iter().zip(self.plans)
    }

    fn needs_drop_impl(&self) -> bool {
        self.input.arguments.begin.is_some() || self.input.bodies.iter().any(Body::has_managed)
    }

    /// The path of the facade, located at `span`.
    fn facade(&self, span: Span) -> TokenStream {
        match &self.input.arguments.krate {
            Some(path) => path.to_token_stream(),
            None => quote_spanned!(span=> ::drop_derive),
        }
    }

    /// The path of the hidden module, located at `span`.
    pub(crate) fn private(&self, span: Span) -> TokenStream {
        let facade = self.facade(span);
        quote_spanned!(span=> #facade::__private)
    }

    fn trait_impl(&self, with_proofs: bool) -> TokenStream {
        let (impl_generics, ty_generics, where_clause) = self.input.generics().split_for_impl();
        let ident = self.input.ident();
        let facade = self.facade(Span::call_site());
        let names = self.drop_order();
        let doc = format!(
            " Drop order: {}.",
            match names.as_slice() {
                [] => "nothing to drop".to_owned(),
                names =>
                    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            }
        );
        let order = quote!(&[#(#names),*]);
        let order = if with_proofs {
            let this = local("this", Span::call_site());
            let proofs = self.proofs(&this);
            // A closure that is never called: it is checked, and costs nothing.
            quote!({ let _ = |#this: &Self| { #proofs }; #order })
        } else {
            order
        };
        let allow = self.allow();
        quote! {
            #[doc = #doc]
            #[automatically_derived]
            #allow
            impl #impl_generics #facade::OrderedDrop for #ident #ty_generics #where_clause {
                const DROP_ORDER: &'static [&'static ::core::primitive::str] = #order;
            }
        }
    }

    /// `queries`, `0`, `Variant.field`.
    fn drop_order(&self) -> Vec<String> {
        let name = |body: &Body, field: usize| {
            let field = &body.fields[field].name;
            match body.variant {
                Some(variant) => format!("{}.{field}", syn::ext::IdentExt::unraw(variant)),
                None => field.clone(),
            }
        };
        self.bodies()
            .flat_map(|(body, plan)| plan.order.iter().map(move |&field| name(body, field)))
            .collect()
    }

    /// Lints that must not fire on the impls.
    fn allow(&self) -> TokenStream {
        let mut allow = self.input.lint_attrs();
        if self.plans.iter().any(|plan| !plan.unknown.is_empty()) {
            // For `cfg(rust_analyzer)` in `proofs`. There is an error beside it.
            allow.extend(quote!(#[allow(unexpected_cfgs)]));
        }
        allow
    }

    fn drop_impl(&self) -> TokenStream {
        let (impl_generics, ty_generics, where_clause) = self.input.generics().split_for_impl();
        let ident = self.input.ident();
        let this = local("this", Span::call_site());
        let proofs = self.proofs(&this);
        let body = if self.input.is_enum() { self.drop_enum() } else { self.drop_struct(&this) };
        let allow = self.allow();
        quote! {
            #[automatically_derived]
            #allow
            impl #impl_generics ::core::ops::Drop for #ident #ty_generics #where_clause {
                #[inline]
                fn drop(&mut self) {
                    if false {
                        let #this: &Self = self;
                        #proofs
                    }
                    #body
                }
            }
        }
    }
}

/// A variable of the expansion. Its span keeps the path of a step from meaning it. Its long name is
/// for constants and unit structs of the user's: a variable cannot be called like one in scope.
pub(crate) fn local(name: &str, at: Span) -> Ident {
    Ident::new(&format!("__drop_derive_{name}"), Span::mixed_site().located_at(at))
}

/// The same tokens at the same place, but as the expansion's own: the compiler does not hold them
/// against the user.
pub(crate) fn own(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                let span = group.span();
                token = Group::new(group.delimiter(), own(group.stream())).into();
                token.set_span(span);
            }
            token.set_span(Span::call_site().located_at(token.span()));
            token
        })
        .collect()
}
