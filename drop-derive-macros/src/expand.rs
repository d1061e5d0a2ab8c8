//! Emits the impls.
//!
//! For the `Client` of the README, where `queries` drops before `tls` and `tls` before `tcp`:
//!
//! ```ignore
//! impl ::drop_derive::OrderedDrop for Client {
//!     const DROP_ORDER: &'static [&'static str] = &["queries", "tls", "tcp"];
//! }
//!
//! impl ::core::ops::Drop for Client {
//!     fn drop(&mut self) {
//!         if false { /* what has to hold of the fields: see `Expansion::proofs` */ }
//!         let this: *mut Self = self;
//!         let in_order = ({
//!             let turns = |this: *mut Self| -> (*mut ManuallyDrop<_>, *mut ManuallyDrop<_>) {
//!                 (unsafe { addr_of_mut!((*this).queries) }, unsafe { addr_of_mut!((*this).tls) })
//!             };
//!             unsafe { InOrder::new(this, turns) }
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

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned, ToTokens};
use syn::spanned::Spanned;
use syn::DeriveInput;

use crate::ast::{strip_parameters, Body, Field, Input};
use crate::check::{self, Passed, Plan, Question};
use crate::error::{Errors, Underline};
use crate::graph::Place;
use crate::parts;
use crate::types::Spelling;

