//! Resolves the names in the arguments, and makes edges and groups of them.

use crate::grammar::Side;
use crate::order::{Edge, Graph, Place};
use crate::parse::value::{Constraint, Entry, List, Name, StepArg};
use crate::plan::{inert, Checker, Link, Origin, Passed};
use crate::report::message::{self, Remedy};
use crate::report::Underline;

impl Checker<'_> {
    /// The index of a field, whatever it may be used for. An unknown name is reported here.
    fn resolve(&mut self, name: &Name) -> Option<usize> {
        let found = self.by_name.get(&*name.text).copied();
        match found {
            Some(field) => {
                self.is_named[field] = true;
                let mention = self.fields()[field].member_as(name);
                self.plan.mentions.push((field, mention));
                if name.is_quoted {
                    self.cx.push(name.span, message::quoted(&name.text));
                }
            }
            None => {
                let raw = if name.is_raw { "r#" } else { "" };
                self.plan.unknown.push((format!("{raw}{}", name.text), name.span));
                let fields = self.names(0..self.fields().len());
                let similar = message::similar(&name.text, fields.iter().copied());
                self.meant.push(similar);
                let kind = if self.body.is_enum() { "variant" } else { "struct" };
                let item = &self.body.name;
                let message = message::unknown_field(kind, item, &name.text, similar, &fields);
                self.cx.push(name.span, message);
            }
        }
        found
    }

    /// The index of a field that has a place in the order.
    fn resolve_placed(&mut self, name: &Name) -> Option<usize> {
        let field = self.resolve(name)?;
        if self.fields()[field].place == Place::Skipped {
            self.cx.push(name.span, message::skipped_in_order(&name.text));
            return None;
        }
        Some(field)
    }

    /// `before` and `after`.
    pub(crate) fn resolve_constraints(&mut self) {
        for (own, field) in self.fields().iter().enumerate() {
            let mut said: Vec<(Side, usize)> = Vec::new();
            let mut is_without_effect = false;
            for constraint in &field.args.constraints {
                if let Some(what) = inert(field) {
                    if !std::mem::replace(&mut is_without_effect, true) {
                        let remedy = Remedy::Remove(
                            field.args.constraints.iter().map(Constraint::code).collect(),
                        );
                        let message =
                            message::no_effect(constraint.side, &field.name, what, &remedy);
                        self.cx.push(constraint.span, message);
                    }
                }
                for name in &constraint.names {
                    let Some(other) = self.resolve_placed(name) else { continue };
                    let side = constraint.side;
                    if other == own {
                        self.cx.push(name.span, message::before_itself(side, &field.name));
                    } else if said.contains(&(side, other)) {
                        let message =
                            message::repeated_constraint(side, &field.name, self.name(other));
                        self.cx.push(name.span, message);
                    } else if is_without_effect || field.place == Place::Skipped {
                        // Reported as a whole.
                    } else if let Some(what) = inert(&self.fields()[other]) {
                        let is_only = constraint.names.len() == 1;
                        let is_mark = is_only
                            && field.is_manually_drop()
                            && field.args.seen.keywords.len() == 1;
                        let remedy = if is_mark {
                            Remedy::Mark
                        } else if is_only {
                            Remedy::Remove(vec![constraint.code()])
                        } else {
                            Remedy::Remove(vec![name.text.clone()])
                        };
                        let what =
                            message::no_effect(constraint.side, self.name(other), what, &remedy);
                        self.cx.push(name.span, what);
                    } else {
                        let (earlier, later) = match side {
                            Side::Before => (own, other),
                            Side::After => (other, own),
                        };
                        self.links.push(Link {
                            edge: Edge { earlier, later },
                            origin: Origin::Constraint(side),
                            at: name.span.into(),
                        });
                    }
                    said.push((side, other));
                }
            }
        }
    }

    /// What the steps borrow: each borrowed field must still be alive.
    pub(crate) fn resolve_steps(&mut self) {
        for (own, field) in self.fields().iter().enumerate() {
            let Some(step) = &field.args.step else { continue };
            let mut passed = Vec::new();
            let mut borrowed: Vec<usize> = Vec::new();
            for argument in &step.args {
                let StepArg::Field(name) = argument else {
                    passed.push(Passed::Value);
                    continue;
                };
                let Some(other) = self.resolve(name) else { continue };
                if other == own {
                    let message = message::borrows_itself(&field.name, step.has_value);
                    self.cx.push(name.span, message);
                } else if borrowed.contains(&other) {
                    let message = message::borrows_twice(&field.name, self.name(other));
                    self.cx.push(name.span, message);
                } else if field.place != Place::Skipped
                    && self.fields()[other].place != Place::Skipped
                {
                    self.links.push(Link {
                        edge: Edge { earlier: own, later: other },
                        origin: Origin::Step,
                        at: name.span.into(),
                    });
                }
                borrowed.push(other);
                passed.push(Passed::Borrow(other));
            }
            self.plan.steps[own] = Some(passed);
        }
    }

    /// The `order` list, as groups of fields that have no order among themselves.
    pub(crate) fn resolve_list(&mut self) -> Vec<Vec<usize>> {
        let Some(order) = &self.body.args.order else { return Vec::new() };
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut rest = None;
        let mut has_two_rests = false;
        for entry in &order.entries {
            match entry {
                Entry::Rest(at) if self.rest.is_some() => {
                    has_two_rests = true;
                    self.cx.push(*at, message::two_rests());
                }
                Entry::Rest(at) => {
                    self.rest = Some(*at);
                    rest = Some(groups.len());
                    groups.push(Vec::new());
                }
                Entry::Field(name) => {
                    let Some(field) = self.resolve_placed(name) else { continue };
                    if self.listed[field].is_some() {
                        self.cx.push(name.span, message::listed_twice(&name.text));
                    } else {
                        self.listed[field] = Some(name.span.into());
                        groups.push(vec![field]);
                    }
                }
            }
        }
        let unlisted = (0..self.fields().len()).filter(|&field| {
            self.listed[field].is_none() && self.fields()[field].place != Place::Skipped
        });
        let unlisted: Vec<usize> = unlisted.collect();
        match (rest, self.rest) {
            (None, _) if groups.is_empty() && order.entries.is_empty() => {
                self.report_no_names(order.brackets, false);
            }
            (Some(_), Some(at)) if order.entries.len() == 1 => self.report_no_names(at, true),
            // Which of the two it is nobody knows.
            (Some(_), _) if has_two_rests => {}
            (Some(rest), _) => groups[rest] = unlisted,
            (None, _) => self.check_complete(order, &groups, &unlisted),
        }
        groups.retain(|group| !group.is_empty());
        groups
    }

    /// A list without `..` names every field, so that a new one asks for a decision.
    fn check_complete(&self, order: &List, groups: &[Vec<usize>], unlisted: &[usize]) {
        let missing = unlisted.iter().copied().filter(|&field| !self.may_be_meant(field));
        let missing = self.names(missing);
        if missing.is_empty() {
            return;
        }
        let complete = self.order_with(groups);
        // The rest goes last, or else between the managed and the plain fields, or else where the
        // first of its fields has its turn.
        let is_plain = |group: &Vec<usize>| self.fields()[group[0]].place == Place::Plain;
        let is_unlisted = |field: &usize| unlisted.contains(field);
        let turn = complete.as_ref().and_then(|order| order.iter().position(is_unlisted));
        let between = groups.iter().position(is_plain);
        let places = [groups.len(), between.unwrap_or(0), turn.unwrap_or(0)];
        let with_rest = places.into_iter().find_map(|at| {
            let mut groups = groups.to_vec();
            groups.insert(at, unlisted.to_vec());
            self.order_with(&groups)?;
            let mut names = self.names(groups.iter().map(|group| group[0]));
            names[at] = "..";
            Some(names.join(", "))
        });
        let complete = complete.map(|order| self.names(order.into_iter()).join(", "));
        let message =
            message::missing_from_order(&missing, complete.as_deref(), with_rest.as_deref());
        self.cx.push(order.span, message);
    }

    /// `[]` or `[..]`.
    fn report_no_names(&self, at: Underline, is_rest: bool) {
        let complete = self.order_with(&[]).filter(|order| !order.is_empty());
        let complete = complete.map(|order| self.names(order.into_iter()).join(", "));
        self.cx.push(at, message::list_without_names(is_rest, complete.as_deref()));
    }

    /// The drop order with a list, if the list can be had.
    fn order_with(&self, groups: &[Vec<usize>]) -> Option<Vec<usize>> {
        let (places, edges) = self.places_and_edges();
        let graph = Graph::new(&places, &edges, groups);
        graph.drop_order().ok().filter(|_| graph.broken_by_list().is_empty())
    }
}
