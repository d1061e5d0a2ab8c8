//! What is wrong with a type whose order cannot be had, and what has to be said about it.

use std::collections::BTreeSet;

use crate::model::Type;

/// What is wrong with the order of a type.
#[derive(Default)]
pub(crate) struct Refusals {
    /// Messages, each of which has to be there once at least.
    pub(crate) cycles: Vec<String>,
    /// For each other error, the fields that it may name: those of pairs that share one.
    pub(crate) conflicts: Vec<BTreeSet<String>>,
    /// How many fields are spelled like something else than they are, where the list relies on it.
    pub(crate) misspelt: usize,
}

impl Refusals {
    /// Whether these are the errors that a type gets: one for each mistake, and none else.
    pub(crate) fn compare(&self, mut messages: Vec<&str>) -> Result<(), String> {
        for fields in &self.conflicts {
            let is_it = |found: &&str| is_conflict(found) && named(found).is_subset(fields);
            let found = messages.iter().position(is_it);
            messages.remove(found.ok_or_else(|| format!("{fields:?} is missing: {messages:?}"))?);
        }
        for cycle in &self.cycles {
            let before = messages.len();
            messages.retain(|message| !message.starts_with(cycle));
            if messages.len() == before {
                return Err(format!("{cycle:?} is missing: {messages:?}"));
            }
        }
        let before = messages.len();
        messages.retain(|message| !message.contains(" is not the type that it is spelled like"));
        if before - messages.len() != self.misspelt && self.cycles.is_empty() {
            return Err(format!("{} are misspelt: {messages:?}", self.misspelt));
        }
        // What is told beside a cycle depends on which cycles are told.
        if !self.cycles.is_empty() {
            messages.retain(|message| !is_conflict(message));
        }
        if messages.is_empty() {
            Ok(())
        } else {
            Err(format!("more is said: {messages:?}"))
        }
    }
}

fn is_conflict(message: &str) -> bool {
    message.contains(" cannot drop before ")
        || message.contains(" cannot drop in reverse")
        || message.contains(" are declared in another order than they are to drop")
}

/// The names in the first line of a message.
fn named(message: &str) -> BTreeSet<String> {
    message.split('`').skip(1).step_by(2).map(str::to_owned).collect()
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
        let is_wrong = |&(earlier, later): &(usize, usize)| !body.holds(earlier, later);
        let said: BTreeSet<_> = body.field_pairs().into_iter().filter(is_wrong).collect();
        let listed = body.list_pairs().into_iter().filter(is_wrong);
        let listed: BTreeSet<_> = listed.filter(|pair| !said.contains(pair)).collect();

        let of_list: BTreeSet<usize> = listed.iter().flat_map(|&(a, b)| [a, b]).collect();
        refusals.misspelt += of_list.into_iter().filter(|&field| body.is_misspelt(field)).count();

        // By the spelling alone, both may have something to drop.
        let may_drop = |&&(a, b): &&(usize, usize)| body.may_be_named(a) && body.may_be_named(b);
        let asked: Vec<_> = said.iter().chain(listed.iter().filter(may_drop)).copied().collect();
        let is_refused =
            |&(a, b): &(usize, usize)| said.contains(&(a, b)) || body.drops(a) && body.drops(b);
        for fields in connected(&asked) {
            let of_group = asked.iter().filter(|pair| fields.contains(&pair.0));
            if of_group.into_iter().any(is_refused) {
                let name = |&field: &usize| body.fields[field].text().to_owned();
                refusals.conflicts.push(fields.iter().map(name).collect());
            }
        }
    }
    refusals
}

/// The sets of fields that pairs connect.
fn connected(pairs: &[(usize, usize)]) -> Vec<BTreeSet<usize>> {
    let mut sets: Vec<BTreeSet<usize>> = Vec::new();
    for &(a, b) in pairs {
        let (joined, others): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|set| set.contains(&a) || set.contains(&b));
        sets = others;
        sets.push(joined.into_iter().flatten().chain([a, b]).collect());
    }
    sets
}

/// The pairs of the list that are not in order, where both types have something to drop, or one is
/// spelled like a type that has not.
pub(crate) fn refusals_of_list(
    ty: &Type,
    body: usize,
) -> impl Iterator<Item = (usize, usize)> + '_ {
    let body = &ty.bodies[body];
    let drops = |field| body.drops(field);
    let pairs = body.list_pairs().into_iter();
    let is_refused = move |a, b| drops(a) && drops(b) || body.is_misspelt(a) || body.is_misspelt(b);
    pairs.filter(move |&(a, b)| !body.holds(a, b) && is_refused(a, b))
}
