//! The planner: the order of the fields, on indices alone.
//!
//! Goes in: for each field of a body, in declaration order, who drops it and whether it has drop glue;
//! the constraints of its attributes; its `order` list. Comes out: the drop order, the cycles, and the
//! constraints that the order cannot satisfy, grouped by what mends them. `repair` looks for that.
//! Nothing here knows what a field is called, or where something was written.
//!
//! The rules:
//!
//! 1. Each edge says that one field drops before another. So does each pair of fields in different
//!    groups of the list; fields of one group have no order among themselves.
//! 2. Managed fields drop first, in the order that satisfies the constraints. Where several are ready,
//!    the one declared first goes first. Then the language drops the plain fields in declaration order.
//! 3. A constraint between managed fields is satisfied unless it closes a cycle. Managed before plain
//!    always is. Plain before plain is where the earlier field is declared first. Plain before managed
//!    never is.
//! 4. A plain field carries a constraint on: `a` before `p` and `p` before `b` make `a` drop before `b`.
//! 5. A cycle is blamed on the first edge that closes it, and each such edge is blamed once.
//! 6. A pair of the list that is not satisfied is forgiven where one of its fields has no drop glue.
//!    An edge never is. A cycle is an error whatever the fields are.
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
    /// The language, after that, in declaration order.
    Plain,
    /// Nobody.
    Skipped,
}

/// Whether something happens when a field is dropped, as far as its spelling tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum DropGlue {
    /// Nothing happens.
    No,
    /// The compiler can tell.
    Unknown,
    /// It counts as having drop glue.
    Yes,
}

/// A constraint: one field drops before another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Edge {
    pub(crate) earlier: usize,
    pub(crate) later: usize,
}

/// What draws an edge of a cycle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Via {
    /// The edge with this index.
    Edge(usize),
    /// The list.
    List,
}

/// Edges, each starting where the one before ended, the first where the last ends. The last is the
/// constraint that completes the cycle.
pub(crate) type Cycle = Vec<(Edge, Via)>;

/// What the planner finds.
pub(crate) struct Outcome {
    /// The fields that have a place, first to last. With cycles, an order that ignores the constraints.
    pub(crate) order: Vec<usize>,
    /// For each edge that completes a cycle with those before it: a shortest cycle through it.
    pub(crate) cycles: Vec<Cycle>,
    /// The other constraints that the order does not satisfy.
    pub(crate) conflicts: Vec<Conflict>,
    /// Fields without drop glue that the list has in another place than they drop in.
    pub(crate) forgiven: BTreeSet<usize>,
}

/// Unsatisfied pairs with one cause.
#[derive(Clone, Debug)]
pub(crate) struct Conflict {
    /// The pairs that edges ask for come first, in the order of these.
    pub(crate) pairs: Vec<Unsatisfied>,
}

/// A pair that cannot drop in the order that is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Unsatisfied {
    pub(crate) edge: Edge,
    /// The edges that ask for it. If there are none, the list does.
    pub(crate) by: Vec<usize>,
    /// Whether it is an error in any case. If not, it is one if both fields have drop glue.
    pub(crate) is_certain: bool,
}

impl Conflict {
    /// Whether it is an error in any case.
    pub(crate) fn is_certain(&self) -> bool {
        self.pairs.iter().any(|pair| pair.is_certain)
    }

    /// The field that is the later one of all pairs, if there is one.
    pub(crate) fn common_later(&self) -> Option<usize> {
        let first = self.pairs[0].edge.later;
        self.pairs.iter().all(|pair| pair.edge.later == first).then_some(first)
    }

    /// The field that is the earlier one of all pairs, if there is one.
    pub(crate) fn common_earlier(&self) -> Option<usize> {
        let first = self.pairs[0].edge.earlier;
        self.pairs.iter().all(|pair| pair.edge.earlier == first).then_some(first)
    }

    /// All its fields, in declaration order.
    pub(crate) fn fields(&self) -> BTreeSet<usize> {
        self.ends(|edge| [edge.earlier, edge.later])
    }

    /// The fields that are to drop before others, in declaration order.
    pub(crate) fn earlier(&self) -> BTreeSet<usize> {
        self.ends(|edge| [edge.earlier])
    }

    /// The fields that are to drop after others, in declaration order.
    pub(crate) fn later(&self) -> BTreeSet<usize> {
        self.ends(|edge| [edge.later])
    }

    /// These ends of all pairs, in declaration order. A list the wrong way round has many pairs, so there
    /// is little done for each.
    fn ends<const N: usize>(&self, of: impl Fn(Edge) -> [usize; N]) -> BTreeSet<usize> {
        let mut is_end = Vec::new();
        for pair in &self.pairs {
            for field in of(pair.edge) {
                if field >= is_end.len() {
                    is_end.resize(field + 1, false);
                }
                is_end[field] = true;
            }
        }
        (0..is_end.len()).filter(|&field| is_end[field]).collect()
    }
}

