//! Emits the body of `drop`: whose turn is when, and what happens then.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned, ToTokens};
use syn::ExprPath;

use crate::ast::{Body, Field};
use crate::check::{Passed, Plan};
use crate::error::Underline;
use crate::expand::{local, Expansion};
use crate::graph::Place;
use crate::types::Spelling;

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
        let (value, scope) = (local("__value", at), local(SCOPE, at));
        // SAFETY: `this` is the `&mut self` of this call. The guards hold it too, but do nothing
        // before this block has ended, and the reference has ended with the block: it cannot
        // outlive `scope`.
        let lend = quote_spanned!(at=> #private::lend(#this, &#scope));
        self.call(path, &quote!(let #value = unsafe { #lend };), &[value])
    }

    /// Calls a function of the user's with variables that `bind` declares. What is not the user's
    /// is located at the path, so that the compiler's errors point there.
    fn call(&self, path: &ExprPath, bind: &TokenStream, arguments: &[Ident]) -> TokenStream {
        let at = Underline::of(path).end();
        let private = self.private(at);
        let (scope, result) = (local(SCOPE, at), local("__result", at));
        let arguments = quote_spanned!(at=> (#(#arguments),*));
        quote_spanned! {at=> {
            let #scope = #private::Scope(());
            #bind
            let #result = #path #arguments;
            {
                use #private::{DoneResult as _, FutureResult as _};
                #private::assert_done((&#result).drop_derive_result());
            }
        }}
    }
}

/// The variable that lent references cannot outlive.
const SCOPE: &str = "__scope";

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
        let private = self.expansion.private(Span::call_site());
        let managed = |&&field: &&usize| self.field(field).place == Place::Managed;
        let managed: Vec<usize> = self.plan.order.iter().filter(managed).copied().collect();
        if managed.is_empty() {
            return TokenStream::new();
        }
        let turns = local("__turns", Span::call_site());
        let guards = managed.chunks(TURNS).map(|fields| {
            let (types, values): (Vec<_>, Vec<_>) =
                fields.iter().map(|&field| self.turn(field)).unzip();
            // SAFETY: the pointers are to fields of `*self`, which live until the language drops
            // them, after this function has returned. It never drops the managed ones: the
            // compiler checks that each is a `ManuallyDrop`, or has a step and is `Copy`. Each is
            // in one tuple once. Nothing else takes its value: that is what deriving promises.
            quote! {
                {
                    let #turns = #parameter -> (#(#types,)*) { (#(#values,)*) };
                    unsafe { #private::InOrder::new(#this, #turns) }
                },
            }
        });
        let in_order = local("__in_order", Span::call_site());
        quote!(let #in_order = (#(#guards)*);)
    }

    fn field(&self, field: usize) -> &Field<'_> {
        &self.body.fields[field]
    }

    /// The type and the value of a turn.
    fn turn(&self, field: usize) -> (TokenStream, TokenStream) {
        if let Some(passed) = &self.plan.steps[field] {
            return (quote!(_), self.step(field, passed));
        }
        let at = Underline::of(self.field(field).ty());
        let mut pointer = self.pointer(field, at);
        if !matches!(self.field(field).spelling, Spelling::ManuallyDrop(_)) {
            let private = self.expansion.private(at.start());
            let name = local("__field", at.start());
            let held = quote_spanned!(at.start()=> #private::held(#name));
            pointer = quote!({ let #name = #pointer; #held });
        }
        (quote!(*mut ::core::mem::ManuallyDrop<_>), pointer)
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
        let call = self.expansion.call(&step.path, &bind, &arguments);
        quote_spanned!(at=> #private::Step(move || #call))
    }

    /// Takes the field's value for its step.
    fn take(&self, field: usize, path: &ExprPath) -> (TokenStream, Ident) {
        let at = Underline::of(self.field(field).ty());
        let (private, pointer) = (self.expansion.private(at.start()), self.pointer(field, at));
        let name = local("__value", Underline::of(path).end());
        let taken = local("__field", at.start());
        let take = if self.field(field).is_held() { "take" } else { "copy" };
        let take = Ident::new(take, at.start());
        // SAFETY: this is the field's turn, which comes once, and nothing reads the field again.
        let call = quote_spanned!(at.start()=> #private::#take(#taken));
        (quote!(let #taken = #pointer; let #name = unsafe { #call };), name)
    }

    /// Lends another field to a step.
    fn lend(&self, field: usize, path: &ExprPath) -> (TokenStream, Ident) {
        let at = Underline::of(path);
        let (private, pointer) = (self.expansion.private(at.end()), self.pointer(field, at));
        let name = local(&format!("__lent{field}"), at.end());
        let scope = local(SCOPE, at.end());
        let holds_value = self.field(field).place == Place::Managed && self.field(field).is_held();
        let lend = Ident::new(if holds_value { "lend_held" } else { "lend" }, at.end());
        // SAFETY: plain and skipped fields are not dropped before `drop` has returned, and a
        // managed one has its turn later, since the borrow is a constraint. Each field is lent once
        // to a call, and no longer than that.
        let call = quote_spanned!(at.end()=> #private::#lend(#name, &#scope));
        (quote!(let #name = #pointer; let #name = unsafe { #call };), name)
    }

    /// A pointer to a field, made without a reference to it.
    fn pointer(&self, field: usize, at: Underline) -> TokenStream {
        match self.this {
            Some(this) => {
                let member = &self.field(field).member;
                let place = quote_spanned!(at.end()=> ((*#this).#member));
                let pointer = quote_spanned!(at.start()=> ::core::ptr::addr_of_mut! #place);
                // SAFETY: `this` points to the value that is being dropped.
                quote!(unsafe { #pointer })
            }
            None => pointer_name(field).to_token_stream(),
        }
    }
}

/// The fields that a variant's drop needs a pointer to: managed ones, and what steps borrow.
fn used(body: &Body, plan: &Plan) -> Vec<usize> {
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
    local(&format!("__field{field}"), Span::call_site())
}
