//! Looks for changes that mend a conflict: each is tried on the graph before it is offered.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Conflict, DropGlue, Edge, Graph, Place};

/// A change to one declaration: the field is declared directly above or below another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Move {
    pub(crate) field: usize,
    pub(crate) side: Side,
    pub(crate) other: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    Above,
    Below,
}

/// What may not be changed.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// The last field has to stay the last one, since it may be unsized.
    pub(crate) keeps_last: bool,
}

impl Limits {
    /// Whether the fields may be declared at these places.
    fn permit(self, declared: &[usize]) -> bool {
        !self.keeps_last || declared.last().is_none_or(|&at| at + 1 == declared.len())
    }
}

impl Graph<'_> {
    /// The declaration to move so that the conflict is mended.
    pub(crate) fn move_that_mends(&self, conflict: &Conflict, limits: Limits) -> Option<Move> {
        let (earlier, later) = (conflict.earlier(), conflict.later());
        let up = conflict.common_earlier().zip(later.first()).map(|(field, &other)| Move {
            field,
            side: Side::Above,
            other,
        });
        let down = conflict.common_later().zip(earlier.last()).map(|(field, &other)| Move {
            field,
            side: Side::Below,
            other,
        });
        let mut moves = up.into_iter().chain(down);
        moves.find(|&way| {
            let declared = self.declared_after(way);
            limits.permit(&declared) && self.mends(&self.with_declared(declared), conflict)
        })
    }

    /// The fields to declare in another order, in that order, so that the conflict is mended.
    pub(crate) fn declaration_that_mends(
        &self,
        conflict: &Conflict,
        limits: Limits,
    ) -> Option<Vec<usize>> {
        let sorted = self.plain_sorted()?;
        let fields = conflict.fields();
        let of_conflict = |&field: &usize| fields.contains(&field);
        let only_these: Vec<usize> = sorted.iter().copied().filter(of_conflict).collect();
        [only_these, sorted].into_iter().find(|order| {
            // They change places among themselves.
            let places: BTreeSet<usize> = order.iter().copied().collect();
            let mut declared: Vec<usize> = (0..self.places.len()).collect();
            for (&field, place) in order.iter().zip(places) {
                declared[field] = place;
            }
            limits.permit(&declared) && self.mends(&self.with_declared(declared), conflict)
        })
    }

    /// The plain fields that have to become managed: those of the conflict that drop too late, and
    /// all that must drop before them. What has no drop glue can stay where it is.
    pub(crate) fn held_to_mend(&self, conflict: &Conflict) -> Vec<usize> {
        let mut found: Vec<usize> = conflict.earlier().into_iter().collect();
        let mut is_found = vec![false; self.places.len()];
        for &field in &found {
            is_found[field] = true;
        }
        let mut before = vec![Vec::new(); self.places.len()];
        for edge in self.edges.iter() {
            before[edge.later].push(edge.earlier);
        }
        // The groups of the list up to here have been looked at.
        let mut listed = 0;
        let mut next = 0;
        while let Some(&later) = found.get(next) {
            let groups = listed..self.position[later].unwrap_or(0).max(listed);
            listed = groups.end;
            let in_list = self.groups[groups].iter().flatten();
            let in_list = in_list.filter(|&&field| (self.glue)(field) != DropGlue::No);
            for &earlier in before[later].iter().chain(in_list) {
                if self.places[earlier] == Place::Plain && !is_found[earlier] {
                    is_found[earlier] = true;
                    found.push(earlier);
                }
            }
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The list with its managed fields first, if that mends the conflict.
    pub(crate) fn list_that_mends(&self, conflict: &Conflict) -> Option<Vec<Vec<usize>>> {
        let is_managed =
            |group: &&Vec<usize>| group.iter().all(|&field| self.places[field] == Place::Managed);
        let managed = self.groups.iter().filter(is_managed);
        let others = self.groups.iter().filter(|group| !is_managed(group));
        let list: Vec<Vec<usize>> = managed.chain(others).cloned().collect();
        let changed = Graph::new(self.places.clone(), self.glue, self.edges.clone(), list.clone());
        self.mends(&changed, conflict).then_some(list)
    }

    /// Whether the conflict is mended where this field is plain.
    pub(crate) fn is_mended_by_plain(&self, field: usize, conflict: &Conflict) -> bool {
        let mut places = self.places.to_vec();
        places[field] = Place::Plain;
        self.mends(&Graph { places: Cow::Owned(places), ..self.clone() }, conflict)
    }

    /// Whether the conflict is mended where these edges are the other way round.
    pub(crate) fn is_mended_by_turning(&self, edges: &[usize], conflict: &Conflict) -> bool {
        let mut turned = self.edges.to_vec();
        for &edge in edges {
            let Edge { earlier, later } = turned[edge];
            turned[edge] = Edge { earlier: later, later: earlier };
        }
        self.mends(&Graph { edges: Cow::Owned(turned), ..self.clone() }, conflict)
    }

    /// Whether a changed graph has neither the conflict nor anything wrong that this one has not.
    fn mends(&self, changed: &Graph, conflict: &Conflict) -> bool {
        let fields = conflict.fields();
        let is_within = |edge: Edge| fields.contains(&edge.earlier) && fields.contains(&edge.later);
        let pairs = |graph: &Graph| {
            let pairs = graph.unsatisfied(&BTreeSet::new()).0.into_iter();
            pairs.map(|pair| pair.edge).collect::<Vec<_>>()
        };
        let after = pairs(changed);
        let has_new_pair = || {
            let before: BTreeSet<Edge> = pairs(self).into_iter().collect();
            after.iter().any(|edge| is_within(*edge) || !before.contains(edge))
        };
        let has_new_cycle = || {
            let asks_otherwise = self.edges != changed.edges || self.groups != changed.groups;
            let has_cycle = |graph: &Graph| graph.managed_order().is_none();
            asks_otherwise && has_cycle(changed) && !has_cycle(self)
        };
        (after.is_empty() || !has_new_pair()) && !has_new_cycle()
    }

    /// For each field, where it is declared after one of them has been moved.
    fn declared_after(&self, Move { field, side, other }: Move) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.places.len()).filter(|&at| at != field).collect();
        let at = order.iter().position(|&at| at == other).unwrap_or(0);
        order.insert(if side == Side::Above { at } else { at + 1 }, field);
        let mut declared = vec![0; order.len()];
        for (place, field) in order.into_iter().enumerate() {
            declared[field] = place;
        }
        declared
    }

    fn with_declared(&self, declared: Vec<usize>) -> Self {
        Graph { declared: Some(declared), ..self.clone() }
    }

    /// The plain fields in an order that satisfies every constraint between two of them, as near to
    /// the declarations as that can be.
    fn plain_sorted(&self) -> Option<Vec<usize>> {
        let is_plain = |field: usize| self.places[field] == Place::Plain;
        let of_group = |group: &Vec<usize>| -> Vec<usize> {
            let has_glue = |field: usize| (self.glue)(field) != DropGlue::No;
            group.iter().copied().filter(|&field| is_plain(field) && has_glue(field)).collect()
        };
        let groups: Vec<_> =
            self.groups.iter().map(of_group).filter(|group| !group.is_empty()).collect();
        let in_list = groups.windows(2).flat_map(|pair| {
            let (before, after) = (&pair[0], &pair[1]);
            before.iter().flat_map(|&earlier| after.iter().map(move |&later| (earlier, later)))
        });
        let of_edges = self.edges.iter().map(|edge| (edge.earlier, edge.later));
        let pairs = of_edges.chain(in_list).filter(|&(a, b)| is_plain(a) && is_plain(b));
        let mut later: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut waits_for = vec![0_usize; self.places.len()];
        for (a, b) in pairs {
            later.entry(a).or_default().push(b);
            waits_for[b] += 1;
        }
        let mut ready: BTreeSet<usize> =
            self.all(Place::Plain).filter(|&field| waits_for[field] == 0).collect();
        let mut sorted = Vec::new();
        while let Some(field) = ready.pop_first() {
            sorted.push(field);
            for &next in later.get(&field).into_iter().flatten() {
                waits_for[next] -= 1;
                if waits_for[next] == 0 {
                    ready.insert(next);
                }
            }
        }
        (sorted.len() == self.all(Place::Plain).count()).then_some(sorted)
    }
}
