//! Words the messages about cycles and conflicts, and looks for help.
//!
//! The plan gives the facts. The graph finds each change that is offered, or tries it: see `repair`.

use std::collections::BTreeSet;

use crate::grammar::{Side, REVERSE};
use crate::order::repair::{self, Move};
use crate::order::{Conflict, Graph};
use crate::report::is_index;
use crate::report::message::{fields, names, some_names, Message, MOST_LISTED};

/// What asks for an order, in words: `before` or `after` on a field.
pub(crate) fn by_constraint(side: Side, field: &str) -> String {
    format!("`{}` on `{field}`", side.name())
}

/// The step of a field, which borrows or copies another field.
pub(crate) fn by_step(field: &str, other: &str, is_copy: bool) -> String {
    let verb = if is_copy { "copies" } else { "borrows" };
    format!("the step of `{field}` {verb} `{other}`")
}

/// The order of all fields.
pub(crate) fn by_list(is_reverse: bool) -> String {
    if is_reverse {
        format!("`order = {REVERSE}`")
    } else {
        "`order`".to_owned()
    }
}

/// One edge of a cycle.
pub(crate) struct Link<'a> {
    pub(crate) earlier: &'a str,
    pub(crate) later: &'a str,
    /// What asks for it, in words.
    pub(crate) asked: String,
}

pub(crate) fn cycle(item: &str, links: &[Link]) -> Message {
    let notes = links.iter().enumerate().map(|(index, Link { earlier, later, asked })| {
        let end = if index + 1 == links.len() { ", completing the cycle" } else { "" };
        format!("`{earlier}` drops before `{later}` ({asked}){end}")
    });
    Message::new(format!("cycle in the drop order of `{item}`")).notes(notes)
}

/// A conflict, with all that a message about it needs.
pub(crate) struct ConflictReport<'a> {
    pub(crate) graph: &'a Graph<'a>,
    pub(crate) conflict: &'a Conflict,
    /// The last field has to be declared last.
    pub(crate) keeps_last: bool,
    pub(crate) declared: &'a dyn Fn(usize) -> Declared<'a>,
    /// What asks for the pairs, in words.
    pub(crate) asked: Vec<String>,
    /// The fields that the `..` of the list stands for.
    pub(crate) rest: Option<&'a [usize]>,
    pub(crate) before_meant: Option<BeforeMeant<'a>>,
    /// The list is `reverse`, so another order of the declarations mends nothing.
    pub(crate) is_reverse: bool,
}

/// A field, and other declarations of it.
pub(crate) struct Declared<'a> {
    pub(crate) name: &'a str,
    /// Why it is managed. `None` for a plain field.
    pub(crate) managed: Option<Managed>,
    /// The declaration in a `ManuallyDrop`, if that is possible.
    pub(crate) wrapped: Option<String>,
    /// The declaration without its `ManuallyDrop`, if the field has no other mark.
    pub(crate) unwrapped: Option<String>,
}

/// Why a field is managed: the spelling of its type, a bare `#[drop]`, or a step.
#[derive(Clone, Copy)]
pub(crate) enum Managed {
    Spelled,
    Marked,
    HasStep,
}

/// The `after` that alone asks for all pairs. `before` may have been meant, which is the `code`.
pub(crate) struct BeforeMeant<'a> {
    pub(crate) edges: Vec<usize>,
    pub(crate) field: &'a str,
    pub(crate) code: String,
}

/// The message about a conflict, with all help that would mend it.
pub(crate) fn conflict(report: &ConflictReport) -> Message {
    let is_managed = |field: &usize| (report.declared)(*field).managed.is_some();
    let managed: Vec<usize> = report.conflict.later().into_iter().filter(is_managed).collect();
    let asked = format!("asked for by {}", report.asked());
    let message = if report.is_reverse && report.is_by_list() {
        report
            .plain_in_reverse()
            .note(asked)
            .note("the language drops plain fields in declaration order, after all managed fields")
            .notes(report.managed_by(&managed))
    } else if managed.is_empty() {
        report
            .plain_before_plain()
            .note(asked)
            .note("plain fields drop in declaration order")
            .helps(report.declarations())
    } else {
        report
            .plain_before_managed(&managed)
            .note(asked)
            .notes(report.managed_by(&managed))
            .note("managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned")
            .helps(report.list())
            .helps(report.unwrapping(&managed))
    };
    message.helps(report.before()).helps(report.wrapping())
}