/// The whole derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let cx = Errors::default();
    let mut item = match syn::parse2::<DeriveInput>(input) {
        Ok(item) => item,
        Err(error) => {
            cx.push(error.span(), &error);
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
    tokens.extend(
        plans.iter().flat_map(|plan| &plan.questions).map(|question| expansion.ask(question)),
    );
    // Last, so that editors see the names above whatever is wrong with them.
    tokens.extend(cx.into_compile_errors());
    tokens
}

/// Pointers in one projection: see `Turns` in `drop_derive::__private`.
const TURNS: usize = 8;

/// What the impls are made of.
pub(crate) struct Expansion<'a> {
    pub(crate) input: &'a Input<'a>,
    plans: &'a [Plan],
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
        let ident = &self.input.item.ident;
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
            let this = local("__this");
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

    /// Lints that must not fire on the impls. Each has its case in `tests/tests/lints.rs`.
    fn allow(&self) -> TokenStream {
        // A field or its type may be deprecated, and the item may have allowed it.
        let mut allow = quote!(#[allow(deprecated)]);
        if self.plans.iter().any(|plan| !plan.unknown.is_empty()) {
            // For `cfg(rust_analyzer)` in `proofs`.
            allow.extend(quote!(#[allow(unexpected_cfgs)]));
        }
        allow
    }

    /// Statements that are checked and never run, about `this: &Self`:
    ///
    /// - A pattern without `..` names exactly the fields that the derive saw, so that an attribute
    ///   macro cannot move them behind a `Deref` afterwards.
    /// - Names that the user wrote stand in patterns. That makes them real to editors, and reads no
    ///   field, so that the dead-code lint stays honest. The first mention of a field stands in the
    ///   pattern above, where the field has to stand anyway.
    /// - Managed fields are bound by reference, which a packed struct does not permit.
    /// - The types of plain and of skipped fields are what their spelling made of them.
    fn proofs(&self, this: &Ident) -> TokenStream {
        let fields = self.input.bodies.iter().flat_map(|body| &body.fields);
        let mut checks: TokenStream = fields.clone().map(|field| self.type_check(field)).collect();
        if fields.into_iter().any(has_probe) {
            let private = self.private(Span::call_site());
            checks = quote!(use #private::Fallback as _; #checks);
        }
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
        let mut first: Vec<Option<Span>> = vec![None; body.fields.len()];
        let mut more = Vec::new();
        for &(field, span) in &plan.mentions {
            if first[field].is_none() {
                first[field] = Some(span);
            } else {
                let member = body.fields[field].member_at(span);
                more.push(Pattern { cfg: None, pattern: quote!(#path { #member: _, .. }) });
            }
        }
        let fields = body.fields.iter().enumerate().map(|(index, field)| {
            let member = field.member_at(first[index].unwrap_or_else(|| field.member.span()));
            // A packed struct with managed fields has been refused already.
            if field.place == Place::Managed && self.input.packed.is_none() {
                let at = Underline::of(field.ty()).start();
                let name = local_at(&format!("__field{index}"), at);
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

    /// What the compiler has to find out about a field's type.
    fn type_check(&self, field: &Field) -> TokenStream {
        let ty = field.ty();
        let at = Underline::of(ty);
        let (start, end) = (at.start(), at.end());
        let private = self.private(start);
        if field.place == Place::Skipped {
            let call = quote_spanned!(end=> ());
            quote_spanned!(start=> #private::assert_held::<#ty>#call;)
        } else if has_probe(field) {
            let kind = quote_spanned!(end=> DROP_DERIVE_KIND);
            quote_spanned!(start=> #private::assert_plain(&#private::Probe::<#ty>::#kind);)
        } else {
            TokenStream::new()
        }
    }

    fn drop_impl(&self) -> TokenStream {
        let (impl_generics, ty_generics, where_clause) = self.input.generics().split_for_impl();
        let ident = &self.input.item.ident;
        let this = local("__this");
        let proofs = self.proofs(&this);
        let body = if self.input.is_enum() { self.drop_enum() } else { self.drop_struct(&this) };
        let allow = self.allow();
        quote! {
            #[automatically_derived]
            #allow
            impl #impl_generics ::core::ops::Drop for #ident #ty_generics #where_clause {
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

    fn drop_struct(&self, this: &Ident) -> TokenStream {
        let guards = self.bodies().map(|(body, plan)| {
            let turns = Turns { expansion: self, body, plan, this: Some(this) };
            turns.guards(&quote!(#this), &quote!(|#this: *mut Self|))
        });
        let guards: TokenStream = guards.collect();
        let begin = self.input.arguments.begin.as_ref().map(|path| {
            let span = Underline::of(path).end();
            let private = self.private(span);
            let (scope, result) = (local_at("__scope", span), local_at("__result", span));
            let value = local_at("__value", span);
            let lend = quote_spanned!(span=> #private::lend(#this, &#scope));
            let lend = quote!(let #value = unsafe { #lend };);
            let call = call(path, [value.clone()].into_iter());
            let check = self.check_result(&result, span);
            // SAFETY: `this` is the `&mut self` of this call. The guards hold it too, but do
            // nothing before this block has ended, and the reference has ended with the block:
            // it cannot outlive `scope`.
            quote_spanned! {span=> {
                let #scope = #private::Scope(());
                #lend
                let #result = #call;
                #check
            }}
        });
        quote! {
            let #this: *mut Self = self;
            #guards
            #begin
        }
    }

    fn drop_enum(&self) -> TokenStream {
        let arms = self.bodies().filter(|(body, _)| body.has_managed()).map(|(body, plan)| {
            let used: Vec<usize> = used(body, plan);
            let path = body.pattern_path();
            let members = used.iter().map(|&field| &body.fields[field].member);
            let names: Vec<_> = used.iter().map(|&field| bound(field)).collect();
            let turns = Turns { expansion: self, body, plan, this: None };
            // The pointers are in the closure already: it needs no `this`.
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
        let rest =
            self.input.bodies.iter().any(|body| !body.has_managed()).then(|| quote!(_ => {}));
        quote!(match *self { #arms #rest })
    }

    /// The statement that refuses a result that is a future.
    fn check_result(&self, result: &Ident, span: Span) -> TokenStream {
        let private = self.private(span);
        quote_spanned! {span=> {
            use #private::{DoneResult as _, FutureResult as _};
            #private::assert_done((&#result).drop_derive_result());
        }}
    }

    /// A constant outside the item that does not evaluate if both types have drop glue.
    fn ask(&self, question: &Question) -> TokenStream {
        let span = question.at.start();
        let private = self.private(span);
        let has_glue = |ty: &Option<TokenStream>| match ty {
            Some(ty) => quote_spanned!(span=> ::core::mem::needs_drop::<#ty>()),
            None => quote_spanned!(span=> true),
        };
        let earlier = has_glue(&question.earlier);
        let later = question.later.iter().map(|(ty, message)| {
            let (glue, message) = (has_glue(ty), Literal::string(&message.to_string()));
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
        let managed = |&&field: &&usize| self.body.fields[field].place == Place::Managed;
        let managed: Vec<usize> = self.plan.order.iter().filter(managed).copied().collect();
        if managed.is_empty() {
            return TokenStream::new();
        }
        let turns = local("__turns");
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
        let in_order = local("__in_order");
        quote!(let #in_order = (#(#guards)*);)
    }

    /// The type and the value of a turn.
    fn turn(&self, field: usize) -> (TokenStream, TokenStream) {
        match &self.plan.steps[field] {
            Some(passed) => (quote!(_), self.step(field, passed)),
            None => {
                let at = Underline::of(self.body.fields[field].ty());
                let mut pointer = self.pointer(field, at);
                if !self.is_spelled(field) {
                    let private = self.expansion.private(at.start());
                    let name = local_at("__field", at.start());
                    let held = quote_spanned!(at.start()=> #private::held(#name));
                    pointer = quote!({ let #name = #pointer; #held });
                }
                (quote!(*mut ::core::mem::ManuallyDrop<_>), pointer)
            }
        }
    }

    fn is_spelled(&self, field: usize) -> bool {
        matches!(self.body.fields[field].spelling, Spelling::ManuallyDrop(_))
    }

    /// Calls the user's function with the field's value, and with references that end with the
    /// call.
    fn step(&self, field: usize, passed: &[Passed]) -> TokenStream {
        let Some(step) = &self.body.fields[field].arguments.step else { return TokenStream::new() };
        // All of the call is located at the path: what the compiler says of it points there.
        let at = Underline::of(&step.path);
        let private = self.expansion.private(at.end());
        let (scope, result) = (local_at("__scope", at.end()), local_at("__result", at.end()));
        let value = local_at("__value", at.end());
        let lent = |other: usize| local_at(&format!("__lent{other}"), at.end());
        // SAFETY, of `take` and `copy`: this is the field's turn, which comes once, and nothing
        // reads the field again. Of `lend`: plain and skipped fields are not dropped before this
        // function has returned, and managed ones have their turn later, since the borrow is a
        // constraint. Each field is lent once to a call, and is no longer lent when it ends.
        let take = self.take(field, &value);
        let borrowed = passed.iter().filter_map(|passed| match passed {
            Passed::Value => None,
            Passed::Borrow(other) => Some(*other),
        });
        let lend = borrowed.map(|other| {
            let (name, pointer) = (lent(other), self.pointer(other, at));
            let field = &self.body.fields[other];
            let is_value = field.place == Place::Managed && field.is_held();
            let lend = Ident::new(if is_value { "lend_held" } else { "lend" }, at.end());
            let lent = quote_spanned!(at.end()=> #private::#lend(#name, &#scope));
            quote!(let #name = #pointer; let #name = unsafe { #lent };)
        });
        let lend: TokenStream = lend.collect();
        let arguments = passed.iter().map(|passed| match passed {
            Passed::Value => value.clone(),
            Passed::Borrow(other) => lent(*other),
        });
        let call = call(&step.path, arguments);
        let check = self.expansion.check_result(&result, at.end());
        quote_spanned! {at.end()=>
            #private::Step(move || {
                let #scope = #private::Scope(());
                #take
                #lend
                let #result = #call;
                #check
            })
        }
    }

    /// Takes the field's value for its step.
    fn take(&self, field: usize, value: &Ident) -> TokenStream {
        let at = Underline::of(self.body.fields[field].ty());
        let (private, pointer) = (self.expansion.private(at.start()), self.pointer(field, at));
        let take = if self.body.fields[field].is_held() { "take" } else { "copy" };
        let take = Ident::new(take, at.start());
        let taken = local_at("__field", at.start());
        let call = quote_spanned!(at.start()=> #private::#take(#taken));
        quote!(let #taken = #pointer; let #value = unsafe { #call };)
    }

    /// A pointer to a field, made without a reference to it.
    fn pointer(&self, field: usize, at: Underline) -> TokenStream {
        match self.this {
            Some(this) => {
                let member = &self.body.fields[field].member;
                let place = quote_spanned!(at.end()=> ((*#this).#member));
                let pointer = quote_spanned!(at.start()=> ::core::ptr::addr_of_mut! #place);
                // SAFETY: `this` points to the value that is being dropped.
                quote!(unsafe { #pointer })
            }
            None => bound(field).to_token_stream(),
        }
    }
}

/// Whether only the compiler can tell that a plain field is no `ManuallyDrop`.
fn has_probe(field: &Field) -> bool {
    field.place == Place::Plain && matches!(field.spelling, Spelling::Path)
}

/// The fields that a variant's drop needs a pointer to: managed ones, and what steps borrow.
fn used(body: &Body, plan: &Plan) -> Vec<usize> {
    let borrowed = |field: usize| {
        plan.steps
            .iter()
            .flatten()
            .flatten()
            .any(|passed| matches!(passed, Passed::Borrow(other) if *other == field))
    };
    (0..body.fields.len())
        .filter(|&field| body.fields[field].place == Place::Managed || borrowed(field))
        .collect()
}

/// The call of a user's function.
fn call(path: &syn::ExprPath, arguments: impl Iterator<Item = Ident>) -> TokenStream {
    let arguments = quote_spanned!(Underline::of(path).end()=> (#(#arguments),*));
    quote!(#path #arguments)
}

fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

fn local_at(name: &str, span: Span) -> Ident {
    Ident::new(name, Span::mixed_site().located_at(span))
}

/// The variable for a field in a pattern.
fn bound(field: usize) -> Ident {
    local(&format!("__field{field}"))
}