/// The fields of one struct or variant, and what was said about their order.
#[derive(Clone)]
pub(crate) struct Graph<'a> {
    places: Cow<'a, [Place]>,
    glue: &'a dyn Fn(usize) -> DropGlue,
    edges: Cow<'a, [Edge]>,
    groups: Cow<'a, [Vec<usize>]>,
    /// For each field: the group of the list that it is in.
    position: Vec<Option<usize>>,
    /// For each field: where it is declared, if not as its index says.
    declared: Option<Vec<usize>>,
}

impl<'a> Graph<'a> {
    /// - `places`: one entry a field, in declaration order.
    /// - `glue`: for a field of the list, whether it has drop glue. It is asked only where that
    ///   decides something, and more than once for a field.
    /// - `edges`: the constraints, in the order in which they are to be blamed.
    /// - `groups`: the `order` list, from first to last. A field is in one group at most.
    pub(crate) fn new(
        places: impl Into<Cow<'a, [Place]>>,
        glue: &'a dyn Fn(usize) -> DropGlue,
        edges: impl Into<Cow<'a, [Edge]>>,
        groups: impl Into<Cow<'a, [Vec<usize>]>>,
    ) -> Self {
        let (places, groups) = (places.into(), groups.into());
        let mut position = vec![None; places.len()];
        for (at, group) in groups.iter().enumerate() {
            for &field in group {
                position[field] = Some(at);
            }
        }
        Graph { places, glue, edges: edges.into(), groups, position, declared: None }
    }

    /// Orders the fields, and finds what that order does not satisfy.
    pub(crate) fn plan(&self) -> Outcome {
        let (mut order, cycles) = match self.managed_order() {
            Some(order) => (order, Vec::new()),
            None => (self.all(Place::Managed).collect(), self.cycles()),
        };
        order.extend(self.all(Place::Plain));
        let in_cycle = cycles.iter().flatten().map(|&(edge, _)| edge).collect();
        let (unsatisfied, forgiven) = self.unsatisfied(&in_cycle);
        Outcome { order, cycles, conflicts: conflicts(unsatisfied), forgiven }
    }

    /// The drop order, if it satisfies everything.
    pub(crate) fn valid_order(&self) -> Option<Vec<usize>> {
        let outcome = self.plan();
        (outcome.cycles.is_empty() && outcome.conflicts.is_empty()).then_some(outcome.order)
    }

    /// The fields with this place, in declaration order.
    fn all(&self, place: Place) -> impl Iterator<Item = usize> + '_ {
        (0..self.places.len()).filter(move |&field| self.places[field] == place)
    }

    /// The pairs that are not satisfied, but for those of cycles, which are blamed as such. And the
    /// fields whose pairs are forgiven.
    fn unsatisfied(&self, in_cycle: &BTreeSet<Edge>) -> (Vec<Unsatisfied>, BTreeSet<usize>) {
        let mut of_edges: Vec<Unsatisfied> = Vec::new();
        let mut known = BTreeMap::new();
        for (index, &edge) in self.edges.iter().enumerate() {
            if self.is_satisfied(edge) || in_cycle.contains(&edge) {
                continue;
            }
            let at = *known.entry(edge).or_insert(of_edges.len());
            match of_edges.get_mut(at) {
                Some(same) => same.by.push(index),
                None => of_edges.push(Unsatisfied { edge, by: vec![index], is_certain: true }),
            }
        }
        let is_new = |edge: &Edge| !in_cycle.contains(edge) && !known.contains_key(edge);
        let mut of_list: Vec<_> = self.unsatisfied_by_list().into_iter().filter(is_new).collect();
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
                of_edges.push(Unsatisfied { edge, by: Vec::new(), is_certain });
            }
        }
        (of_edges, forgiven)
    }

    fn unsatisfied_by_list(&self) -> Vec<Edge> {
        let mut unsatisfied = Vec::new();
        let mut seen: Vec<usize> = Vec::new();
        // A correct list is read once: fields are compared only where an earlier one ranks higher.
        let mut highest = 0;
        for group in self.groups.iter() {
            for &later in group {
                if highest > self.rank(later) {
                    let pairs = seen.iter().map(|&earlier| Edge { earlier, later });
                    unsatisfied.extend(pairs.filter(|&pair| !self.is_satisfied(pair)));
                }
            }
            highest = group.iter().map(|&field| self.rank(field)).fold(highest, usize::max);
            seen.extend(group);
        }
        unsatisfied
    }

    /// The fields of a conflict as the list has them, each with a number: the higher it is, the later
    /// the field drops. Fields of one group stand in the order in which they drop.
    ///
    /// Where only the list asks for the conflict, and no cycle does, its pairs are those of these fields
    /// whose numbers descend.
    pub(crate) fn listed(&self, conflict: &Conflict) -> Vec<(usize, usize)> {
        let fields = conflict.fields().into_iter();
        let mut listed: Vec<_> = fields.map(|field| (field, self.rank(field))).collect();
        listed.sort_by_key(|&(field, rank)| (self.position[field], rank));
        listed
    }

    /// Whether `earlier` drops before `later`, as far as that does not depend on the constraints.
    fn is_satisfied(&self, Edge { earlier, later }: Edge) -> bool {
        self.rank(earlier) <= self.rank(later)
    }

    /// Managed fields drop first and in any order, plain ones after them as declared.
    fn rank(&self, field: usize) -> usize {
        match (self.places[field], &self.declared) {
            (Place::Managed | Place::Skipped, _) => 0,
            (Place::Plain, None) => field + 1,
            (Place::Plain, Some(declared)) => declared[field] + 1,
        }
    }

    /// Kahn's algorithm. A plain field has no turn here: it only carries a constraint on.
    fn managed_order(&self) -> Option<Vec<usize>> {
        let mut later = vec![Vec::new(); self.places.len()];
        let mut waits_for = vec![0_usize; self.places.len()];
        for edge in self.edges.iter().copied().chain(self.chain()) {
            later[edge.earlier].push(edge.later);
            waits_for[edge.later] += 1;
        }
        let managed = |field: usize| self.places[field] == Place::Managed;
        let ready = (0..self.places.len()).filter(|&field| waits_for[field] == 0);
        // Plain fields first (`false < true`), then the field declared first.
        let mut ready: BinaryHeap<_> =
            ready.map(|field| Reverse((managed(field), field))).collect();
        let mut order = Vec::new();
        let mut done = 0;
        while let Some(Reverse((is_managed, field))) = ready.pop() {
            done += 1;
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
        (done == self.places.len()).then_some(order)
    }

    /// The pairs of neighbouring groups: they imply all other pairs of the list.
    fn chain(&self) -> impl Iterator<Item = Edge> + '_ {
        self.groups.windows(2).flat_map(|pair| {
            pair[0]
                .iter()
                .flat_map(move |&earlier| pair[1].iter().map(move |&later| Edge { earlier, later }))
        })
    }

    /// Adds the constraints one by one and blames each that completes a cycle, once for each pair
    /// of fields; it is then left out, so that it is not blamed again for the ones that follow.
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
            let after = self.position[field].map_or(self.groups.len(), |at| at + 1);
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

