//! Resolves the names in the arguments, checks every rule on the order, and plans it.
//!
//! One `check_*` or `resolve_*` function a rule. What the spelling of the types cannot decide is
//! left as a `Question` to the compiler.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::Member;

use crate::ast::{Body, Field, Input};
use crate::attr::{Argument, Constraint, Entry, Name, Order, Side};
use crate::cursor::stream;
use crate::error::{Errors, Underline};
use crate::graph::{Cycle, Edge, Graph, Place, Via};
use crate::message::{self, Message, Remedy};
use crate::types::{pretty, Spelling, Type};

/// The drop order of one body, and what the expansion needs beside it.
pub(crate) struct Plan {
    /// All fields that have a place, first to last: the managed ones, then the plain ones.
    pub(crate) order: Vec<usize>,
    /// For each field with a step: what the step is called with.
    pub(crate) steps: Vec<Option<Vec<Passed>>>,
    /// Each field's name as the user wrote it in an argument.
    pub(crate) mentions: Vec<(usize, Member)>,
    /// Names that no field has, as they are written.
    pub(crate) unknown: Vec<(String, Span)>,
    /// Pairs of the list that are in order only if one of the types has nothing to drop.
    pub(crate) questions: Vec<Question>,
}

/// An argument of a step.
#[derive(Clone, Copy)]
pub(crate) enum Passed {
    Value,
    Borrow(usize),
}

/// "Has `earlier` drop glue, and one of `later` too?" If so the compiler refuses the program.
pub(crate) struct Question {
    pub(crate) at: Underline,
    pub(crate) earlier: DropGlue,
    pub(crate) later: Vec<(DropGlue, Message)>,
}

/// Whether a type has drop glue.
pub(crate) enum DropGlue {
    /// It counts as having some.
    Certain,
    /// The compiler can tell: the type as it is written outside the item.
    OfType(TokenStream),
}

/// A constraint that came from an attribute on a field.
struct Link {
    edge: Edge,
    origin: Origin,
    at: Underline,
}

/// What asks for a constraint.
#[derive(Clone, Copy)]
enum Origin {
    /// `before` or `after`.
    Constraint(Side),
    /// A step that borrows the later field.
    Step,
}

/// Plans the order of one body.
pub(crate) fn plan(cx: &Errors, input: &Input, body: &Body) -> Plan {
    let mut checker = Checker {
        cx,
        input,
        body,
        plan: Plan {
            order: Vec::new(),
            steps: body.fields.iter().map(|_| None).collect(),
            mentions: Vec::new(),
            unknown: Vec::new(),
            questions: Vec::new(),
        },
        links: Vec::new(),
        by_name: body.fields.iter().enumerate().map(|(at, field)| (&*field.name, at)).collect(),
        meant: Vec::new(),
        is_named: vec![false; body.fields.len()],
        listed: vec![None; body.fields.len()],
        rest: None,
    };
    checker.check_packed();
    checker.check_names();
    checker.check_fields();
    checker.resolve_constraints();
    checker.resolve_steps();
    let groups = checker.resolve_list();
    checker.check_places();
    checker.judge(&groups);
    checker.plan
}

struct Checker<'a> {
    cx: &'a Errors,
    input: &'a Input<'a>,
    body: &'a Body<'a>,
    plan: Plan,
    links: Vec<Link>,
    by_name: BTreeMap<&'a str, usize>,
    /// For each unknown name, the field that was most likely meant.
    meant: Vec<Option<&'a str>>,
    /// Whether any argument names the field.
    is_named: Vec<bool>,
    /// Where the `order` list names a field.
    listed: Vec<Option<Underline>>,
    /// The `..` of the list.
    rest: Option<Underline>,
}

