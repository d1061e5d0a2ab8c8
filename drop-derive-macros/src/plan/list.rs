//! Makes groups of the `order` list.

use std::collections::{btree_map, BTreeMap};

use crate::grammar::REVERSE;
use crate::order::{DropGlue, Graph, Place};
use crate::parse::value::{self, Entry, Order};
use crate::plan::constraints::Edges;
use crate::plan::names::{Names, Role};
use crate::plan::Placed;
use crate::report::message;
use crate::report::similar::is_index;
use crate::report::Underline;

/// The `order` list of a body.
#[derive(Default)]
pub(super) struct List {
    /// The fields from first to last; those of one group have no order among themselves.
    pub(super) groups: Vec<Vec<usize>>,
    /// The group that `..` stands for.
    pub(super) rest_group: Option<usize>,
    /// Where the list names a field.
    listed: BTreeMap<usize, Underline>,
    /// Where its `..` is.
    rest: Option<Underline>,
    has_two_rests: bool,
    /// It is not written as a list: all fields, last declared first.
    pub(super) is_reverse: bool,
}

impl List {
    /// Where the list has the field: its name, or the `..` that stands for it.
    pub(super) fn at(&self, field: usize) -> Option<Underline> {
        self.listed.get(&field).copied().or(self.rest)
    }

    /// All fields, last declared first. Underlines what stands for them.
    fn reverse(placed: &Placed, at: Underline) -> Self {
        let fields = (0..placed.fields().len()).rev();
        let groups =
            fields.filter(|&field| !placed.is(field, Place::Skipped)).map(|field| vec![field]);
        List { groups: groups.collect(), rest: Some(at), is_reverse: true, ..List::default() }
    }

    /// The fields without an entry of their own.
    fn unlisted(&self, placed: &Placed) -> Vec<usize> {
        let fields = 0..placed.fields().len();
        let is_unlisted =
            |field: &usize| !self.listed.contains_key(field) && !placed.is(*field, Place::Skipped);
        fields.filter(is_unlisted).collect()
    }
}

pub(super) fn resolve(names: &mut Names, placed: &Placed) -> List {
    let written = match &placed.body.args.order {
        None => return List::default(),
        Some(Order::Reverse(at)) => return List::reverse(placed, *at),
        Some(Order::List(written)) if is_reverse_in_brackets(names, written) => {
            names.cx.push(written.brackets, message::reverse_in_brackets());
            return List::reverse(placed, written.brackets);
        }
        Some(Order::List(written)) => written,
    };
    let mut list = List::default();
    if !placed.fields().is_empty() && are_numbers(names, written) {
        report_numbers(names, placed, written);
        return list;
    }
    if let Some(order) = named_by_type(names, placed, written) {
        names.report_types(written.brackets, &order);
        return list;
    }
    for entry in &written.entries {
        match entry {
            Entry::Rest(at) => add_rest(names, &mut list, *at),
            Entry::Field(name) => add_field(names, placed, &mut list, name),
        }
    }
    // With two of them, nobody knows which fields belong to which.
    let unlisted = if list.has_two_rests { Vec::new() } else { list.unlisted(placed) };
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

/// Whether `reverse` is all that the list says, and names no field.
fn is_reverse_in_brackets(names: &Names, written: &value::List) -> bool {
    let is_it = |entry: &Entry| matches!(entry, Entry::Field(name) if name.text == REVERSE);
    let mut others = written.entries.iter().filter(|entry| !is_it(entry));
    written.entries.iter().any(is_it)
        && others.all(|entry| matches!(entry, Entry::Rest(_)))
        && !names.has(REVERSE)
}

/// Whether a list for fields with names has numbers, two at least, or one for indices counts from one.
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
    numbers > 1 && (names.have_names() || from_one())
}

/// The names of the fields that the list has by their types, two at least, if no other field has such a
/// type.
fn named_by_type(names: &Names, placed: &Placed, written: &value::List) -> Option<String> {
    let is_type = |entry: &&Entry| matches!(entry, Entry::Field(name) if !names.has(&name.text));
    if written.entries.iter().filter(is_type).count() < 2 {
        return None;
    }
    let fields = written.entries.iter().map(|entry| match entry {
        Entry::Rest(_) => Some(".."),
        Entry::Field(name) if names.has(&name.text) => Some(&*name.text),
        Entry::Field(name) => {
            let mut fields = placed.fields().iter().filter(|field| {
                let inside = field.ty().inside();
                inside.as_ref().unwrap_or_else(|| field.ty()).last_name() == Some(&name.text)
            });
            let field = fields.next()?;
            fields.next().is_none().then_some(&*field.name)
        }
    });
    Some(fields.collect::<Option<Vec<_>>>()?.join(", "))
}

