//! Orders the fields, and judges each constraint by what can be had.

use std::collections::BTreeSet;

use quote::ToTokens;

use crate::grammar::Side;
use crate::order::{Cycle, Edge, Graph, Place, Via};
use crate::parse::ty::Spelling;
use crate::parse::Field;
use crate::plan::{inert, Checker, DropGlue, Link, Origin, Question};
use crate::report::message::{self, Message};

impl Checker<'_> {
    /// Orders the fields, and reports each constraint that cannot be met.
    pub(crate) fn judge(&mut self, groups: &[Vec<usize>]) {
        let (places, edges) = self.places_and_edges();
        let graph = Graph::new(&places, &edges, groups);
        let mut in_cycle: Vec<Edge> = Vec::new();
        self.plan.order = match graph.drop_order() {
            Ok(order) => order,
            Err(cycles) => {
                for cycle in &cycles {
                    self.report_cycle(cycle);
                    in_cycle.extend(cycle.iter().map(|&(edge, _)| edge));
                }
                // No `Drop` impl is generated then: any order will do.
                graph.all(Place::Managed).chain(graph.all(Place::Plain)).collect()
            }
        };
        let mut judged = in_cycle;
        for link in &self.links {
            if !graph.holds(link.edge) && !judged.contains(&link.edge) {
                let hold = self.hold(&graph, link.edge.earlier);
                let same = self.links.iter().filter(|other| other.edge == link.edge);
                let origins: Vec<_> = same.map(|link| self.origin(link)).collect();
                let origin = origins.join(" and ");
                self.cx.push(link.at, self.conflict(&graph, link.edge, &origin, hold.as_ref()));
                judged.push(link.edge);
            }
        }
        self.judge_list(&graph, &judged);
    }

    /// Pairs of the list that do not hold: each is an error unless the compiler finds that one of
    /// the two has no drop glue. One error, or one question, for each earlier field.
    fn judge_list(&mut self, graph: &Graph, judged: &[Edge]) {
        let mut broken = graph.broken_by_list();
        broken.retain(|edge| !judged.contains(edge));
        broken.sort_by_key(|edge| edge.earlier);
        if broken.is_empty() {
            return;
        }
        // `$crate` is written alike for different crates.
        let text = |(index, field): (usize, &Field)| {
            let text = field.ty().to_token_stream().to_string();
            if text.contains("$crate") {
                format!("{text} {index}")
            } else {
                text
            }
        };
        let types: Vec<String> = self.fields().iter().enumerate().map(text).collect();
        for pairs in broken.chunk_by(|a, b| a.earlier == b.earlier) {
            let earlier = pairs[0].earlier;
            let Some(at) = self.listed[earlier].or(self.rest) else { continue };
            let Some(first) = self.drop_glue(earlier) else { continue };
            let mut question = Question { at, earlier: first, later: Vec::new() };
            let hold = self.hold(graph, earlier);
            // Of several fields with the same type, or with drop glue in any case, one is enough.
            let mut asked = BTreeSet::new();
            for &edge in pairs {
                let is_managed = self.fields()[edge.later].place == Place::Managed;
                if !asked.insert(if is_managed { "" } else { &types[edge.later] }) {
                    continue;
                }
                let Some(glue) = self.drop_glue(edge.later) else { continue };
                let origin = message::origin_of_list();
                question.later.push((glue, self.conflict(graph, edge, &origin, hold.as_ref())));
            }
            let is_certain = |glue: &DropGlue| matches!(glue, DropGlue::Certain);
            let certain = question.later.iter().position(|(glue, _)| is_certain(glue));
            match certain.filter(|_| is_certain(&question.earlier)) {
                Some(certain) => self.cx.push(at, question.later.swap_remove(certain).1),
                None if question.later.is_empty() => {}
                None => self.plan.questions.push(question),
            }
        }
    }

    /// `None` for a type that certainly has no drop glue.
    fn drop_glue(&self, field: usize) -> Option<DropGlue> {
        let field = &self.fields()[field];
        match (field.place, field.spelling) {
            (Place::Managed, _) => Some(DropGlue::Certain),
            (_, Spelling::NoDropGlue(_)) => None,
            _ => match self.input.scope().outside(field.ty()) {
                Some(ty) => Some(DropGlue::OfType(ty)),
                None => Some(DropGlue::Certain),
            },
        }
    }

    /// Says that an edge does not hold, and what to do.
    fn conflict(
        &self,
        graph: &Graph,
        edge: Edge,
        origin: &str,
        hold: Option<&message::Hold>,
    ) -> Message {
        let (earlier, later) = (self.name(edge.earlier), self.name(edge.later));
        let managed = &self.fields()[edge.later];
        if managed.place == Place::Managed {
            let because = match managed.spelling {
                Spelling::ManuallyDrop => None,
                _ if managed.args.bare.is_some() => Some(message::Managed::ByMark),
                _ => Some(message::Managed::ByStep),
            };
            message::plain_before_managed(earlier, later, origin, because, hold)
        } else {
            let repair = graph.repair(edge).filter(|_| !self.may_be_unsized(edge.earlier));
            message::plain_before_plain(earlier, later, origin, repair, hold)
        }
    }

    /// Whether the field has to stay the last one.
    fn may_be_unsized(&self, field: usize) -> bool {
        field + 1 == self.fields().len() && self.input.unsized_by().is_some()
    }

    /// What has to be held in `ManuallyDrop` for a field to be managed. `None` for a packed struct,
    /// which can have no managed field, where these would be too many to be told, and where a type
    /// holds a `ManuallyDrop` already, whose value would then never be dropped.
    fn hold(&self, graph: &Graph, field: usize) -> Option<message::Hold> {
        let mut fields = graph.with_plain_before(field);
        // What has nothing to drop can stand where it is: only a list asks for more.
        fields.retain(|&earlier| earlier == field || inert(&self.fields()[earlier]).is_none());
        let holds_one = |&field: &usize| self.fields()[field].ty().mentions_manually_drop();
        let is_told = self.input.packed.is_none()
            && fields.len() <= message::MOST_NAMES
            && !fields.iter().any(holds_one);
        is_told.then(|| message::Hold {
            fields: self.names(fields.iter().copied()).into_iter().map(str::to_owned).collect(),
            declarations: fields
                .into_iter()
                .map(|field| self.held_declaration(&self.fields()[field]))
                .collect(),
        })
    }

    fn report_cycle(&self, cycle: &Cycle) {
        let links = cycle.iter().map(|&(edge, via)| message::Link {
            earlier: self.name(edge.earlier),
            later: self.name(edge.later),
            origin: match via {
                Via::Edge(index) => self.origin(&self.links[index]),
                Via::List => message::origin_of_list(),
            },
        });
        let links: Vec<_> = links.collect();
        if let Some((_, Via::Edge(last))) = cycle.last() {
            self.cx.push(self.links[*last].at, message::cycle(&self.body.name, &links));
        }
    }

    /// What asks for a constraint, in words.
    fn origin(&self, link: &Link) -> String {
        let (earlier, later) = (self.name(link.edge.earlier), self.name(link.edge.later));
        match link.origin {
            Origin::Constraint(Side::Before) => {
                message::origin_of_constraint(Side::Before, earlier)
            }
            Origin::Constraint(Side::After) => message::origin_of_constraint(Side::After, later),
            Origin::Step => message::origin_of_step(earlier, later),
        }
    }
}
