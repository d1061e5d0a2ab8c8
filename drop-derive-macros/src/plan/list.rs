//! Turns the `order` list into groups.

use crate::grammar::{Keyword, REVERSE};
use crate::order::{DropGlue, Graph, Place};
use crate::parse::value::{self, Entry, Order};
use crate::plan::constraints::Edges;
use crate::plan::names::{NamedIn, Names};
use crate::plan::Placed;
use crate::report::message::{self, Message};
use crate::report::{is_index, Underline};

/// The `order` list of a body.
#[derive(Default)]
pub(super) struct List {
    /// The fields from first to last. Fields of one group have no order among themselves.
    pub(super) groups: Vec<Vec<usize>>,
    /// The group that `..` stands for.
    pub(super) rest_group: Option<usize>,
    /// For each field, its name in the list. Empty without a list.
    listed: Vec<Option<Underline>>,
    /// The `..`.
    rest: Option<Underline>,
    has_two_rests: bool,
    /// It is `reverse`: all fields, last declared first.
    pub(super) is_reverse: bool,
}

impl List {
    /// The field's name in the list, or the `..` that stands for it.
    pub(super) fn at(&self, field: usize) -> Option<Underline> {
        self.own_entry(field).or(self.rest)
    }

    fn own_entry(&self, field: usize) -> Option<Underline> {
        self.listed.get(field).copied().flatten()
    }

    fn reverse(placed: &Placed, at: Underline) -> Self {
        let fields = (0..placed.fields().len()).rev();
        let groups =
            fields.filter(|&field| !placed.is(field, Place::Skipped)).map(|field| vec![field]);
        List { groups: groups.collect(), rest: Some(at), is_reverse: true, ..List::default() }
    }

    /// The fields without an entry of their own.
    fn unlisted(&self, placed: &Placed) -> Vec<usize> {
        let mut unlisted = Vec::new();
        for field in 0..placed.fields().len() {
            if self.own_entry(field).is_none() && !placed.is(field, Place::Skipped) {
                unlisted.push(field);
            }
        }
        unlisted
    }
}

pub(super) fn resolve(names: &mut Names) -> List {
    let placed = names.placed;
    let written = match &placed.body.order {
        None => return List::default(),
        Some(Order::Reverse(at)) => return List::reverse(placed, *at),
        Some(Order::List(written)) if is_reverse_in_brackets(names, written) => {
            names.cx.push(written.brackets, message::reverse_in_brackets());
            return List::reverse(placed, written.brackets);
        }
        Some(Order::List(written)) => written,
    };
    let mut list = List { listed: vec![None; placed.fields().len()], ..List::default() };
    if !placed.fields().is_empty() && are_numbers(names, written) {
        names.report_all(written.brackets, numbers(placed, written));
        return list;
    }
    if let Some(order) = named_by_type(names, written) {
        let code = Keyword::Order.with_value(format_args!("[{order}]"));
        names.report_all(written.brackets, message::types_for_names(&code));
        return list;
    }
    for entry in &written.entries {
        match entry {
            Entry::Rest(at) => add_rest(names, &mut list, *at),
            Entry::Field(name) => add_field(names, &mut list, name),
        }
    }
    // With two `..`, it is unknown which one a field belongs to. A wrong name may mean one of the others.
    let mut unlisted = if list.has_two_rests { Vec::new() } else { list.unlisted(placed) };
    if !names.all_are_clear() {
        unlisted.retain(|&field| !names.may_mean(field));
    }
    match list.rest_group {
        Some(rest) if unlisted.is_empty() => {
            list.groups.remove(rest);
            list.rest_group = None;
        }
        Some(rest) => list.groups[rest] = unlisted,
        None => {}
    }
    list
}

/// Whether the list has `reverse` and perhaps `..`, but nothing else.
fn is_reverse_in_brackets(names: &Names, written: &value::List) -> bool {
    let is_reverse = |entry: &Entry| matches!(entry, Entry::Field(name) if name.text == REVERSE);
    let mut others = written.entries.iter().filter(|entry| !is_reverse(entry));
    written.entries.iter().any(is_reverse)
        && others.all(|entry| matches!(entry, Entry::Rest(_)))
        && !names.has(REVERSE)
}

/// Whether numbers stand for names: two or more in a struct with names, or all entries of a tuple, counted
/// from one.
fn are_numbers(names: &Names, written: &value::List) -> bool {
    let is_number = |entry: &&Entry| matches!(entry, Entry::Field(name) if is_index(&name.text));
    let numbers = written.entries.iter().filter(is_number).count();
    let has =
        |number: usize| written.entries.iter().any(|entry| entry.code() == number.to_string());
    let from_one = || {
        numbers == written.entries.len()
            && (1..=numbers).all(has)
            && !names.has(&numbers.to_string())
    };
    numbers > 1 && (names.placed.body.has_names() || from_one())
}

/// The list with names, if at least two entries are types of fields. `None` if two fields have the same
/// type.
fn named_by_type(names: &Names, written: &value::List) -> Option<String> {
    let is_type = |entry: &&Entry| matches!(entry, Entry::Field(name) if !names.has(&name.text));
    if written.entries.iter().filter(is_type).count() < 2 {
        return None;
    }
    let fields = written.entries.iter().map(|entry| match entry {
        Entry::Rest(_) => Some(".."),
        Entry::Field(name) if names.has(&name.text) => Some(&*name.text),
        Entry::Field(name) => names.field_of_type(name, NamedIn::List),
    });
    Some(fields.collect::<Option<Vec<_>>>()?.join(", "))
}

