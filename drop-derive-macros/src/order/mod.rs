//! The planner: finds the drop order of the fields.
//!
//! **In**: for each field of a body, in declaration order, who drops it and whether it has drop glue;
//! the constraints as edges between fields; the `order` list as groups of fields.
//! **Out**: the drop order, the cycles, and the pairs that the order does not satisfy, grouped into
//! conflicts. The module `repair` looks for changes that mend a conflict.
//! Fields are indices here: the planner knows neither their names nor the source code. It imports nothing
//! from the crate, since a test compiles it alone.
//!
//! The rules:
//!
//! 1. An edge says that one field drops before another. A list says that each field drops before all
//!    fields of later groups. The fields of one group have no order among themselves.
//! 2. Managed fields drop first, in an order that satisfies the constraints. If several fields can be
//!    next, the one declared first is. Then the language drops the plain fields in declaration order.
//! 3. Managed before managed is satisfied unless it closes a cycle. Managed before plain is always
//!    satisfied. Plain before plain is satisfied if the earlier field is declared first. Plain before
//!    managed is never satisfied.
//! 4. A plain field passes constraints on: if managed `a` drops before plain `p`, and `p` before
//!    managed `b`, then `a` drops before `b`.
//! 5. Edges are added one by one. An edge that closes a cycle with the list and the edges before it is
//!    blamed for that cycle. The same edge is blamed once, even if it is written twice.
//! 6. An unsatisfied pair of the list is forgiven if one of its fields has no drop glue. An unsatisfied
//!    edge is never forgiven, and neither is a cycle.
//! 7. Unsatisfied pairs that share a field belong to one conflict: one cause, one error.

pub(crate) mod repair;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, VecDeque};

/// Who drops a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// The generated `Drop` impl, in the order planned here.
    Managed,
    /// The language, after the managed fields, in declaration order.
    Plain,
    /// Nobody.
    Skipped,
}

/// Whether the type of a field has drop glue, as far as the spelling of the type tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum DropGlue {
    /// Nothing happens when the field is dropped.
    No,
    /// Only the compiler knows.
    Unknown,
    /// The field counts as having drop glue.
    Yes,
}

/// A constraint: one field drops before another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Edge {
    pub(crate) earlier: usize,
    pub(crate) later: usize,
}

/// Where an edge of a cycle comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Via {
    /// A constraint: the edge with this index.
    Edge(usize),
    /// The list.
    List,
}

/// A closed path: each edge starts at the field where the previous edge ends. The last edge is the
/// constraint that closes the cycle.
pub(crate) type Cycle = Vec<(Edge, Via)>;

/// What the planner finds.
pub(crate) struct Outcome {
    /// All fields but the skipped ones, first to last. If there are cycles, it ignores the constraints.
    pub(crate) order: Vec<usize>,
    /// For each edge that closes a cycle: a shortest cycle through it.
    pub(crate) cycles: Vec<Cycle>,
    /// The other constraints that the order does not satisfy.
    pub(crate) conflicts: Vec<Conflict>,
    /// The fields without drop glue whose pairs of the list are forgiven. Sorted.
    pub(crate) forgiven: Vec<usize>,
}

/// Unsatisfied pairs with one cause.
#[derive(Clone, Debug)]
pub(crate) struct Conflict {
    /// First the pairs that edges ask for, sorted by edge, then those of the list.
    pub(crate) pairs: Vec<Unsatisfied>,
}

/// Two fields that do not drop in the order asked for.
#[derive(Clone, Debug)]
pub(crate) struct Unsatisfied {
    pub(crate) edge: Edge,
    /// The edges that ask for this order. Empty if the list does.
    pub(crate) by: Vec<usize>,
    /// An uncertain pair is an error only if both fields turn out to have drop glue.
    pub(crate) is_certain: bool,
}

impl Conflict {
    /// Whether it is an error even if some types have no drop glue.
    pub(crate) fn is_certain(&self) -> bool {
        self.pairs.iter().any(|pair| pair.is_certain)
    }

