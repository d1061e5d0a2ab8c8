//! What the names in the arguments mean.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::Member;

use crate::order::Place;
use crate::parse::value::Name;
use crate::parse::Body;
use crate::plan::Placed;
use crate::report::{message, similar, Errors};

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
    pub(super) fn resolve(&mut self, name: &Name) -> Option<usize> {
        let Some(&field) = self.by_name.get(&*name.text) else {
            self.report_unknown(name);
            return None;
        };
        self.mentions[field].push(self.body.fields[field].member_as(name));
        if name.is_quoted {
            self.cx.push(name.span, message::quoted(&name.text));
        }
        Some(field)
    }

    /// The index of a field that has a place in the order.
    pub(super) fn resolve_placed(&mut self, name: &Name, placed: &Placed) -> Option<usize> {
        let field = self.resolve(name)?;
        if placed.is(field, Place::Skipped) {
            self.cx.push(name.span, message::skipped_in_order(&name.text));
            return None;
        }
        Some(field)
    }

    fn report_unknown(&mut self, name: &Name) {
        let fields: Vec<&str> = self.body.fields.iter().map(|field| &*field.name).collect();
        let meant = similar::similar(&name.text, fields.iter().copied());
        let kind = if self.body.is_enum() { "variant" } else { "struct" };
        let message = message::unknown_field(kind, &self.body.name, &name.text, meant, &fields);
        self.cx.push(name.span, message);
        let raw = if name.is_raw { "r#" } else { "" };
        self.unknown.push((format!("{raw}{}", name.text), name.span));
        self.meant.push(meant);
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
