//! Calls the planner, and reports the cycles and conflicts that it finds.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;

use crate::grammar::Side;
use crate::order::{only, Conflict, Cycle, DropGlue, Edge, Graph, Place, Unsatisfied, Via};
use crate::parse::ty::Spelling;
use crate::parse::Field;
use crate::plan::constraints::{Edges, Origin};
use crate::plan::list::List;
use crate::plan::{places, About, GlueQuestion, PairGroup, Placed, QuestionType};
use crate::report::conflict::{
    by_constraint, by_list, by_step, conflict, cycle, BeforeMeant, ConflictReport, Declared, Link,
    Managed,
};
use crate::report::message::Message;
use crate::report::{pretty, Errors, Underline};

/// The drop order, and what the compiler has to check: see the same names in `BodyPlan`.
pub(super) struct Judgement {
    pub(super) order: Vec<usize>,
    pub(super) questions: Vec<GlueQuestion>,
    pub(super) trusted: Vec<usize>,
    pub(super) decisive: Vec<usize>,
    pub(super) too_late: Vec<usize>,
}

/// Fields that are `unclear`, or whose places are guessed, have an error of their own. A conflict is reported
/// only if it has a pair without them.
pub(super) fn judge(
    cx: &Errors,
    placed: &Placed,
    edges: &Edges,
    list: &List,
    unclear: &[usize],
) -> Judgement {
    let known = RefCell::new(Vec::new());
    let glue = |field: usize| {
        let mut known = known.borrow_mut();
        known.resize(placed.places.len(), None);
        *known[field].get_or_insert_with(|| drop_glue(placed, field))
    };
    let graph = Graph::new(&*placed.places, &glue, &*edges.list, &*list.groups);
    let outcome = graph.plan();
    for cycle in &outcome.cycles {
        report_cycle(cx, placed, edges, list, cycle);
    }
    let mut questions = Vec::new();
    let (mut decisive, mut too_late) = (Vec::new(), Vec::new());
    let is_clear =
        |field: usize| !unclear.contains(&field) && !places::is_guessed(&placed.fields()[field]);
    for conflict in &outcome.conflicts {
        let mut pairs = conflict.pairs.iter().map(|pair| pair.edge);
        if !pairs.any(|edge| is_clear(edge.earlier) && is_clear(edge.later)) {
            continue;
        }
        let found = Found { placed, edges, list, glue: &glue, graph: &graph, conflict };
        let Some(at) = found.at() else { continue };
        if conflict.is_certain() {
            cx.push(at, found.message());
            too_late.extend(conflict.earlier());
        } else {
            questions.push(found.question(at));
            let fields = conflict.fields().into_iter();
            decisive.extend(fields.filter(|&field| glue(field) == DropGlue::Unknown));
        }
    }
    let mut trusted = Vec::new();
    for &field in &outcome.forgiven {
        if placed.no_drop_glue(field).is_some_and(|ty| ty.is_named) {
            trusted.push(field);
        }
    }
    decisive.extend(outcome.forgiven);
    Judgement { order: outcome.order, questions, trusted, decisive, too_late }
}

/// Whether a field has drop glue. The compiler is asked outside the item, so a type that
/// depends on a type parameter or on a macro counts as having some.
pub(super) fn drop_glue(placed: &Placed, field: usize) -> DropGlue {
    if placed.is(field, Place::Managed) {
        DropGlue::Yes
    } else if placed.no_drop_glue(field).is_some() {
        DropGlue::No
    } else if placed.input.item.outside(placed.fields()[field].ty()).is_none() {
        DropGlue::Yes
    } else {
        DropGlue::Unknown
    }
}

fn report_cycle(cx: &Errors, placed: &Placed, edges: &Edges, list: &List, found: &Cycle) {
    let links = found.iter().map(|&(edge, via)| Link {
        earlier: placed.name(edge.earlier),
        later: placed.name(edge.later),
        asked: match via {
            Via::Edge(index) => asked(placed, edges, index),
            Via::List => by_list(list.is_reverse),
        },
    });
    let links: Vec<_> = links.collect();
    if let Some((_, Via::Edge(last))) = found.last() {
        cx.push(edges.origins[*last].1, cycle(&placed.body.name, &links));
    }
}

/// What asks for an edge, in words.
fn asked(placed: &Placed, edges: &Edges, index: usize) -> String {
    match edges.origins[index].0 {
        Origin::Constraint { field, index } => {
            let side = placed.fields()[field].args.constraints[index].side;
            by_constraint(side, placed.name(field))
        }
        Origin::Step { is_copy } => {
            let Edge { earlier, later } = edges.list[index];
            by_step(placed.name(earlier), placed.name(later), is_copy)
        }
    }
}

/// A conflict that the planner found.
struct Found<'a> {
    placed: &'a Placed<'a>,
    edges: &'a Edges,
    list: &'a List,
    glue: &'a dyn Fn(usize) -> DropGlue,
    graph: &'a Graph<'a>,
    conflict: &'a Conflict,
}

