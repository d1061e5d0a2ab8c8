//! Whether errors of the clean-up can be returned, as `close` asks, and reported, as `report` asks.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::grammar::Keyword;
use crate::parse::value::Close;
use crate::parse::Input;
use crate::plan::parts::Tail;
use crate::plan::{BodyPlan, PlannedClose};
use crate::report::message;
use crate::report::pretty::pretty;
use crate::report::{Errors, Underline};

/// What is generated for `close`. Where it can be, its function is generated despite a mistake, so that code
/// that calls it raises no second error.
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

/// `close` takes the value itself.
fn check_sized(cx: &Errors, input: &Input) -> bool {
    let [body] = input.bodies.as_slice() else { return true };
    let tail = Tail::of(input, body).filter(|_| !input.is_enum());
    if let Some(tail) = &tail {
        // With parts, there is an error about the tail already.
        if input.args.parts.is_none() {
            cx.push(tail.underline(), tail.message(input, Keyword::Close));
        }
    }
    tail.is_none()
}

/// `close` drops each field through a reference. With a managed field there is an error about that one.
fn check_packed(cx: &Errors, input: &Input, bodies: &[BodyPlan]) {
    let packed = input.packed.as_ref().filter(|_| !bodies.iter().any(BodyPlan::has_managed));
    if let Some(packed) = packed {
        cx.push(packed.span(), message::close_of_packed(&input.bodies[0].name));
    }
}

/// The type after `->` is returned in a `Result`, and is none itself. Where it is wrong, what was most
/// likely meant is used; `None` if that is not known.
fn check_error(cx: &Errors, close: &Close) -> Option<TokenStream> {
    let shown = |ty: &dyn ToTokens| close.hidden.show(ty.to_token_stream());
    let ty = pretty(shown(&close.error));
    let code =
        |error: &str| format!("{} = {} -> {error}", Keyword::Close.name(), pretty(&close.ident));
    let (meant, message) = if is_unsized(&close.error) {
        let boxed = match ty.strip_prefix("impl ") {
            Some(bounds) => format!("Box<dyn {bounds}>"),
            None => format!("Box<{ty}>"),
        };
        let message = message::close_with_unsized(&ty, &code(&boxed));
        (Some(boxed), message)
    } else if let Some(result) = as_result(&close.error) {
        let error = error_of_result(&ty, result, &shown);
        let message =
            message::close_with_result(&ty, error.as_ref().map(|error| code(error)).as_deref());
        (error, message)
    } else {
        return Some(shown(&close.error));
    };
    cx.push(Underline::of(&close.error), message);
    meant?.parse().ok()
}

/// An error comes from a function of the user's. Where the derive calls none, there is none.
fn check_can_fail(cx: &Errors, input: &Input, bodies: &[BodyPlan]) {
    let (keyword, at) = match (&input.args.close, &input.args.report) {
        (Some(close), _) => (Keyword::Close, close.ident.span().into()),
        (None, Some(report)) => (Keyword::Report, Underline::of(report)),
        (None, None) => return,
    };
    let has_call = input.args.begin.is_some() || bodies.iter().any(BodyPlan::has_managed);
    if !has_call && !has_unread(input) {
        cx.push(at, message::nothing_fails(keyword, &pretty(&input.item.ident)));
    }
}

/// Whether an attribute could not be read, in which a step or `begin` may stand.
fn has_unread(input: &Input) -> bool {
    let bodies = || input.bodies.iter();
    let of_fields = bodies().flat_map(|body| &body.fields).map(|field| &field.args.seen);
    let of_bodies = bodies().map(|body| &body.args.seen);
    let mut seen = of_fields.chain(of_bodies).chain([&input.args.seen]);
    seen.any(|seen| !seen.unread.is_empty())
}

/// The last segment of a path that is spelled `Result`.
fn as_result(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Group(group) => as_result(&group.elem),
        Type::Paren(paren) => as_result(&paren.elem),
        Type::Path(path) => path.path.segments.last().filter(|last| last.ident == "Result"),
        _ => None,
    }
}

/// The error of a type whose path ends with `result`, where it can be told.
fn error_of_result(
    ty: &str,
    result: &PathSegment,
    shown: &dyn Fn(&dyn ToTokens) -> TokenStream,
) -> Option<String> {
    let PathArguments::AngleBracketed(arguments) = &result.arguments else { return None };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    match types.collect::<Vec<_>>().as_slice() {
        [_, error] => Some(pretty(shown(error))),
        // `io::Result<()>`, whose error is `io::Error`.
        [_] => {
            let (module, _) = ty.split_once("Result<").filter(|(module, _)| !module.is_empty())?;
            Some(format!("{module}Error"))
        }
        _ => None,
    }
}

/// Whether the spelling says so. The compiler finds the others.
fn is_unsized(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => is_unsized(&group.elem),
        Type::Paren(paren) => is_unsized(&paren.elem),
        Type::Path(path) => path.path.is_ident("str"),
        Type::Slice(_) | Type::TraitObject(_) | Type::ImplTrait(_) => true,
        _ => false,
    }
}
