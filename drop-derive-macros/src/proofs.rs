//! Emits what the compiler has to check: that the type is what the derive made of its tokens.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Member;

use crate::ast::{lint_attrs, Body, Field};
use crate::check::{DropGlue, Plan, Question};
use crate::error::Underline;
use crate::expand::{local, Expansion};
use crate::graph::Place;
use crate::turns::used;
use crate::types::{simple_name, Spelling};

impl Expansion<'_> {
    /// Statements that are checked and never run, about `this: &Self`:
    ///
    /// - A pattern without `..` names exactly the fields that the derive saw, so that an attribute
    ///   macro cannot move them behind a `Deref` afterwards.
    /// - Names that the user wrote stand in patterns. That makes them real to editors, and reads no
    ///   field, so that the dead-code lint stays honest. The first mention of a field stands in the
    ///   pattern above, where the field has to stand anyway.
    /// - Managed fields, and those that are lent to a step, are bound by reference, which a packed
    ///   struct does not permit.
    /// - The types of plain and of skipped fields are what their spelling made of them.
    pub(crate) fn proofs(&self, this: &Ident) -> TokenStream {
        let checks = self.type_checks();
        if !self.input.is_enum() {
            let patterns = self.bodies().flat_map(|(body, plan)| self.patterns(body, plan));
            let lets = patterns.map(|Pattern { cfg, pattern }| quote!(#cfg let #pattern = *#this;));
            return quote!(#(#lets)* #checks);
        }
        // Those with all fields of their variant first: they are enough.
        let mut arms: Vec<_> = self
            .bodies()
            .flat_map(|(body, plan)| self.patterns(body, plan).into_iter().enumerate())
            .collect();
        arms.sort_by_key(|&(index, _)| index > 0);
        let arms =
            arms.into_iter().map(|(_, Pattern { cfg, pattern })| quote!(#cfg #pattern => {}));
        quote!(match *#this { #(#arms)* } #checks)
    }

    /// The patterns that a body's fields and mentions stand in; the first one has all fields.
    fn patterns(&self, body: &Body, plan: &Plan) -> Vec<Pattern> {
        let path = body.pattern_path();
        let mut first: Vec<Option<&Member>> = vec![None; body.fields.len()];
        let mut more = Vec::new();
        for (field, member) in &plan.mentions {
            if first[*field].is_none() {
                first[*field] = Some(member);
            } else {
                more.push(Pattern { cfg: None, pattern: quote!(#path { #member: _, .. }) });
            }
        }
        // What a destructor or a step gets a reference to.
        let used = used(body, plan);
        let fields = body.fields.iter().enumerate().map(|(index, field)| {
            let own = field.member_at(Span::call_site());
            let member = first[index].unwrap_or(&own);
            // A packed struct with managed fields has been refused already.
            if self.input.packed.is_none() && used.binary_search(&index).is_ok() {
                let at = Span::call_site().located_at(field.type_span());
                let name = local(&format!("field{index}"), at);
                let binding = quote_spanned!(at=> ref #name);
                quote!(#member: #binding)
            } else {
                quote!(#member: _)
            }
        });
        let mut patterns = vec![Pattern { cfg: None, pattern: quote!(#path { #(#fields),* }) }];
        patterns.extend(more);
        patterns.extend(plan.unknown.iter().filter_map(|(name, span)| {
            let mut name = syn::parse_str::<Ident>(name).ok()?;
            name.set_span(*span);
            // Names that do not exist yet are there for editors to complete, and not reported again.
            let cfg = Some(quote!(#[cfg(rust_analyzer)]));
            Some(Pattern { cfg, pattern: quote!(#path { #name: _, .. }) })
        }));
        patterns
    }

    /// What the compiler has to find out about the types of fields.
    fn type_checks(&self) -> TokenStream {
        let fields = || self.input.bodies.iter().flat_map(|body| &body.fields);
        let skipped = fields().filter(|field| {
            // The spelling of the others has been reported.
            let is_open = matches!(field.spelling, Spelling::ManuallyDrop | Spelling::Path);
            field.place == Place::Skipped && is_open
        });
        let mut checks: TokenStream = skipped.map(|field| self.assert_held(field)).collect();

        // Only the compiler can tell that the type of a plain field is no alias of `ManuallyDrop`.
        // It is asked once for a name, since each question takes it a while.
        let mut asked = BTreeSet::new();
        let unknown = fields().filter(|field| {
            field.place == Place::Plain
                && matches!(field.spelling, Spelling::Path)
                && simple_name(field.ty()).map_or(true, |name| asked.insert(name))
        });
        let questions: TokenStream = unknown.map(|field| self.assert_plain(field)).collect();
        if !questions.is_empty() {
            let private = self.private(Span::call_site());
            checks.extend(quote!(use #private::Fallback as _; #questions));
        }
        checks
    }

    fn assert_held(&self, field: &Field) -> TokenStream {
        let (ty, allow) = (field.ty(), lint_attrs(&field.syntax.attrs));
        let at = Underline::of(ty);
        let private = self.private(at.start());
        let call = quote_spanned!(at.end()=> ());
        quote_spanned!(at.start()=> #allow #private::assert_held::<#ty> #call;)
    }

    fn assert_plain(&self, field: &Field) -> TokenStream {
        let (ty, allow) = (field.ty(), lint_attrs(&field.syntax.attrs));
        let at = Underline::of(ty);
        let private = self.private(at.start());
        let kind = quote_spanned!(at.end()=> DROP_DERIVE_KIND);
        let kind = quote_spanned!(at.start()=> #private::Probe::<#ty>::#kind);
        quote_spanned!(at.start()=> #allow #private::assert_plain(#kind);)
    }

    /// The constants, for what the plans have left to the compiler.
    pub(crate) fn questions(&self) -> TokenStream {
        let questions = self.plans.iter().flat_map(|plan| &plan.questions);
        questions.map(|question| self.ask(question)).collect()
    }

    /// A constant outside the item that does not evaluate if both types have drop glue.
    fn ask(&self, question: &Question) -> TokenStream {
        let span = question.at.start();
        let private = self.private(span);
        let has_glue = |glue: &DropGlue| match glue {
            DropGlue::OfType(ty) => quote_spanned!(span=> ::core::mem::needs_drop::<#ty>()),
            DropGlue::Certain => quote_spanned!(span=> true),
        };
        let earlier = has_glue(&question.earlier);
        let later = question.later.iter().map(|(glue, message)| {
            let (glue, message) = (has_glue(glue), Literal::string(&message.to_string()));
            quote_spanned!(span=> (#glue, #message))
        });
        let later: Vec<_> = later.collect();
        let arguments = quote_spanned!(question.at.end()=> (#earlier, &[#(#later),*]));
        quote_spanned!(span=> const _: () = #private::assert_order #arguments;)
    }
}

/// A pattern that is there for the names in it.
struct Pattern {
    cfg: Option<TokenStream>,
    pattern: TokenStream,
}