impl ConflictReport<'_> {
    fn name(&self, field: usize) -> &str {
        (self.declared)(field).name
    }

    fn names(&self, fields: impl IntoIterator<Item = usize>) -> Vec<&str> {
        fields.into_iter().map(|field| self.name(field)).collect()
    }

    fn some_names(&self, fields: impl IntoIterator<Item = usize>) -> String {
        some_names(&self.names(fields))
    }

    /// Whether all pairs come from the list.
    fn is_by_list(&self) -> bool {
        self.conflict.pairs.iter().all(|pair| pair.by.is_empty())
    }

    fn asked(&self) -> String {
        const MOST: usize = 4;
        match self.asked.len() {
            0..=MOST => self.asked.join(" and "),
            all => {
                let (first, others) = (&self.asked[..MOST - 1], all - (MOST - 1));
                format!("{} and {others} others", first.join(", "))
            }
        }
    }

    fn plain_before_plain(&self) -> Message {
        let (earlier, later) = (self.conflict.earlier(), self.conflict.later());
        if earlier.len() > 1 && later.len() > 1 {
            let fields = self.some_names(self.conflict.fields());
            return Message::new(format!(
                "{fields} are declared in another order than they are to drop"
            ));
        }
        let are = if later.len() == 1 { "is" } else { "are" };
        let (earlier, later) = (self.some_names(earlier), self.some_names(later));
        Message::new(format!("{earlier} cannot drop before {later}, which {are} declared first"))
    }

    fn plain_in_reverse(&self) -> Message {
        let plain = fields(&self.names(self.conflict.earlier()));
        Message::new(format!("plain {plain} cannot drop in reverse"))
    }

    fn plain_before_managed(&self, managed: &[usize]) -> Message {
        let pairs = self.conflict.pairs.iter().map(|pair| pair.edge);
        let plain: BTreeSet<usize> =
            pairs.filter(|edge| managed.contains(&edge.later)).map(|edge| edge.earlier).collect();
        let plain = fields(&self.names(plain));
        let managed = fields(&self.names(managed.iter().copied()));
        Message::new(format!("plain {plain} cannot drop before managed {managed}"))
    }

    /// Why these fields are managed, as far as their types do not show it.
    fn managed_by(&self, managed: &[usize]) -> Vec<String> {
        let reasons = managed.iter().filter_map(|&field| {
            let Declared { name, managed, .. } = (self.declared)(field);
            let reason = match managed? {
                Managed::HasStep => "has a step",
                Managed::Marked => "is marked `#[drop]`",
                Managed::Spelled => return None,
            };
            Some(format!("field `{name}` is managed because it {reason}"))
        });
        reasons.collect()
    }

    /// To move one declaration, or to declare the fields in another order.
    fn declarations(&self) -> Option<String> {
        if self.is_reverse {
            return None;
        }
        let is_tuple = is_index(self.name(0));
        let renumber = if is_tuple { ", and renumber the indices" } else { "" };
        if let Some(way) = self.graph.move_that_mends(self.conflict, self.keeps_last) {
            let Move { field, side, other } = way;
            let side = if side == repair::Beside::Above { "above" } else { "below" };
            let (field, other) = (self.name(field), self.name(other));
            return Some(format!("move the declaration of `{field}` {side} `{other}`{renumber}"));
        }
        let order = self.graph.declaration_that_mends(self.conflict, self.keeps_last)?;
        Some(format!("declare them in this order: {}{renumber}", names(&self.names(order))))
    }

    /// To list managed fields first, if all pairs come from the list.
    fn list(&self) -> Option<String> {
        if !self.is_by_list() || self.is_reverse {
            return None;
        }
        let list = self.graph.list_that_mends(self.conflict)?;
        let entries = list.iter().map(|group| match self.rest {
            Some(rest) if rest == group => "..",
            _ => self.name(group[0]),
        });
        let entries: Vec<&str> = entries.collect();
        Some(format!("list managed fields first: `order = [{}]`", entries.join(", ")))
    }

    /// To take a field out of its `ManuallyDrop`.
    fn unwrapping(&self, managed: &[usize]) -> Option<String> {
        let [field] = managed else { return None };
        let Declared { name, unwrapped, .. } = (self.declared)(*field);
        let code = unwrapped.filter(|_| self.graph.is_mended_by_plain(*field, self.conflict))?;
        Some(format!("take `{name}` out of its `ManuallyDrop`: `{code}`"))
    }

    /// To write `before` instead of `after`.
    fn before(&self) -> Option<String> {
        let BeforeMeant { edges, field, code } = self.before_meant.as_ref()?;
        let is_mended = self.graph.is_mended_by_turning(edges, self.conflict);
        is_mended.then(|| format!("or, if `{field}` is to drop first: `{code}`"))
    }

    /// To hold fields in `ManuallyDrop`. Several declarations are printed one below the other.
    fn wrapping(&self) -> Option<String> {
        let fields = self.graph.held_to_mend(self.conflict);
        // For so many fields, other help is shorter. For `reverse` there is no other.
        if fields.len() > MOST_LISTED && !self.is_reverse {
            return None;
        }
        let wrapped = fields.iter().map(|&field| (self.declared)(field).wrapped);
        let declarations = wrapped.collect::<Option<Vec<_>>>()?;
        let code = match declarations.as_slice() {
            [one] => format!(" `{one}`"),
            all => format!("\n      {},", all.join(",\n      ")),
        };
        Some(format!("hold {} in `ManuallyDrop`:{code}", names(&self.names(fields))))
    }
}
