//! What the planner should answer, by the contract and by trying everything.
//!
//! The contract leaves one question open: is a managed field ready while a managed one that has to
//! drop before it is alive, if only a chain through a plain field says so? It is not: each pair of
//! the chain is a constraint, so that any order which satisfies them all has the two in order. A
//! drop order is therefore one of *all* fields that satisfies every constraint, and the managed
//! ones keep their places in it relative to each other. "Where several are ready, the one declared
//! first" then means: of all orders of the managed fields, the first in the order of a dictionary.

use std::collections::BTreeSet;

use crate::order::repair::{Beside, Move};
use crate::order::{Conflict, DropGlue, Edge, Place};
use crate::Case;

/// So that a set of pairs of fields fits into 64 bits.
pub(crate) const MOST_FIELDS: usize = 8;

/// The bit of a pair in a set of pairs.
fn bit(earlier: usize, later: usize) -> u64 {
    1 << (earlier * MOST_FIELDS + later)
}

/// Every order of some fields, and the set of all pairs that are in that order.
pub(crate) struct Permutations(Vec<(Vec<usize>, u64)>);

impl Permutations {
    pub(crate) fn of(fields: &[usize]) -> Self {
        let mut all = vec![(Vec::new(), 0)];
        for _ in fields {
            let longer = |(start, pairs): (Vec<usize>, u64)| {
                let next = fields.iter().copied().filter(|field| !start.contains(field));
                let longer = next.map(|next| {
                    let new: u64 = start.iter().map(|&earlier| bit(earlier, next)).sum();
                    ([start.as_slice(), &[next]].concat(), pairs | new)
                });
                longer.collect::<Vec<_>>()
            };
            all = all.into_iter().flat_map(longer).collect();
        }
        Permutations(all)
    }
}

/// The drop order, or `None` if nothing satisfies the constraints.
pub(crate) fn drop_order(case: &Case, permutations: &Permutations) -> Option<Vec<usize>> {
    let wanted = case.constraints().iter().fold(0, |all, edge| all | bit(edge.earlier, edge.later));
    let possible = permutations.0.iter().filter(|(_, pairs)| wanted & !pairs == 0);
    let is = |place| move |field: &usize| case.places[*field] == place;
    let managed = possible.map(|(order, _)| order.iter().copied().filter(is(Place::Managed)));
    let mut order: Vec<usize> = managed.min_by(|a, b| a.clone().cmp(b.clone()))?.collect();
    order.extend(case.placed().into_iter().filter(is(Place::Plain)));
    Some(order)
}

/// A constraint that completes a cycle.
pub(crate) struct Blamed {
    pub(crate) index: usize,
    /// Of a shortest cycle through it.
    pub(crate) length: usize,
}

/// The list stands from the start. The constraints come one by one: one that would complete a cycle
/// is to blame, unless it repeats one that was, and does not stand for those after it.
pub(crate) fn cycles_to_blame(case: &Case) -> Vec<Blamed> {
    let mut standing = case.list_pairs();
    let mut blamed: Vec<Blamed> = Vec::new();
    for (index, &edge) in case.edges.iter().enumerate() {
        match distance(&standing, edge.later, edge.earlier) {
            None => standing.push(edge),
            Some(_) if blamed.iter().any(|blamed| case.edges[blamed.index] == edge) => {}
            Some(distance) => blamed.push(Blamed { index, length: distance + 1 }),
        }
    }
    blamed
}

/// How many edges lead from one field to another at least.
fn distance(edges: &[Edge], from: usize, to: usize) -> Option<usize> {
    let mut reached = 1_u64 << from;
    for steps in 0..MOST_FIELDS {
        if reached >> to & 1 == 1 {
            return Some(steps);
        }
        let next = edges.iter().filter(|edge| reached >> edge.earlier & 1 == 1);
        reached = next.fold(reached, |reached, edge| reached | 1 << edge.later);
    }
    None
}

/// The fields in the order of their declarations, after one of these has been moved.
pub(crate) fn moved(case: &Case, Move { field, side, other }: Move) -> Vec<usize> {
    let mut order: Vec<usize> = (0..case.places.len()).filter(|&at| at != field).collect();
    let at = order.iter().position(|&at| at == other).unwrap();
    order.insert(at + usize::from(side == Beside::Below), field);
    order
}

/// Sets of fields that pairs connect.
pub(crate) fn components(pairs: &BTreeSet<Edge>) -> BTreeSet<BTreeSet<usize>> {
    let of_field = |field: usize| {
        let mut component = BTreeSet::from([field]);
        for _ in 0..MOST_FIELDS {
            for edge in pairs {
                if component.contains(&edge.earlier) || component.contains(&edge.later) {
                    component.extend([edge.earlier, edge.later]);
                }
            }
        }
        component
    };
    pairs.iter().map(|edge| of_field(edge.earlier)).collect()
}

/// The fewest plain fields that have to become managed, the earlier ones of the conflict among them,
/// so that these and every other constraint on what they have to drop after or before is satisfied.
pub(crate) fn smallest_hold(case: &Case, conflict: &Conflict) -> Vec<usize> {
    let constraints = case.constraints();
    let is_enough = |&held: &usize| {
        let is_held = |field: usize| held >> field & 1 == 1;
        let is_plain = |field: usize| case.places[field] == Place::Plain && !is_held(field);
        let is_forgiven =
            |edge: &Edge| case.glue(edge.earlier) == DropGlue::No && !case.edges.contains(edge);
        let holds =
            |edge: &Edge| is_forgiven(edge) || !is_plain(edge.earlier) || !is_held(edge.later);
        conflict.earlier().into_iter().all(is_held) && constraints.iter().all(holds)
    };
    let only_plain = |&held: &usize| {
        (0..MOST_FIELDS)
            .all(|field| held >> field & 1 == 0 || case.places.get(field) == Some(&Place::Plain))
    };
    let fewest = (0..1 << case.places.len()).filter(only_plain).filter(is_enough);
    let fewest = fewest.min_by_key(|held: &usize| held.count_ones()).unwrap_or(0);
    (0..case.places.len()).filter(|&field| fewest >> field & 1 == 1).collect()
}
