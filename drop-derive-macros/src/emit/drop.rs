//! Emits the `Drop` impl with the turns of the managed fields.
//!
//! The turn of a field without a step is a pointer to the field, which the facade turns into a guard. The
//! turn of a field with a step is a closure: see `step`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned, ToTokens, TokenStreamExt as _};
use syn::token::Paren;
use syn::Token;

use crate::emit::{braces, local, word, Expansion, PatternPath};
use crate::order::Place;
use crate::parse::tokens::{joined, punct};
use crate::parse::{Body, Field};
use crate::plan::{BodyPlan, Planned};

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
        body.push(self.hidden_from_editors(clean_up));
        let body = braces(joined(body));
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

    /// Many tokens of the body have the location of a function's path, where the compiler then reports
    /// errors. Editors would show these tokens at the path. So editors see only the path
    /// itself, in `proofs`.
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

    /// All that the derive does to clean a value up, in a function that has the value as `&mut self`.
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
        let mut statements = Vec::new();
        for (body, plan) in self.bodies() {
            let drop = BodyDrop { expansion: self, body, plan, this };
            let needs_this = has_begin || plain.is_some() || drop.has_step();
            if needs_this {
                let turns = drop.run_turns(this, has_begin);
                statements.push(quote!(let #this: *mut Self = self; #plain #turns));
            } else {
                statements.push(drop.run_turns(&Token![self](Span::call_site()), false));
            }
        }
        statements.extend(begin);
        joined(statements)
    }

    /// The variant is read twice: here, and when the plain fields drop, by the language after `drop` or by
    /// `close`. Both reads find the same variant, even if it is encoded in the bits of a managed field.
    /// A function or destructor with a reference to the field can only leave a value of its type there, and
    /// the bits of such a value mean no other variant. A value that is moved out or dropped leaves its bits
    /// behind, as the documentation of `ManuallyDrop::drop` says.
    fn clean_up_enum(&self) -> TokenStream {
        let this = local("this", Span::call_site());
        let plain = self.drop_plain(&this);
        let arms = self.bodies().filter(|(_, plan)| plan.has_managed()).map(|(body, plan)| {
            let pointed_to = pointed_to(plan);
            let path = PatternPath(body);
            let members = pointed_to.iter().map(|&field| &body.fields[field].member);
            let names: Vec<_> =
                pointed_to.iter().map(|&field| field_variable(field, Span::call_site())).collect();
            let drop = BodyDrop { expansion: self, body, plan, this: &this };
            let turns = drop.run_turns(&this, false);
            let pointers = drop.has_step().then(|| {
                let pointers =
                    names.iter().map(|name| self.field_ptr(&this, name, Span::call_site()));
                quote!(#(let #names = unsafe { #pointers };)*)
            });
            quote! {
                #path { #(#members: ref #names,)* .. } => {
                    #pointers
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

    /// A pointer to a field of a variant, inside an `unsafe` block. `name` is the variable with a reference to
    /// the field.
    pub(super) fn field_ptr(&self, this: &Ident, name: &Ident, at: Span) -> TokenStream {
        let private = self.private(at);
        // SAFETY: the pattern has bound a reference to a field of `*this`, as `field_ptr` asks. The returned
        // pointer derives from `this`, so it is valid for reads and writes. The reference is not used again.
        quote_spanned!(at=> #private::field_ptr(#this, #name))
    }
}

/// Emits the turns of the managed fields of one body.
pub(super) struct BodyDrop<'a> {
    pub(super) expansion: &'a Expansion<'a>,
    pub(super) body: &'a Body<'a>,
    plan: &'a BodyPlan<'a>,
    /// The variable with the pointer to the value. It may not be declared if nothing uses it: see `needs_this`.
    this: &'a Ident,
}

impl BodyDrop<'_> {
    /// Takes the turns of `value`, which is `self` or the variable `this`: at once, or at the end of the scope.
    fn run_turns(&self, value: &impl ToTokens, at_end: bool) -> TokenStream {
        let managed = self.plan.managed();
        let private = self.expansion.private(Span::call_site());
        // SAFETY: this keeps the promises of the facade's `Turn::guard` for each pointer in the tuple:
        // - It derives from `self`, as `value` does, and points to a field of `*self`.
        // - It is valid for reads and writes, since `self` is a `&mut`. The plain fields drop later: by the
        //   language after `drop`, or in `close` by the guard of `drop_plain`, which is declared before the
        //   turns. It is aligned, since `proofs` checks that the struct is not packed.
        // - The value has been neither dropped nor taken. Each field is in one tuple, once. The language
        //   never drops the value of a managed field: the compiler checks that the field is a
        //   `ManuallyDrop`, or has a step and is `Copy`. By deriving, the user promises that nothing else
        //   drops or takes it, before this turn or after it.
        // - No reference to it is in use. References are lent to the steps of other fields, whose turns come
        //   before this one, and end with the call.
        if !at_end && (1..=MOST_TURNS).contains(&managed.len()) {
            let (bind, turns) = self.turns(managed);
            return quote!(#bind unsafe { #private::drop_in_order(#value, #turns) });
        }
        // Variables drop last to first, also if a drop panics.
        let guards = managed.chunks(MOST_TURNS).rev().map(|fields| {
            let (bind, turns) = self.turns(fields);
            let in_order = local("in_order", Span::call_site());
            quote!(#bind let #in_order = unsafe { #private::InOrder::new(#value, #turns) };)
        });
        guards.collect()
    }

    /// The turns of some fields, as a tuple. The path of a step must not be inside an `unsafe` block, so with
    /// a step the tuple is a variable, and the first tokens declare it.
    fn turns(&self, fields: &[usize]) -> (Option<TokenStream>, Tuple) {
        let mut turns = Vec::with_capacity(fields.len());
        let mut has_step = false;
        for &field in fields {
            turns.push(self.turn(field));
            has_step |= self.planned(field).step.is_some();
        }
        let tuple = Tuple::Turns(turns);
        if !has_step {
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

    /// Whether a field has a step. In an enum, the pointers to the fields are variables then: a step needs them
    /// outside of the `unsafe` block with the turns. Otherwise they are made there.
    fn has_step(&self) -> bool {
        self.plan.fields.iter().any(|field| field.step.is_some())
    }

    /// The turn of a field without a step: a pointer to the field. The facade takes only pointers to the
    /// standard `ManuallyDrop`. If the type is spelled in another way, the pointer goes through a
    /// function that checks the type and has a better message.
    fn drop_in_place(&self, field: usize) -> Turn {
        let pointer = |at| {
            if !self.body.is_enum() {
                return Turn::Field { member: self.field(field).member_at(at), at };
            }
            let name = field_variable(field, at);
            if self.has_step() {
                // In braces, since the compiler does not underline a lone variable of a macro.
                Turn::Other(quote_spanned!(at=> { #name }))
            } else {
                Turn::Other(self.expansion.field_ptr(self.this, &name, at))
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

    /// A pointer to a field, for a step, where `self` is not in scope. In an enum it is a variable. The
    /// tokens must be inside an `unsafe` block.
    pub(super) fn pointer(&self, field: usize, at: Span) -> TokenStream {
        if self.body.is_enum() {
            return field_variable(field, at).to_token_stream();
        }
        let (this, member) = (self.this, self.field(field).member_at(at));
        // Not located at the path of a step, where editors would explain the keyword `mut`.
        let raw_mut = quote!(raw mut);
        // SAFETY: `this` points to the value that is being dropped, so the field is in bounds of its
        // memory, which is valid until `drop` has returned. Nothing is read, and no reference is made.
        quote_spanned!(at=> & #raw_mut (*#this).#member)
    }

    /// The same pointer, outside of an `unsafe` block.
    pub(super) fn bound_pointer(&self, field: usize, at: Span) -> TokenStream {
        let pointer = self.pointer(field, at);
        if self.body.is_enum() {
            pointer
        } else {
            quote!(unsafe { #pointer })
        }
    }
}

/// The argument with the turns, for the facade.
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

/// The turn of one field: an expression in the tuple for the facade.
enum Turn {
    /// `&raw mut self.f`, located at `at`.
    Field {
        member: TokenTree,
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

/// The fields to which `drop` makes pointers: managed fields, and fields that steps borrow or copy.
pub(super) fn pointed_to(plan: &BodyPlan) -> Vec<usize> {
    let mut is_pointed_to: Vec<bool> =
        plan.fields.iter().map(|field| field.place == Place::Managed).collect();
    for step in plan.fields.iter().filter_map(|field| field.step.as_ref()) {
        for &field in step.args.iter().filter_map(|arg| arg.kind.field()) {
            is_pointed_to[field] = true;
        }
    }
    (0..plan.fields.len()).filter(|&field| is_pointed_to[field]).collect()
}

/// The variable for a reference to a variant's field, and then for a pointer to it, located at `at`.
pub(super) fn field_variable(field: usize, at: Span) -> Ident {
    local(&format!("field{field}"), at)
}