/// They are one mistake. If they count all fields, from zero or from one, the names are known.
fn report_numbers(names: &mut Names, placed: &Placed, written: &value::List) {
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
    let order = fields(0).or_else(|| fields(1)).map(groups);
    let order = order.filter(|groups| valid_order(placed, &Edges::default(), groups).is_some());
    let order = order.map(|groups| placed.names(groups.concat()).join(", "));
    let all = placed.names(0..placed.fields().len());
    names.report_numbers(written.brackets, &all, order.as_deref());
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

fn add_field(names: &mut Names, placed: &Placed, list: &mut List, name: &value::Name) {
    let Some(field) = names.resolve_placed(name, Role::List, placed) else { return };
    match list.listed.entry(field) {
        btree_map::Entry::Occupied(_) => {
            names.cx.push(name.span, message::listed_twice(&name.text));
        }
        btree_map::Entry::Vacant(entry) => {
            entry.insert(name.span.into());
            list.groups.push(vec![field]);
        }
    }
}

/// A list names a field at least, and without a `..` it names every field: a new field then asks for
/// a decision.
pub(super) fn check_complete(names: &Names, placed: &Placed, edges: &Edges, list: &List) {
    let Some(Order::List(written)) = &placed.body.args.order else { return };
    if list.is_reverse {
        return;
    }
    let complete = |groups: &[Vec<usize>]| valid_order(placed, edges, groups);
    let is_empty = written.entries.is_empty();
    if list.rest.is_some() && !placed.body.args.seen.unread.is_empty() {
        // A name may be in there.
        return;
    }
    if is_empty || (list.rest.is_some() && written.entries.len() == 1) {
        let order = complete(&[]).filter(|order| !order.is_empty());
        let order = order.map(|order| placed.names(order).join(", "));
        let at = list.rest.unwrap_or(written.brackets);
        names.cx.push(at, message::list_without_names(!is_empty, order.as_deref()));
    } else if list.rest.is_none() {
        check_names_all(names, placed, edges, list, written);
    }
}

fn check_names_all(
    names: &Names,
    placed: &Placed,
    edges: &Edges,
    list: &List,
    written: &value::List,
) {
    let unlisted = list.unlisted(placed);
    let missing = unlisted.iter().copied().filter(|&field| !names.may_mean(placed, field));
    let missing = placed.names(missing);
    if missing.is_empty() {
        return;
    }
    let complete = valid_order(placed, edges, &list.groups);
    let with_rest = with_rest(placed, edges, &list.groups, &unlisted, complete.as_deref());
    let complete = complete.map(|order| placed.names(order).join(", "));
    let message = message::missing_from_order(&missing, complete.as_deref(), with_rest.as_deref());
    names.cx.push(written.span, message);
}

/// The list with a `..` for the fields that it does not name: last, or else between the managed and
/// the plain fields, or else where the first of these fields has its turn.
fn with_rest(
    placed: &Placed,
    edges: &Edges,
    groups: &[Vec<usize>],
    unlisted: &[usize],
    complete: Option<&[usize]>,
) -> Option<String> {
    let is_plain = |group: &Vec<usize>| placed.is(group[0], Place::Plain);
    let is_unlisted = |field: &usize| unlisted.contains(field);
    let turn = complete.and_then(|order| order.iter().position(is_unlisted));
    let between = groups.iter().position(is_plain);
    let candidates = [groups.len(), between.unwrap_or(0), turn.unwrap_or(0)];
    candidates.into_iter().find_map(|at| {
        let (at, mut groups) = (at.min(groups.len()), groups.to_vec());
        groups.insert(at, unlisted.to_vec());
        valid_order(placed, edges, &groups)?;
        let mut names = placed.names(groups.iter().map(|group| group[0]));
        names[at] = "..";
        Some(names.join(", "))
    })
}

/// The drop order with this list, if it satisfies everything.
fn valid_order(placed: &Placed, edges: &Edges, groups: &[Vec<usize>]) -> Option<Vec<usize>> {
    Graph::new(&*placed.places, &|_| DropGlue::Yes, &*edges.list, groups).valid_order()
}
