//! Emits the body of `drop`: whose turn is when, and what happens then.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned, ToTokens};
use syn::ExprPath;

use crate::ast::{lint_attrs, Body, Field};
use crate::check::{Passed, Plan};
use crate::error::Underline;
use crate::expand::{local, Expansion};
use crate::graph::Place;
use crate::item::Attribute;

/// Turns in one guard: see `Turns` in `drop_derive::__private`.
const TURNS: usize = 8;

impl Expansion<'_> {
    pub(crate) fn drop_struct(&self, this: &Ident) -> TokenStream {
        let guards = self.bodies().map(|(body, plan)| {
            let turns = Turns { expansion: self, body, plan, this: Some(this) };
            turns.guards(&quote!(#this), &quote!(|#this: *mut Self|))
        });
        let guards: TokenStream = guards.collect();
        let begin = self.input.arguments.begin.as_ref().map(|path| self.begin(path, this));
        quote! {
            let #this: *mut Self = self;
            #guards
            #begin
        }
    }

    pub(crate) fn drop_enum(&self) -> TokenStream {
        let arms = self.bodies().filter(|(body, _)| body.has_managed()).map(|(body, plan)| {
            let used = used(body, plan);
            let path = body.pattern_path();
            let members = used.iter().map(|&field| &body.fields[field].member);
            let names: Vec<_> = used.iter().map(|&field| pointer_name(field)).collect();
            let turns = Turns { expansion: self, body, plan, this: None };
            // The closure has the pointers already and needs no `this`.
            let null = quote!(::core::ptr::null_mut::<()>());
            let guards = turns.guards(&null, &quote!(move |_: *mut ()|));
            quote! {
                #path { #(#members: ref mut #names,)* .. } => {
                    #(let #names = ::core::ptr::addr_of_mut!(*#names);)*
                    #guards
                }
            }
        });
        let arms: TokenStream = arms.collect();
        let rest = self.input.bodies.iter().any(|body| !body.has_managed());
        let rest = rest.then(|| quote!(_ => {}));
        quote!(match *self { #arms #rest })
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
    plan: &'a Plan,
    /// The pointer to the struct; in an enum each field has its own.
    this: Option<&'a Ident>,
}

impl Turns<'_> {
    /// The guards, one for each few fields. Bound to a variable, so that they drop with the scope:
    /// a tuple drops them first to last, and goes on where one panics.
    fn guards(&self, this: &TokenStream, parameter: &TokenStream) -> TokenStream {
        let managed = |&&field: &&usize| self.field(field).place == Place::Managed;
        let managed: Vec<usize> = self.plan.order.iter().filter(managed).copied().collect();
        if managed.is_empty() {
            return TokenStream::new();
        }
        let guards = managed.chunks(TURNS).map(|fields| {
            // Where the compiler finds that a pointer is not to the standard `ManuallyDrop`. One
            // location for all, or it finds that more than once.
            let at = Span::call_site().located_at(self.field(fields[0]).type_span());
            let private = self.expansion.private(at);
            let turns = local("turns", Span::call_site());
            // SAFETY: the pointers are to fields of `*self`, which live until the language drops
            // them, after this function has returned. It never drops the managed ones: the
            // compiler checks that each is a `ManuallyDrop`, or has a step and is `Copy`. Each is
            // in one tuple once. Nothing else takes its value: that is what deriving promises.
            if fields.iter().any(|&field| self.plan.steps[field].is_some()) {
                // The path of a step must not stand inside `unsafe`.
                let values = fields.iter().map(|&field| self.turn(field));
                let new = quote_spanned!(at=> #private::InOrder::new(#this, #turns));
                quote!({ let #turns = #parameter (#(#values,)*); unsafe { #new } },)
            } else {
                let values = fields.iter().map(|&field| self.drop_turn(field));
                let new =
                    quote_spanned!(at=> #private::InOrder::new(#this, #parameter (#(#values,)*)));
                quote!(unsafe { #new },)
            }
        });
        let in_order = local("in_order", Span::call_site());
        quote!(let #in_order = (#(#guards)*);)
    }

    fn field(&self, field: usize) -> &Field<'_> {
        &self.body.fields[field]
    }

    /// A turn that may be a step.
    fn turn(&self, field: usize) -> TokenStream {
        if let Some(passed) = &self.plan.steps[field] {
            return self.step(field, passed);
        }
        let turn = self.drop_turn(field);
        self.in_unsafe(&turn)
    }

    /// The turn of a field without a step: a pointer, to be put into `unsafe`.
    ///
    /// The guard checks its type, and reports it at the first field. A type that nobody would take
    /// for the standard one is checked, and reported, by itself.
    fn drop_turn(&self, field: usize) -> TokenStream {
        if self.field(field).is_plainly_held() {
            return self.pointer(field, Span::call_site());
        }
        let at = Underline::of(self.field(field).ty());
        let private = self.expansion.private(at.start());
        let pointer = self.pointer(field, at.start());
        let argument = quote_spanned!(at.end()=> (#pointer));
        quote_spanned!(at.start()=> #private::held #argument)
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
        let at = Span::call_site().located_at(self.field(field).type_span());
        let private = self.expansion.private(at);
        let pointer = self.in_unsafe(&self.pointer(field, at));
        let name = local("value", Underline::of(path).end());
        let taken = local("field", at);
        let take = if self.field(field).is_held() { "take" } else { "copy" };
        let take = Ident::new(take, at);
        // SAFETY: this is the field's turn, which comes once, and nothing reads the field again. It
        // is aligned: see `lend`.
        let call = quote_spanned!(at=> #private::#take(#taken));
        (quote!(let #taken = #pointer; let #name = unsafe { #call };), name)
    }

    /// Lends another field to a step.
    fn lend(&self, field: usize, path: &ExprPath) -> (TokenStream, Ident) {
        let at = Underline::of(path).end();
        let private = self.expansion.private(at);
        let pointer = self.in_unsafe(&self.pointer(field, at));
        let (name, scope) = (local(&format!("lent{field}"), at), local(SCOPE, at));
        let holds_value = self.field(field).place == Place::Managed && self.field(field).is_held();
        let lend = Ident::new(if holds_value { "lend_held" } else { "lend" }, at);
        // SAFETY: plain and skipped fields are not dropped before `drop` has returned, and a
        // managed one has its turn later, since the borrow is a constraint. Each field is lent once
        // to a call, and no longer than that. It is aligned: `proofs` borrows every field that is
        // lent, which a packed struct does not permit.
        let call = quote_spanned!(at=> #private::#lend(#name, &#scope));
        (quote!(let #name = #pointer; let #name = unsafe { #call };), name)
    }

    /// A pointer to a field, made without a reference to it.
    fn pointer(&self, field: usize, at: Span) -> TokenStream {
        match self.this {
            Some(this) => {
                let member = self.field(field).member_at(at);
                quote_spanned!(at=> ::core::ptr::addr_of_mut!((*#this).#member))
            }
            None => pointer_name(field).to_token_stream(),
        }
    }

    /// Makes a pointer by itself. In an enum it is a variable.
    fn in_unsafe(&self, pointer: &TokenStream) -> TokenStream {
        match self.this {
            // SAFETY: `this` points to the value that is being dropped.
            Some(_) => quote!(unsafe { #pointer }),
            None => pointer.clone(),
        }
    }
}

/// The fields that a drop needs a pointer to: managed ones, and what steps borrow.
pub(crate) fn used(body: &Body, plan: &Plan) -> Vec<usize> {
    let mut used: Vec<bool> =
        body.fields.iter().map(|field| field.place == Place::Managed).collect();
    for passed in plan.steps.iter().flatten().flatten() {
        if let Passed::Borrow(field) = passed {
            used[*field] = true;
        }
    }
    (0..body.fields.len()).filter(|&field| used[field]).collect()
}

/// The variable for a pointer to a variant's field.
fn pointer_name(field: usize) -> Ident {
    local(&format!("field{field}"), Span::call_site())
}
