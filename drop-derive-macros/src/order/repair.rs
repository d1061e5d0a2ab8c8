//! Looks for changes that mend a conflict. Each is tried on the graph, but for holding fields:
//! that mends a conflict if all plain fields that would drop too late are held.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{only, Conflict, DropGlue, Edge, Graph, Place};

/// Moves the declaration of `field` directly above or below `other`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Move {
    pub(crate) field: usize,
    pub(crate) side: Beside,
    pub(crate) other: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Beside {
    Above,
    Below,
}

impl Graph<'_> {
    /// Moves one declaration. `keeps_last`: the last field has to stay last, since it may be unsized.
    pub(crate) fn move_that_mends(&self, conflict: &Conflict, keeps_last: bool) -> Option<Move> {
        let (earlier, later) = (conflict.earlier(), conflict.later());
        let above = |(field, &other): (usize, &usize)| Move { field, side: Beside::Above, other };
        let below = |(field, &other): (usize, &usize)| Move { field, side: Beside::Below, other };
        let up = only(&earlier).zip(later.first()).map(above);
        let down = only(&later).zip(earlier.last()).map(below);
        let mut moves = up.into_iter().chain(down);
        moves.find(|&change| {
            self.is_mended_by_declaring(self.declared_after(change), keeps_last, conflict)
        })
    }

    /// Declares some fields in another order: the returned one. `keeps_last` as above.
    pub(crate) fn declaration_that_mends(
        &self,
        conflict: &Conflict,
        keeps_last: bool,
    ) -> Option<Vec<usize>> {
        let all_plain = self.plain_sorted()?;
        let fields = conflict.fields();
        let in_conflict = |&field: &usize| fields.contains(&field);
        let only_these: Vec<usize> = all_plain.iter().copied().filter(in_conflict).collect();
        [only_these, all_plain].into_iter().find(|order| {
            // The fields exchange their positions.
            let positions: BTreeSet<usize> = order.iter().copied().collect();
            let mut declared: Vec<usize> = (0..self.places.len()).collect();
            for (&field, position) in order.iter().zip(positions) {
                declared[field] = position;
            }
            self.is_mended_by_declaring(declared, keeps_last, conflict)
        })
    }

    /// The plain fields to hold in `ManuallyDrop`: those that drop too late, and all plain fields that
    /// must drop before these. In the list, fields without drop glue can stay plain.
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
        // `found` is the queue as well. Each group of the list is visited once.
        let mut visited = 0;
        let mut next = 0;
        while let Some(&later) = found.get(next) {
            let groups = visited..self.group_of[later].unwrap_or(0).max(visited);
            visited = groups.end;
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

    /// Lists the managed fields first.
    pub(crate) fn list_that_mends(&self, conflict: &Conflict) -> Option<Vec<Vec<usize>>> {
        let is_managed =
            |group: &&Vec<usize>| group.iter().all(|&field| self.places[field] == Place::Managed);
        let managed = self.groups.iter().filter(is_managed);
        let others = self.groups.iter().filter(|group| !is_managed(group));
        let list: Vec<Vec<usize>> = managed.chain(others).cloned().collect();
        let changed = Graph::new(self.places.clone(), self.glue, self.edges.clone(), list.clone());
        self.mends(&changed, conflict).then_some(list)
    }

    /// Whether it mends the conflict to make this field plain.
    pub(crate) fn is_mended_by_plain(&self, field: usize, conflict: &Conflict) -> bool {
        let mut places = self.places.to_vec();
        places[field] = Place::Plain;
        self.mends(&Graph { places: Cow::Owned(places), ..self.clone() }, conflict)
    }

    /// Whether it mends the conflict to turn these edges round.
    pub(crate) fn is_mended_by_turning(&self, edges: &[usize], conflict: &Conflict) -> bool {
        let mut turned = self.edges.to_vec();
        for &edge in edges {
            let Edge { earlier, later } = turned[edge];
            turned[edge] = Edge { earlier: later, later: earlier };
        }
        self.mends(&Graph { edges: Cow::Owned(turned), ..self.clone() }, conflict)
    }

    /// Whether it mends the conflict to declare the fields at these positions.
    fn is_mended_by_declaring(
        &self,
        declared: Vec<usize>,
        keeps_last: bool,
        conflict: &Conflict,
    ) -> bool {
        let last_stays = declared.last().is_none_or(|&at| at + 1 == declared.len());
        (last_stays || !keeps_last)
            && self.mends(&Graph { declared: Some(declared), ..self.clone() }, conflict)
    }

    /// Whether the conflict is gone from a changed graph, and the change adds no other.
    fn mends(&self, changed: &Graph, conflict: &Conflict) -> bool {
        let fields = conflict.fields();
        let in_conflict =
            |edge: Edge| fields.contains(&edge.earlier) && fields.contains(&edge.later);
        let pairs = |graph: &Graph| {
            let pairs =
                graph.unsatisfied(graph.unsatisfied_by_list(), &BTreeSet::new()).0.into_iter();
            pairs.map(|pair| pair.edge).collect::<Vec<_>>()
        };
        let after = pairs(changed);
        let has_new_pair = || {
            let before: BTreeSet<Edge> = pairs(self).into_iter().collect();
            after.iter().any(|edge| in_conflict(*edge) || !before.contains(edge))
        };
        let has_new_cycle = || {
            let asks_otherwise = self.edges != changed.edges || self.groups != changed.groups;
            let has_cycle = |graph: &Graph| graph.managed_order().is_none();
            asks_otherwise && has_cycle(changed) && !has_cycle(self)
        };
        (after.is_empty() || !has_new_pair()) && !has_new_cycle()
    }

    /// For each field, its position among the declarations after the move.
    fn declared_after(&self, Move { field, side, other }: Move) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.places.len()).filter(|&at| at != field).collect();
        let at = order.iter().position(|&at| at == other).unwrap_or(0);
        order.insert(if side == Beside::Above { at } else { at + 1 }, field);
        let mut declared = vec![0; order.len()];
        for (place, field) in order.into_iter().enumerate() {
            declared[field] = place;
        }
        declared
    }

    /// The plain fields in an order that satisfies all constraints between them. Otherwise they stay in
    /// declaration order.
    fn plain_sorted(&self) -> Option<Vec<usize>> {
        let is_plain = |field: usize| self.places[field] == Place::Plain;
        let with_glue = |group: &Vec<usize>| -> Vec<usize> {
            let has_glue = |field: usize| (self.glue)(field) != DropGlue::No;
            group.iter().copied().filter(|&field| is_plain(field) && has_glue(field)).collect()
        };
        let mut groups: Vec<_> = self.groups.iter().map(with_glue).collect();
        groups.retain(|group| !group.is_empty());
        let mut edges = self.edges.to_vec();
        edges.retain(|edge| is_plain(edge.earlier) && is_plain(edge.later));
        // Sorts them as if the plain fields were managed, and nobody dropped the others.
        let as_managed = |&place: &Place| match place {
            Place::Plain => Place::Managed,
            Place::Managed | Place::Skipped => Place::Skipped,
        };
        let places: Vec<Place> = self.places.iter().map(as_managed).collect();
        Graph::new(places, self.glue, edges, groups).managed_order()
    }
}
