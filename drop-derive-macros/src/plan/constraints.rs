//! Turns `before` and `after` into edges.

use crate::grammar::Side;
use crate::order::{Edge, Place};
use crate::parse::value::{Constraint, Name};
use crate::plan::names::{NamedIn, Names};
use crate::plan::Placed;
use crate::report::message::{self, Remedy};
use crate::report::Underline;

/// What asks for an edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// A `before` or `after`: the index of its field, and its index among the constraints there.
    Constraint { field: usize, index: usize },
    /// The step of the earlier field, which borrows the later field.
    Step,
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

pub(super) fn resolve(names: &mut Names, placed: &Placed) -> Edges {
    let mut edges = Edges::default();
    let mut said: Vec<SaidBy> = vec![[None; 2]; placed.fields().len()];
    for (own, field) in placed.fields().iter().enumerate() {
        let is_useful = check_own_effect(names, placed, own) && !placed.is(own, Place::Skipped);
        for (index, constraint) in field.args.constraints.iter().enumerate() {
            for name in &constraint.names {
                let role = NamedIn::Constraint(constraint.side, own);
                let Some(other) = names.resolve_placed(name, role) else { continue };
                let pair = Pair { placed, own, constraint, name, other };
                let is_new = pair.check_not_itself(names) && pair.check_not_said(names, &mut said);
                if is_new && is_useful && pair.check_other_effect(names) {
                    let origin = Origin::Constraint { field: own, index };
                    edges.push(pair.edge(), origin, name.span.into());
                }
            }
        }
    }
    edges
}

/// A field without drop glue cannot drop too early or too late, so a constraint on it has no effect.
fn check_own_effect(names: &Names, placed: &Placed, own: usize) -> bool {
    let constraints = &placed.fields()[own].args.constraints;
    let Some(first) = constraints.first() else { return true };
    let Some(what) = placed.no_drop_glue(own) else { return true };
    let all = Remedy::Remove(constraints.iter().map(Constraint::code).collect());
    let message = message::no_effect(first.side, placed.name(own), what.noun, &all);
    names.cx.push(first.span, message);
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

    fn check_not_itself(&self, names: &Names) -> bool {
        let is_other = self.own != self.other;
        if !is_other {
            let own = self.placed.name(self.own);
            names.cx.push(self.name.span, message::before_itself(self.constraint.side, own));
        }
        is_other
    }

    /// A constraint may be written on both of its fields, but only once on each.
    fn check_not_said(&self, names: &Names, said: &mut [SaidBy]) -> bool {
        let said_by = &mut said[self.other][self.constraint.side as usize];
        let is_new = said_by.replace(self.own) != Some(self.own);
        if !is_new {
            let (own, other) = (self.placed.name(self.own), self.placed.name(self.other));
            let message = message::repeated_constraint(self.constraint.side, own, other);
            names.cx.push(self.name.span, message);
        }
        is_new
    }

    /// The rule of [`check_own_effect`], for the other field.
    fn check_other_effect(&self, names: &Names) -> bool {
        let Some(what) = self.placed.no_drop_glue(self.other) else { return true };
        let field = &self.placed.fields()[self.own];
        let is_only_name = self.constraint.names.len() == 1;
        let is_only_argument = field.args.seen.keywords.len() == 1;
        let remedy = if is_only_name && is_only_argument && field.is_manually_drop() {
            Remedy::Mark
        } else if is_only_name {
            Remedy::Remove(vec![self.constraint.code()])
        } else {
            Remedy::Remove(vec![self.name.text.clone()])
        };
        let other = self.placed.name(self.other);
        let message = message::no_effect(self.constraint.side, other, what.noun, &remedy);
        names.cx.push(self.name.span, message);
        false
    }
}