/// The message about numbers instead of names. It has the right list if they count all fields, from zero or
/// from one.
fn numbers(placed: &Placed, written: &value::List) -> Message {
    let number = |entry: &Entry| entry.code().parse::<usize>().ok();
    let numbers: Option<Vec<usize>> = written.entries.iter().map(number).collect();
    let fields = |from: usize| {
        let fields = numbers.as_ref()?.iter().map(|number| number.checked_sub(from));
        let fields: Vec<usize> = fields.collect::<Option<_>>()?;
        let is_all = (0..placed.fields().len()).all(|field| fields.contains(&field));
        (is_all && fields.len() == placed.fields().len()).then_some(fields)
    };
    let groups =
        |fields: Vec<usize>| fields.into_iter().map(|field| vec![field]).collect::<Vec<_>>();
    let list = fields(0).or_else(|| fields(1)).map(groups);
    let list = list.filter(|groups| valid_order(placed, &Edges::default(), groups).is_some());
    let list = list.map(|groups| placed.names(groups.concat()).join(", "));
    let all = placed.names(0..placed.fields().len());
    message::numbers_for_names(&placed.body.noun_and_name(), &all, list.as_deref())
}

fn add_rest(names: &Names, list: &mut List, at: Underline) {
    if list.rest.is_some() {
        list.has_two_rests = true;
        names.cx.push(at, message::two_rests());
        return;
    }
    list.rest = Some(at);
    list.rest_group = Some(list.groups.len());
    list.groups.push(Vec::new());
}

fn add_field(names: &mut Names, list: &mut List, name: &value::Name) {
    let Some(field) = names.resolve_placed(name, NamedIn::List) else { return };
    if list.listed[field].is_some() {
        names.cx.push(name.span, message::listed_twice(&name.text));
        return;
    }
    list.listed[field] = Some(name.span.into());
    list.groups.push(vec![field]);
}

/// A list names at least one field. Without a `..` it names every field, so that a new field
/// requires a decision.
pub(super) fn check_complete(names: &Names, edges: &Edges, list: &List) {
    let placed = names.placed;
    let Some(Order::List(written)) = &placed.body.order else { return };
    // An attribute that could not be read may have more names.
    let may_have_names = list.rest.is_some() && placed.body.seen.has_unread();
    if list.is_reverse || may_have_names {
        return;
    }
    let is_empty = written.entries.is_empty();
    if is_empty || (list.rest.is_some() && written.entries.len() == 1) {
        let order = valid_order(placed, edges, &[]).filter(|order| !order.is_empty());
        let order = order.map(|order| placed.names(order).join(", "));
        let at = list.rest.unwrap_or(written.brackets);
        names.cx.push(at, message::list_without_names(!is_empty, order.as_deref()));
    } else if list.rest.is_none() {
        check_names_all(names, edges, list, written);
    }
}

fn check_names_all(names: &Names, edges: &Edges, list: &List, written: &value::List) {
    let placed = names.placed;
    let unlisted = list.unlisted(placed);
    let mut missing = unlisted.clone();
    missing.retain(|&field| !names.may_mean(field));
    if missing.is_empty() {
        return;
    }
    let missing = placed.names(missing);
    let complete = valid_order(placed, edges, &list.groups);
    let with_rest = with_rest(placed, edges, &list.groups, &unlisted, complete.as_deref());
    let complete = complete.map(|order| placed.names(order).join(", "));
    let message = message::missing_from_order(&missing, complete.as_deref(), with_rest.as_deref());
    names.cx.push(written.span, message);
}

/// The list with a `..` for the unlisted fields. Tries it last, then between the managed and the plain
/// fields, then where the first unlisted field is in the `complete` order.
fn with_rest(
    placed: &Placed,
    edges: &Edges,
    groups: &[Vec<usize>],
    unlisted: &[usize],
    complete: Option<&[usize]>,
) -> Option<String> {
    let is_plain = |group: &Vec<usize>| placed.is(group[0], Place::Plain);
    let is_unlisted = |field: &usize| unlisted.contains(field);
    let first_unlisted = complete.and_then(|order| order.iter().position(is_unlisted));
    let first_plain = groups.iter().position(is_plain);
    let candidates = [groups.len(), first_plain.unwrap_or(0), first_unlisted.unwrap_or(0)];
    candidates.into_iter().find_map(|at| {
        let (at, mut groups) = (at.min(groups.len()), groups.to_vec());
        groups.insert(at, unlisted.to_vec());
        valid_order(placed, edges, &groups)?;
        let mut names = placed.names(groups.iter().map(|group| group[0]));
        names[at] = "..";
        Some(names.join(", "))
    })
}

/// The drop order with this list, if it satisfies all constraints.
fn valid_order(placed: &Placed, edges: &Edges, groups: &[Vec<usize>]) -> Option<Vec<usize>> {
    Graph::new(&*placed.places, &|_| DropGlue::Yes, &*edges.list, groups).valid_order()
}
