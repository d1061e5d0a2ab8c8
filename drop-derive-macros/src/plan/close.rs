//! Checks the arguments `close` and `report`.

use proc_macro2::{TokenStream, TokenTree};
use quote::{quote, ToTokens};

use crate::grammar::Keyword;
use crate::parse::attr::Seen;
use crate::parse::guess::error_of_result;
use crate::parse::tokens::{flat, is_punct, mention, starts_with, Cursor};
use crate::parse::ty::Type;
use crate::parse::value::Close;
use crate::parse::Input;
use crate::plan::parts::Tail;
use crate::plan::{BodyPlan, PlannedClose};
use crate::report::{message, pretty};
use crate::report::{Errors, Underline};

/// A type for errors of any type.
const ANY_ERROR: &str = "Box<dyn std::error::Error>";

/// The function of `close`. After a mistake it is generated if possible, so that code which calls it
/// raises no second error.
pub(super) fn check<'a>(
    cx: &Errors,
    input: &'a Input,
    bodies: &[BodyPlan],
) -> Option<PlannedClose<'a>> {
    check_can_fail(cx, input, bodies);
    let close = input.args.close.as_ref()?;
    check_packed(cx, input, bodies);
    let error = check_error(cx, input, close);
    let is_sized = check_sized(cx, input);
    Some(PlannedClose { written: close, error: error.filter(|_| is_sized)? })
}

/// `close` takes the value by value, so the type must have a known size.
fn check_sized(cx: &Errors, input: &Input) -> bool {
    let [body] = input.bodies.as_slice() else { return true };
    let tail = Tail::of(input, body).filter(|_| !input.is_enum());
    if let Some(tail) = &tail {
        // With `parts`, this has been reported.
        if input.args.parts.is_none() {
            cx.push(tail.underline(), tail.message(input, Keyword::Close));
        }
    }
    tail.is_none()
}

/// `close` drops each field through a reference, and a reference to a packed field may be misaligned. For
/// a managed field this has been reported. The compiler has an error for every packed enum.
fn check_packed(cx: &Errors, input: &Input, bodies: &[BodyPlan]) {
    let packed = input.packed.as_ref().filter(|_| !bodies.iter().any(BodyPlan::has_managed));
    if let (Some(packed), [body], false) = (packed, &*input.bodies, input.is_enum()) {
        cx.push(packed.span(), message::close_of_packed(&body.name));
    }
}

/// The type after `->` is that of the error: no `Result`, of a known size, and named in full, since it stands
/// in a signature. Returns the type to generate: after a mistake, the one that was most likely meant. `None`
/// if that is not known.
fn check_error(cx: &Errors, input: &Input, close: &Close) -> Option<TokenStream> {
    let error = close.hidden.show(close.error.to_token_stream());
    let written = flat(error.clone());
    let ty = Type::new(&written);
    let text = pretty(&error);
    let lifetime = lifetime_of(input);
    let named = |text: &str| with_lifetimes(text, &lifetime);
    let named_text = named(&text);
    let code = |error: &str| {
        let (vis, ident) = (&close.vis, &close.ident);
        let name = pretty(quote!(#vis #ident));
        Keyword::Close.with_value(format_args!("{name} -> {error}"))
    };
    let bounds = named_text.strip_prefix("impl ");
    let (meant, message) = if bounds.is_some() || ty.is_unsized() {
        // A trait object as it was written before there was `dyn`.
        let is_bare = is_sum(&written) && !mention(&written[..1], "dyn");
        let boxed = match bounds.or(is_bare.then_some(&*named_text)) {
            Some(bounds) => format!("Box<dyn {bounds}>"),
            None => format!("Box<{named_text}>"),
        };
        let message = message::close_with_unsized(&text, &code(&boxed));
        (Some(boxed), message)
    } else if ty.last_name() == Some("Result") {
        let meant = error_of_result(ty.without_parentheses());
        let meant =
            meant.map(|meant| if meant == "_" { ANY_ERROR.to_owned() } else { named(&meant) });
        let code = meant.as_deref().map(code);
        let message = message::close_with_result(&text, code.as_deref());
        (meant, message)
    } else if has_placeholder(&written) {
        let message = message::close_with_placeholder(&text, &code(ANY_ERROR));
        (Some(ANY_ERROR.to_owned()), message)
    } else if starts_with(&written, '!') {
        let meant = "core::convert::Infallible";
        (Some(meant.to_owned()), message::close_with_never(&code(meant)))
    } else if named_text != text {
        let message = message::close_without_lifetime(&text, &code(&named_text));
        (Some(named_text), message)
    } else {
        return Some(error);
    };
    cx.push(Underline::of(&close.error), message);
    meant?.parse().ok()
}

/// A lifetime for the error: the first one of the type, or `'static`.
fn lifetime_of(input: &Input) -> String {
    let lifetime = input.item.generics.lifetimes().next();
    lifetime.map_or_else(|| "'static".to_owned(), |param| param.lifetime.to_string())
}

/// Writes the lifetimes that are left out: `&T` and `'_`. A function takes no reference to `close`, so they
/// have no other meaning. In a signature, a macro or an expression they may have one: such a type is left alone.
fn with_lifetimes(ty: &str, lifetime: &str) -> String {
    const OTHERS: [&str; 8] = ["->", "fn(", "Fn(", "FnMut(", "FnOnce(", "!", "{", ";"];
    let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '\'';
    if OTHERS.iter().any(|others| ty.contains(others)) {
        return ty.to_owned();
    }
    let mut named = String::new();
    for word in ty.split_inclusive(|letter| !is_of_word(letter)) {
        if named.ends_with('&') && !word.starts_with('\'') {
            named = named + lifetime + " ";
        }
        match word.strip_prefix("'_").filter(|end| !end.starts_with(is_of_word)) {
            Some(end) => named = named + lifetime + end,
            None => named.push_str(word),
        }
    }
    named
}

/// Whether a type is left to be inferred.
fn has_placeholder(ty: &[TokenTree]) -> bool {
    ty.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Ident(word) => word == "_" && (at == 0 || !is_punct(&ty[at - 1], '\'')),
        TokenTree::Group(group) => has_placeholder(&flat(group.stream())),
        _ => false,
    })
}

/// Whether it is a sum of bounds.
fn is_sum(ty: &[TokenTree]) -> bool {
    let mut input = Cursor::new(ty);
    input.take_until(|end| end == '+');
    input.is_at('+')
}

/// Errors come from steps and `begin`. If there can be none, `close` and `report` have no effect.
fn check_can_fail(cx: &Errors, input: &Input, bodies: &[BodyPlan]) {
    let is_guessed =
        |seen: &Seen| seen.is_guessed(Keyword::Close) || seen.is_guessed(Keyword::Report);
    if is_guessed(&input.seen) || input.bodies.iter().any(|body| is_guessed(&body.seen)) {
        return;
    }
    let (keyword, at) = match (&input.args.close, &input.args.report) {
        (Some(close), _) => (Keyword::Close, close.ident.span().into()),
        (None, Some(report)) => (Keyword::Report, report.underline()),
        (None, None) => return,
    };
    let has_call = input.args.begin.is_some() || bodies.iter().any(BodyPlan::has_managed);
    // An attribute that could not be read may have a step or `begin`.
    if !has_call && !input.all_seen().any(Seen::has_unread) {
        cx.push(at, message::nothing_fails(keyword, &pretty(&input.item.ident)));
    }
}
