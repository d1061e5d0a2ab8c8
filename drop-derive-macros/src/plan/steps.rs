//! Finds what each step is called with, and makes edges of what it borrows.

use crate::order::{Edge, Place};
use crate::parse::value;
use crate::plan::constraints::{Edges, Origin};
use crate::plan::names::{Names, Role};
use crate::plan::{Placed, Step, StepArg};
use crate::report::message::{self, Message};
use crate::report::pretty::pretty;
use crate::report::Underline;

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
    let mut borrowed: Vec<Borrow> = Vec::new();
    for (arg, at) in &step.args {
        let (name, is_copy) = match arg {
            value::StepArg::Value => {
                args.push((StepArg::Value, *at));
                continue;
            }
            value::StepArg::InPlace => {
                args.push((StepArg::InPlace, *at));
                continue;
            }
            value::StepArg::Field(name) => (name, false),
            value::StepArg::Copy(name) => (name, true),
        };
        let Some(field) = names.resolve(name, Role::Step) else { continue };
        let borrow = Borrow { field, is_copy };
        let has_place = [own, field].iter().all(|&field| !placed.is(field, Place::Skipped));
        if let Some(problem) = problem_of(borrow, placed, own, step, &borrowed) {
            names.cx.push(at.unwrap_or(name.span.into()), problem);
        } else if has_place {
            edges.push(Edge { earlier: own, later: field }, Origin::Step, name.span.into());
        }
        borrowed.push(borrow);
        let arg = if is_copy { StepArg::Copy(field) } else { StepArg::Borrow(field) };
        args.push((arg, *at));
    }
    if let Some(path) = of_manually_drop(step) {
        names.cx.push(Underline::of(&step.path), message::manually_dropped(&path));
    }
    Step { path: &step.path, args }
}

/// The path, if it is one of the functions that take a value out of a `ManuallyDrop` or drop it there.
fn of_manually_drop(step: &value::Step) -> Option<String> {
    let (name, of) = step.path.ending()?;
    let is_one = of == "ManuallyDrop" && matches!(&*name, "drop" | "take" | "into_inner");
    is_one.then(|| pretty(&step.path))
}

/// Another field, as a step is called with it.
#[derive(Clone, Copy)]
struct Borrow {
    field: usize,
    is_copy: bool,
}

/// The field itself is passed once, where `_` stands. A `&mut` to another field excludes any other use of
/// it; of copies there can be several.
fn problem_of(
    borrow: Borrow,
    placed: &Placed,
    own: usize,
    step: &value::Step,
    before: &[Borrow],
) -> Option<Message> {
    let own_name = placed.name(own);
    if borrow.field == own {
        return Some(message::borrows_itself(own_name, step.has_value));
    }
    let is_excluded =
        |other: &&Borrow| other.field == borrow.field && !(other.is_copy && borrow.is_copy);
    let other = before.iter().find(is_excluded)?;
    let has_copy = other.is_copy || borrow.is_copy;
    Some(message::borrows_twice(own_name, placed.name(borrow.field), has_copy))
}
