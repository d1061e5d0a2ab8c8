//! Whether a type can be taken apart, as `parts` asks.

use quote::ToTokens;
use syn::{TypeParamBound, WherePredicate};

use crate::parse::item::{Data, Fields};
use crate::parse::Input;
use crate::report::message;
use crate::report::{Errors, Underline};

/// Whether the type is to be taken apart, and can be.
pub(crate) fn check(cx: &Errors, input: &Input) -> bool {
    let (Some(parts), Data::Struct(fields)) = (&input.args.parts, &input.item.data) else {
        return false;
    };
    if let Some(unsized_by) = unsized_by(input, fields) {
        cx.push(unsized_by, message::parts_of_unsized());
        return false;
    }
    if !fields.have_names {
        cx.push(parts.ident.span(), message::parts_without_names(&input.bodies[0].name));
    }
    fields.have_names
}

/// What makes the type one whose value cannot be moved: `?Sized`, or a last field that is unsized.
fn unsized_by(input: &Input, fields: &Fields) -> Option<Underline> {
    let generics = input.generics();
    let of_params = generics.type_params().flat_map(|param| &param.bounds);
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let of_clause = predicates.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => Some(&predicate.bounds),
        _ => None,
    });
    let mut bounds = of_params.chain(of_clause.flatten());
    let is_maybe = |bound: &&TypeParamBound| bound.to_token_stream().to_string().starts_with('?');
    let tail = fields.list.last().filter(|field| field.ty.is_unsized());
    bounds.find(is_maybe).map(Underline::of).or(tail.map(|field| field.ty.underline()))
}
