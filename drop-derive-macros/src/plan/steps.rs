//! Looks up the arguments of each step, and turns borrows and copies into edges.

use crate::grammar::Keyword;
use crate::order::{Edge, Place};
use crate::parse::value::{self, Arg, ArgKind};
use crate::plan::constraints::{Edges, Origin};
use crate::plan::names::{NamedIn, Names};
use crate::plan::parts::Tail;
use crate::plan::{Placed, Step};
use crate::report::message::{self, Message};
use crate::report::{pretty, Errors};

/// The step of each field. A field that is borrowed or copied must still be alive during the step, so this is
/// an edge.
pub(super) fn resolve<'a>(names: &mut Names<'_, 'a>, edges: &mut Edges) -> Vec<Option<Step<'a>>> {
    let mut steps = Vec::with_capacity(names.placed.fields().len());
    for (own, field) in names.placed.fields().iter().enumerate() {
        steps.push(field.args.step.as_ref().map(|step| resolve_one(names, edges, own, step)));
    }
    steps
}

fn resolve_one<'a>(
    names: &mut Names,
    edges: &mut Edges,
    own: usize,
    step: &'a value::Step,
) -> Step<'a> {
    let placed = names.placed;
    let is_guessed = placed.fields()[own].seen.is_guessed(Keyword::With);
    let role = NamedIn::Step { has_value: step.has_value };
    let mut args: Vec<Arg<usize>> = Vec::new();
    for Arg { kind: written, at } in &step.args {
        let found = written.find(|name| names.resolve(name, role));
        let Some(kind) = found else { continue };
        if let (Some(name), Some(&field)) = (written.field(), kind.field()) {
            let has_place = [own, field].iter().all(|&field| !placed.is(field, Place::Skipped));
            if let Some(problem) = problem_of(kind, placed, own, step, &args) {
                names.cx.push(at.unwrap_or(name.span.into()), problem);
            } else if has_place && !is_guessed {
                let origin = Origin::Step { is_copy: matches!(kind, ArgKind::Copy(_)) };
                edges.push(Edge { earlier: own, later: field }, origin, name.span.into());
            }
        }
        args.push(Arg { kind, at: *at });
    }
    let path = &step.path;
    // The derive calls these by itself.
    if path.is_of("ManuallyDrop", &["drop", "take", "into_inner"]) {
        names.cx.push(path.underline(), message::manually_dropped(&pretty(path)));
    }
    check_sized(names.cx, placed, own, step, &args);
    if let [Arg { kind: ArgKind::InPlace, at: Some(at) }] = &*args {
        // Generic functions that take a reference, too, and do nothing to the value behind it.
        let is_own = path.is_of("drop_derive", &["last_first"]) || path.is_word("last_first");
        if is_own || path.is_of("mem", &["drop", "forget"]) {
            names.cx.push(*at, message::value_in_place(&pretty(path)));
        }
    }
    Step { path, args }
}

/// A value that may be unsized cannot be passed to a function. A reference to it can.
fn check_sized(cx: &Errors, placed: &Placed, own: usize, step: &value::Step, args: &[Arg<usize>]) {
    let is_passed = || args.iter().any(|arg| matches!(arg.kind, ArgKind::Value));
    let is_last = own + 1 == placed.fields().len();
    // With `parts` or `close`, there is an error about the tail.
    let is_moved = placed.input.args.parts.is_some() || placed.input.args.close.is_some();
    if is_last && !is_moved && is_passed() && Tail::of(placed.input, placed.body).is_some() {
        let in_place = format!("{}(&mut _)", pretty(&step.path));
        let code = (args.len() == 1).then(|| Keyword::With.with_value(in_place));
        cx.push(step.path.underline(), message::unsized_value(placed.name(own), code.as_deref()));
    }
}

/// The field itself is passed as `_`, not by its name. Another field that is borrowed as `&mut` cannot
/// be borrowed or copied as well. It can be copied more than once.
fn problem_of(
    kind: ArgKind<usize>,
    placed: &Placed,
    own: usize,
    step: &value::Step,
    before: &[Arg<usize>],
) -> Option<Message> {
    let (field, own_name) = (*kind.field()?, placed.name(own));
    if field == own {
        return Some(message::step_names_itself(own_name, step.has_value));
    }
    let copies = |kind: ArgKind<usize>| matches!(kind, ArgKind::Copy(_));
    let is_excluded = |other: &&Arg<usize>| {
        other.kind.field() == Some(&field) && !(copies(other.kind) && copies(kind))
    };
    let other = before.iter().find(is_excluded)?;
    let has_copy = copies(other.kind) || copies(kind);
    Some(message::borrows_twice(own_name, placed.name(field), has_copy))
}
