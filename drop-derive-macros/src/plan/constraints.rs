//! Turns `before` and `after` into edges.

use crate::grammar::Side;
use crate::order::{Edge, Place};
use crate::parse::value::{Constraint, Name};
use crate::plan::names::{NamedIn, Names};
use crate::plan::Placed;
use crate::report::message::{self, Message, Remedy};
use crate::report::Underline;

/// What asks for an edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// A `before` or `after`: the index of its field, and its index among the constraints there.
    Constraint { field: usize, index: usize },
    /// The step of the earlier field, which borrows or copies the later field.
    Step { is_copy: bool },
}

/// The edges of a body. Each has an origin, and the name that a message about it underlines.
#[derive(Default)]
pub(super) struct Edges {
    pub(super) list: Vec<Edge>,
    pub(super) origins: Vec<(Origin, Underline)>,
}

impl Edges {
    pub(super) fn push(&mut self, edge: Edge, origin: Origin, at: Underline) {
        self.list.push(edge);
        self.origins.push((origin, at));
    }
}

/// For each side: the last field with such a constraint that names this one.
type SaidBy = [Option<usize>; 2];

pub(super) fn resolve(names: &mut Names) -> Edges {
    let placed = names.placed;
    let mut edges = Edges::default();
    let mut said: Vec<SaidBy> = vec![[None; 2]; placed.fields().len()];
    for (own, field) in placed.fields().iter().enumerate() {
        let is_useful = check_own_effect(names, own) && !placed.is(own, Place::Skipped);
        for (index, constraint) in field.args.constraints.iter().enumerate() {
            for name in &constraint.names {
                let role = NamedIn::Constraint(constraint.side, own);
                if constraint.given.is_guessed {
                    names.resolve(name, role);
                    continue;
                }
                let Some(other) = names.resolve_placed(name, role) else { continue };
                let pair = Pair { placed, own, constraint, name, other };
                let problem = pair.names_itself().or_else(|| pair.is_said(&mut said));
                let problem = problem.or_else(|| pair.has_no_effect().filter(|_| is_useful));
                if let Some(problem) = problem {
                    names.cx.push(name.span, problem);
                } else if is_useful {
                    let origin = Origin::Constraint { field: own, index };
                    edges.push(pair.edge(), origin, name.span.into());
                }
            }
        }
    }
    edges
}

/// A field without drop glue cannot drop too early or too late, so a constraint on it has no effect.
fn check_own_effect(names: &Names, own: usize) -> bool {
    let placed = names.placed;
    let all = &placed.fields()[own].args.constraints;
    let constraints = || all.iter().filter(|constraint| !constraint.given.is_guessed);
    let Some(first) = constraints().next() else { return true };
    let Some(what) = placed.no_drop_glue(own) else { return true };
    let code = |constraint: &Constraint| (constraint.given, constraint.code(constraint.side));
    let all: Vec<_> = constraints().map(code).collect();
    let all = Remedy::Remove(placed.fields()[own].seen.removed(&all));
    let message = message::no_effect(first.side, placed.name(own), what.noun, &all);
    names.cx.push(first.given.span, message);
    false
}

/// The field that has a constraint, and one that the constraint names.
struct Pair<'a> {
    placed: &'a Placed<'a>,
    own: usize,
    constraint: &'a Constraint,
    name: &'a Name,
    other: usize,
}

impl Pair<'_> {
    fn edge(&self) -> Edge {
        match self.constraint.side {
            Side::Before => Edge { earlier: self.own, later: self.other },
            Side::After => Edge { earlier: self.other, later: self.own },
        }
    }

    /// A field cannot drop before or after itself.
    fn names_itself(&self) -> Option<Message> {
        let own = self.placed.name(self.own);
        let is_itself = self.own == self.other;
        is_itself.then(|| message::before_itself(self.constraint.side, own, &self.remedy()))
    }

    /// A constraint may be written on both of its fields, but only once on each.
    fn is_said(&self, said: &mut [SaidBy]) -> Option<Message> {
        let said_by = &mut said[self.other][self.constraint.side as usize];
        let is_said = said_by.replace(self.own) == Some(self.own);
        let (own, other) = (self.placed.name(self.own), self.placed.name(self.other));
        let side = self.constraint.side;
        is_said.then(|| message::repeated_constraint(side, own, other, &self.remedy()))
    }

    /// The rule of [`check_own_effect`], for the other field.
    fn has_no_effect(&self) -> Option<Message> {
        let what = self.placed.no_drop_glue(self.other)?;
        let other = self.placed.name(self.other);
        Some(message::no_effect(self.constraint.side, other, what.noun, &self.remedy()))
    }

    /// How to take the name back.
    fn remedy(&self) -> Remedy {
        let field = &self.placed.fields()[self.own];
        let is_only_name = self.constraint.names.len() == 1;
        let is_only_argument = field.seen.keywords.len() == 1;
        if is_only_name && is_only_argument && field.is_manually_drop() {
            Remedy::Mark
        } else if is_only_name {
            let code = self.constraint.code(self.constraint.side);
            Remedy::Remove(field.seen.removed(&[(self.constraint.given, code)]))
        } else {
            Remedy::Remove(vec![self.name.text.clone()])
        }
    }
}
