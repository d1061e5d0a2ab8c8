//! What is wrong with a type whose order cannot be had, and what has to be said about it.

use crate::model::{Body, Place, Type};

/// What is wrong with the order of a type.
#[derive(Default)]
pub(crate) struct Refusals {
    /// Messages, each of which has to be there once at least.
    pub(crate) cycles: Vec<String>,
    /// The other errors: of each, one of the messages.
    pub(crate) conflicts: Vec<Vec<String>>,
}

impl Refusals {
    /// Whether these are the errors that a type gets: one for each mistake, and none else.
    pub(crate) fn compare(&self, mut messages: Vec<&str>) -> Result<(), String> {
        for any_of in &self.conflicts {
            let is_it = |found: &&str| any_of.iter().any(|message| found.starts_with(message));
            let found = messages.iter().position(is_it);
            messages.remove(found.ok_or_else(|| format!("{any_of:?} is missing: {messages:?}"))?);
        }
        for cycle in &self.cycles {
            let before = messages.len();
            messages.retain(|message| !message.starts_with(cycle));
            if messages.len() == before {
                return Err(format!("{cycle:?} is missing: {messages:?}"));
            }
        }
        // What is told beside a cycle depends on which cycles are told.
        if !self.cycles.is_empty() {
            messages.retain(|message| !message.contains("cannot drop before"));
        }
        if messages.is_empty() {
            Ok(())
        } else {
            Err(format!("more is said: {messages:?}"))
        }
    }
}

pub(crate) fn refusals(ty: &Type) -> Refusals {
    let mut refusals = Refusals::default();
    for (index, body) in ty.bodies.iter().enumerate() {
        let before = body.closure();
        if (0..body.fields.len()).any(|field| before[field][field]) {
            let message = format!("cycle in the drop order of `{}`", ty.body_name(index));
            refusals.cycles.push(message);
            continue;
        }
        let mut said = body.field_pairs();
        said.retain(|&(earlier, later)| !body.holds(earlier, later));
        said.sort_unstable();
        said.dedup();
        let messages = said.iter().map(|&(earlier, later)| vec![conflict(body, earlier, later)]);
        refusals.conflicts.extend(messages);
        // Of the list one error for each earlier field.
        for earlier in body.placed() {
            let of_list = refusals_of_list(ty, index);
            let later = of_list.filter(|&pair| pair.0 == earlier && !said.contains(&pair));
            let any_of: Vec<_> = later.map(|(_, later)| conflict(body, earlier, later)).collect();
            if !any_of.is_empty() {
                refusals.conflicts.push(any_of);
            }
        }
    }
    refusals
}

/// The pairs of the list that are not in order, where both types have something to drop.
pub(crate) fn refusals_of_list(
    ty: &Type,
    body: usize,
) -> impl Iterator<Item = (usize, usize)> + '_ {
    let body = &ty.bodies[body];
    let drops = |field| body.drops(ty, field);
    let pairs = body.list_pairs().into_iter();
    pairs.filter(move |&(a, b)| !body.holds(a, b) && drops(a) && drops(b))
}

/// The first line of the message.
fn conflict(body: &Body, earlier: usize, later: usize) -> String {
    let is_managed = body.fields[later].place == Place::Managed;
    let (earlier, later) = (body.fields[earlier].text(), body.fields[later].text());
    if is_managed {
        format!("plain field `{earlier}` cannot drop before managed field `{later}`")
    } else {
        format!("`{earlier}` cannot drop before `{later}`, which is declared first")
    }
}