impl Found<'_> {
    /// The name to underline: that of the first edge, or the field in the list that all pairs share.
    fn at(&self) -> Option<Underline> {
        let first = &self.conflict.pairs[0];
        if let Some(&edge) = first.by.first() {
            return Some(self.edges.origins[edge].1);
        }
        let is_one = self.conflict.pairs.len() == 1;
        let common = only(&self.conflict.later()).filter(|_| !is_one);
        self.list.at(common.unwrap_or(first.edge.earlier))
    }

    fn message(&self) -> Message {
        conflict(&ConflictReport {
            graph: self.graph,
            conflict: self.conflict,
            keeps_last: self.placed.input.may_be_unsized(),
            declared: &|field| self.declared(field),
            asked: self.asked(),
            rest: self.list.rest_group.map(|rest| &*self.list.groups[rest]),
            before_meant: self.before_meant(),
            is_reverse: self.list.is_reverse,
        })
    }

    /// What asks for the pairs, without repetition. The pairs of the list come last.
    fn asked(&self) -> Vec<String> {
        let pairs = &self.conflict.pairs;
        let mut all = Vec::new();
        for &edge in pairs.iter().flat_map(|pair| &pair.by) {
            let asked = asked(self.placed, self.edges, edge);
            if !all.contains(&asked) {
                all.push(asked);
            }
        }
        let has_list = pairs.last().is_some_and(|pair| pair.by.is_empty());
        all.extend(has_list.then(|| by_list(self.list.is_reverse)));
        all
    }

    fn declared(&self, field: usize) -> Declared<'_> {
        let Placed { input, body, .. } = self.placed;
        let syntax = &body.fields[field];
        let is_spelled = matches!(syntax.spelling, Spelling::ManuallyDrop);
        let has_own_turn = syntax.args.step.is_some() || syntax.args.mark.is_some();
        // A packed struct can have no managed field. A nested `ManuallyDrop` would not drop.
        let can_wrap = input.packed.is_none() && !syntax.ty().mentions_manually_drop();
        let plain = syntax.ty().inside().filter(|_| is_spelled && !has_own_turn);
        Declared {
            name: self.placed.name(field),
            managed: match syntax {
                _ if !self.placed.is(field, Place::Managed) => None,
                _ if is_spelled => Some(Managed::Spelled),
                Field { args, .. } if args.mark.is_some() => Some(Managed::Marked),
                _ => Some(Managed::HasStep),
            },
            wrapped: can_wrap.then(|| self.placed.wrapped(syntax)),
            unwrapped: plain.map(|ty| syntax.syntax.declaration(&pretty(&ty))),
        }
    }

    /// The `after` that alone asks for all pairs: `before` may have been meant.
    fn before_meant(&self) -> Option<BeforeMeant<'_>> {
        let origins = &self.edges.origins;
        let origin = origins[*self.conflict.pairs[0].by.first()?].0;
        let is_only = self
            .conflict
            .pairs
            .iter()
            .all(|pair| matches!(pair.by[..], [edge] if origins[edge].0 == origin));
        let Origin::Constraint { field, index } = origin else { return None };
        let constraint = &self.placed.fields()[field].args.constraints[index];
        (is_only && constraint.side == Side::After).then(|| BeforeMeant {
            edges: (0..origins.len()).filter(|&edge| origins[edge].0 == origin).collect(),
            field: self.placed.name(field),
            code: constraint.code(Side::Before),
        })
    }

    /// Asks the compiler whether one of the pairs has two types with drop glue.
    fn question(&self, at: Underline) -> GlueQuestion {
        let (types, type_of) = self.question_types();
        GlueQuestion { at, types, about: self.about(&type_of) }
    }

    /// The distinct types of the fields, in the order of the list, and for each field the index of its
    /// type.
    fn question_types(&self) -> (Vec<Option<QuestionType>>, BTreeMap<usize, usize>) {
        let mut types = Vec::new();
        let mut by_text = BTreeMap::new();
        let listed = self.graph.listed(self.conflict).into_iter();
        let type_of = listed.map(|(field, _)| {
            let is_certain = (self.glue)(field) == DropGlue::Yes;
            let text = if is_certain { String::new() } else { self.type_text(field) };
            let index = *by_text.entry(text).or_insert_with(|| {
                let ty = self.placed.fields()[field].ty();
                let outside = if is_certain { None } else { self.placed.input.item.outside(ty) };
                types.push(outside.map(|outside| QuestionType { field, outside }));
                types.len() - 1
            });
            (field, index)
        });
        let type_of = type_of.collect();
        (types, type_of)
    }

    fn about(&self, type_of: &BTreeMap<usize, usize>) -> About {
        // With more types, the conflict has one message for all of them.
        const MOST_GROUPS: usize = 8;
        let earlier = self.conflict.earlier();
        let earlier: BTreeSet<usize> = earlier.iter().map(|field| type_of[field]).collect();
        if earlier.len() > MOST_GROUPS {
            let fields = self.graph.listed(self.conflict).into_iter();
            let fields = fields.map(|(field, drops)| (type_of[&field], drops)).collect();
            return About::List { fields, message: self.message() };
        }
        let groups = earlier.iter().map(|&earlier| {
            let is_of_group = |pair: &&Unsatisfied| type_of[&pair.edge.earlier] == earlier;
            let pairs: Vec<_> = self.conflict.pairs.iter().filter(is_of_group).cloned().collect();
            let conflict = Conflict { pairs };
            let later: BTreeSet<_> = conflict.later().iter().map(|field| type_of[field]).collect();
            PairGroup {
                pairs: later.into_iter().map(|later| (earlier, later)).collect(),
                alone: Found { conflict: &conflict, ..*self }.message(),
            }
        });
        let groups = groups.collect();
        About::Pairs { groups, message: (earlier.len() > 1).then(|| self.message()) }
    }

    /// Equal for equal types. `$crate` prints alike for different crates, so a type with it gets the
    /// index of its field.
    fn type_text(&self, field: usize) -> String {
        let text = self.placed.fields()[field].ty().to_token_stream().to_string();
        if text.contains("$crate") {
            format!("{text} {field}")
        } else {
            text
        }
    }
}
