//! Emits the calls of the functions that the user names: the steps and `begin`.
//!
//! A call has three parts: statements that bind the arguments to variables, with small `unsafe` blocks;
//! the user's path, outside of `unsafe`; and a check of the result. Generated tokens are located at the
//! path, so that the compiler's errors point there.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned, ToTokens as _};
use syn::Token;

use crate::emit::drop::BodyDrop;
use crate::emit::{binding_pattern, local, word, zero, Expansion};
use crate::parse::tokens::grouped;
use crate::parse::value::{Arg, ArgKind, Function};
use crate::plan::Step;
use crate::report::Underline;

/// The variable that bounds the lifetimes of lent references.
const SCOPE: &str = "scope";

/// The role of an argument: a type of `drop_derive::__private::role` with the same name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Value,
    Written,
    Dropped,
    InPlace,
    Lent,
    Copied,
    Whole,
    Error,
}

/// The most arguments of a function that are checked: see `calls` in `drop_derive::__private`.
const MOST_CHECKED: usize = 3;

impl Expansion<'_> {
    /// Calls `begin` with the whole value.
    pub(super) fn begin(&self, path: &Function, this: &Ident) -> TokenStream {
        let at = path.underline().end();
        let calls = self.calls(at);
        let (value, scope) = (local("value", at), local(SCOPE, at));
        // SAFETY: `this` derives from the `&mut self` of this function, so it is aligned, valid for reads and
        // writes, and points to a value. While `scope` is borrowed, the value is accessed only through the
        // reference: the guards have pointers into it, but use them after this block, in which `scope` is
        // declared.
        let lend = quote_spanned!(at=> #calls::lend(#this, &#scope));
        let bind = quote!(let #value = unsafe { #lend };);
        self.call(path, None, bind, &[(value, Role::Whole)]).into_token_stream()
    }

    /// Calls the function at `path` with the variables that `bind` declares.
    fn call(
        &self,
        path: &Function,
        allow: Option<&TokenStream>,
        bind: TokenStream,
        arguments: &[(Ident, Role)],
    ) -> Group {
        let at = path.underline().end();
        let calls = self.calls(at);
        let (scope, result) = (local(SCOPE, at), local("result", at));
        let (check, called) = self.checked_call(path, allow, arguments);
        // A reference must end with the call.
        let is_lent = |(_, role): &_| matches!(role, Role::InPlace | Role::Lent | Role::Whole);
        let scope =
            arguments.iter().any(is_lent).then(|| quote_spanned!(at=> #scope = #calls::Scope(())));
        let scope = scope.map(|scope| quote!(let #scope;));
        let allow = quote!(#allow #[allow(clippy::diverging_sub_expression, unreachable_code)]);
        let zero = zero(at);
        // An argument or a `let` would turn a result of type `!` into a type that nothing determines. Behind
        // `&`, or as the receiver of a method, it keeps its type.
        let end = match self.settle(&result, at) {
            None => {
                let done = quote_spanned!(at=> #calls::assert_done(&#called, #zero));
                quote!(#allow #done;)
            }
            Some(settle) => {
                let returned = quote_spanned!(at=> #called.drop_derive_returned());
                let done = quote_spanned!(at=> #calls::assert_done(&#result.0, #zero));
                quote! {
                    use #calls::Returns as _;
                    #allow let #result = #returned;
                    #[allow(unreachable_code)]
                    {
                        #done;
                        #settle
                    }
                }
            }
        };
        // The keywords inside are not located at the path, where editors would explain them.
        grouped(Delimiter::Brace, scope.into_iter().chain([bind, check, end]).collect(), at)
    }

    /// Statements that check whether the function takes the arguments, each of which has a role, and the call
    /// itself. See `calls` in `drop_derive::__private`.
    pub(super) fn checked_call(
        &self,
        path: &Function,
        allow: Option<&TokenStream>,
        arguments: &[(Ident, Role)],
    ) -> (TokenStream, TokenStream) {
        let at = path.underline().end();
        let names = arguments.iter().map(|(name, _)| name);
        if arguments.len() > MOST_CHECKED {
            // In braces. Without them, the compiler offers to write arguments into the attribute.
            return (TokenStream::new(), quote_spanned!(at=> { #path } (#(#names),*)));
        }
        let function = local("function", at);
        let (start, end) = path.underline().written();
        let (of, checked) = self.checks(path, arguments);
        let calls = self.calls(at);
        // Not located at the path, where editors would find it.
        let whole = word("Self", Span::call_site());
        let new = quote_spanned!(at=> #calls::Calls::<#whole>::new());
        // By path, since a user's method that came before one of ours may have returned another function.
        let (open, function_of) = (Token![<](start), Ident::new("function", end));
        let statements = quote! {
            let #of = #new;
            #allow let #function = #open #calls::Calls<#whole>>::#function_of #checked;
        };
        // In braces. Without them, the compiler names the variable if it is no function.
        (statements, quote_spanned!(at=> { #function } (#(#names),*)))
    }

    /// The variable that the checks start from, and the chain of calls that are the checks, in parentheses.
    fn checks(&self, path: &Function, arguments: &[(Ident, Role)]) -> (Ident, Group) {
        let at = path.underline().end();
        let calls = self.calls(at);
        let roles = arguments.iter().map(|(name, role)| {
            let role = Ident::new(&format!("{role:?}"), at);
            quote_spanned!(at=> &#name, #calls::role::#role)
        });
        // A bound of the function that does not hold is an error in each call of the chain. With one span for
        // all, that of the whole path, the compiler reports one.
        let (start, end) = path.underline().written();
        let of = Ident::new(&format!("{}_of", arguments[0].0), start);
        let with = Ident::new(&format!("with{}", arguments.len()), at);
        let parenthesized = |tokens, span| grouped(Delimiter::Parenthesis, tokens, span);
        let arguments_of_with = parenthesized(quote_spanned!(at=> #path, #(#roles),*), end);
        let nothing = parenthesized(TokenStream::new(), end);
        // These `()` are where a mistake shows: the compiler says that `()` lacks the trait with the message,
        // and underlines this span.
        let nobody = |at| parenthesized(quote_spanned!(at=> ()), end);
        let of_function = nobody(at);
        let checked = quote_spanned! {at=>
            #of.#with #arguments_of_with
                .drop_derive_check #nothing
                .drop_derive_function #of_function
        };
        let each = arguments.iter().map(|(name, _)| {
            let of_argument = nobody(name.span());
            quote_spanned!(name.span()=> .drop_derive_argument #of_argument)
        });
        let checked = parenthesized([checked].into_iter().chain(each).collect(), end);
        (of, checked)
    }
}

impl BodyDrop<'_> {
    /// The turn of a field with a step: a closure that calls the user's function.
    pub(super) fn step(&self, field: usize, step: &Step) -> TokenStream {
        let (mut bind, mut arguments) = (TokenStream::new(), Vec::new());
        let mut drop_after = None;
        for &Arg { kind, at } in &step.args {
            let (statements, mut name) = match kind {
                ArgKind::Value => self.bind_value(field, step.path),
                ArgKind::InPlace => {
                    drop_after = self.drop_after(field);
                    self.bind_in_place(field, step.path)
                }
                ArgKind::Borrow(other) => self.bind_borrow(other, step.path),
                ArgKind::Copy(other) => {
                    self.bind_copy(other, at.unwrap_or_else(|| step.path.underline()))
                }
            };
            bind.extend([statements]);
            // Located at the written argument, which the compiler then underlines or offers to remove.
            if let Some(at) = at {
                let is_marked = matches!(kind, ArgKind::InPlace | ArgKind::Copy(_));
                let at = if is_marked { at.start() } else { at.end() };
                name.set_span(name.span().located_at(at));
            }
            let role = match kind {
                ArgKind::Value if may_be_destructor(step) => Role::Dropped,
                ArgKind::Value if at.is_some() => Role::Written,
                ArgKind::Value => Role::Value,
                ArgKind::InPlace => Role::InPlace,
                ArgKind::Borrow(_) => Role::Lent,
                ArgKind::Copy(_) => Role::Copied,
            };
            arguments.push((name, role));
        }
        let at = step.path.underline().end();
        let calls = self.expansion.calls(at);
        let allow = self.field(field).lint_attrs();
        let call = self.expansion.call(step.path, allow.as_ref(), bind, &arguments);
        let closure = match drop_after {
            None => quote!(move || #call),
            Some(guard) => {
                let block = quote_spanned!(at=> { #guard #call });
                quote!(move || #block)
            }
        };
        quote_spanned!(at=> #calls::Step(#closure))
    }

    /// Binds the field's value, for its own step.
    fn bind_value(&self, field: usize, path: &Function) -> (TokenStream, Ident) {
        let at = self.field(field).ty().underline().start();
        let calls = self.expansion.calls(at);
        let name = local("value", path.underline().end());
        let take = Ident::new(if self.planned(field).is_wrapped { "take" } else { "copy" }, at);
        let Own { before, place, after } = self.own(field, "copied_handle", &name, at);
        // SAFETY: the pointer derives from `self`, so it is valid for reads. It is aligned, since `proofs`
        // checks that the struct is not packed. The field has one turn, which is now, and nothing drops or
        // takes the value before or after it: see `BodyDrop::run_turns`.
        let call = quote_spanned!(at=> #calls::#take(#place));
        let pattern = binding_pattern(&name);
        (quote!(#before let #pattern = unsafe { #call }; #after), name)
    }

    /// The field that has the step. If it is not a `ManuallyDrop`, statements check that it is `Copy`: see
    /// `Handle` in `drop_derive::__private`.
    fn own(&self, field: usize, check: &str, name: &Ident, at: Span) -> Own {
        if self.planned(field).is_wrapped {
            return Own { place: self.pointer(field, at), ..Own::default() };
        }
        let calls = self.expansion.calls(at);
        let (place, kind) = (local("field", at), local("kind", at));
        let pointer = self.bound_pointer(field, at);
        let check = Ident::new(check, at);
        let checked = quote_spanned!(at=> #calls::#check(#place).drop_derive_check(()));
        let value = quote_spanned!(at=> #kind.drop_derive_value(#name));
        let pattern = binding_pattern(name);
        Own {
            before: quote!(let #place = #pointer; let #kind = #checked;),
            place: quote_spanned!(at=> #place, #kind),
            after: quote!(let #pattern = #value;),
        }
    }

    /// Binds a reference to another field, for a step that borrows it.
    fn bind_borrow(&self, field: usize, path: &Function) -> (TokenStream, Ident) {
        let at = path.underline().end();
        let calls = self.expansion.calls(at);
        let (name, scope) = (local(&format!("lent{field}"), at), local(SCOPE, at));
        let lend = if self.planned(field).is_wrapped { "lend_value" } else { "lend" };
        let lend = Ident::new(lend, at);
        // SAFETY: the pointer derives from `self`, so it is valid for reads and writes. It is aligned, since
        // `proofs` checks that the struct is not packed. The field has a value: a plain field drops after all
        // turns (see `drop_plain` for `close`), a skipped one never, and a managed field has its turn later,
        // since the borrow is a constraint. A call gets only one reference to a field (see `problem_of` in
        // `plan::steps`), which cannot outlive `scope`, a variable of this call.
        let call = quote_spanned!(at=> #calls::#lend(#name, &#scope));
        let pointer = self.bound_pointer(field, at);
        (quote!(let #name = #pointer; let #name = unsafe { #call };), name)
    }

    /// A guard that drops the field after its step, which works in place. `None` for a `Copy` field, which
    /// has no drop glue.
    fn drop_after(&self, field: usize) -> Option<TokenStream> {
        if !self.planned(field).is_wrapped {
            return None;
        }
        let at = self.field(field).ty().underline().start();
        let calls = self.expansion.calls(at);
        let (pointer, guard) = (self.pointer(field, at), local("drop_after", at));
        // SAFETY: the pointer is aligned, and valid for reads and writes: see `bind_in_place`. The guard
        // drops at the end of the closure, which is called once, in the field's turn. Nothing else drops
        // or takes the value: see `BodyDrop::run_turns`. The references that are made for the step cannot
        // outlive `scope`, which is declared after the guard, so none is in use when the guard drops.
        let new = quote_spanned!(at=> #calls::DropAfter::new(#pointer));
        Some(quote!(let #guard = unsafe { #new };))
    }

    /// Binds a reference to the field's value, for its own step.
    fn bind_in_place(&self, field: usize, path: &Function) -> (TokenStream, Ident) {
        let at = self.field(field).ty().underline().start();
        let calls = self.expansion.calls(at);
        let (name, scope) = (local("value", path.underline().end()), local(SCOPE, at));
        let lend = if self.planned(field).is_wrapped { "lend_value" } else { "lend_handle" };
        let lend = Ident::new(lend, at);
        let Own { before, place, after } = self.own(field, "handle_in_place", &name, at);
        // SAFETY: the pointer derives from `self`, so it is valid for reads and writes. It is aligned, since
        // `proofs` checks that the struct is not packed. This is the field's turn, so it has its value. While
        // `scope` is borrowed, it is accessed only through the reference: no other argument is this field,
        // and the guard of `drop_after` drops later than `scope`.
        let call = quote_spanned!(at=> #calls::#lend(#place, &#scope));
        (quote!(#before let #name = unsafe { #call }; #after), name)
    }

    /// Binds a copy of another field, for a step that is called with `*f`. `at` is that argument.
    fn bind_copy(&self, field: usize, at: Underline) -> (TokenStream, Ident) {
        let at = at.start();
        let calls = self.expansion.calls(at);
        let pointer = self.pointer(field, at);
        let name = local(&format!("copied{field}"), at);
        let copy = if self.planned(field).is_wrapped { "copy_value" } else { "copy_field" };
        let copy = Ident::new(copy, at);
        // SAFETY: the pointer derives from `self`, so it is valid for reads. It is aligned, since `proofs`
        // checks that the struct is not packed. The field has a value: see `bind_borrow`.
        let call = quote_spanned!(at=> #calls::#copy(#pointer));
        (quote!(let #name = unsafe { #call };), name)
    }
}

/// Tokens about the field that has the step.
#[derive(Default)]
struct Own {
    /// Statements before the value or a reference to it is bound.
    before: TokenStream,

    /// The first arguments of the function of the facade that reads or lends it.
    place: TokenStream,

    /// Statements after it is bound.
    after: TokenStream,
}

/// Whether a step may be `Drop::drop`, about which the compiler has an error of its own.
fn may_be_destructor(step: &Step) -> bool {
    let is_named_like_it =
        step.path.ending().is_some_and(|(name, of)| name == "drop" && of != "mem");
    step.args.len() == 1 && is_named_like_it
}
