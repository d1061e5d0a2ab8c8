//! The planner against brute force: every graph that is small enough to try them all.
//!
//! The planner knows indices only, so its module is compiled into this test by itself. What it has
//! to answer is worked out from the contract by trying every permutation of the fields; see
//! `brute_force.rs`.

// The planner's own lints are checked where it is compiled as itself.
#[allow(dead_code, unreachable_pub, clippy::pedantic)]
#[path = "../../../drop-derive-macros/src/order.rs"]
mod order;

mod brute_force;

use std::fmt;

use brute_force::{cycles_to_blame, drop_order, moved, smallest_hold, Permutations};
use fastrand::Rng;
use order::{Cycle, Edge, Graph, Move, Place, Via};

/// What the planner is given.
#[derive(Clone, Default)]
struct Case {
    places: Vec<Place>,
    edges: Vec<Edge>,
    groups: Vec<Vec<usize>>,
}

impl Case {
    fn graph(&self) -> Graph<'_> {
        Graph::new(&self.places, &self.edges, &self.groups)
    }

    /// The fields that have a place in the order.
    fn placed(&self) -> Vec<usize> {
        (0..self.places.len()).filter(|&field| self.places[field] != Place::Skipped).collect()
    }

    /// Every pair that the list puts in order.
    fn list_pairs(&self) -> Vec<Edge> {
        let mut pairs = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            for &earlier in group {
                let later = self.groups[at + 1..].iter().flatten();
                pairs.extend(later.map(|&later| Edge { earlier, later }));
            }
        }
        pairs
    }

    /// Every pair that has to be in order, from attributes and from the list.
    fn constraints(&self) -> Vec<Edge> {
        let mut constraints = self.list_pairs();
        constraints.extend(&self.edges);
        constraints
    }
}

/// `0 managed, 1 plain; 1 -> 0; [[0], [1]]`
impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let edges: Vec<_> =
            self.edges.iter().map(|edge| format!("{}->{}", edge.earlier, edge.later)).collect();
        write!(f, "{:?}, edges {}, list {:?}", self.places, edges.join(" "), self.groups)
    }
}

/// Compares all that the planner says about a case with brute force. Returns whether it is cyclic.
fn check(case: &Case, permutations: &Permutations) -> bool {
    let expected = drop_order(case, permutations);
    let planned = case.graph().drop_order();
    match (&planned, &expected) {
        (Ok(planned), Some(expected)) => assert_eq!(planned, expected, "the order of {case}"),
        (Err(cycles), None) => check_cycles(case, cycles),
        (Ok(_), None) => panic!("a cycle goes unnoticed: {case}"),
        (Err(cycles), Some(_)) => panic!("there is no cycle like {cycles:?}: {case}"),
    }
    check_what_is_broken(case, expected.as_deref());
    expected.is_none()
}

/// The reported cycles are made of the input, and are the ones to report.
fn check_cycles(case: &Case, cycles: &[Cycle]) {
    let blamed = cycles_to_blame(case);
    assert_eq!(cycles.len(), blamed.len(), "the number of cycles: {cycles:?}, {case}");
    for (cycle, blamed) in cycles.iter().zip(&blamed) {
        let &(completing, via) = cycle.last().unwrap();
        let at = case.edges[blamed.index];
        assert_eq!((completing, via), (at, Via::Edge(blamed.index)), "what completes it: {case}");
        assert_eq!(cycle.len(), blamed.length, "not a shortest cycle: {cycle:?}, {case}");
        for (index, &(edge, via)) in cycle.iter().enumerate() {
            let next = cycle[(index + 1) % cycle.len()].0;
            assert_eq!(edge.later, next.earlier, "not a cycle: {cycle:?}, {case}");
            let is_input = match via {
                Via::Edge(index) => case.edges[index] == edge && index <= blamed.index,
                Via::List => case.list_pairs().contains(&edge),
            };
            assert!(is_input, "{edge:?} is not in the input, or comes later: {cycle:?}, {case}");
        }
    }
}

