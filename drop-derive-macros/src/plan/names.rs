//! Looks up the names in arguments.

use proc_macro2::{Ident, Span, TokenTree};

use crate::grammar::{Keyword, Side};
use crate::order::Place;
use crate::parse::attr::Seen;
use crate::parse::guess::means_all;
use crate::parse::tokens::{name_at, unraw};
use crate::parse::value::{Entry, Name, Order};
use crate::plan::Placed;
use crate::report::message::{self, Message, NoField};
use crate::report::{is_index, similar, Errors, Underline};

/// The argument that a name is part of.
#[derive(Clone, Copy)]
pub(super) enum NamedIn {
    /// A `before` or `after` of the field with this index.
    Constraint(Side, usize),
    List,
    Step {
        /// Another argument is the field's own value.
        has_value: bool,
    },
}

/// The names of the fields of one body, and the names looked up so far.
pub(super) struct Names<'p, 'a> {
    pub(super) cx: &'p Errors,
    pub(super) placed: &'p Placed<'a>,
    /// Sorted.
    by_name: Vec<(&'a str, usize)>,
    /// For each field, its name at each place where an argument names the field.
    pub(super) mentions: Vec<Vec<TokenTree>>,
    /// Names that no field has, with `r#` if they are written with it.
    pub(super) unknown: Vec<(String, Span)>,
    /// For each mistake in a name, the field that was most likely meant. `None`: any field.
    meant: Vec<Option<&'a str>>,
}

impl<'p, 'a> Names<'p, 'a> {
    pub(super) fn new(cx: &'p Errors, placed: &'p Placed<'a>) -> Self {
        let mut by_name = Vec::with_capacity(placed.fields().len());
        let mut mentions = Vec::with_capacity(placed.fields().len());
        for (index, field) in placed.fields().iter().enumerate() {
            by_name.push((&*field.name, index));
            mentions.push(Vec::new());
        }
        by_name.sort_unstable();
        let (unknown, meant) = (Vec::new(), Vec::new());
        let names = Names { cx, placed, by_name, mentions, unknown, meant };
        names.check_unique();
        names
    }

    /// Two fields can have one name if a macro declares them: hygiene tells them apart. The expansion
    /// cannot do this, and both of its pointers would be to the same field.
    fn check_unique(&self) {
        for pair in self.by_name.windows(2) {
            if pair[0].0 == pair[1].0 {
                let field = &self.placed.fields()[pair[0].1];
                self.cx.push(field.underline(), message::two_fields(&field.name));
            }
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<usize> {
        let at = self.by_name.binary_search_by(|known| known.0.cmp(name)).ok()?;
        Some(self.by_name[at].1)
    }

    /// The index of a field, which may be a skipped one. Reports an unknown name.
    pub(super) fn resolve(&mut self, name: &Name, role: NamedIn) -> Option<usize> {
        let Some(field) = self.find(&name.text) else {
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
            let skipped = &self.placed.fields()[field];
            if !skipped.seen.is_guessed(Keyword::Skip) && skipped.beside_skip().is_none() {
                self.cx.push(name.span, message::skipped_in_order(&name.text));
            }
            return None;
        }
        Some(field)
    }

    fn report_unknown(&mut self, name: &Name, role: NamedIn) {
        let fields: Vec<&str> = self.placed.fields().iter().map(|field| &*field.name).collect();
        let similar = similar(&name.text, fields.iter().copied());
        let of_type = if similar.is_none() { self.field_of_type(name, role) } else { None };
        let hint = similar.map(NoField::Similar).or(of_type.map(NoField::OfType));
        // Without a similar one, the field has been renamed or removed: one cause, wherever it is named.
        let is_gone = hint.is_none() && is_identifier(&name.text) && !means_all(&name.text);
        if !is_gone {
            self.cx.push(name.span, self.unknown_field(name, role, hint, &fields));
        } else if !self.unknown.iter().any(|(told, _)| unraw(told) == name.text) {
            let message = self.unknown_field(name, role, hint, &fields);
            self.cx.push(name.span, message.named_elsewhere(self.count(&name.text) - 1));
        }
        let meant = similar.or(of_type);
        let raw = if name.is_raw { "r#" } else { "" };
        self.unknown.push((format!("{raw}{}", name.text), name.span));
        self.meant.push(meant);
    }

    /// The number of places that have the name.
    fn count(&self, name: &str) -> usize {
        let mut count = 0;
        for field in self.placed.fields() {
            let steps = field.args.step.iter().flat_map(|step| &step.args);
            let in_steps = steps.filter_map(|arg| arg.kind.field());
            let in_constraints = field.args.constraints.iter().flat_map(|all| &all.names);
            count += in_steps.chain(in_constraints).filter(|other| other.text == name).count();
        }
        if let Some(Order::List(list)) = &self.placed.body.order {
            let is_it = |entry: &&Entry| matches!(entry, Entry::Field(other) if other.text == name);
            count += list.entries.iter().filter(is_it).count();
        }
        count
    }

    /// The only field that has the type of this name.
    pub(super) fn field_of_type(&self, name: &Name, role: NamedIn) -> Option<&'a str> {
        let own = match role {
            NamedIn::Constraint(_, own) => Some(own),
            NamedIn::List | NamedIn::Step { .. } => None,
        };
        let ty = TokenTree::Ident(name_at(&name.text, name.span)?);
        let site = own.map_or(self.placed.body.site, |own| self.placed.body.site.on_field(own));
        let field = site.field_of_type(&[ty])?;
        self.find(&field).map(|field| self.placed.name(field))
    }

    /// `meant`: what was meant by the name itself.
    fn unknown_field(
        &self,
        name: &Name,
        role: NamedIn,
        meant: Option<NoField>,
        fields: &[&str],
    ) -> Message {
        let word = name.text.as_str();
        let is_value = name.is_quoted || is_index(word) || matches!(word, "true" | "false");
        let hint = match (meant, role) {
            (Some(meant), _) => meant,
            (None, NamedIn::Step { has_value }) if word == "self" => {
                return message::whole_value((!has_value).then_some("_"));
            }
            (None, NamedIn::Constraint(..) | NamedIn::List) if word == "self" => NoField::Whole,
            (None, NamedIn::Step { .. }) if is_value && self.placed.body.has_names() => {
                return message::not_a_field(&format!("`{}`", name.code()));
            }
            (None, NamedIn::Step { .. }) => NoField::InStep,
            (None, NamedIn::Constraint(side, own)) if means_all(word) => {
                return message::all_fields(&self.placed.body.site.list_with_ends(&[(side, own)]));
            }
            (None, NamedIn::List) if means_all(word) => NoField::Rest,
            (None, _) if !is_identifier(word) => NoField::Other,
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
        self.meant.iter().any(is_meant) || self.seen().iter().any(|seen| seen.may_name(name))
    }

    /// Whether `may_mean` is false for all fields, which is faster to find out at once.
    pub(super) fn all_are_clear(&self) -> bool {
        self.meant.is_empty() && !self.seen().iter().any(|seen| seen.has_unread())
    }

    fn seen(&self) -> Vec<&Seen> {
        let mut seen = self.placed.body.all_seen();
        seen.push(&self.placed.input.seen);
        seen
    }
}

fn is_identifier(word: &str) -> bool {
    syn::parse_str::<Ident>(word).is_ok()
}
