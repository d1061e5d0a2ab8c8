//! Emits code by which the compiler checks all that the derive has assumed about the type.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned, ToTokens, TokenStreamExt as _};
use syn::token::Brace;
use syn::Token;

use crate::emit::drop::{field_variable, pointed_to};
use crate::emit::{braces, local, word, zero, Expansion, PatternPath};
use crate::order::Place;
use crate::parse::tokens::{joined, name_at, punct};
use crate::parse::ty::Spelling;
use crate::parse::{Body, Field};
use crate::plan::{About, BodyPlan, GlueQuestion, QuestionType};
use crate::report::message::Message;

/// The functions of `drop_derive::__private` that probe one type, two and so on.
const PROBES: [&str; 4] = ["assert_plain1", "assert_plain2", "assert_plain3", "assert_plain4"];

/// The checks of a value.
pub(super) struct Proofs {
    /// Patterns that bind nothing. They do no harm if they run, so they need no `if false`, which would cost
    /// compile time.
    patterns: Vec<TokenStream>,
    /// The other checks, which must not run.
    unrun: Vec<TokenStream>,
}

impl Proofs {
    /// For a function that runs.
    pub(super) fn in_function(self) -> Vec<TokenStream> {
        let Proofs { mut patterns, unrun } = self;
        if !unrun.is_empty() {
            let unrun = braces(joined(unrun));
            patterns.push(quote!(if false #unrun));
        }
        patterns
    }

    /// For a constant, which has no `self`: all checks are in `if false`, before the result.
    pub(super) fn before(self, result: &dyn ToTokens) -> TokenStream {
        let Proofs { patterns: mut all, unrun } = self;
        all.extend(unrun);
        let all = braces(joined(all));
        quote!(if false #all #result)
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
        let (mut patterns, mut unrun) = (Vec::new(), Vec::new());
        // First: at this point there is no variable with which editors could complete a path.
        for path in &self.functions {
            unrun.push(quote!(#[cfg(rust_analyzer)] let _ = #path;));
        }
        if self.input.is_enum() {
            let arms = joined(self.arms());
            unrun.push(quote!(match *#this { #arms }));
        } else {
            for (body, plan) in self.bodies() {
                for pattern in self.patterns(body, plan) {
                    if pattern.binds() {
                        unrun.push(quote!(let #pattern = *#this;));
                    } else {
                        let cfg = pattern.cfg();
                        patterns.push(quote!(#cfg let #pattern = *#this;));
                    }
                }
            }
        }
        self.check_types(&mut unrun);
        for (body, plan) in self.bodies() {
            unrun.extend(self.final_types(body, plan));
        }
        Proofs { patterns, unrun }
    }

    /// The arms with the patterns of all variants.
    fn arms(&self) -> Vec<TokenStream> {
        // A pattern with all fields of a variant comes first. These make the match exhaustive.
        let (mut arms, mut more) = (Vec::new(), Vec::new());
        for (body, plan) in self.bodies() {
            for (index, pattern) in self.patterns(body, plan).iter().enumerate() {
                let (cfg, checks) = (pattern.cfg(), &pattern.checks);
                let arm = quote!(#cfg #pattern => { #checks });
                if index == 0 { &mut arms } else { &mut more }.push(arm);
            }
        }
        arms.extend(more);
        arms
    }

    /// The patterns with the fields and the mentions of a body. The first one has all fields.
    fn patterns<'a>(&self, body: &'a Body, plan: &'a BodyPlan) -> Vec<Pattern<'a>> {
        // An enum cannot be packed. A packed struct with such fields has been refused. So only an attribute
        // macro can make a struct packed after this.
        let may_be_packed =
            self.input.packed.is_none() && !body.is_enum() && self.input.item.may_change();
        let borrowed = if may_be_packed { pointed_to(plan) } else { Vec::new() };
        let has_close = self.plan.close.is_some();
        let mut fields = Vec::with_capacity(body.fields.len());
        let mut more = Vec::new();
        for (index, field) in body.fields.iter().enumerate() {
            let planned = &plan.fields[index];
            let is_borrowed = borrowed.binary_search(&index).is_ok()
                || may_be_packed && has_close && planned.is_left
                || body.is_enum() && plan.decisive.binary_search(&index).is_ok();
            let member = match planned.mentions.as_slice() {
                [first, others @ ..] => {
                    for other in others {
                        more.push(Pattern::mention(body, other.clone()));
                    }
                    first.clone()
                }
                [] => field.member_at(Span::call_site()),
            };
            let binding = if is_borrowed { Some(binding(field, index)) } else { None };
            fields.push(FieldPattern { member, binding });
        }
        let checks = if body.is_enum() {
            self.final_types_of_variant(body, plan)
        } else {
            TokenStream::new()
        };
        let mut patterns =
            vec![Pattern { is_unknown: false, body, fields, has_rest: false, checks }];
        patterns.extend(more);
        // A pattern with one field and no `..` matches a union as well. One with `..` does not.
        if let ([only], 1, false) = (body.fields.as_slice(), patterns.len(), body.is_enum()) {
            patterns.push(Pattern::mention(body, only.member_at(Span::call_site())));
        }
        for (name, span) in &plan.unknown {
            if let Some(name) = name_at(name, *span) {
                let pattern = Pattern::mention(body, name.into());
                patterns.push(Pattern { is_unknown: true, ..pattern });
            }
        }
        // To complete a name, an editor tries it, and then the pattern of the name takes the place of this
        // one.
        for _ in 0..body.empty_values() {
            patterns.push(Pattern::nothing(body));
        }
        patterns
    }

    /// Adds statements that check the types of plain and of skipped fields.
    fn check_types(&self, checks: &mut Vec<TokenStream>) {
        let mut maybe_alias = Vec::new();
        for (body, plan) in self.bodies() {
            for (index, field) in body.fields.iter().enumerate() {
                let planned = &plan.fields[index];
                match planned.place {
                    // It was assumed to have no drop glue because of its name.
                    _ if plan.trusted.contains(&index) => {
                        checks.push(self.assert_type("assert_no_drop_glue", field));
                    }
                    Place::Skipped if field.may_be_manually_drop() && !planned.is_left => {
                        checks.push(self.assert_type("assert_manually_drop", field));
                    }
                    Place::Plain if self.may_be_alias(field) => maybe_alias.push(field),
                    // Any other spelling of a skipped field has been reported.
                    Place::Managed | Place::Skipped | Place::Plain => {}
                }
            }
        }
        for (body, plan) in self.bodies() {
            for &field in &plan.too_late {
                let field = &body.fields[field];
                if let Some(at) = maybe_alias.iter().position(|other| std::ptr::eq(*other, field)) {
                    checks.push(self.misjudged_probe(maybe_alias.remove(at)));
                }
            }
        }
        // Each probe and each call costs check time, so there is one probe for each name.
        if maybe_alias.len() > 1 {
            let mut probed = BTreeSet::new();
            maybe_alias
                .retain(|field| field.ty().simple_name().is_none_or(|name| probed.insert(name)));
        }
        for fields in maybe_alias.chunks(PROBES.len()) {
            checks.push(self.alias_probe(fields));
        }
    }

    /// Whether the type of a plain field may be an alias of `ManuallyDrop`. Only the compiler knows: even
    /// `u8` may be one.
    fn may_be_alias(&self, field: &Field) -> bool {
        match (field.spelling, field.ty().simple_name()) {
            (Spelling::Path, _) => true,
            (Spelling::Other, Some(name)) => !self.input.item.is_parameter(name),
            _ => false,
        }
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
        let private = self.private(Span::call_site());
        let assert_plain = word(PROBES[fields.len() - 1], Span::call_site());
        let (mut allow, mut types, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        for field in fields {
            allow.extend(field.lint_attrs());
            let ty = field.ty();
            types.push(quote!(#ty,));
            // Two tokens, one located at the start of the type and one at its end.
            let zero = zero(ty.underline().end());
            answers.push(quote_spanned!(ty.underline().start()=> !#zero,));
        }
        let (types, answers) = (joined(types), joined(answers));
        quote!(#(#allow)* #private::#assert_plain::<#types>(#answers);)
    }

    /// The same for a field with an error about its order, which is untrue of a `ManuallyDrop`.
    fn misjudged_probe(&self, field: &Field) -> TokenStream {
        let (ty, allow) = (field.ty(), field.lint_attrs());
        let at = ty.underline();
        let private = self.private(Span::call_site());
        let zero = zero(at.end());
        let answer = quote_spanned!(at.start()=> !#zero);
        quote!(#allow #private::assert_rightly_plain::<#ty>(#answer);)
    }

    /// The questions about pairs of a list that are forgiven if a type has no drop glue.
    pub(super) fn ask_about_glue(&self, impls: &mut Vec<TokenStream>) {
        for (body, plan) in self.bodies() {
            for question in &plan.questions {
                impls.push(self.glue_check(body, question));
            }
        }
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
