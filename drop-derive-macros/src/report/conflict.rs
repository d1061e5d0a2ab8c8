//! Words the messages about cycles and conflicts, and looks for help.
//!
//! The plan gives the facts. Each change is tried on the graph before it is offered.

use std::collections::BTreeSet;
use std::fmt;

use crate::grammar::{Side, REVERSE};
use crate::order::repair::{self, Limits, Move};
use crate::order::{Conflict, Graph};
use crate::report::message::{names, some_names, Message, MOST_LISTED};
use crate::report::similar::is_index;

/// The origin of a constraint.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked<'a> {
    /// `before` or `after` on a field.
    Constraint {
        side: Side,
        field: &'a str,
    },
    /// The step of a field, which borrows another field.
    Step {
        field: &'a str,
        borrowed: &'a str,
    },
    List,
    Reverse,
}

impl fmt::Display for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Asked::Constraint { side, field } => write!(f, "`{}` on `{field}`", side.name()),
            Asked::Step { field, borrowed } => {
                write!(f, "the step of `{field}` borrows `{borrowed}`")
            }
            Asked::List => f.write_str("`order`"),
            Asked::Reverse => write!(f, "`order = {REVERSE}`"),
        }
    }
}

/// One edge of a cycle.
pub(crate) struct Link<'a> {
    pub(crate) earlier: &'a str,
    pub(crate) later: &'a str,
    pub(crate) asked: Asked<'a>,
}

pub(crate) fn cycle(item: &str, links: &[Link]) -> Message {
    let mut message = Message::new(format!("cycle in the drop order of `{item}`"));
    for (index, Link { earlier, later, asked }) in links.iter().enumerate() {
        let end = if index + 1 == links.len() { ", completing the cycle" } else { "" };
        message = message.note(format!("`{earlier}` drops before `{later}` ({asked}){end}"));
    }
    message
}

/// A conflict, with all that a message about it needs.
pub(crate) struct ConflictReport<'a> {
    pub(crate) graph: &'a Graph<'a>,
    pub(crate) conflict: &'a Conflict,
    pub(crate) limits: Limits,
    pub(crate) declared: &'a dyn Fn(usize) -> Declared<'a>,
    /// The origins of the pairs.
    pub(crate) asked: Vec<Asked<'a>>,
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
    let managed: BTreeSet<usize> = report.conflict.later();
    let managed: Vec<usize> =
        managed.into_iter().filter(|&field| (report.declared)(field).managed.is_some()).collect();
    let asked = format!("asked for by {}", report.asked());
    if report.asked == [Asked::Reverse] {
        let message = report
            .plain_in_reverse()
            .note(asked)
            .note("the language drops plain fields in declaration order, after all managed fields");
        return report.offer_wrapping(report.managed_by(message, &managed));
    }
    if managed.is_empty() {
        let message = report.plain_before_plain().note(asked);
        let message = message.note("plain fields drop in declaration order");
        report.offer_wrapping(report.offer_before(report.offer_declarations(message)))
    } else {
        let message =
            report.managed_by(report.plain_before_managed(&managed).note(asked), &managed);
        let message = message.note(
            "managed fields drop first, inside `Drop::drop`; plain fields drop after it has returned",
        );
        let message = report.offer_unwrapping(report.offer_list(message), &managed);
        report.offer_wrapping(report.offer_before(message))
    }
}

