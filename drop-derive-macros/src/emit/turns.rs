//! Emits the body of `drop`: whose turn is when, and what happens then.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned, ToTokens};
use syn::token::Paren;
use syn::{ExprPath, Member, Token};

use crate::emit::{local, Expansion, PatternPath};
use crate::order::Place;
use crate::parse::item::Attribute;
use crate::parse::{lint_attrs, Body, Field};
use crate::plan::{BodyPlan, Passed};
use crate::report::Underline;

/// The most turns in one tuple: see `Turns` in `drop_derive::__private`.
const TURNS: usize = 64;

impl Expansion<'_> {
    pub(crate) fn drop_struct(&self) -> TokenStream {
        let this = &local("this", Span::call_site());
        let begin = self.input.arguments.begin.as_ref().map(|path| self.begin(path, this));
        let turns = self.bodies().map(|(body, plan)| {
            let turns = Turns { expansion: self, body, plan, this: Some(this) };
            let needs_this = begin.is_some() || plan.steps.iter().any(Option::is_some);
            if needs_this {
                let taken = turns.taken(this, begin.is_some());
                quote!(let #this: *mut Self = self; #taken)
            } else {
                turns.taken(&Token![self](Span::call_site()), false)
            }
        });
        let turns: TokenStream = turns.collect();
        quote!(#turns #begin)
    }

    pub(crate) fn drop_enum(&self) -> TokenStream {
        let this = local("this", Span::call_site());
        let arms = self.bodies().filter(|(body, _)| body.has_managed()).map(|(body, plan)| {
            let used = used(body, plan);
            let path = PatternPath(body);
            let members = used.iter().map(|&field| &body.fields[field].member);
            let names: Vec<_> =
                used.iter().map(|&field| pointer_name(field, Span::call_site())).collect();
            let turns = Turns { expansion: self, body, plan, this: None };
            let turns = turns.taken(&this, false);
            let private = self.private(Span::call_site());
            // SAFETY: the pattern has just found the field in `*this`. The pointer is one to read
            // and write through, as it is made of `this`; the reference is not used again.
            quote! {
                #path { #(#members: ref #names,)* .. } => {
                    #(let #names = unsafe { #private::within(#this, #names) };)*
                    #turns
                }
            }
        });
        let arms: TokenStream = arms.collect();
        let rest = self.input.bodies.iter().any(|body| !body.has_managed());
        let rest = rest.then(|| quote!(_ => {}));
        quote! {
            let #this: *mut Self = self;
            match *self { #arms #rest }
        }
    }

    /// Calls the function that sees the whole value.
    fn begin(&self, path: &ExprPath, this: &Ident) -> TokenStream {
        let at = Underline::of(path).end();
        let private = self.private(at);
        let (value, scope) = (local("value", at), local(SCOPE, at));
        // SAFETY: `this` is the `&mut self` of this call. The guards hold it too, but do nothing
        // before this block has ended, and the reference has ended with the block: it cannot
        // outlive `scope`.
        let lend = quote_spanned!(at=> #private::lend(#this, &#scope));
        self.call(path, &[], &quote!(let #value = unsafe { #lend };), &[value])
    }

    /// Calls a function of the user's with variables that `bind` declares. What is not the user's
    /// is located at the path, so that the compiler's errors point there.
    fn call(
        &self,
        path: &ExprPath,
        attrs: &[Attribute],
        bind: &TokenStream,
        arguments: &[Ident],
    ) -> TokenStream {
        let allow = lint_attrs(attrs);
        let at = Underline::of(path).end();
        let private = self.private(at);
        let (scope, result) = (local(SCOPE, at), local("result", at));
        let arguments = quote_spanned!(at=> (#(#arguments),*));
        quote_spanned! {at=> {
            let #scope = #private::Scope(());
            #bind
            // `ref`, or a result of type `!` would become one of a type that nobody names.
            #allow
            #[allow(clippy::diverging_sub_expression)]
            let ref #result = #path #arguments;
            #[allow(unreachable_code)]
            {
                use #private::{DoneResult as _, FutureResult as _};
                #private::assert_done(#result.drop_derive_result());
            }
        }}
    }
}

/// The variable that lent references cannot outlive.
const SCOPE: &str = "scope";

/// What happens, in order, when the managed fields of a body drop.
struct Turns<'a> {
    expansion: &'a Expansion<'a>,
    body: &'a Body<'a>,
    plan: &'a BodyPlan,
    /// The pointer to the struct; in an enum each field has its own.
    this: Option<&'a Ident>,
}

impl Turns<'_> {
    /// Takes the turns, about the value at `this`: at once, or when the scope ends.
    fn taken(&self, this: &impl ToTokens, at_end: bool) -> TokenStream {
        let managed = |&&field: &&usize| self.field(field).place == Place::Managed;
        let managed: Vec<usize> = self.plan.order.iter().filter(managed).copied().collect();
        let private = self.expansion.private(Span::call_site());
        // SAFETY: the pointers are to fields of `*self`, which live until the language drops them,
        // after this function has returned. It never drops the managed ones: the compiler checks
        // that each is a `ManuallyDrop`, or has a step and is `Copy`. Each is in one tuple once.
        // Nothing else takes its value: that is what deriving promises.
        if !at_end && (1..=TURNS).contains(&managed.len()) {
            let (bind, turns) = self.tuple(&managed);
            return quote!(#bind unsafe { #private::drop_in_order(#this, #turns) });
        }
        // Variables drop last to first, and the others still do where one panics.
        let guards = managed.chunks(TURNS).rev().map(|fields| {
            let (bind, turns) = self.tuple(fields);
            let in_order = local("in_order", Span::call_site());
            quote!(#bind let #in_order = unsafe { #private::InOrder::new(#this, #turns) };)
        });
        guards.collect()
    }

    /// The turns of some fields. The path of a step must not stand inside `unsafe`: if there is one,
    /// they are bound to a variable before.
    fn tuple(&self, fields: &[usize]) -> (Option<TokenStream>, Tuple) {
        let turns = Tuple::Turns(fields.iter().map(|&field| self.turn(field)).collect());
        if fields.iter().all(|&field| self.plan.steps[field].is_none()) {
            return (None, turns);
        }
        let name = local("turns", Span::call_site());
        (Some(quote!(let #name = #turns;)), Tuple::Bound(name))
    }

    fn field(&self, field: usize) -> &Field<'_> {
        &self.body.fields[field]
    }

    fn turn(&self, field: usize) -> Turn {
        match &self.plan.steps[field] {
            Some(passed) => Turn::Other(self.step(field, passed)),
            None => self.drop_in_place(field),
        }
    }

    /// The turn of a field without a step: a pointer, whose type the guard checks. A type that nobody
    /// would take for the standard one is checked, and reported, by itself.
    fn drop_in_place(&self, field: usize) -> Turn {
        let pointer = |at| match self.this {
            Some(_) => Turn::Field { member: self.field(field).member_at(at), at },
            // In braces, since the compiler does not blame a variable of a macro by itself.
            None => {
                let name = pointer_name(field, at);
                Turn::Other(quote_spanned!(at=> { #name }))
            }
        };
        let ty = self.field(field).ty();
        let at = ty.underline();
        let pointer = pointer(at.start());
        if ty.is_plainly_manually_drop() {
            return pointer;
        }
        let private = self.expansion.private(at.start());
        let argument = quote_spanned!(at.end()=> (#pointer));
        Turn::Other(quote_spanned!(at.start()=> #private::held #argument))
    }

    /// Calls the user's function with the field's value, and with references that end with the
    /// call.
    fn step(&self, field: usize, passed: &[Passed]) -> TokenStream {
        let Some(step) = &self.field(field).arguments.step else { return TokenStream::new() };
        let (mut bind, mut arguments) = (TokenStream::new(), Vec::new());
        for passed in passed {
            let (statement, name) = match *passed {
                Passed::Value => self.take(field, &step.path),
                Passed::Borrow(other) => self.lend(other, &step.path),
            };
            bind.extend(statement);
            arguments.push(name);
        }
        let at = Underline::of(&step.path).end();
        let private = self.expansion.private(at);
        let attrs = &self.field(field).syntax.attrs;
        let call = self.expansion.call(&step.path, attrs, &bind, &arguments);
        quote_spanned!(at=> #private::Step(move || #call))
    }

    /// Takes the field's value for its step.
    fn take(&self, field: usize, path: &ExprPath) -> (TokenStream, Ident) {
        let at = self.field(field).ty().underline().start();
        let private = self.expansion.private(at);
        let pointer = self.pointer(field, at);
        let name = local("value", Underline::of(path).end());
        let taken = local("field", at);
        let take = Ident::new(if self.field(field).holds_value() { "take" } else { "copy" }, at);
        // SAFETY: this is the field's turn, which comes once, and nothing reads the field again. It
        // is aligned: see `lend`.
        let call = quote_spanned!(at=> #private::#take(#taken));
        (quote!(let #taken = #pointer; let #name = unsafe { #call };), name)
    }

    /// Lends another field to a step.
    fn lend(&self, field: usize, path: &ExprPath) -> (TokenStream, Ident) {
        let at = Underline::of(path).end();
        let private = self.expansion.private(at);
        let pointer = self.pointer(field, at);
        let (name, scope) = (local(&format!("lent{field}"), at), local(SCOPE, at));
        let lend = if self.field(field).holds_value() { "lend_held" } else { "lend" };
        let lend = Ident::new(lend, at);
        // SAFETY: plain and skipped fields are not dropped before `drop` has returned, and a
        // managed one has its turn later, since the borrow is a constraint. Each field is lent once
        // to a call, and no longer than that. It is aligned: `proofs` borrows every field that is
        // lent, which a packed struct does not permit.
        let call = quote_spanned!(at=> #private::#lend(#name, &#scope));
        (quote!(let #name = #pointer; let #name = unsafe { #call };), name)
    }

    /// A pointer to a field, for a step, which has no `self`. In an enum it is a variable.
    fn pointer(&self, field: usize, at: Span) -> TokenStream {
        match self.this {
            Some(this) => {
                let member = self.field(field).member_at(at);
                let pointer = quote_spanned!(at=> &raw mut (*#this).#member);
                // SAFETY: `this` points to the value that is being dropped.
                quote!(unsafe { #pointer })
            }
            None => pointer_name(field, at).to_token_stream(),
        }
    }
}

/// What is handed to the facade.
enum Tuple {
    Turns(Vec<Turn>),
    Bound(Ident),
}

impl ToTokens for Tuple {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Tuple::Bound(name) => name.to_tokens(tokens),
            Tuple::Turns(turns) => Paren(Span::call_site()).surround(tokens, |tokens| {
                for turn in turns {
                    turn.to_tokens(tokens);
                    Token![,](Span::call_site()).to_tokens(tokens);
                }
            }),
        }
    }
}

enum Turn {
    /// `&raw mut self.f`, located at `at`.
    Field {
        member: Member,
        at: Span,
    },
    Other(TokenStream),
}

impl ToTokens for Turn {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Turn::Other(turn) => turn.to_tokens(tokens),
            &Turn::Field { ref member, at } => {
                Token![&](at).to_tokens(tokens);
                Ident::new("raw", at).to_tokens(tokens);
                Token![mut](at).to_tokens(tokens);
                Token![self](at).to_tokens(tokens);
                Token![.](at).to_tokens(tokens);
                member.to_tokens(tokens);
            }
        }
    }
}

/// The fields that a drop needs a pointer to: managed ones, and what steps borrow.
pub(crate) fn used(body: &Body, plan: &BodyPlan) -> Vec<usize> {
    let mut used: Vec<bool> =
        body.fields.iter().map(|field| field.place == Place::Managed).collect();
    for passed in plan.steps.iter().flatten().flatten() {
        if let Passed::Borrow(field) = passed {
            used[*field] = true;
        }
    }
    (0..body.fields.len()).filter(|&field| used[field]).collect()
}

/// The variable for a pointer to a variant's field, located at `at`.
fn pointer_name(field: usize, at: Span) -> Ident {
    local(&format!("field{field}"), at)
}
