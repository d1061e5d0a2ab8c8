//! Emits the `Drop` impl: the order of the turns, and what a turn is.
//!
//! The turn of a field without a step is a pointer to it, which the facade makes a guard of. The turn
//! of a field with a step is a closure: see `step`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned, ToTokens, TokenStreamExt as _};
use syn::token::Paren;
use syn::{Member, Token};

use crate::emit::{braces, local, punct, word, Expansion, PatternPath};
use crate::order::Place;
use crate::parse::{Body, Field};
use crate::plan::{BodyPlan, Planned, StepArg};

/// The most turns in one tuple: see `Turns` in `drop_derive::__private`.
pub(super) const MOST_TURNS: usize = 64;

impl Expansion<'_> {
    pub(super) fn drop_impl(&self) -> TokenStream {
        let [impl_generics, ty_generics, where_clause] = self.input.generics_of_impls();
        let ident = self.input.ident();
        let mut body = self.proofs(&Token![self](Span::call_site())).in_function();
        let clean_up = match &self.plan.close {
            Some(_) => self.call_clean_up(),
            None => self.clean_up(),
        };
        body.extend([self.hidden_from_editors(clean_up)]);
        let body = braces(body);
        let allow = self.allow();
        let private = self.private(Span::call_site());
        quote! {
            #[automatically_derived]
            #allow
            impl #impl_generics #private::Drop for #ident #ty_generics #where_clause {
                #[inline]
                fn drop(&mut self) #body
            }
        }
    }

    /// What stands at the path of a function, so that the compiler's errors are shown there, would be
    /// shown by editors as what the path means. They see the path alone: see `proofs`.
    fn hidden_from_editors(&self, body: TokenStream) -> TokenStream {
        if !self.is_hidden_from_editors() {
            return body;
        }
        let private = self.private(Span::call_site());
        quote! {
            #[cfg(not(rust_analyzer))] { #body }
            #[cfg(rust_analyzer)] const _: () = #private::only_for_editors();
        }
    }

    /// All that the derive does to clean a value up, in a function that has it as `&mut self`.
    pub(super) fn clean_up(&self) -> TokenStream {
        if self.input.is_enum() {
            self.clean_up_enum()
        } else {
            self.clean_up_struct()
        }
    }

    fn clean_up_struct(&self) -> TokenStream {
        let this = &local("this", Span::call_site());
        let begin = self.input.args.begin.as_ref().map(|path| self.begin(path, this));
        let has_begin = begin.is_some();
        let plain = self.drop_plain(this);
        let turns = self.bodies().map(|(body, plan)| {
            let drop = BodyDrop { expansion: self, body, plan, this: Some(this) };
            let needs_this = has_begin
                || plain.is_some()
                || plan.fields.iter().any(|field| field.step.is_some());
            if needs_this {
                let turns = drop.run_turns(this, has_begin);
                quote!(let #this: *mut Self = self; #plain #turns)
            } else {
                drop.run_turns(&Token![self](Span::call_site()), false)
            }
        });
        turns.chain(begin).collect()
    }

    /// Which variant it is, is read here, and once more to drop the plain fields: by the language after
    /// `drop`, or by `close`. Nothing in between changes the answer, also where it is found in the bits of a
    /// managed field. A function or a destructor that has a reference to the field can leave nothing there
    /// but a value of its type, whose bits stand for no other variant. What was moved out or dropped leaves
    /// its bits behind, as the documentation of `ManuallyDrop::drop` says.
    fn clean_up_enum(&self) -> TokenStream {
        let this = local("this", Span::call_site());
        let plain = self.drop_plain(&this);
        let arms = self.bodies().filter(|(_, plan)| plan.has_managed()).map(|(body, plan)| {
            let pointed_to = pointed_to(plan);
            let path = PatternPath(body);
            let members = pointed_to.iter().map(|&field| &body.fields[field].member);
            let names: Vec<_> =
                pointed_to.iter().map(|&field| pointer_name(field, Span::call_site())).collect();
            let drop = BodyDrop { expansion: self, body, plan, this: None };
            let turns = drop.run_turns(&this, false);
            let private = self.private(Span::call_site());
            // SAFETY: the pattern has just found the field in `*this`. The pointer made here derives
            // from `this`, so that it is valid for reads and writes; the reference is not used again.
            quote! {
                #path { #(#members: ref #names,)* .. } => {
                    #(let #names = unsafe { #private::field_ptr(#this, #names) };)*
                    #turns
                }
            }
        });
        let arms: TokenStream = arms.collect();
        let rest = self.plan.bodies.iter().any(|plan| !plan.has_managed());
        let rest = rest.then(|| quote!(_ => {}));
        quote! {
            let #this: *mut Self = self;
            #plain
            match *self { #arms #rest }
        }
    }
}

/// Emits what happens, in order, when the managed fields of one body drop.
pub(super) struct BodyDrop<'a> {
    pub(super) expansion: &'a Expansion<'a>,
    pub(super) body: &'a Body<'a>,
    plan: &'a BodyPlan<'a>,
    /// The variable with the pointer to the struct. In an enum there is a pointer to each field.
    this: Option<&'a Ident>,
}

