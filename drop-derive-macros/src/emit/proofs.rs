//! Emits code by which the compiler checks all that the derive has assumed about the type.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned, ToTokens, TokenStreamExt as _};
use syn::token::Brace;
use syn::Token;

use crate::emit::drop::{field_variable, pointed_to};
use crate::emit::{braces, local, word, zero, Expansion, PatternPath};
use crate::order::Place;
use crate::parse::tokens::{name_at, punct, unless_empty};
use crate::parse::ty::Spelling;
use crate::parse::{Body, Field};
use crate::plan::{About, BodyPlan, GlueQuestion, QuestionType};
use crate::report::message::Message;

/// The most probes in one call: see `assert_plain4` in `drop_derive::__private`.
const MOST_PROBES: usize = 4;

/// The checks of a value.
pub(super) struct Proofs {
    /// Patterns that bind nothing. They do no harm if they run, so they need no `if false`, which would cost
    /// compile time.
    patterns: TokenStream,
    /// The other checks, which must not run.
    unrun: TokenStream,
}

impl Proofs {
    /// For a function that runs.
    pub(super) fn in_function(self) -> TokenStream {
        let Proofs { mut patterns, unrun } = self;
        if !unrun.is_empty() {
            let unrun = braces(unrun);
            patterns.extend([quote!(if false #unrun)]);
        }
        patterns
    }

    /// For a constant, which has no `self`: all checks are in `if false`, before the result.
    pub(super) fn before(self, result: &dyn ToTokens) -> TokenStream {
        let Proofs { mut patterns, unrun } = self;
        patterns.extend([unrun]);
        let unrun = braces(patterns);
        quote!(if false #unrun #result)
    }
}

impl Expansion<'_> {
    /// The checks of `*this`:
    ///
    /// - A pattern without `..` names exactly the fields that the derive saw. So an attribute macro cannot
    ///   move them behind a `Deref` afterwards.
    /// - A struct with one field is also matched with `..`. So an attribute macro cannot turn it into a
    ///   union, which permits neither `..` nor two fields in a pattern.
    /// - All names that the user wrote are in patterns. So editors find the fields. No field is read, so the
    ///   dead-code lint still works. The first mention of a field is in the pattern without `..`, which needs
    ///   each field anyway.
    /// - If an attribute macro can still pack the struct, fields are bound by reference, which is an error in
    ///   a packed struct: managed fields, fields that are lent to a step, and fields that `close` drops.
    /// - The types of plain and skipped fields are what the derive assumed from their spelling.
    /// - After all attribute macros, decisive fields still have the types that the derive saw.
    /// - Editors find the functions that the user named by their paths.
    pub(super) fn proofs(&self, this: &impl ToTokens) -> Proofs {
        let mut checks = self.type_checks();
        checks.extend(self.bodies().filter_map(|(body, plan)| self.final_types(body, plan)));
        // First: at this point there is no variable with which editors could complete a path.
        let paths = self.functions();
        let paths = quote!(#(#[cfg(rust_analyzer)] let _ = #paths;)*);
        let all = self.bodies().map(|(body, plan)| self.patterns(body, plan));
        if !self.input.is_enum() {
            let (binding, others): (Vec<_>, Vec<_>) = all.flatten().partition(Pattern::binds);
            let cfgs = others.iter().map(Pattern::cfg);
            return Proofs {
                patterns: quote!(#(#cfgs let #others = *#this;)*),
                unrun: quote!(#paths #(let #binding = *#this;)* #checks),
            };
        }
        // The patterns with all fields of a variant come first. They make the match exhaustive.
        let mut all: Vec<_> = all.flat_map(|all| all.into_iter().enumerate()).collect();
        all.sort_by_key(|&(index, _)| index > 0);
        let arms = all.iter().map(|(_, pattern)| {
            let (cfg, checks) = (pattern.cfg(), &pattern.checks);
            quote!(#cfg #pattern => { #checks })
        });
        let unrun = quote!(#paths match *#this { #(#arms)* } #checks);
        Proofs { patterns: TokenStream::new(), unrun }
    }

    /// The patterns with the fields and the mentions of a body. The first one has all fields.
    fn patterns<'a>(&self, body: &'a Body, plan: &'a BodyPlan) -> Vec<Pattern<'a>> {
        // An enum cannot be packed. A packed struct with such fields has been refused. So only an attribute
        // macro can make a struct packed after this.
        let may_be_packed =
            self.input.packed.is_none() && !body.is_enum() && self.input.item.may_change();
        let borrowed = if may_be_packed { pointed_to(plan) } else { Vec::new() };
        let has_close = self.plan.close.is_some();
        let fields = body.fields.iter().zip(&plan.fields).enumerate();
        let fields = fields.map(|(index, (field, planned))| {
            let is_borrowed = borrowed.binary_search(&index).is_ok()
                || may_be_packed && has_close && planned.place == Place::Plain
                || body.is_enum() && plan.decisive.contains(&index);
            let first = planned.mentions.first().cloned();
            FieldPattern {
                member: first.unwrap_or_else(|| field.member_at(Span::call_site())),
                binding: is_borrowed.then(|| binding(field, index)),
            }
        });
        let fields = fields.collect();
        let checks = if body.is_enum() {
            self.final_types_of_variant(body, plan)
        } else {
            TokenStream::new()
        };
        let mut patterns =
            vec![Pattern { is_unknown: false, body, fields, has_rest: false, checks }];
        let more = plan.fields.iter().flat_map(|planned| planned.mentions.iter().skip(1));
        patterns.extend(more.map(|member| Pattern::mention(body, member.clone())));
        // A pattern with one field and no `..` matches a union as well. One with `..` does not.
        if let ([only], 1, false) = (body.fields.as_slice(), patterns.len(), body.is_enum()) {
            patterns.push(Pattern::mention(body, only.member_at(Span::call_site())));
        }
        patterns.extend(plan.unknown.iter().filter_map(|(name, span)| {
            let name = name_at(name, *span)?;
            Some(Pattern { is_unknown: true, ..Pattern::mention(body, name.into()) })
        }));
        // To complete a name, an editor tries it, and then the pattern of the name takes the place of this
        // one.
        patterns.extend((0..body.empty_values()).map(|_| Pattern::nothing(body)));
        patterns
    }

    /// Statements that check the types of plain and of skipped fields.
    fn type_checks(&self) -> TokenStream {
        let fields = |place| {
            let all = self.bodies().flat_map(|(body, plan)| body.fields.iter().zip(&plan.fields));
            all.filter(move |(_, planned)| planned.place == place).map(|(field, _)| field)
        };
        let skipped = fields(Place::Skipped).filter(|field| {
            // Any other spelling has been reported.
            let holds_one = || field.ty().without_inner_manually_drop().is_some();
            matches!(field.spelling, Spelling::ManuallyDrop | Spelling::Path) && !holds_one()
        });
        let mut checks: TokenStream =
            skipped.map(|field| self.assert_type("assert_manually_drop", field)).collect();

        // Types that were assumed to have no drop glue because of their names.
        let trusted: Vec<&Field> = self
            .bodies()
            .flat_map(|(body, plan)| plan.trusted.iter().map(move |&field| &body.fields[field]))
            .collect();
        checks.extend(trusted.iter().map(|field| self.assert_type("assert_no_drop_glue", field)));

        // Only the compiler knows whether the type of a plain field is an alias of `ManuallyDrop`: even `u8`
        // may be one. Each probe and each call costs check time, so there is one probe for each name.
        let mut probed = BTreeSet::new();
        let maybe_alias = fields(Place::Plain).filter(|field| {
            let name = field.ty().simple_name();
            let may_be_alias = match (field.spelling, name) {
                (Spelling::Path, _) => true,
                (Spelling::Other, Some(name)) => !self.input.item.is_parameter(name),
                _ => false,
            };
            let is_trusted = trusted.iter().any(|trusted| std::ptr::eq(*trusted, *field));
            may_be_alias && !is_trusted && name.is_none_or(|name| probed.insert(name))
        });
        let maybe_alias: Vec<&Field> = maybe_alias.collect();
        checks.extend(maybe_alias.chunks(MOST_PROBES).map(|fields| self.alias_probe(fields)));
        checks
    }

    /// Calls this function of the hidden module with the field's type.
    fn assert_type(&self, function: &str, field: &Field) -> TokenStream {
        let (ty, allow) = (field.ty(), field.lint_attrs());
        let at = ty.underline();
        let private = self.private(at.start());
        let call = quote_spanned!(at.end()=> ());
        let function = Ident::new(function, at.start());
        quote_spanned!(at.start()=> #allow #private::#function::<#ty> #call;)
    }

    /// Checks that the decisive fields of a struct have the types that the derive saw.
    ///
    /// An unsized field cannot be assigned to, so a pointer to it is made. For the dead-code lint, all these
    /// fields are used.
    fn final_types(&self, body: &Body, plan: &BodyPlan) -> Option<TokenStream> {
        if body.is_enum() || plan.decisive.is_empty() {
            return None;
        }
        let private = self.private(Span::call_site());
        let whole = local("whole", Span::call_site());
        let checks = plan.decisive.iter().map(|&field| {
            let (name, member) = (type_name(field), body.fields[field].member_at(Span::call_site()));
            let is = Self::is_final_type(body, field);
            if may_be_unsized(body, field) {
                quote!(let #name = #private::FieldType::of(&raw const #whole.#member); #is)
            } else {
                quote!(let #name = #private::FieldType::unknown(); #whole.#member = #name.value(); #is)
            }
        });
        Some(quote!(let _ = |#whole: &mut Self| { #(#checks)* };))
    }

    /// The same for a variant, whose fields are bound by a pattern.
    fn final_types_of_variant(&self, body: &Body, plan: &BodyPlan) -> TokenStream {
        let private = self.private(Span::call_site());
        let checks = plan.decisive.iter().map(|&field| {
            let (name, binding) = (type_name(field), binding(&body.fields[field], field));
            let is = Self::is_final_type(body, field);
            quote!(let #name = #private::FieldType::of(#binding); #is)
        });
        checks.collect()
    }

    /// Compares the final type of a field with the type that the derive saw.
    fn is_final_type(body: &Body, field: usize) -> TokenStream {
        let syntax = body.fields[field].syntax;
        let (ty, allow) = (&syntax.ty, body.fields[field].lint_attrs());
        let (name, at) = (type_name(field), ty.underline());
        let call = quote_spanned!(at.end()=> ());
        quote_spanned!(at.start()=> #allow #name.is::<#ty> #call;)
    }

    /// Asks whether one of these types is the standard `ManuallyDrop`: see `Kind` in
    /// `drop_derive::__private`. The answers are located at the types.
    fn alias_probe(&self, fields: &[&Field]) -> TokenStream {
        let assert_plain = format_ident!("assert_plain{}", fields.len());
        let private = self.private(Span::call_site());
        let allow = fields.iter().map(|field| field.lint_attrs());
        let types = fields.iter().map(|field| field.ty());
        let answers = fields.iter().map(|field| {
            // Two tokens, one located at the start of the type and one at its end.
            let at = field.ty().underline();
            let zero = zero(at.end());
            quote_spanned!(at.start()=> !#zero)
        });
        quote!(#(#allow)* #private::#assert_plain::<#(#types),*>(#(#answers),*);)
    }

    /// The questions about pairs of a list that are forgiven if a type has no drop glue.
    pub(super) fn glue_questions(&self) -> Option<TokenStream> {
        let questions = self
            .bodies()
            .flat_map(|(body, plan)| plan.questions.iter().map(move |question| (body, question)));
        unless_empty(questions.map(|(body, question)| self.glue_check(body, question)).collect())
    }

    /// A constant outside the item, whose evaluation fails if both types of a pair have drop glue.
    fn glue_check(&self, body: &Body, question: &GlueQuestion) -> TokenStream {
        let span = question.at.start();
        let private = self.private(span);
        let has_glue = question.types.iter().map(|ty| match ty {
            Some(QuestionType { field, outside }) => {
                let allow = body.fields[*field].lint_attrs();
                quote_spanned!(span=> #allow #private::needs_drop::<#outside>())
            }
            None => quote_spanned!(span=> true),
        });
        let pairs = |pairs: &[(usize, usize)]| -> TokenStream {
            let index = |index: usize| Literal::usize_unsuffixed(index);
            let pairs = pairs.iter().map(|&(a, b)| (index(a), index(b)));
            pairs.map(|(a, b)| quote_spanned!(span=> (#a, #b),)).collect()
        };
        let text = |message: &Message| Literal::string(&message.to_string());
        let (function, about) = match &question.about {
            About::Pairs { groups, message } => {
                let groups = groups.iter().map(|group| {
                    let (pairs, alone) = (pairs(&group.pairs), text(&group.alone));
                    quote_spanned!(span=> (&[#pairs], #alone))
                });
                let message = message.as_ref().map_or_else(|| Literal::string(""), text);
                ("assert_order", quote_spanned!(span=> &[#(#groups),*], #message))
            }
            About::List { fields, message } => {
                let (fields, message) = (pairs(fields), text(message));
                ("assert_list", quote_spanned!(span=> &[#fields], #message))
            }
        };
        let function = Ident::new(function, span);
        let arguments = quote_spanned!(question.at.end()=> (&[#(#has_glue),*], #about));
        let allow = self.input.lint_attrs();
        quote_spanned!(span=> #allow const _: () = #private::#function #arguments;)
    }
}

/// The variable for the type of a field: a `FieldType` of `drop_derive::__private`.
fn type_name(field: usize) -> Ident {
    local(&format!("type{field}"), Span::call_site())
}

/// The variable for a reference to a field, located at its type.
fn binding(field: &Field, index: usize) -> Ident {
    field_variable(index, field.ty().underline().start())
}

/// Whether a field may be unsized, as far as its spelling tells.
fn may_be_unsized(body: &Body, field: usize) -> bool {
    let is_last = field + 1 == body.fields.len();
    let Field { spelling, .. } = &body.fields[field];
    let ty = body.fields[field].ty();
    is_last && (ty.is_unsized() || matches!(spelling, Spelling::Path) && !ty.is_pointer())
}

/// A pattern that has names of fields. It binds only fields that have to be aligned, or whose types are
/// checked.
struct Pattern<'a> {
    /// It has a name that no field has, which has been reported. Only editors see the pattern, to complete
    /// the name.
    is_unknown: bool,
    body: &'a Body<'a>,
    fields: Vec<FieldPattern>,
    has_rest: bool,
    /// The checks of the bound fields of a variant.
    checks: TokenStream,
}

impl<'a> Pattern<'a> {
    fn mention(body: &'a Body, member: TokenTree) -> Self {
        let field = FieldPattern { member, binding: None };
        let checks = TokenStream::new();
        Pattern { is_unknown: false, body, fields: vec![field], has_rest: true, checks }
    }

    /// A pattern in which no field is named yet.
    fn nothing(body: &'a Body) -> Self {
        let checks = TokenStream::new();
        Pattern { is_unknown: true, body, fields: Vec::new(), has_rest: true, checks }
    }
}

impl Pattern<'_> {
    fn binds(&self) -> bool {
        self.fields.iter().any(|field| field.binding.is_some())
    }

    fn cfg(&self) -> Option<TokenStream> {
        self.is_unknown.then(|| quote!(#[cfg(rust_analyzer)]))
    }
}

impl ToTokens for Pattern<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let at = Span::call_site();
        PatternPath(self.body).to_tokens(tokens);
        if self.fields.is_empty() && self.is_unknown {
            // Editors find the pattern only if it is as long as one with a name, without that name.
            tokens.extend(quote!(::<>));
        }
        Brace(at).surround(tokens, |tokens| {
            for field in &self.fields {
                field.to_tokens(tokens);
                tokens.append(punct(',', at));
            }
            if self.has_rest {
                Token![..](at).to_tokens(tokens);
            }
        });
    }
}

/// `f: _`, or `f: ref name`.
struct FieldPattern {
    member: TokenTree,
    binding: Option<Ident>,
}

impl ToTokens for FieldPattern {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.member.to_tokens(tokens);
        tokens.append(punct(':', Span::call_site()));
        match &self.binding {
            Some(name) => {
                Token![ref](name.span()).to_tokens(tokens);
                name.to_tokens(tokens);
            }
            None => tokens.append(word("_", Span::call_site())),
        }
    }
}