impl<'a> Checker<'a> {
    fn fields(&self) -> &'a [Field<'a>] {
        &self.body.fields
    }

    fn name(&self, field: usize) -> &'a str {
        &self.fields()[field].name
    }

    fn names(&self, fields: impl Iterator<Item = usize>) -> Vec<&'a str> {
        fields.map(|field| self.name(field)).collect()
    }

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

    /// A reference to a packed field may not be aligned, and a destructor takes one.
    fn check_packed(&self) {
        let Some(packed) = &self.input.packed else { return };
        let managed = self.fields().iter().find(|field| field.place == Place::Managed);
        if let Some(field) = managed {
            self.cx.push(packed.span(), message::packed(&self.body.name, &field.name));
        }
    }

    /// Two fields of one name could be told apart by the hygiene of a macro alone, and the pointers
    /// of both would be to one of them.
    fn check_names(&self) {
        if self.by_name.len() == self.fields().len() {
            return;
        }
        for (index, field) in self.fields().iter().enumerate() {
            if self.by_name[&*field.name] != index {
                self.cx.push(field.underline(), message::two_fields(&field.name));
            }
        }
    }

    /// What is wrong with a field by itself.
    fn check_fields(&self) {
        for field in self.fields() {
            let arguments = &field.arguments;
            if let Some(once) = held_once(field) {
                let message = message::nested(&field.name, &declaration(field, &once));
                self.cx.push(field.ty().underline(), message);
            }
            // A path may be an alias of `ManuallyDrop`: the compiler looks at those.
            if !matches!(field.spelling, Spelling::ManuallyDrop | Spelling::Path) {
                let bare = arguments.bare.map(|at| ("#[drop]", at));
                let skip = arguments.skip.map(|skip| ("skip", skip.into()));
                if let Some((argument, at)) = bare.or(skip) {
                    let held = self.held_declaration(field);
                    self.cx.push(at, message::not_manually_drop(argument, &field.name, &held));
                }
            }
            if arguments.skip.is_some() {
                let own = declaration(field, &pretty(field.ty()));
                if let Some(other) = arguments.keywords.iter().find(|other| other.name != "skip") {
                    let other_code = format!("`{}`", other.name);
                    self.cx.push(other.span, message::skip_with(&other_code, &own));
                } else if let Some(bare) = arguments.bare {
                    self.cx.push(bare, message::skip_with("a bare `#[drop]`", &own));
                }
            }
        }
    }

    /// `before` and `after`.
    fn resolve_constraints(&mut self) {
        for (own, field) in self.fields().iter().enumerate() {
            let mut said: Vec<(Side, usize)> = Vec::new();
            let mut is_without_effect = false;
            for constraint in &field.arguments.constraints {
                if let Some(what) = inert(field) {
                    if !std::mem::replace(&mut is_without_effect, true) {
                        let remedy = Remedy::Remove(
                            field.arguments.constraints.iter().map(Constraint::code).collect(),
                        );
                        let message =
                            message::no_effect(constraint.keyword.name, &field.name, what, &remedy);
                        self.cx.push(constraint.keyword.span, message);
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
                        let is_mark =
                            is_only && field.is_held() && field.arguments.keywords.len() == 1;
                        let remedy = if is_mark {
                            Remedy::Mark
                        } else if is_only {
                            Remedy::Remove(vec![constraint.code()])
                        } else {
                            Remedy::Remove(vec![name.text.clone()])
                        };
                        let what = message::no_effect(
                            constraint.keyword.name,
                            self.name(other),
                            what,
                            &remedy,
                        );
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
    fn resolve_steps(&mut self) {
        for (own, field) in self.fields().iter().enumerate() {
            let Some(step) = &field.arguments.step else { continue };
            let mut passed = Vec::new();
            let mut borrowed: Vec<usize> = Vec::new();
            for argument in &step.arguments {
                let Argument::Field(name) = argument else {
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
    fn resolve_list(&mut self) -> Vec<Vec<usize>> {
        let Some(order) = &self.input.body_arguments(self.body).order else { return Vec::new() };
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
                self.report_no_names(order.brackets.into(), false);
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
    fn check_complete(&self, order: &Order, groups: &[Vec<usize>], unlisted: &[usize]) {
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
        self.cx.push(order.keyword.span, message);
    }

    /// `[]` or `[..]`.
    fn report_no_names(&self, at: Underline, is_rest: bool) {
        let complete = self.order_with(&[]).filter(|order| !order.is_empty());
        let complete = complete.map(|order| self.names(order.into_iter()).join(", "));
        self.cx.push(at, message::list_without_names(is_rest, complete.as_deref()));
    }

    /// The drop order with a list, if the list can be had.
    fn order_with(&self, groups: &[Vec<usize>]) -> Option<Vec<usize>> {
        let places: Vec<Place> = self.fields().iter().map(|field| field.place).collect();
        let edges: Vec<Edge> = self.links.iter().map(|link| link.edge).collect();
        let graph = Graph::new(&places, &edges, groups);
        graph.drop_order().ok().filter(|_| graph.broken_by_list().is_empty())
    }

    /// A `ManuallyDrop` that nothing is said about would be leaked.
    fn check_places(&self) {
        // A list names every field, or has a `..`: which one is missing has been reported.
        let arguments = self.input.body_arguments(self.body);
        if arguments.keywords.iter().any(|keyword| keyword.name == "order") {
            return;
        }
        for (index, field) in self.fields().iter().enumerate() {
            let is_silent = matches!(field.spelling, Spelling::ManuallyDrop)
                && !field.arguments.is_present
                && !self.is_named[index];
            if is_silent && !self.may_be_meant(index) {
                let own = declaration(field, &pretty(field.ty()));
                self.cx.push(field.underline(), message::no_place(&field.name, &own));
            }
        }
    }

    /// Whether a name that was misspelt, or that stands in an argument that could not be read,
    /// may be that of this field: it is then not reported as missing as well.
    fn may_be_meant(&self, field: usize) -> bool {
        let name = self.name(field);
        let is_meant = |similar: &Option<_>| similar.map_or(true, |similar| similar == name);
        let arguments = self.fields().iter().map(|field| &field.arguments);
        let of_all = [self.input.body_arguments(self.body), &self.input.arguments];
        let mut arguments = arguments.chain(of_all);
        self.meant.iter().any(is_meant)
            || arguments
                .any(|arguments| arguments.unread.iter().any(|word| word == name || word == ".."))
    }

    /// Orders the fields, and reports each constraint that cannot be met.
    fn judge(&mut self, groups: &[Vec<usize>]) {
        let places: Vec<Place> = self.fields().iter().map(|field| field.place).collect();
        let edges: Vec<Edge> = self.links.iter().map(|link| link.edge).collect();
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
            (_, Spelling::Inert(_)) => None,
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
                _ if managed.arguments.bare.is_some() => Some(message::Managed::ByMark),
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
        let last = self.fields()[field].ty();
        let generics = self.input.generics();
        let is_maybe = |tokens: String| tokens.contains('?');
        field + 1 == self.fields().len()
            && (last.is_unsized()
                || is_maybe(pretty(generics))
                || is_maybe(pretty(&generics.where_clause)))
    }

    /// What has to be held in `ManuallyDrop` for a field to be managed. `None` for a packed struct,
    /// which can have no managed field, where these would be too many to be told, and where a type
    /// holds a `ManuallyDrop` already, whose value would then never be dropped.
    fn hold(&self, graph: &Graph, field: usize) -> Option<message::Hold> {
        let mut fields = graph.with_plain_before(field);
        // What has nothing to drop can stand where it is: only a list asks for more.
        fields.retain(|&earlier| earlier == field || inert(&self.fields()[earlier]).is_none());
        let holds_one = |&field: &usize| pretty(self.fields()[field].ty()).contains("ManuallyDrop");
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

    /// The field as it would be declared in a `ManuallyDrop`.
    fn held_declaration(&self, field: &Field) -> String {
        let ty = pretty(field.ty());
        declaration(field, &format!("{}<{ty}>", self.input.manually_drop()))
    }
}

/// What the type is called if nothing can run when the field is dropped.
fn inert(field: &Field) -> Option<&'static str> {
    match (field.place, field.spelling) {
        (Place::Plain, Spelling::Inert(what)) => Some(what),
        (Place::Plain, Spelling::Scalar) => Some("a primitive scalar"),
        _ => None,
    }
}

/// The type of a `ManuallyDrop` inside a `ManuallyDrop`, with one of them.
fn held_once(field: &Field) -> Option<String> {
    let mut once = None;
    let mut inside = field.ty().inside();
    while let Some(ty) = inside.filter(Type::is_manually_drop) {
        once = Some(pretty(&ty));
        inside = ty.inside();
    }
    once
}

/// The field with another type, as code.
fn declaration(field: &Field, ty: &str) -> String {
    let mut vis = pretty(stream(&field.syntax.vis));
    if !vis.is_empty() {
        vis.push(' ');
    }
    match &field.syntax.ident {
        Some(ident) => format!("{vis}{ident}: {ty}"),
        None => format!("{vis}{ty}"),
    }
}