impl BodyDrop<'_> {
    /// Runs the turns of the value at `this`: at once, or at the end of the scope.
    fn run_turns(&self, this: &impl ToTokens, at_end: bool) -> TokenStream {
        let managed = |&&field: &&usize| self.planned(field).place == Place::Managed;
        let managed: Vec<usize> = self.plan.order.iter().filter(managed).copied().collect();
        let private = self.expansion.private(Span::call_site());
        // SAFETY: what `Turn::guard` asks for, of each pointer in the tuple. It is derived from
        // `self`, as `this` is, and points to a field of `*self`, which lives until the language
        // drops the fields, after this function has returned. It is valid for reads and writes, as
        // `self` is a `&mut`. It is aligned: `proofs` sees to it that the struct is not packed. The
        // language never drops a managed field's value: the compiler checks that the field is a
        // `ManuallyDrop`, or has a step and is `Copy`. Each field is in
        // one tuple, once. References to it are made for the steps of other fields only, which are
        // planned before this turn, and end with the call. Nothing else drops or takes its value:
        // that is what deriving promises.
        if !at_end && (1..=MOST_TURNS).contains(&managed.len()) {
            let (bind, turns) = self.turns(&managed);
            return quote!(#bind unsafe { #private::drop_in_order(#this, #turns) });
        }
        // Variables drop last to first, and the others still do where one panics.
        let guards = managed.chunks(MOST_TURNS).rev().map(|fields| {
            let (bind, turns) = self.turns(fields);
            let in_order = local("in_order", Span::call_site());
            quote!(#bind let #in_order = unsafe { #private::InOrder::new(#this, #turns) };)
        });
        guards.collect()
    }

    /// The turns of some fields, as a tuple. The path of a step must not stand inside `unsafe`: if
    /// there is one, the tuple is a variable, which the first tokens declare.
    fn turns(&self, fields: &[usize]) -> (Option<TokenStream>, Tuple) {
        let tuple = Tuple::Turns(fields.iter().map(|&field| self.turn(field)).collect());
        if fields.iter().all(|&field| self.planned(field).step.is_none()) {
            return (None, tuple);
        }
        let name = local("turns", Span::call_site());
        (Some(quote!(let #name = #tuple;)), Tuple::Variable(name))
    }

    pub(super) fn field(&self, field: usize) -> &Field<'_> {
        &self.body.fields[field]
    }

    pub(super) fn planned(&self, field: usize) -> &Planned<'_> {
        &self.plan.fields[field]
    }

    fn turn(&self, field: usize) -> Turn {
        match &self.planned(field).step {
            Some(step) => Turn::Other(self.step(field, step)),
            None => self.drop_in_place(field),
        }
    }

    /// The turn of a field without a step: a pointer to it. `Turn` is implemented for the standard
    /// `ManuallyDrop` alone. A type that is not spelled like it goes through a function that checks
    /// it, and whose message fits better.
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
        Turn::Other(quote_spanned!(at.start()=> #private::as_manually_drop #argument))
    }

    /// A pointer to a field, for a step, where `self` is not in scope. In an enum it is a variable. It
    /// stands in an `unsafe` block.
    pub(super) fn pointer(&self, field: usize, at: Span) -> TokenStream {
        match self.this {
            Some(this) => {
                let member = self.field(field).member_at(at);
                // Editors would explain `mut` to whoever points to the path of a step.
                let raw_mut = quote!(raw mut);
                // SAFETY: `this` points to the value that is being dropped, whose memory is valid
                // until `drop` has returned. No reference is made, and nothing is read.
                quote_spanned!(at=> & #raw_mut (*#this).#member)
            }
            None => pointer_name(field, at).to_token_stream(),
        }
    }

    /// The same pointer, outside of an `unsafe` block.
    pub(super) fn bound_pointer(&self, field: usize, at: Span) -> TokenStream {
        let pointer = self.pointer(field, at);
        match self.this {
            Some(_) => quote!(unsafe { #pointer }),
            None => pointer,
        }
    }
}

/// The turns that the facade is given.
enum Tuple {
    Turns(Vec<Turn>),
    Variable(Ident),
}

impl ToTokens for Tuple {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Tuple::Variable(name) => name.to_tokens(tokens),
            Tuple::Turns(turns) => Paren(Span::call_site()).surround(tokens, |tokens| {
                for turn in turns {
                    turn.to_tokens(tokens);
                    tokens.append(punct(',', Span::call_site()));
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
                let (raw, mutable, this) = (word("raw", at), word("mut", at), word("self", at));
                tokens.extend([punct('&', at), raw, mutable, this, punct('.', at)]);
                member.to_tokens(tokens);
            }
        }
    }
}

/// The fields that `drop` makes pointers to: the managed ones, and those that steps borrow.
pub(super) fn pointed_to(plan: &BodyPlan) -> Vec<usize> {
    let mut is_pointed_to: Vec<bool> =
        plan.fields.iter().map(|field| field.place == Place::Managed).collect();
    for step in plan.fields.iter().filter_map(|field| field.step.as_ref()) {
        for (arg, _) in &step.args {
            if let StepArg::Borrow(field) | StepArg::Copy(field) = arg {
                is_pointed_to[*field] = true;
            }
        }
    }
    (0..plan.fields.len()).filter(|&field| is_pointed_to[field]).collect()
}

/// The variable for a pointer to a variant's field, located at `at`.
pub(super) fn pointer_name(field: usize, at: Span) -> Ident {
    local(&format!("field{field}"), at)
}