    /// All fields of the pairs, in declaration order.
    pub(crate) fn fields(&self) -> BTreeSet<usize> {
        self.ends(|edge| [edge.earlier, edge.later])
    }

    /// The earlier fields of the pairs, in declaration order.
    pub(crate) fn earlier(&self) -> BTreeSet<usize> {
        self.ends(|edge| [edge.earlier])
    }

    /// The later fields of the pairs, in declaration order.
    pub(crate) fn later(&self) -> BTreeSet<usize> {
        self.ends(|edge| [edge.later])
    }

    /// The ends of all pairs that `ends_of` selects. Fills a table first, which is faster than a set: a
    /// list in the wrong direction has quadratically many pairs.
    fn ends<const N: usize>(&self, ends_of: impl Fn(Edge) -> [usize; N]) -> BTreeSet<usize> {
        let mut is_end = Vec::new();
        for pair in &self.pairs {
            for field in ends_of(pair.edge) {
                if field >= is_end.len() {
                    is_end.resize(field + 1, false);
                }
                is_end[field] = true;
            }
        }
        (0..is_end.len()).filter(|&field| is_end[field]).collect()
    }
}

/// The field, if there is only one.
pub(crate) fn only(fields: &BTreeSet<usize>) -> Option<usize> {
    fields.first().copied().filter(|_| fields.len() == 1)
}

/// The fields of one struct or variant, and the constraints on their order.
#[derive(Clone)]
pub(crate) struct Graph<'a> {
    places: Cow<'a, [Place]>,
    glue: &'a dyn Fn(usize) -> DropGlue,
    edges: Cow<'a, [Edge]>,
    groups: Cow<'a, [Vec<usize>]>,
    /// For each field: the index of its group.
    group_of: Vec<Option<usize>>,
    /// For each field: its position among the declarations, in a graph with moved declarations. `None` if
    /// each field stands where its index says.
    declared: Option<Vec<usize>>,
}

impl<'a> Graph<'a> {
    /// - `places`: one for each field, in declaration order.
    /// - `glue`: whether a field of the list has drop glue. Called only for unsatisfied pairs and their
    ///   repair, and more than once for a field.
    /// - `edges`: the constraints. Of the edges in a cycle, the last one is blamed.
    /// - `groups`: the `order` list, from first to last. A field is in one group at most.
    pub(crate) fn new(
        places: impl Into<Cow<'a, [Place]>>,
        glue: &'a dyn Fn(usize) -> DropGlue,
        edges: impl Into<Cow<'a, [Edge]>>,
        groups: impl Into<Cow<'a, [Vec<usize>]>>,
    ) -> Self {
        let (places, groups) = (places.into(), groups.into());
        let mut group_of = vec![None; places.len()];
        for (index, group) in groups.iter().enumerate() {
            for &field in group {
                group_of[field] = Some(index);
            }
        }
        Graph { places, glue, edges: edges.into(), groups, group_of, declared: None }
    }

    /// Orders the fields, and finds the constraints that this order does not satisfy.
    pub(crate) fn plan(&self) -> Outcome {
        let (mut order, cycles) = match self.managed_order() {
            Some(order) => (order, Vec::new()),
            None => (self.fields_with(Place::Managed), self.cycles()),
        };
        order.append(&mut self.fields_with(Place::Plain));
        let of_list = self.unsatisfied_by_list();
        let is_satisfied = |&edge: &Edge| self.is_satisfied(edge);
        if cycles.is_empty() && of_list.is_empty() && self.edges.iter().all(is_satisfied) {
            // Found out first, since nearly all types are without mistakes.
            return Outcome { order, cycles, conflicts: Vec::new(), forgiven: Vec::new() };
        }
        let in_cycle = cycles.iter().flatten().map(|&(edge, _)| edge).collect();
        let (unsatisfied, forgiven) = self.unsatisfied(of_list, &in_cycle);
        Outcome { order, cycles, conflicts: conflicts(unsatisfied), forgiven }
    }