/// Groups pairs that share a field, directly or through others.
fn conflicts(pairs: Vec<Unsatisfied>) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    // Lists the wrong way round have many pairs: there is little done for each.
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
            // The pair joins two of them.
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
    use super::repair::{Limits, Move, Side};
    use super::Place::{Managed, Plain, Skipped};
    use super::*;

    const LIMITS: Limits = Limits { keeps_last: false };

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
    fn where_several_are_ready_the_one_declared_first_goes_first() {
        assert_eq!(order(&[Managed; 4], &[(3, 0), (3, 1)], &[]), [2, 3, 0, 1]);
    }

    #[test]
    fn a_plain_field_carries_a_constraint_on() {
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
    fn a_pair_of_a_list_is_forgiven_where_nothing_happens_when_one_of_them_drops() {
        let glue = |field| if field == 0 { DropGlue::No } else { DropGlue::Unknown };
        let list = [vec![2], vec![1], vec![0]];
        let graph = Graph::new(vec![Plain; 3], &glue, Vec::new(), list.to_vec());
        let conflicts = graph.plan().conflicts;
        let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
        assert!(!conflict.is_certain());
        assert_eq!(conflict.pairs.len(), 1);
    }

    #[test]
    fn the_pairs_of_a_list_are_where_the_numbers_of_its_fields_descend() {
        // A generator of random numbers of our own: benches compile this file without dependencies.
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
            // The rest of the list, somewhere in it.
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
            graph.move_that_mends(&graph.plan().conflicts[0], LIMITS)
        };
        let up = Move { field: 2, side: Side::Above, other: 0 };
        let down = Move { field: 0, side: Side::Below, other: 2 };
        assert_eq!(mended(&[(2, 0)]), Some(up));
        assert_eq!(mended(&[(2, 0), (1, 2)]), Some(down));
    }

    #[test]
    fn an_owner_that_is_declared_first_moves_below_the_last_that_drops_before_it() {
        let graph = graph(&[Plain; 4], &[], &[vec![1, 2, 3], vec![0]]);
        let conflicts = graph.plan().conflicts;
        let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
        assert_eq!(conflict.common_later(), Some(0));
        let down = Move { field: 0, side: Side::Below, other: 3 };
        assert_eq!(graph.move_that_mends(conflict, LIMITS), Some(down));
    }

    #[test]
    fn a_list_the_wrong_way_round_is_declared_as_listed() {
        let graph = graph(&[Plain; 3], &[], &[vec![2], vec![1], vec![0]]);
        let conflict = &graph.plan().conflicts[0];
        assert_eq!(graph.move_that_mends(conflict, LIMITS), None);
        assert_eq!(graph.declaration_that_mends(conflict, LIMITS), Some(vec![2, 1, 0]));
        assert_eq!(graph.declaration_that_mends(conflict, Limits { keeps_last: true }), None);
    }
}