/// Which pairs the drop order cannot satisfy, and what is offered to repair them.
fn check_what_is_broken(case: &Case, order: Option<&[usize]>) {
    let graph = case.graph();
    // Where there is no order, managed fields are not out of order by their place at least.
    let holds = |edge: Edge| match order {
        Some(order) => order
            .iter()
            .find(|&&field| field == edge.earlier || field == edge.later)
            .is_some_and(|&first| first == edge.earlier),
        None => holds_by_place(&case.places, edge),
    };
    let constraints = case.constraints();
    for &edge in &constraints {
        assert_eq!(graph.holds(edge), holds(edge), "whether {edge:?} holds: {case}");
    }
    let sorted = |mut edges: Vec<Edge>| {
        edges.sort_by_key(|edge| (edge.earlier, edge.later));
        edges
    };
    let mut broken = case.list_pairs();
    broken.retain(|&edge| !holds(edge));
    assert_eq!(sorted(graph.broken_by_list()), sorted(broken), "broken by the list: {case}");

    for edge in constraints.iter().copied().filter(|&edge| !holds(edge)) {
        let reverse = Edge { earlier: edge.later, later: edge.earlier };
        if case.places[edge.later] == Place::Plain && !constraints.contains(&reverse) {
            check_move(case, edge, graph.repair(edge));
        }
        let hold = graph.with_plain_before(edge.earlier);
        assert_eq!(hold, smallest_hold(case, edge), "what to hold for {edge:?}: {case}");
    }
}

/// Of the two moves, the first that makes the edge hold and breaks nothing.
fn check_move(case: &Case, edge: Edge, offered: Option<Move>) {
    let repairs = |&way: &Move| {
        let (places, renamed) = moved(case, edge, way);
        let holds_after = |edge: Edge| {
            let edge = Edge { earlier: renamed[edge.earlier], later: renamed[edge.later] };
            holds_by_place(&places, edge)
        };
        let held_before =
            case.constraints().into_iter().filter(|&edge| holds_by_place(&case.places, edge));
        holds_after(edge) && held_before.into_iter().all(holds_after)
    };
    let expected = [Move::EarlierUp, Move::LaterDown].into_iter().find(repairs);
    assert_eq!(offered, expected, "how to repair {edge:?}: {case}");
}

/// Rule 4 of section 4 of the contract, but for cycles.
fn holds_by_place(places: &[Place], Edge { earlier, later }: Edge) -> bool {
    match (places[earlier], places[later]) {
        (Place::Managed, _) => true,
        (Place::Plain, Place::Plain) => earlier < later,
        (Place::Plain, Place::Managed) => false,
        _ => unreachable!("a skipped field has no place in the order"),
    }
}