    /// The drop order, if it satisfies all constraints.
    pub(crate) fn valid_order(&self) -> Option<Vec<usize>> {
        let outcome = self.plan();
        (outcome.cycles.is_empty() && outcome.conflicts.is_empty()).then_some(outcome.order)
    }

    /// In declaration order.
    fn fields_with(&self, place: Place) -> Vec<usize> {
        let mut fields = Vec::new();
        for (field, &of_field) in self.places.iter().enumerate() {
            if of_field == place {
                fields.push(field);
            }
        }
        fields
    }

    /// The unsatisfied pairs, and the forgiven fields. Pairs of a cycle are left out: the cycle is an
    /// error of its own.
    fn unsatisfied(
        &self,
        mut of_list: Vec<Edge>,
        in_cycle: &BTreeSet<Edge>,
    ) -> (Vec<Unsatisfied>, Vec<usize>) {
        let mut unsatisfied: Vec<Unsatisfied> = Vec::new();
        let mut known = BTreeMap::new();
        for (index, &edge) in self.edges.iter().enumerate() {
            if self.is_satisfied(edge) || in_cycle.contains(&edge) {
                continue;
            }
            let at = *known.entry(edge).or_insert(unsatisfied.len());
            match unsatisfied.get_mut(at) {
                Some(same) => same.by.push(index),
                None => unsatisfied.push(Unsatisfied { edge, by: vec![index], is_certain: true }),
            }
        }
        let is_new = |edge: &Edge| !in_cycle.contains(edge) && !known.contains_key(edge);
        of_list.retain(is_new);
        of_list.sort_unstable();
        let glue = self.glue;
        let mut forgiven = BTreeSet::new();
        for edge in of_list {
            let weaker = glue(edge.earlier).min(glue(edge.later));
            if weaker == DropGlue::No {
                let ends = [edge.earlier, edge.later];
                forgiven.extend(ends.into_iter().filter(|&end| glue(end) == DropGlue::No));
            } else {
                let is_certain = weaker == DropGlue::Yes;
                unsatisfied.push(Unsatisfied { edge, by: Vec::new(), is_certain });
            }
        }
        (unsatisfied, forgiven.into_iter().collect())
    }

    fn unsatisfied_by_list(&self) -> Vec<Edge> {
        let mut unsatisfied = Vec::new();
        let mut seen: Vec<usize> = Vec::new();
        // The highest rank of `seen`. In a correct list ranks never descend, and no pair is compared.
        let mut highest = 0;
        for group in self.groups.iter() {
            for &later in group {
                if highest > self.rank(later) {
                    let pairs = seen.iter().map(|&earlier| Edge { earlier, later });
                    unsatisfied.extend(pairs.filter(|&pair| !self.is_satisfied(pair)));
                }
            }
            for &field in group {
                highest = highest.max(self.rank(field));
                seen.push(field);
            }
        }
        unsatisfied
    }

    /// The fields of a conflict in the order of the list, each with its rank. Fields of one group are
    /// sorted by rank.
    ///
    /// If all pairs come from the list and none is part of a cycle, then the pairs of the conflict are
    /// the pairs of these fields whose ranks descend.
    pub(crate) fn listed(&self, conflict: &Conflict) -> Vec<(usize, usize)> {
        let fields = conflict.fields().into_iter();
        let mut listed: Vec<_> = fields.map(|field| (field, self.rank(field))).collect();
        listed.sort_by_key(|&(field, rank)| (self.group_of[field], rank));
        listed
    }

    /// Whether `earlier` can drop before `later`. Cycles are not considered here.
    fn is_satisfied(&self, Edge { earlier, later }: Edge) -> bool {
        self.rank(earlier) <= self.rank(later)
    }

    /// A field of a higher rank drops later. Managed fields have the same rank, since the constraints
    /// alone decide their order.
    fn rank(&self, field: usize) -> usize {
        match (self.places[field], &self.declared) {
            (Place::Managed | Place::Skipped, _) => 0,
            (Place::Plain, None) => field + 1,
            (Place::Plain, Some(declared)) => declared[field] + 1,
        }
    }

