//! The order of the fields, planned on indices alone.
//!
//! Fields are numbers in declaration order. The graph knows which of them are managed, which edges
//! the constraints draw between them, and the groups of an `order` list. It knows nothing of what
//! they are called or where they were written.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

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

/// A constraint: one field drops before another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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

/// A change to the declaration order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Move {
    /// The earlier field is declared directly above the later one.
    EarlierUp,
    /// The later field is declared directly below the earlier one.
    LaterDown,
}

/// The fields of one struct or variant, and what was said about their order.
pub(crate) struct Graph<'a> {
    places: &'a [Place],
    edges: &'a [Edge],
    groups: &'a [Vec<usize>],
    /// For each field: those that an edge says drop before it.
    before: Vec<Vec<usize>>,
    /// For each field: the group of the list that it is in.
    position: Vec<Option<usize>>,
}

impl<'a> Graph<'a> {
    /// - `places`: one entry a field, in declaration order.
    /// - `edges`: the constraints in the order in which they are to be blamed; of those that form a
    ///   cycle, the last one completes it.
    /// - `groups`: the `order` list, from first to last; the fields of one group have no order among
    ///   themselves. A field is in one group at most.
    pub(crate) fn new(places: &'a [Place], edges: &'a [Edge], groups: &'a [Vec<usize>]) -> Self {
        let mut before = vec![Vec::new(); places.len()];
        for edge in edges {
            before[edge.later].push(edge.earlier);
        }
        let mut position = vec![None; places.len()];
        for (at, group) in groups.iter().enumerate() {
            for &field in group {
                position[field] = Some(at);
            }
        }
        Graph { places, edges, groups, before, position }
    }

    /// The drop order: managed fields as the constraints ask, the one declared first where several
    /// are ready, then plain fields in declaration order.
    ///
    /// If there are cycles: for each constraint that completes one with those before it, the
    /// shortest cycle through it.
    pub(crate) fn drop_order(&self) -> Result<Vec<usize>, Vec<Cycle>> {
        let mut order = self.managed_order().ok_or_else(|| self.cycles())?;
        order.extend(self.all(Place::Plain));
        Ok(order)
    }

    /// The fields with this place, in declaration order.
    pub(crate) fn all(&self, place: Place) -> impl Iterator<Item = usize> + '_ {
        (0..self.places.len()).filter(move |&field| self.places[field] == place)
    }

    /// Whether the language and the generated code together drop `earlier` before `later`, as far
    /// as that does not depend on the constraints.
    pub(crate) fn holds(&self, Edge { earlier, later }: Edge) -> bool {
        self.rank(earlier) <= self.rank(later)
    }

    /// All pairs of the list that the drop order cannot satisfy.
    pub(crate) fn broken_by_list(&self) -> Vec<Edge> {
        let mut broken = Vec::new();
        let mut seen: Vec<usize> = Vec::new();
        // A correct list is read once: fields are compared only where an earlier one ranks higher.
        let mut highest = 0;
        for group in self.groups {
            for &later in group {
                if highest > self.rank(later) {
                    let pairs = seen.iter().map(|&earlier| Edge { earlier, later });
                    broken.extend(pairs.filter(|&pair| !self.holds(pair)));
                }
            }
            highest = group.iter().map(|&field| self.rank(field)).fold(highest, usize::max);
            seen.extend(group);
        }
        broken
    }

    /// How the declarations of two plain fields can change places so that the edge between them
    /// holds and no constraint that held before is broken.
    pub(crate) fn repair(&self, Edge { earlier, later }: Edge) -> Option<Move> {
        let crossed = || (later..=earlier).filter(|&field| self.places[field] == Place::Plain);
        if !crossed().any(|field| self.constrained(field, earlier)) {
            Some(Move::EarlierUp)
        } else if !crossed().any(|field| field != earlier && self.constrained(later, field)) {
            Some(Move::LaterDown)
        } else {
            None
        }
    }

    /// The field, and the plain fields that must drop before it: all have to be managed if it is.
    pub(crate) fn with_plain_before(&self, field: usize) -> Vec<usize> {
        let mut found = vec![field];
        let mut is_found = vec![false; self.places.len()];
        is_found[field] = true;
        // The groups of the list up to here have been looked at.
        let mut listed = 0;
        let mut next = 0;
        while let Some(&later) = found.get(next) {
            let groups = listed..self.position[later].unwrap_or(0).max(listed);
            listed = groups.end;
            let in_list = self.groups[groups].iter().flatten();
            for &earlier in self.before[later].iter().chain(in_list) {
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

    /// Whether a constraint says that `earlier` drops before `later`.
    fn constrained(&self, earlier: usize, later: usize) -> bool {
        self.before[later].contains(&earlier)
            || matches!((self.position[earlier], self.position[later]), (Some(a), Some(b)) if a < b)
    }

    /// Managed fields drop first and in any order, plain ones after them as declared.
    fn rank(&self, field: usize) -> usize {
        match self.places[field] {
            Place::Plain => field + 1,
            Place::Managed | Place::Skipped => 0,
        }
    }

    /// Kahn's algorithm. A plain field has no turn of its own here: it only passes on that what is
    /// to drop before it must drop before what is to drop after it.
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

#[cfg(test)]
mod tests {
    use super::Place::{Managed, Plain, Skipped};
    use super::*;

    fn edges(pairs: &[(usize, usize)]) -> Vec<Edge> {
        pairs.iter().map(|&(earlier, later)| Edge { earlier, later }).collect()
    }

    fn order(places: &[Place], pairs: &[(usize, usize)], groups: &[Vec<usize>]) -> Vec<usize> {
        let edges = edges(pairs);
        Graph::new(places, &edges, groups).drop_order().unwrap()
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
    fn a_plain_field_passes_an_order_on() {
        assert_eq!(order(&[Managed, Plain, Managed], &[], &[vec![2], vec![1], vec![0]]), [2, 0, 1]);
    }

    #[test]
    fn the_shortest_cycle_through_the_last_constraint_is_blamed() {
        let edges = edges(&[(0, 1), (1, 2), (0, 2), (2, 0)]);
        let graph = Graph::new(&[Managed; 3], &edges, &[]);
        let cycles = graph.drop_order().unwrap_err();
        assert_eq!(cycles, [vec![(edges[2], Via::Edge(2)), (edges[3], Via::Edge(3))]]);
    }

    #[test]
    fn a_cycle_jumps_over_the_fields_of_the_list_in_between() {
        let groups = [vec![0], vec![1], vec![2]];
        let edges = edges(&[(2, 0)]);
        let graph = Graph::new(&[Managed; 3], &edges, &groups);
        let jump = Edge { earlier: 0, later: 2 };
        let cycles = graph.drop_order().unwrap_err();
        assert_eq!(cycles, [vec![(jump, Via::List), (edges[0], Via::Edge(0))]]);
    }

    #[test]
    fn a_move_must_not_break_another_constraint() {
        let repair = |pairs: &[(usize, usize)]| {
            let edges = edges(pairs);
            let graph = Graph::new(&[Plain; 3], &edges, &[]);
            graph.repair(Edge { earlier: 2, later: 0 })
        };
        assert_eq!(repair(&[(2, 0)]), Some(Move::EarlierUp));
        assert_eq!(repair(&[(2, 0), (1, 2)]), Some(Move::LaterDown));
        assert_eq!(repair(&[(2, 0), (1, 2), (0, 1)]), None);
    }
}
