//! What the names in the arguments mean.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span};
use syn::Member;

use crate::grammar::Side;
use crate::order::Place;
use crate::parse::guess::{list_with, means_all};
use crate::parse::value::{Entry, Name, Order};
use crate::parse::Body;
use crate::plan::Placed;
use crate::report::message::{self, Message, NoField, OnBody};
use crate::report::{similar, Errors, Underline};

/// Where a name stands.
#[derive(Clone, Copy)]
pub(super) enum Role {
    /// In a `before` or `after` of the field with this index.
    Constraint(Side, usize),
    List,
    Step,
}

/// The names of one body, and where its arguments used them so far.
pub(super) struct Names<'a> {
    pub(super) cx: &'a Errors,
    body: &'a Body<'a>,
    by_name: BTreeMap<&'a str, usize>,
    /// For each field its name as the user wrote it in an argument, wherever one does.
    pub(super) mentions: Vec<Vec<Member>>,
    /// Names that no field has, as they are written.
    pub(super) unknown: Vec<(String, Span)>,
    /// For each of these, the field that was most likely meant.
    meant: Vec<Option<&'a str>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(cx: &'a Errors, body: &'a Body<'a>) -> Self {
        let by_name = body.fields.iter().enumerate().map(|(at, field)| (&*field.name, at));
        let names = Names {
            cx,
            body,
            by_name: by_name.collect(),
            mentions: body.fields.iter().map(|_| Vec::new()).collect(),
            unknown: Vec::new(),
            meant: Vec::new(),
        };
        names.check_unique();
        names
    }

    /// Only the hygiene of a macro can tell two fields of one name apart. The expansion cannot, so
    /// that it would make the pointers of both to one of them.
    fn check_unique(&self) {
        if self.by_name.len() == self.body.fields.len() {
            return;
        }
        for (index, field) in self.body.fields.iter().enumerate() {
            if self.by_name[&*field.name] != index {
                self.cx.push(field.underline(), message::two_fields(&field.name));
            }
        }
    }

    /// Whether a field is called this.
    pub(super) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The index of a field, whatever it may be used for. An unknown name is reported.
    pub(super) fn resolve(&mut self, name: &Name, role: Role) -> Option<usize> {
        let Some(&field) = self.by_name.get(&*name.text) else {
            self.report_unknown(name, role);
            return None;
        };
        self.mentions[field].push(self.body.fields[field].member_as(name));
        if name.is_quoted {
            self.cx.push(name.span, message::quoted(&name.text));
        }
        Some(field)
    }

    /// The index of a field that has a place in the order.
    pub(super) fn resolve_placed(
        &mut self,
        name: &Name,
        role: Role,
        placed: &Placed,
    ) -> Option<usize> {
        let field = self.resolve(name, role)?;
        if placed.is(field, Place::Skipped) {
            self.cx.push(name.span, message::skipped_in_order(&name.text));
            return None;
        }
        Some(field)
    }

    fn report_unknown(&mut self, name: &Name, role: Role) {
        let fields: Vec<&str> = self.body.fields.iter().map(|field| &*field.name).collect();
        let meant = similar::similar(&name.text, fields.iter().copied());
        self.cx.push(name.span, self.unknown(name, role, meant, &fields));
        let raw = if name.is_raw { "r#" } else { "" };
        self.unknown.push((format!("{raw}{}", name.text), name.span));
        self.meant.push(meant);
    }

    /// What to say of a name that no field has.
    fn unknown(&self, name: &Name, role: Role, meant: Option<&str>, fields: &[&str]) -> Message {
        let word = name.text.as_str();
        let is_value =
            name.is_quoted || similar::is_index(word) || matches!(word, "true" | "false");
        let hint = match (meant, role) {
            (Some(meant), _) => NoField::Similar(meant),
            (None, Role::Step) if word == "self" => return message::whole_value(),
            (None, Role::Constraint(..) | Role::List) if word == "self" => NoField::Whole,
            (None, Role::Step) if is_value && self.have_names() => {
                return message::not_a_field(&name.code());
            }
            (None, Role::Step) => NoField::InStep,
            (None, Role::Constraint(side, own)) if means_all(word) => {
                return message::all_fields(&self.list_with(side, own));
            }
            (None, Role::List) if means_all(word) => NoField::Rest,
            (None, _) if syn::parse_str::<Ident>(word).is_err() => NoField::Other,
            (None, Role::Constraint(side, _)) => NoField::InConstraint(side),
            (None, Role::List) => NoField::InList,
        };
        let kind = self.body.target().noun();
        message::unknown_field(kind, &self.body.name, word, &hint, fields)
    }

    /// Reports numbers where names belong: any field may be meant.
    pub(super) fn report_numbers(&mut self, at: Underline, all: &[&str], order: Option<&str>) {
        let kind = self.body.target().noun();
        self.cx.push(at, message::numbers_for_names(kind, &self.body.name, all, order));
        self.meant.push(None);
    }

    /// Reports types where names belong.
    pub(super) fn report_types(&mut self, at: Underline, order: &str) {
        self.cx.push(at, message::types_for_names(order));
        self.meant.push(None);
    }

    /// The list that has the field first or last.
    fn list_with(&self, side: Side, own: usize) -> OnBody {
        let listed = match &self.body.args.order {
            Some(Order::List(list)) => list.entries.iter().map(Entry::code).collect(),
            _ => Vec::new(),
        };
        let code = list_with(&[(side, self.body.fields[own].name.clone())], listed);
        OnBody {
            body: self.body.target(),
            code,
            has_order: self.body.args.order.is_some(),
            items: None,
        }
    }

    pub(super) fn have_names(&self) -> bool {
        self.body.fields.iter().all(|field| !similar::is_index(&field.name))
    }

    /// Whether a misspelt name, or an argument that could not be read, may be about this field. It is
    /// then not reported as missing as well.
    pub(super) fn may_mean(&self, placed: &Placed, field: usize) -> bool {
        let name = placed.name(field);
        let is_meant = |meant: &Option<_>| meant.is_none_or(|meant| meant == name);
        self.meant.iter().any(is_meant)
            || self.unread(placed).any(|word| word == name || word == "..")
    }

    /// Whether no name was misspelt and all arguments could be read. Asked once, it spares many
    /// mistakes of one kind a look at every field each.
    pub(super) fn all_are_clear(&self, placed: &Placed) -> bool {
        self.meant.is_empty() && self.unread(placed).next().is_none()
    }

    fn unread<'b>(&'b self, placed: &'b Placed) -> impl Iterator<Item = &'b String> {
        let seen = self.body.fields.iter().map(|field| &field.args.seen);
        let seen = seen.chain([&self.body.args.seen, &placed.input.args.seen]);
        seen.flat_map(|seen| &seen.unread)
    }
}
