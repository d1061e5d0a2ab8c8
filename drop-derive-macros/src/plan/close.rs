//! Checks the arguments `close` and `report`.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::grammar::Keyword;
use crate::parse::attr::Seen;
use crate::parse::guess::error_of_result;
use crate::parse::tokens::flat;
use crate::parse::ty::Type;
use crate::parse::value::Close;
use crate::parse::Input;
use crate::plan::parts::Tail;
use crate::plan::{BodyPlan, PlannedClose};
use crate::report::{message, pretty};
use crate::report::{Errors, Underline};

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
    let error = check_error(cx, close);
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
/// a managed field this has been reported.
fn check_packed(cx: &Errors, input: &Input, bodies: &[BodyPlan]) {
    let packed = input.packed.as_ref().filter(|_| !bodies.iter().any(BodyPlan::has_managed));
    if let Some(packed) = packed {
        cx.push(packed.span(), message::close_of_packed(&input.bodies[0].name));
    }
}

/// The type after `->` is that of the error: no `Result`, and of a known size. Returns the type to
/// generate: after a mistake, the one that was most likely meant. `None` if that is not known.
fn check_error(cx: &Errors, close: &Close) -> Option<TokenStream> {
    let error = close.hidden.show(close.error.to_token_stream());
    let ty = Type::new(&flat(error.clone()));
    let text = pretty(&error);
    let code = |error: &str| {
        Keyword::Close.with_value(format_args!("{} -> {error}", pretty(&close.ident)))
    };
    let bounds = text.strip_prefix("impl ");
    let (meant, message) = if bounds.is_some() || ty.is_unsized() {
        let boxed = match bounds {
            Some(bounds) => format!("Box<dyn {bounds}>"),
            None => format!("Box<{text}>"),
        };
        let message = message::close_with_unsized(&text, &code(&boxed));
        (Some(boxed), message)
    } else if ty.last_name() == Some("Result") {
        let meant = error_of_result(ty.without_parentheses());
        let code = meant.as_deref().map(code);
        let message = message::close_with_result(&text, code.as_deref());
        (meant, message)
    } else {
        return Some(error);
    };
    cx.push(Underline::of(&close.error), message);
    meant?.parse().ok()
}

/// Errors come from steps and `begin`. If there can be none, `close` and `report` have no effect.
fn check_can_fail(cx: &Errors, input: &Input, bodies: &[BodyPlan]) {
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
