//! Emits the `Drop` impl: the order of the turns, and what a turn is.
//!
//! The turn of a field without a step is a pointer to it, which the facade makes a guard of. The turn
//! of a field with a step is a closure: see `step`.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned, ToTokens};
use syn::Token;

use crate::emit::code::Code;
use crate::emit::{local, Expansion, PatternPath};
use crate::order::Place;
use crate::parse::{Body, Field};
use crate::plan::{BodyPlan, Planned, StepArg};

/// The most turns in one tuple: see `Turns` in `drop_derive::__private`.
pub(super) const MOST_TURNS: usize = 64;

impl Expansion<'_> {
    pub(super) fn drop_impl(&self) -> TokenStream {
        let body = match &self.plan.close {
            Some(_) => self.call_clean_up(),
            None => self.clean_up(),
        };
        let mut function = Code::new(self);
        self.proofs("*self").write(&mut function);
        function.tokens(self.hidden_from_editors(body));
        let mut item = Code::new(self);
        item.text("#[inline] fn drop(&mut self)");
        item.braces(function);
        let mut code = Code::new(self);
        self.impl_block(&mut code, "__private::Drop", true, item);
        code.into()
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
        let plain = self.drop_plain(this);
        let turns = self.bodies().map(|(body, plan)| {
            let drop = BodyDrop { expansion: self, body, plan, this: Some(this) };
            let needs_this = begin.is_some()
                || plain.is_some()
                || plan.fields.iter().any(|field| field.step.is_some());
            if needs_this {
                let turns = drop.run_turns(this, begin.is_some());
                quote!(let #this: *mut Self = self; #plain #turns)
            } else {
                drop.run_turns(&Token![self](Span::call_site()), false)
            }
        });
        let turns: TokenStream = turns.collect();
        quote!(#turns #begin)
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
        // `self` is a `&mut`. It is aligned: `proofs` sees to it that the struct is not packed.
        // The language never drops a managed field's value: the compiler
        // checks that the field is a `ManuallyDrop`, or has a step and is `Copy`. Each field is in
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
    fn turns(&self, fields: &[usize]) -> (Option<TokenStream>, TokenStream) {
        let mut tuple = Code::new(self.expansion);
        let pointer = Pointer::new();
        let comma = Punct::new(',', Spacing::Alone);
        for &field in fields {
            match &self.planned(field).step {
                Some(step) => tuple.tokens(self.step(field, step)),
                None => self.drop_in_place(field, &pointer, &mut tuple),
            }
            tuple.tree(comma.clone());
        }
        let mut code = Code::new(self.expansion);
        code.parentheses(tuple);
        let tuple = TokenStream::from(code);
        if fields.iter().all(|&field| self.planned(field).step.is_none()) {
            return (None, tuple);
        }
        let name = local("turns", Span::call_site());
        (Some(quote!(let #name = #tuple;)), name.into_token_stream())
    }

    pub(super) fn field(&self, field: usize) -> &Field<'_> {
        &self.body.fields[field]
    }

    pub(super) fn planned(&self, field: usize) -> &Planned<'_> {
        &self.plan.fields[field]
    }

    /// The turn of a field without a step: a pointer to it. `Turn` is implemented for the standard
    /// `ManuallyDrop` alone. A type that is not spelled like it goes through a function that checks
    /// it, and whose message fits better.
    fn drop_in_place(&self, field: usize, pointer: &Pointer, code: &mut Code) {
        let ty = self.field(field).ty();
        let at = ty.underline();
        if ty.is_plainly_manually_drop() {
            return self.pointer_to(field, at.start(), pointer, code);
        }
        let mut argument = Code::new(self.expansion);
        self.pointer_to(field, at.start(), pointer, &mut argument);
        let argument = TokenStream::from(argument);
        let argument = quote_spanned!(at.end()=> (#argument));
        let private = self.expansion.private(at.start());
        code.tokens(quote_spanned!(at.start()=> #private::as_manually_drop #argument));
    }

    fn pointer_to(&self, field: usize, at: Span, pointer: &Pointer, code: &mut Code) {
        match self.this {
            Some(_) => {
                pointer.write(at, code);
                code.member(&self.field(field).member_at(at));
            }
            // In braces, since the compiler does not blame a variable of a macro by itself.
            None => {
                let name = pointer_name(field, at);
                code.tokens(quote_spanned!(at=> { #name }));
            }
        }
    }

    /// A pointer to a field, for a step, where `self` is not in scope. In an enum it is a variable.
    pub(super) fn pointer(&self, field: usize, at: Span) -> TokenStream {
        match self.this {
            Some(this) => {
                let member = self.field(field).member_at(at);
                // Editors would explain `mut` to whoever points to the path of a step.
                let raw_mut = quote!(raw mut);
                let pointer = quote_spanned!(at=> & #raw_mut (*#this).#member);
                // SAFETY: `this` points to the value that is being dropped, whose memory is valid
                // until `drop` has returned. No reference is made, and nothing is read.
                quote!(unsafe { #pointer })
            }
            None => pointer_name(field, at).to_token_stream(),
        }
    }
}

/// `&raw mut self.`, made once for all fields.
struct Pointer([TokenTree; 5]);

impl Pointer {
    fn new() -> Self {
        let word = |word| Ident::new(word, Span::call_site()).into();
        let sign = |sign| Punct::new(sign, Spacing::Alone).into();
        Pointer([sign('&'), word("raw"), word("mut"), word("self"), sign('.')])
    }

    /// Appends a copy that is located at `at`.
    fn write(&self, at: Span, code: &mut Code) {
        for token in &self.0 {
            let mut token = token.clone();
            token.set_span(at);
            code.tree(token);
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