/// Every way to give each of so many fields one of these places.
fn placements(fields: usize, places: &[Place]) -> Vec<Vec<Place>> {
    let mut all = vec![Vec::new()];
    for _ in 0..fields {
        let longer = |start: Vec<Place>| {
            let longer = places.iter().map(|&place| [start.as_slice(), &[place]].concat());
            longer.collect::<Vec<_>>()
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

/// Every constraint that there can be between these fields.
fn pairs(fields: &[usize]) -> Vec<Edge> {
    let pairs =
        fields.iter().flat_map(|&a| fields.iter().map(move |&b| Edge { earlier: a, later: b }));
    pairs.filter(|edge| edge.earlier != edge.later).collect()
}

/// The edges whose bits are set.
fn subset(edges: &[Edge], bits: usize) -> Vec<Edge> {
    let chosen = edges.iter().enumerate().filter(|&(index, _)| bits >> index & 1 == 1);
    chosen.map(|(_, &edge)| edge).collect()
}

/// Every `order` list that names some of these fields, in any order: complete, with a rest in any
/// place, or with fields missing, which is a mistake that the planner has to live with.
fn lists(fields: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let mut all = vec![Vec::new()];
    let mut longest = vec![Vec::new()];
    for _ in fields {
        let longer = longest.iter().flat_map(|start: &Vec<usize>| {
            let more = fields.iter().filter(|field| !start.contains(field));
            more.map(|&field| [start.as_slice(), &[field]].concat())
        });
        longest = longer.collect();
        for named in &longest {
            let groups: Vec<_> = named.iter().map(|&field| vec![field]).collect();
            let rest: Vec<_> =
                fields.iter().copied().filter(|field| !named.contains(field)).collect();
            // A rest of one field is the same as its name.
            if rest.len() > 1 {
                for at in 0..=groups.len() {
                    let mut with_rest = groups.clone();
                    with_rest.insert(at, rest.clone());
                    all.push(with_rest);
                }
            }
            all.push(groups);
        }
    }
    all
}

#[derive(Default)]
struct Count {
    acyclic: usize,
    cyclic: usize,
}

impl Count {
    fn check(&mut self, case: &Case, permutations: &Permutations) {
        *(if check(case, permutations) { &mut self.cyclic } else { &mut self.acyclic }) += 1;
    }

    /// Checks every set of constraints on the fields of a case, with the list that it has.
    fn check_every_graph(&mut self, mut case: Case) {
        let permutations = Permutations::of(&case.placed());
        let pairs = pairs(&case.placed());
        for bits in 0..1 << pairs.len() {
            case.edges = subset(&pairs, bits);
            self.check(&case, &permutations);
        }
    }

    /// Checks every sequence of constraints that starts with those of the case, without repetition.
    fn check_every_sequence(&mut self, case: &mut Case, permutations: &Permutations) {
        self.check(case, permutations);
        for pair in pairs(&case.placed()) {
            if !case.edges.contains(&pair) {
                case.edges.push(pair);
                self.check_every_sequence(case, permutations);
                case.edges.pop();
            }
        }
    }

    fn print(&self, what: &str) {
        let Count { acyclic, cyclic } = self;
        println!("{what}: {} cases, {cyclic} of them cyclic", acyclic + cyclic);
    }
}

const ALL_PLACES: [Place; 3] = [Place::Managed, Place::Plain, Place::Skipped];
const PLACED: [Place; 2] = [Place::Managed, Place::Plain];

#[test]
fn every_graph_on_up_to_four_fields_is_planned_as_by_brute_force() {
    let mut count = Count::default();
    for fields in 0..=4 {
        for places in placements(fields, &ALL_PLACES) {
            count.check_every_graph(Case { places, ..Case::default() });
        }
    }
    count.print("every graph on up to 4 fields");
}

/// The sequence decides which constraint is to blame for a cycle.
#[test]
fn every_sequence_of_constraints_with_every_list_is_planned_as_by_brute_force() {
    let mut count = Count::default();
    for fields in 0..=3 {
        for places in placements(fields, &PLACED) {
            let case = Case { places, ..Case::default() };
            let permutations = Permutations::of(&case.placed());
            for groups in lists(&case.placed()) {
                let mut case = Case { groups, ..case.clone() };
                count.check_every_sequence(&mut case, &permutations);
            }
        }
    }
    count.print("every sequence of constraints on up to 3 fields, with every list");
}

/// With `DROP_DERIVE_ORACLE=whole` the last two are not sampled. That takes minutes in a release
/// build.
fn is_whole() -> bool {
    std::env::var_os("DROP_DERIVE_ORACLE").is_some_and(|value| value == "whole")
}

#[test]
fn graphs_on_four_fields_with_lists_are_planned_as_by_brute_force() {
    let mut count = Count::default();
    if is_whole() {
        for places in placements(4, &PLACED) {
            for groups in lists(&[0, 1, 2, 3]) {
                let places = places.clone();
                count.check_every_graph(Case { places, groups, ..Case::default() });
            }
        }
    } else {
        check_samples(&mut count, 4, true);
    }
    count.print("graphs on 4 fields with a list");
}

#[test]
fn graphs_on_five_fields_are_planned_as_by_brute_force() {
    let mut count = Count::default();
    if is_whole() {
        for places in placements(5, &PLACED) {
            count.check_every_graph(Case { places, ..Case::default() });
        }
    } else {
        check_samples(&mut count, 5, false);
    }
    check_samples(&mut count, 5, true);
    count.print("graphs on 5 fields");
}

/// Checks random cases, about half of which have no cycle. Constraints may be repeated.
fn check_samples(count: &mut Count, fields: usize, with_list: bool) {
    const SAMPLES: usize = 50_000;
    const SEED: u64 = 6;
    println!("{SAMPLES} samples with the seed {SEED}");
    let mut rng = Rng::with_seed(SEED);
    let all: Vec<usize> = (0..fields).collect();
    let lists = lists(&all);
    let permutations = Permutations::of(&all);
    for _ in 0..SAMPLES {
        let mut order = all.clone();
        rng.shuffle(&mut order);
        // A few edges against the order, or none.
        let against = if rng.bool() { 0 } else { rng.usize(1..=3) };
        let mut edges = Vec::new();
        for index in 0..rng.usize(0..=2 * fields) {
            let a = rng.usize(0..fields);
            let b = (a + rng.usize(1..fields)) % fields;
            let (earlier, later) = (order[a.min(b)], order[a.max(b)]);
            let is_against = index < against;
            let (earlier, later) = if is_against { (later, earlier) } else { (earlier, later) };
            edges.push(Edge { earlier, later });
        }
        rng.shuffle(&mut edges);
        let places = all.iter().map(|_| PLACED[rng.usize(0..2)]).collect();
        let groups = if with_list { lists[rng.usize(0..lists.len())].clone() } else { Vec::new() };
        count.check(&Case { places, edges, groups }, &permutations);
    }
}
