//! Finds who drops each field, and checks the rules about a single field.

use crate::grammar::Keyword;
use crate::order::{DropGlue, Graph, Place};
use crate::parse::ty::Spelling;
use crate::parse::Field;
use crate::plan::constraints::Edges;
use crate::plan::judge::drop_glue;
use crate::plan::list::List;
use crate::plan::names::Names;
use crate::plan::Placed;
use crate::report::Errors;
use crate::report::{message, pretty};

/// A field with a step is managed, whatever its type is: the step takes the place of the drop.
pub(super) fn place(field: &Field) -> Place {
    if field.args.skip.is_some() {
        Place::Skipped
    } else if field.is_manually_drop() || field.args.step.is_some() {
        Place::Managed
    } else {
        Place::Plain
    }
}

/// A destructor takes a reference to its value. A reference to a packed field may be misaligned.
pub(super) fn check_packed(cx: &Errors, placed: &Placed) {
    let Some(packed) = &placed.input.packed else { return };
    let managed = placed.places.iter().position(|&place| place == Place::Managed);
    if let Some(field) = managed {
        cx.push(packed.span(), message::packed(&placed.body.name, placed.name(field)));
    }
}

pub(super) fn check_fields(cx: &Errors, placed: &Placed) {
    for field in placed.fields() {
        check_nested(cx, field);
        check_is_manually_drop(cx, placed, field);
        check_skip_alone(cx, field);
    }
}

/// Dropping the value of the outer `ManuallyDrop` would drop nothing, since that is a `ManuallyDrop`.
fn check_nested(cx: &Errors, field: &Field) {
    let mut innermost = None;
    let mut nested = field.ty().nested();
    while let Some(ty) = nested {
        nested = ty.nested();
        innermost = Some(ty);
    }
    if let Some(once) = innermost {
        let code = field.syntax.declaration(&pretty(&once));
        cx.push(field.ty().underline(), message::nested(&field.name, &code));
    }
}

/// A bare `#[drop]` and `skip` stand on a `ManuallyDrop` only. A path may be an alias of that type: the
/// compiler checks it.
fn check_is_manually_drop(cx: &Errors, placed: &Placed, field: &Field) {
    let has_inner = || field.ty().without_inner_manually_drop().is_some();
    if field.may_be_manually_drop() || has_inner() {
        return;
    }
    let mark = field.args.mark.map(|at| ("#[drop]", at));
    // Beside another argument, `skip` is refused anyway.
    let skip = field.args.skip.filter(|_| field.beside_skip().is_none());
    let skip = skip.map(|skip| ("skip", skip.into()));
    if let Some((argument, at)) = mark.or(skip) {
        let wrapped = placed.wrapped(field);
        cx.push(at, message::not_manually_drop(argument, &field.name, &wrapped));
    }
}

/// A skipped field is never dropped, so it can have no constraint and no step.
fn check_skip_alone(cx: &Errors, field: &Field) {
    if field.args.skip.is_none() || field.seen.is_guessed(Keyword::Skip) {
        return;
    }
    // A path may be an alias of `ManuallyDrop`.
    let can_be_skipped = matches!(field.spelling, Spelling::ManuallyDrop | Spelling::Path);
    let code = can_be_skipped.then(|| field.syntax.declaration(&pretty(field.ty())));
    let seen = &field.seen;
    let skip = seen.removed_one(Keyword::Skip, Keyword::Skip.name().to_owned());
    if let Some((other, at)) = field.beside_skip() {
        cx.push(at, message::skip_with(&other, &skip, code.as_deref()));
    }
}

/// The owner of a `ManuallyDrop`, such as `Option<ManuallyDrop<T>>`, never drops the value inside. If
/// the field has a place in the order, that is a mistake: the user expects the value to drop.
///
/// Returns these fields. Conflicts about them are not worth reporting: the fix changes their places.
pub(super) fn check_no_inner(names: &Names, edges: &Edges, list: &List) -> Vec<usize> {
    let placed = names.placed;
    let mut found = Vec::new();
    for (index, field) in placed.fields().iter().enumerate() {
        let is_named = !names.mentions[index].is_empty();
        let has_place = is_named || list.at(index).is_some() || field.is_about_drop();
        let is_held = matches!(field.spelling, Spelling::ManuallyDrop);
        if is_held || !has_place || placed.is(index, Place::Skipped) {
            continue;
        }
        let Some(ty) = field.ty().without_inner_manually_drop() else { continue };
        let ty = pretty(ty);
        let held = placed.input.held(&ty);
        let can_be = |place| would_be_valid(placed, edges, list, index, place);
        let inner = message::Inner {
            held: can_be(Place::Managed).then(|| field.syntax.declaration(&held)),
            plain: can_be(Place::Plain).then(|| field.syntax.declaration(&ty)),
            skipped: (!is_named).then(|| field.syntax.declaration(&pretty(field.ty()))),
        };
        names.cx.push(field.ty().underline(), message::inner(&field.name, inner));
        found.push(index);
    }
    found
}

/// Whether the place of a field follows from a keyword that is not written.
pub(super) fn is_guessed(field: &Field) -> bool {
    field.seen.is_guessed(Keyword::With) || field.seen.is_guessed(Keyword::Skip)
}

/// Whether all constraints would be satisfied if the field had this place.
fn would_be_valid(placed: &Placed, edges: &Edges, list: &List, field: usize, place: Place) -> bool {
    let mut changed = placed.places.clone();
    changed[field] = place;
    let args = &placed.fields()[field].args;
    let is_possible = match place {
        Place::Managed => placed.input.packed.is_none(),
        _ => args.mark.is_none() && args.step.is_none(),
    };
    let glue = |other| if other == field { DropGlue::Yes } else { drop_glue(placed, other) };
    is_possible && Graph::new(changed, &glue, &*edges.list, &*list.groups).valid_order().is_some()
}

/// A `ManuallyDrop` that no argument mentions would leak. With a list there is nothing to check: it
/// names each field or has a `..`, and a missing field has been reported.
pub(super) fn check_no_place(names: &Names) {
    let placed = names.placed;
    if placed.body.seen.has(Keyword::Order) {
        return;
    }
    let is_clear = names.all_are_clear();
    for (index, field) in placed.fields().iter().enumerate() {
        let is_silent = matches!(field.spelling, Spelling::ManuallyDrop)
            && !field.is_about_drop()
            && names.mentions[index].is_empty();
        if is_silent && (is_clear || !names.may_mean(index)) {
            let code = field.syntax.declaration(&pretty(field.ty()));
            names.cx.push(field.underline(), message::no_place(&field.name, &code));
        }
    }
}
