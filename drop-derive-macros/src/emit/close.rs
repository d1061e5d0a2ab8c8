//! Emits the function of `close = name -> Error`, and the handling of errors.
//!
//! The clean-up is a function of its own, which both the drop and `close` call:
//!
//! ```text
//! impl Client {
//!     fn drop_derive_clean_up(&mut self, permit: Permit<impl Mode>) -> Result<(), Error> {
//!         let errors = Errors::new(&permit);
//!         {
//!             let plain = in_close(&permit, || /* drops the plain fields */);
//!             /* the turns, as in a `Drop` impl without `close` */
//!         }
//!         errors.finish()
//!     }
//!
//!     pub fn close(self) -> Result<(), Error> {
//!         unsafe { close(self, Self::drop_derive_clean_up) }
//!     }
//! }
//! ```
//!
//! This function is safe since it calls the functions that the user names. It takes a `Permit`, which only
//! `unsafe` code can make. It is generic in the permit, since a drop keeps no error.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Token;

use crate::emit::drop::{field_variable, MOST_TURNS};
use crate::emit::step::Role;
use crate::emit::{binding_pattern, local, with_own_span, Expansion, PatternPath};
use crate::parse::tokens::grouped;
use crate::parse::value::{Close, Function};
use crate::parse::Body;
use crate::plan::{BodyPlan, PlannedClose};
use crate::report::pretty;

/// The variable for the errors of the clean-up.
const ERRORS: &str = "errors";

