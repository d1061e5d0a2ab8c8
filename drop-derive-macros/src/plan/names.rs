//! Looks up the names in arguments.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenTree};

use crate::grammar::Side;
use crate::order::Place;
use crate::parse::attr::Seen;
use crate::parse::guess::means_all;
use crate::parse::value::Name;
use crate::plan::Placed;
use crate::report::message::{self, Message, NoField};
use crate::report::{is_index, similar, Errors, Underline};

/// The argument that a name is part of.
#[derive(Clone, Copy)]
pub(super) enum NamedIn {
    /// A `before` or `after` of the field with this index.
    Constraint(Side, usize),
    List,
    Step,
}

/// The names of the fields of one body, and the names looked up so far.
pub(super) struct Names<'p, 'a> {
    pub(super) cx: &'p Errors,
    pub(super) placed: &'p Placed<'a>,
    by_name: BTreeMap<&'a str, usize>,
    /// For each field, its name at each place where an argument names the field.
    pub(super) mentions: Vec<Vec<TokenTree>>,
    /// Names that no field has, with `r#` if they are written with it.
    pub(super) unknown: Vec<(String, Span)>,
    /// For each mistake in a name, the field that was most likely meant. `None`: any field.
    meant: Vec<Option<&'a str>>,
}

impl<'p, 'a> Names<'p, 'a> {
    pub(super) fn new(cx: &'p Errors, placed: &'p Placed<'a>) -> Self {
        let by_name = placed.fields().iter().enumerate().map(|(at, field)| (&*field.name, at));
        let names = Names {
            cx,
            placed,
            by_name: by_name.collect(),
            mentions: placed.fields().iter().map(|_| Vec::new()).collect(),
            unknown: Vec::new(),
            meant: Vec::new(),
        };
        names.check_unique();
        names
    }

    /// Two fields can have one name if a macro declares them: hygiene tells them apart. The expansion
    /// cannot do this, and both of its pointers would be to the same field.
    fn check_unique(&self) {
        if self.by_name.len() == self.placed.fields().len() {
            return;
        }
        for (index, field) in self.placed.fields().iter().enumerate() {
            if self.by_name[&*field.name] != index {
                self.cx.push(field.underline(), message::two_fields(&field.name));
            }
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The index of a field, which may be a skipped one. Reports an unknown name.
    pub(super) fn resolve(&mut self, name: &Name, role: NamedIn) -> Option<usize> {
        let Some(&field) = self.by_name.get(&*name.text) else {
            self.report_unknown(name, role);
            return None;
        };
        self.mentions[field].push(self.placed.fields()[field].member_as(name));
        if name.is_quoted {
            self.cx.push(name.span, message::quoted("name", &name.text));
        }
        Some(field)
    }

    /// The index of a field that is not skipped. Reports any other name.
    pub(super) fn resolve_placed(&mut self, name: &Name, role: NamedIn) -> Option<usize> {
        let field = self.resolve(name, role)?;
        if self.placed.is(field, Place::Skipped) {
            self.cx.push(name.span, message::skipped_in_order(&name.text));
            return None;
        }
        Some(field)
    }

    fn report_unknown(&mut self, name: &Name, role: NamedIn) {
        let fields: Vec<&str> = self.placed.fields().iter().map(|field| &*field.name).collect();
        let meant = similar(&name.text, fields.iter().copied());
        self.cx.push(name.span, self.unknown_field(name, role, meant, &fields));
        let raw = if name.is_raw { "r#" } else { "" };
        self.unknown.push((format!("{raw}{}", name.text), name.span));
        self.meant.push(meant);
    }

    fn unknown_field(
        &self,
        name: &Name,
        role: NamedIn,
        meant: Option<&str>,
        fields: &[&str],
    ) -> Message {
        let word = name.text.as_str();
        let is_value = name.is_quoted || is_index(word) || matches!(word, "true" | "false");
        let hint = match (meant, role) {
            (Some(meant), _) => NoField::Similar(meant),
            (None, NamedIn::Step) if word == "self" => return message::whole_value(),
            (None, NamedIn::Constraint(..) | NamedIn::List) if word == "self" => NoField::Whole,
            (None, NamedIn::Step) if is_value && self.placed.body.has_names() => {
                return message::not_a_field(&format!("`{}`", name.code()));
            }
            (None, NamedIn::Step) => NoField::InStep,
            (None, NamedIn::Constraint(side, own)) if means_all(word) => {
                return message::all_fields(&self.placed.body.site.list_with_ends(&[(side, own)]));
            }
            (None, NamedIn::List) if means_all(word) => NoField::Rest,
            (None, _) if syn::parse_str::<Ident>(word).is_err() => NoField::Other,
            (None, NamedIn::Constraint(side, _)) => NoField::InConstraint(side),
            (None, NamedIn::List) => NoField::InList,
        };
        message::unknown_field(&self.placed.body.noun_and_name(), word, &hint, fields)
    }

    /// Reports a mistake in all names of a list: any field may be meant.
    pub(super) fn report_all(&mut self, at: Underline, message: Message) {
        self.cx.push(at, message);
        self.meant.push(None);
    }

    /// Whether a misspelt name, or an argument that could not be read, may mean this field. The field
    /// is then not reported as missing.
    pub(super) fn may_mean(&self, field: usize) -> bool {
        let name = self.placed.name(field);
        let is_meant = |meant: &Option<_>| meant.is_none_or(|meant| meant == name);
        self.meant.iter().any(is_meant) || self.seen().any(|seen| seen.may_name(name))
    }

    /// Whether `may_mean` is false for all fields, which is faster to find out at once.
    pub(super) fn all_are_clear(&self) -> bool {
        self.meant.is_empty() && !self.seen().any(Seen::has_unread)
    }

    fn seen(&self) -> impl Iterator<Item = &Seen> {
        self.placed.body.all_seen().chain([&self.placed.input.seen])
    }
}
