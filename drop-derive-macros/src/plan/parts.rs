//! Checks the arguments `parts` and `part`.

use crate::grammar::Keyword;
use crate::parse::item::Data;
use crate::parse::tokens::unraw;
use crate::parse::{Body, Field, Input};
use crate::plan::BodyPlan;
use crate::report::message::{self, Message};
use crate::report::{pretty, Errors, Underline};

/// Whether to generate the parts. If only their order is wrong they are generated, so that code which
/// uses them raises no second error.
pub(super) fn check(cx: &Errors, input: &Input, plans: &mut [BodyPlan]) -> bool {
    let (Some(parts), Data::Struct(_)) = (&input.args.parts, &input.item.data) else {
        check_no_part(cx, input);
        return false;
    };
    let (body, plan) = (&input.bodies[0], &mut plans[0]);
    if parts.ident == input.item.ident {
        cx.push(parts.ident.span(), message::parts_of_own_name(&body.name));
        return false;
    }
    if let Some(tail) = Tail::of(input, body) {
        cx.push(tail.underline(), tail.message(input, Keyword::Parts));
        return false;
    }
    let mut attrs = body.fields.iter().flat_map(|field| &field.args.part);
    if let Some(cfg) = attrs.find(|attr| attr.path().is_ident("cfg")) {
        let message = message::part_removed(&body.name, &pretty(&parts.ident));
        cx.push(Underline::of(cfg.path()), message);
        return false;
    }
    // After an error, the drop order may not be the final one.
    if !body.has_names() && cx.is_empty() && !is_in_order(input, body, plan) {
        let order: Vec<&str> = plan.order.iter().map(|&at| &*body.fields[at].name).collect();
        cx.push(parts.ident.span(), message::parts_of_tuple(&body.name, &order));
    }
    true
}

/// Without `parts`, a `part` has no effect.
fn check_no_part(cx: &Errors, input: &Input) {
    for body in &input.bodies {
        // Parts that could not be read have been reported.
        if body.seen.has(Keyword::Parts) {
            continue;
        }
        for given in body.fields.iter().filter_map(|field| field.seen.given(Keyword::Part)) {
            cx.push(given.span, message::part_without_parts(&body.name, body.is_enum()));
        }
    }
}

/// A last field that may be unsized: its struct cannot be moved.
pub(super) struct Tail<'a> {
    field: &'a Field<'a>,
    /// Its type, without a `ManuallyDrop` around it.
    ty: String,
    /// Whether its type is a type parameter that is declared `?Sized`.
    is_parameter: bool,
}

impl<'a> Tail<'a> {
    /// The last field, if its type or the type in its `ManuallyDrop` may be unsized.
    pub(super) fn of(input: &Input, body: &'a Body<'a>) -> Option<Self> {
        let field = body.fields.last()?;
        let unsized_params = input.item.unsized_params();
        let is_unsized_param = |name: &str| unsized_params.iter().any(|param| param == unraw(name));
        field.ty().with_value(|ty| {
            let is_parameter = ty.simple_name().is_some_and(is_unsized_param);
            (is_parameter || ty.is_unsized()).then(|| Tail { field, ty: pretty(ty), is_parameter })
        })
    }

    pub(super) fn underline(&self) -> Underline {
        self.field.ty().underline()
    }

    pub(super) fn message(&self, input: &Input, keyword: Keyword) -> Message {
        let mut boxed = format!("Box<{}>", self.ty);
        if self.field.ty().is_manually_drop() {
            boxed = input.held(&boxed);
        }
        let parameter = self.is_parameter.then_some(self.ty.as_str());
        let boxed = self.field.syntax.declaration(&boxed);
        message::unsized_tail(keyword, &self.field.name, parameter, &boxed)
    }
}

/// Whether the fields of a tuple struct drop in declaration order. The parts are declared in drop order,
/// so only then do both structs have the same indices. If that is so because fields have no drop glue, the
/// compiler is to check these: they become `trusted`.
fn is_in_order(input: &Input, body: &Body, plan: &mut BodyPlan) -> bool {
    if plan.order.is_sorted() {
        return true;
    }
    // A field without drop glue may be anywhere in the order.
    let no_glue = |field: &usize| body.fields[*field].ty().no_drop_glue(input.item);
    let (without_glue, with_glue): (Vec<usize>, Vec<usize>) =
        plan.order.iter().partition(|&field| no_glue(field).is_some());
    let is_in_order = with_glue.is_sorted();
    if is_in_order {
        let is_named = |field: &usize| no_glue(field).is_some_and(|ty| ty.is_named);
        let trusted = without_glue.into_iter().filter(is_named);
        let trusted: Vec<usize> = trusted.filter(|field| !plan.trusted.contains(field)).collect();
        plan.trusted.extend(trusted);
    }
    is_in_order
}