    /// The drop order of the managed fields, by Kahn's algorithm. `None` if there is a cycle. Plain
    /// fields are visited as well, since they pass constraints on, but they are not in the result.
    fn managed_order(&self) -> Option<Vec<usize>> {
        let mut later = vec![Vec::new(); self.places.len()];
        let mut waits_for = vec![0_usize; self.places.len()];
        let mut add = |edge: Edge| {
            later[edge.earlier].push(edge.later);
            waits_for[edge.later] += 1;
        };
        for &edge in self.edges.iter() {
            add(edge);
        }
        // The pairs of neighbouring groups. They imply all other pairs of the list.
        for pair in self.groups.windows(2) {
            for &earlier in &pair[0] {
                for &later in &pair[1] {
                    add(Edge { earlier, later });
                }
            }
        }
        let managed = |field: usize| self.places[field] == Place::Managed;
        // Plain fields first (`false < true`), then the field declared first.
        let mut ready = BinaryHeap::new();
        for (field, &count) in waits_for.iter().enumerate() {
            if count == 0 {
                ready.push(Reverse((managed(field), field)));
            }
        }
        let mut order = Vec::new();
        let mut visited = 0;
        while let Some(Reverse((is_managed, field))) = ready.pop() {
            visited += 1;
            if is_managed {
                order.push(field);
            }
            for &next in &later[field] {
                waits_for[next] -= 1;
                if waits_for[next] == 0 {
                    ready.push(Reverse((managed(next), next)));
                }
            }
        }
        (visited == self.places.len()).then_some(order)
    }

    /// Adds the constraints one by one. One that closes a cycle is blamed and then left out, so that
    /// later constraints are not blamed for the same cycle.
    fn cycles(&self) -> Vec<Cycle> {
        let mut cycles: Vec<Cycle> = Vec::new();
        let mut accepted: Vec<Vec<(usize, Via)>> = vec![Vec::new(); self.places.len()];
        for (index, &edge) in self.edges.iter().enumerate() {
            let via = Via::Edge(index);
            match self.path(&accepted, edge.later, edge.earlier) {
                None => accepted[edge.earlier].push((edge.later, via)),
                Some(mut path) => {
                    if cycles.iter().all(|cycle| cycle.last().map(|last| last.0) != Some(edge)) {
                        path.push((edge, via));
                        cycles.push(path);
                    }
                }
            }
        }
        cycles
    }

    /// A shortest path along accepted edges and the list, by breadth-first search.
    fn path(&self, accepted: &[Vec<(usize, Via)>], from: usize, to: usize) -> Option<Cycle> {
        let mut came_by = vec![None; self.places.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(field) = queue.pop_front() {
            if field == to {
                let mut path = Vec::new();
                let mut at = to;
                while at != from {
                    let (edge, via): (Edge, Via) = came_by[at]?;
                    path.push((edge, via));
                    at = edge.earlier;
                }
                path.reverse();
                return Some(path);
            }
            let after = self.group_of[field].map_or(self.groups.len(), |at| at + 1);
            let listed = self.groups[after..].iter().flatten().map(|&next| (next, Via::List));
            for (next, via) in accepted[field].iter().copied().chain(listed) {
                if next != from && came_by[next].is_none() {
                    came_by[next] = Some((Edge { earlier: field, later: next }, via));
                    queue.push_back(next);
                }
            }
        }
        None
    }
}

/// Groups pairs that share a field, directly or through other pairs.
fn conflicts(pairs: Vec<Unsatisfied>) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    let fields = pairs.iter().map(|pair| pair.edge.earlier.max(pair.edge.later) + 1).max();
    let mut conflict_of: Vec<Option<usize>> = vec![None; fields.unwrap_or(0)];
    for pair in pairs {
        let Edge { earlier, later } = pair.edge;
        let (a, b) = (conflict_of[earlier], conflict_of[later]);
        let known = || a.into_iter().chain(b);
        let first = known().min().unwrap_or(conflicts.len());
        if first == conflicts.len() {
            conflicts.push(Conflict { pairs: Vec::new() });
        }
        if let Some(second) = known().find(|&other| other != first) {
            // The pair joins two conflicts.
            let joined = std::mem::take(&mut conflicts[second].pairs);
            for Edge { earlier, later } in joined.iter().map(|pair| pair.edge) {
                (conflict_of[earlier], conflict_of[later]) = (Some(first), Some(first));
            }
            conflicts[first].pairs.extend(joined);
        }
        (conflict_of[earlier], conflict_of[later]) = (Some(first), Some(first));
        conflicts[first].pairs.push(pair);
    }
    conflicts.retain(|conflict| !conflict.pairs.is_empty());
    for conflict in &mut conflicts {
        conflict
            .pairs
            .sort_by_key(|pair| (pair.by.is_empty(), pair.by.first().copied(), pair.edge));
    }
    conflicts
}