impl Expansion<'_> {
    /// The clean-up and `close`. After a mistake, `close` is a stub, so that code which calls it raises no
    /// second error.
    pub(super) fn close(&self, is_valid: bool) -> Option<TokenStream> {
        let close = self.plan.close.as_ref()?;
        let [impl_generics, ty_generics, where_clause] = self.input.generics_of_impls();
        // With the user's span, a lint would ask the user to elide lifetimes.
        let impl_generics = impl_generics.map(with_own_span);
        let ident = self.input.ident();
        let PlannedClose { written, error } = close;
        let clean_up = is_valid.then(|| self.clean_up_fn(error));
        let function = self.close_fn(written, error, is_valid);
        let allow = self.allow();
        Some(quote! {
            #allow
            impl #impl_generics #ident #ty_generics #where_clause {
                #clean_up

                #function
            }
        })
    }

    /// The function `close`. Its first and its last token have the user's span, so that lints treat it as a
    /// function of the user, and report it if it is never called.
    fn close_fn(&self, close: &Close, error: &TokenStream, is_valid: bool) -> TokenStream {
        let Close { vis, ident, arrow, .. } = close;
        let span = arrow.spans[0];
        let private = self.private(Span::call_site());
        let function = Token![fn](ident.span());
        let parameters = grouped(Delimiter::Parenthesis, quote!(self), span);
        let end = Token![>](span);
        let body = if is_valid { self.call_close() } else { quote!(loop {}) };
        let body = grouped(Delimiter::Brace, body, span);
        let mut doc = Literal::string(&self.close_doc());
        doc.set_span(span);
        let doc = grouped(Delimiter::Bracket, quote!(doc = #doc), span);
        let mark = Token![#](span);
        let doc = quote!(#mark #doc #[inline]);
        let is_sized = self.close_bound();
        quote! {
            #doc #vis #function #ident #parameters #arrow #private::Result<(), #error #end #is_sized #body
        }
    }

    /// A bound for a struct whose last field may be unsized: only sized values can be closed.
    fn close_bound(&self) -> Option<TokenStream> {
        let (body, plan) = self.bodies().next().filter(|_| !self.input.is_enum())?;
        self.maybe_unsized_tail(body, plan)?;
        let private = self.private(Span::call_site());
        Some(quote!(where Self: #private::Sized))
    }

    /// The statement in `Drop::drop`.
    pub(super) fn call_clean_up(&self) -> TokenStream {
        let private = self.private(Span::call_site());
        let (permit, result) =
            (local("permit", Span::call_site()), local("result", Span::call_site()));
        // SAFETY: this is the `Drop::drop` of the value that is cleaned up, and it makes one permit.
        quote! {
            let #permit = unsafe { #private::Permit::for_drop() };
            let #result = Self::drop_derive_clean_up(self, #permit);
        }
    }

    fn call_close(&self) -> TokenStream {
        let private = self.private(Span::call_site());
        let clean_up = local("clean_up", Span::call_site());
        // SAFETY: given a permit of `close`, the function drops each managed field once, as in a drop, and
        // then once each field that the language would drop: see `clean_up_fn` and `drop_plain`. It leaves
        // other skipped fields alone.
        quote! {
            #[cfg(not(rust_analyzer))] {
                let #clean_up = Self::drop_derive_clean_up;
                unsafe { #private::close(self, #clean_up) }
            }
            #[cfg(rust_analyzer)] { loop {} }
        }
    }

    /// The function is hidden from editors, which would complete paths with it: see `hidden_from_editors`.
    fn clean_up_fn(&self, error: &TokenStream) -> TokenStream {
        let private = self.private(Span::call_site());
        let permit = local("permit", Span::call_site());
        let errors = local(ERRORS, Span::call_site());
        let new = match &self.input.args.report {
            None => quote!(#private::Errors::<#error, _, _>::new(&#permit)),
            Some(report) => {
                let report = self.report_to(report);
                quote!(#private::Errors::<#error, _, _>::reported_to(&#permit, #report))
            }
        };
        let (permits, result) =
            (quote!(#private::Permit<impl #private::Mode>), quote!(#private::Result<(), #error>));
        let body = self.clean_up();
        // All fields have been dropped at the end of the inner block.
        quote! {
            #[cfg(not(rust_analyzer))]
            #[doc(hidden)]
            #[inline]
            fn drop_derive_clean_up(&mut self, #permit: #permits) -> #result {
                let #errors = #new;
                {
                    let #errors = &#errors;
                    #body
                }
                #errors.finish()
            }
        }
    }

    /// A guard that drops the plain fields after all other fields, in `close`, where the language does not
    /// drop them, and skipped fields that it would drop otherwise.
    pub(super) fn drop_plain(&self, this: &Ident) -> Option<TokenStream> {
        self.plan.close.as_ref()?;
        let bodies = || self.bodies().filter(|(_, plan)| plan.left().next().is_some());
        let body = if self.input.is_enum() {
            let arms: TokenStream =
                bodies().map(|(body, plan)| self.drop_plain_of_variant(this, body, plan)).collect();
            let is_complete = bodies().count() == self.plan.bodies.len();
            let rest = (!is_complete).then(|| quote!(_ => {}));
            quote!(match *#this { #arms #rest })
        } else {
            let fields = bodies().map(|(body, plan)| {
                let pointers = plan.left().map(|field| {
                    let member = body.fields[field].member_at(Span::call_site());
                    quote!(&raw mut (*#this).#member)
                });
                self.drop_pointers(this, &pointers.collect::<Vec<_>>())
            });
            fields.collect()
        };
        if body.is_empty() {
            return Some(body);
        }
        let private = self.private(Span::call_site());
        let (permit, plain) =
            (local("permit", Span::call_site()), local("plain", Span::call_site()));
        // SAFETY: this keeps the promises of `drop_in_order`. `this` points to the value that `close` was
        // called with. The pointers derive from `this` and point to its fields, so they are valid for reads
        // and writes. They are aligned, since `proofs` checks that a struct with `close` is not packed. The
        // fields have not been dropped: the turn of a managed field drops only that field. No
        // reference to them is in use, since references that are lent end with the call. Nobody drops the
        // fields afterwards, since `close` does not drop the value. In an enum, it is still the same
        // variant: see `clean_up_enum`.
        Some(quote!(let #plain = #private::in_close(&#permit, move || unsafe { #body });))
    }

    fn drop_plain_of_variant(&self, this: &Ident, body: &Body, plan: &BodyPlan) -> TokenStream {
        let path = PatternPath(body);
        let members = plan.left().map(|field| body.fields[field].member_at(Span::call_site()));
        let names: Vec<_> =
            plan.left().map(|field| field_variable(field, Span::call_site())).collect();
        let pointers: Vec<_> =
            names.iter().map(|name| self.field_ptr(this, name, Span::call_site())).collect();
        let drop = self.drop_pointers(this, &pointers);
        quote!(#path { #(#members: ref #names,)* .. } => { #drop })
    }

    /// Drops the targets of the pointers, in order.
    fn drop_pointers(&self, this: &Ident, pointers: &[TokenStream]) -> TokenStream {
        let private = self.private(Span::call_site());
        if pointers.len() <= MOST_TURNS {
            return quote!(#private::drop_in_order(#this, (#(#private::plain(#pointers),)*)));
        }
        // Variables drop last to first.
        let guards = pointers.chunks(MOST_TURNS).rev().map(|pointers| {
            let in_order = local("in_order", Span::call_site());
            quote! {
                let #in_order =
                    #private::InOrder::new(#this, (#(#private::plain(#pointers),)*));
            }
        });
        guards.collect()
    }

    /// A closure that calls the function at `path` with an error.
    fn report_to(&self, path: &Function) -> TokenStream {
        let at = path.underline().end();
        let calls = self.calls(at);
        let (error, result) = (local("error", at), local("reported", at));
        let (check, called) = self.checked_call(path, None, &[(error.clone(), Role::Error)]);
        let done = quote_spanned!(at=> #calls::assert_done(#result, 0));
        let block = quote! {
            #check
            let ref #result = #called;
            #[allow(unreachable_code)]
            { #done; }
        };
        let pattern = binding_pattern(&error);
        quote_spanned!(at=> |#pattern| { #block })
    }

    /// Keeps or reports an error in the `result` of a function, which is a `Returned` of
    /// `drop_derive::__private`. `None` if errors are neither kept nor reported.
    pub(super) fn settle(&self, result: &Ident, at: Span) -> Option<TokenStream> {
        let calls = self.calls(at);
        if self.plan.close.is_some() {
            let errors = local(ERRORS, at);
            let settle = quote_spanned!(at=> #result.drop_derive_settle(#errors));
            return Some(quote!(use #calls::NoResult as _; #settle;));
        }
        let report = self.report_to(self.input.args.report.as_ref()?);
        let report = quote_spanned!(at=> #result.drop_derive_report(#report));
        let report = quote_spanned!(at=> #report.drop_derive_unused());
        Some(quote!(use #calls::{NoResult as _, Unused as _}; #report;))
    }

    fn close_doc(&self) -> String {
        let others = match &self.input.args.report {
            Some(report) => format!("go to `{}`", pretty(report)),
            None => "are dropped".to_owned(),
        };
        format!(
            " Does what the drop does, and returns the first error.

{}
# Errors

The first error of a function that is called. It is returned when everything has been dropped: an error
or a panic stops nothing. Further errors {others}.",
            self.order_in_words()
        )
    }
}