impl ConflictReport<'_> {
    fn name(&self, field: usize) -> &str {
        (self.declared)(field).name
    }

    fn names(&self, fields: impl IntoIterator<Item = usize>) -> Vec<&str> {
        fields.into_iter().map(|field| self.name(field)).collect()
    }

    fn asked(&self) -> String {
        const MOST: usize = 4;
        let mut asked: Vec<String> = self.asked.iter().map(Asked::to_string).collect();
        if asked.len() > MOST {
            let others = asked.split_off(MOST - 1).len();
            return format!("{} and {others} others", asked.join(", "));
        }
        asked.join(" and ")
    }

    fn plain_before_plain(&self) -> Message {
        let (earlier, later) = (self.conflict.earlier(), self.conflict.later());
        if earlier.len() > 1 && later.len() > 1 {
            let fields = self.names(self.conflict.fields());
            let fields = some_names(&fields);
            return Message::new(format!(
                "{fields} are declared in another order than they are to drop"
            ));
        }
        let are = if later.len() == 1 { "is" } else { "are" };
        let (earlier, later) = (self.names(earlier), self.names(later));
        let (earlier, later) = (some_names(&earlier), some_names(&later));
        Message::new(format!("{earlier} cannot drop before {later}, which {are} declared first"))
    }

    fn plain_in_reverse(&self) -> Message {
        let plain = self.conflict.earlier();
        let fields = if plain.len() == 1 { "field" } else { "fields" };
        let plain = self.names(plain);
        Message::new(format!("plain {fields} {} cannot drop in reverse", some_names(&plain)))
    }

    fn plain_before_managed(&self, managed: &[usize]) -> Message {
        let pairs = self.conflict.pairs.iter().map(|pair| pair.edge);
        let plain: BTreeSet<usize> =
            pairs.filter(|edge| managed.contains(&edge.later)).map(|edge| edge.earlier).collect();
        let plural = |count: usize| if count == 1 { "field" } else { "fields" };
        let (plains, manageds) = (plural(plain.len()), plural(managed.len()));
        let (plain, managed) = (self.names(plain), self.names(managed.iter().copied()));
        let (plain, managed) = (some_names(&plain), some_names(&managed));
        Message::new(format!(
            "plain {plains} {plain} cannot drop before managed {manageds} {managed}"
        ))
    }

    /// Says why a field is managed, if its type does not show it.
    fn managed_by(&self, mut message: Message, managed: &[usize]) -> Message {
        for &field in managed {
            let Declared { name, managed, .. } = (self.declared)(field);
            message = match managed {
                Some(Managed::HasStep) => {
                    message.note(format!("field `{name}` is managed because it has a step"))
                }
                Some(Managed::Marked) => message
                    .note(format!("field `{name}` is managed because it is marked `#[drop]`")),
                Some(Managed::Spelled) | None => message,
            };
        }
        message
    }

    /// Offers to move one declaration, or to declare the fields in another order.
    fn offer_declarations(&self, message: Message) -> Message {
        if self.is_reverse {
            return message;
        }
        let is_tuple = is_index(self.name(0));
        let renumber = if is_tuple { ", and renumber the indices" } else { "" };
        if let Some(way) = self.graph.move_that_mends(self.conflict, self.limits) {
            let Move { field, side, other } = way;
            let side = if side == repair::Beside::Above { "above" } else { "below" };
            let (field, other) = (self.name(field), self.name(other));
            return message
                .help(format!("move the declaration of `{field}` {side} `{other}`{renumber}"));
        }
        match self.graph.declaration_that_mends(self.conflict, self.limits) {
            Some(order) => message.help(format!(
                "declare them in this order: {}{renumber}",
                names(&self.names(order))
            )),
            None => message,
        }
    }

    /// Offers to list managed fields first, if all pairs come from the list.
    fn offer_list(&self, message: Message) -> Message {
        let is_by_list = self.conflict.pairs.iter().all(|pair| pair.by.is_empty());
        let list = (is_by_list && !self.is_reverse)
            .then(|| self.graph.list_that_mends(self.conflict))
            .flatten();
        let Some(list) = list else { return message };
        let entry = |group: &Vec<usize>| {
            let is_rest = self.rest == Some(group.as_slice());
            if is_rest {
                ".."
            } else {
                self.name(group[0])
            }
        };
        let entries: Vec<&str> = list.iter().map(entry).collect();
        message.help(format!("list managed fields first: `order = [{}]`", entries.join(", ")))
    }

    /// Offers to take a field out of its `ManuallyDrop`.
    fn offer_unwrapping(&self, message: Message, managed: &[usize]) -> Message {
        let [field] = managed else { return message };
        let Declared { name, unwrapped, .. } = (self.declared)(*field);
        match unwrapped.filter(|_| self.graph.is_mended_by_plain(*field, self.conflict)) {
            Some(code) => {
                message.help(format!("take `{name}` out of its `ManuallyDrop`: `{code}`"))
            }
            None => message,
        }
    }

    /// Offers `before` instead of `after`.
    fn offer_before(&self, message: Message) -> Message {
        match &self.before_meant {
            Some(BeforeMeant { edges, field, code })
                if self.graph.is_mended_by_turning(edges, self.conflict) =>
            {
                message.help(format!("or, if `{field}` is to drop first: `{code}`"))
            }
            _ => message,
        }
    }

    /// Offers to hold fields in `ManuallyDrop`. Several declarations are printed one below the other.
    fn offer_wrapping(&self, message: Message) -> Message {
        let fields = self.graph.held_to_mend(self.conflict);
        // For so many fields, other help is shorter. For `reverse` there is no other.
        if fields.len() > MOST_LISTED && !self.is_reverse {
            return message;
        }
        let wrapped = fields.iter().map(|&field| (self.declared)(field).wrapped);
        let Some(declarations) = wrapped.collect::<Option<Vec<_>>>() else { return message };
        let help = format!("hold {} in `ManuallyDrop`:", names(&self.names(fields)));
        match declarations.as_slice() {
            [one] => message.help(format!("{help} `{one}`")),
            all => message.help(format!("{help}\n      {},", all.join(",\n      "))),
        }
    }
}