#[cfg(test)]
mod tests {
    use super::repair::{Beside, Move};
    use super::Place::{Managed, Plain, Skipped};
    use super::*;

    fn edges(pairs: &[(usize, usize)]) -> Vec<Edge> {
        pairs.iter().map(|&(earlier, later)| Edge { earlier, later }).collect()
    }

    fn graph(places: &[Place], pairs: &[(usize, usize)], groups: &[Vec<usize>]) -> Graph<'static> {
        Graph::new(places.to_vec(), &|_| DropGlue::Yes, edges(pairs), groups.to_vec())
    }

    fn order(places: &[Place], pairs: &[(usize, usize)], groups: &[Vec<usize>]) -> Vec<usize> {
        let outcome = graph(places, pairs, groups).plan();
        assert_eq!(outcome.cycles, Vec::<Cycle>::new());
        outcome.order
    }

    /// The pairs of each conflict.
    fn conflicts(graph: &Graph) -> Vec<Vec<Edge>> {
        let edges = |conflict: &Conflict| conflict.pairs.iter().map(|pair| pair.edge).collect();
        graph.plan().conflicts.iter().map(edges).collect()
    }

    #[test]
    fn managed_fields_are_first_and_keep_their_declaration_order() {
        assert_eq!(order(&[Plain, Managed, Skipped, Plain, Managed], &[], &[]), [1, 4, 0, 3]);
    }

    #[test]
    fn of_several_managed_fields_that_can_be_next_the_one_declared_first_is() {
        assert_eq!(order(&[Managed; 4], &[(3, 0), (3, 1)], &[]), [2, 3, 0, 1]);
    }

    #[test]
    fn a_plain_field_passes_constraints_on() {
        assert_eq!(order(&[Managed, Plain, Managed], &[], &[vec![2], vec![1], vec![0]]), [2, 0, 1]);
    }

    #[test]
    fn the_shortest_cycle_through_the_last_constraint_is_blamed() {
        let pairs = [(0, 1), (1, 2), (0, 2), (2, 0)];
        let cycles = graph(&[Managed; 3], &pairs, &[]).plan().cycles;
        let edges = edges(&pairs);
        assert_eq!(cycles, [vec![(edges[2], Via::Edge(2)), (edges[3], Via::Edge(3))]]);
    }

    #[test]
    fn a_cycle_jumps_over_the_fields_of_the_list_in_between() {
        let cycles = graph(&[Managed; 3], &[(2, 0)], &[vec![0], vec![1], vec![2]]).plan().cycles;
        let jump = Edge { earlier: 0, later: 2 };
        assert_eq!(cycles, [vec![(jump, Via::List), (edges(&[(2, 0)])[0], Via::Edge(0))]]);
    }

    #[test]
    fn pairs_that_share_a_field_are_one_conflict() {
        let graph = graph(&[Plain; 5], &[(1, 0), (4, 3), (2, 0)], &[]);
        assert_eq!(conflicts(&graph), [edges(&[(1, 0), (2, 0)]), edges(&[(4, 3)])]);
    }

    #[test]
    fn a_pair_joins_two_conflicts() {
        let graph = graph(&[Plain; 4], &[(1, 0), (3, 2), (2, 1)], &[]);
        assert_eq!(conflicts(&graph), [edges(&[(1, 0), (3, 2), (2, 1)])]);
    }

    #[test]
    fn a_pair_of_a_list_is_forgiven_if_one_field_has_no_drop_glue() {
        let glue = |field| if field == 0 { DropGlue::No } else { DropGlue::Unknown };
        let list = [vec![2], vec![1], vec![0]];
        let graph = Graph::new(vec![Plain; 3], &glue, Vec::new(), list.to_vec());
        let conflicts = graph.plan().conflicts;
        let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
        assert!(!conflict.is_certain());
        assert_eq!(conflict.pairs.len(), 1);
    }

    #[test]
    fn the_pairs_of_a_list_are_those_whose_ranks_descend() {
        // Random numbers without a dependency: `benches` compiles this file by its path.
        let mut state = 15_u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        let mut count = 0;
        for _ in 0..2000 {
            let places: Vec<_> = (0..7).map(|_| [Managed, Plain, Plain][random(3)]).collect();
            let mut fields: Vec<usize> = (0..7).collect();
            for at in 1..7 {
                fields.swap(at, random(at + 1));
            }
            // The group of `..`, anywhere in the list.
            let mut rest = fields.split_off(3 + random(5));
            rest.sort_unstable();
            let mut groups: Vec<_> = fields.into_iter().map(|field| vec![field]).collect();
            groups.insert(random(groups.len() + 1), rest);
            let glue = |field| if field == 3 { DropGlue::No } else { DropGlue::Unknown };
            let graph = Graph::new(places, &glue, Vec::new(), groups);
            for conflict in graph.plan().conflicts {
                let listed = graph.listed(&conflict);
                let after = |at: usize| listed[at + 1..].iter();
                let descend = listed.iter().enumerate().flat_map(|(at, &(earlier, drops))| {
                    let lower = after(at).filter(move |(_, other)| *other < drops);
                    lower.map(move |&(later, _)| Edge { earlier, later })
                });
                let pairs = conflict.pairs.iter().map(|pair| pair.edge);
                assert_eq!(descend.collect::<BTreeSet<_>>(), pairs.collect::<BTreeSet<_>>());
                count += 1;
            }
        }
        assert!(count > 1000, "{count} conflicts");
    }

    #[test]
    fn a_move_must_not_break_another_constraint() {
        let mended = |pairs: &[(usize, usize)]| {
            let graph = graph(&[Plain; 3], pairs, &[]);
            graph.move_that_mends(&graph.plan().conflicts[0], false)
        };
        let up = Move { field: 2, side: Beside::Above, other: 0 };
        let down = Move { field: 0, side: Beside::Below, other: 2 };
        assert_eq!(mended(&[(2, 0)]), Some(up));
        assert_eq!(mended(&[(2, 0), (1, 2)]), Some(down));
    }

    #[test]
    fn a_field_declared_too_early_moves_below_the_last_one_that_drops_before_it() {
        let graph = graph(&[Plain; 4], &[], &[vec![1, 2, 3], vec![0]]);
        let conflicts = graph.plan().conflicts;
        let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
        assert_eq!(only(&conflict.later()), Some(0));
        let down = Move { field: 0, side: Beside::Below, other: 3 };
        assert_eq!(graph.move_that_mends(conflict, false), Some(down));
    }

    #[test]
    fn a_list_the_wrong_way_round_is_declared_as_listed() {
        let graph = graph(&[Plain; 3], &[], &[vec![2], vec![1], vec![0]]);
        let conflict = &graph.plan().conflicts[0];
        assert_eq!(graph.move_that_mends(conflict, false), None);
        assert_eq!(graph.declaration_that_mends(conflict, false), Some(vec![2, 1, 0]));
        assert_eq!(graph.declaration_that_mends(conflict, true), None);
    }
}
