//! Finds what each step is called with, and makes edges of what it borrows.

use crate::order::{Edge, Place};
use crate::parse::value::{self, Name};
use crate::plan::constraints::{Edges, Origin};
use crate::plan::names::Names;
use crate::plan::{Placed, Step, StepArg};
use crate::report::message;

/// For each field with a step: its arguments. A borrowed field must still be alive, so that each
/// borrow is an edge.
pub(super) fn resolve<'a>(
    names: &mut Names,
    placed: &Placed<'a>,
    edges: &mut Edges,
) -> Vec<Option<Step<'a>>> {
    let mut steps = Vec::with_capacity(placed.fields().len());
    for (own, field) in placed.fields().iter().enumerate() {
        steps.push(
            field.args.step.as_ref().map(|step| resolve_one(names, placed, edges, own, step)),
        );
    }
    steps
}

fn resolve_one<'a>(
    names: &mut Names,
    placed: &Placed<'a>,
    edges: &mut Edges,
    own: usize,
    step: &'a value::Step,
) -> Step<'a> {
    let mut args = Vec::new();
    let mut borrowed = Vec::new();
    for arg in &step.args {
        let value::StepArg::Field(name) = arg else {
            args.push(StepArg::Value);
            continue;
        };
        let Some(other) = names.resolve(name) else { continue };
        let has_place = [own, other].iter().all(|&field| !placed.is(field, Place::Skipped));
        if check_borrow(names, placed, own, step, name, other, &borrowed) && has_place {
            let edge = Edge { earlier: own, later: other };
            edges.push(edge, Origin::Step, name.span.into());
        }
        borrowed.push(other);
        args.push(StepArg::Borrow(other));
    }
    Step { path: &step.path, args }
}

/// The field itself is passed by value, and of each other field there can be one `&mut` at a time.
fn check_borrow(
    names: &Names,
    placed: &Placed,
    own: usize,
    step: &value::Step,
    name: &Name,
    other: usize,
    borrowed: &[usize],
) -> bool {
    let (own_name, other_name) = (placed.name(own), placed.name(other));
    let problem = if other == own {
        message::borrows_itself(own_name, step.has_value)
    } else if borrowed.contains(&other) {
        message::borrows_twice(own_name, other_name)
    } else {
        return true;
    };
    names.cx.push(name.span, problem);
    false
}
