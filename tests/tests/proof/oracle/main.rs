//! The planner against brute force: every graph that is small enough to try them all.
//!
//! The planner knows indices only, so its module is compiled into this test by itself. What it has
//! to answer is worked out from its rules by trying every permutation of the fields; see
//! `brute_force.rs`. Whatever it offers to mend a conflict is done, and looked at again.

// The planner's own lints are checked where it is compiled as itself.
#[allow(dead_code, unreachable_pub, clippy::pedantic)]
#[path = "../../../../drop-derive-macros/src/order/mod.rs"]
mod order;

mod brute_force;

use std::collections::BTreeSet;
use std::fmt;

use brute_force::{components, cycles_to_blame, drop_order, moved, smallest_hold, Permutations};
use fastrand::Rng;
use order::repair::Beside;
use order::{Conflict, Cycle, DropGlue, Edge, Graph, Outcome, Place, Via};

/// What the planner is given.
#[derive(Clone, Default)]
struct Case {
    places: Vec<Place>,
    /// Of the fields of a list. Where there is none, all have drop glue.
    glue: Vec<DropGlue>,
    edges: Vec<Edge>,
    groups: Vec<Vec<usize>>,
}

impl Case {
    /// Hands the graph to a function, since it borrows what it asks about drop glue.
    fn with_graph<T>(&self, use_graph: impl FnOnce(&Graph) -> T) -> T {
        let glue = |field| self.glue(field);
        use_graph(&Graph::new(&*self.places, &glue, &*self.edges, &*self.groups))
    }

    fn plan(&self) -> Outcome {
        // The method itself is not general enough: it is that of one lifetime.
        #[allow(clippy::redundant_closure_for_method_calls, clippy::redundant_closure)]
        self.with_graph(|graph| graph.plan())
    }

    /// A managed field counts as having drop glue.
    fn glue(&self, field: usize) -> DropGlue {
        match self.places[field] {
            Place::Managed => DropGlue::Yes,
            _ => self.glue.get(field).copied().unwrap_or(DropGlue::Yes),
        }
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
    let outcome = case.plan();
    match &expected {
        Some(expected) => {
            assert!(outcome.cycles.is_empty(), "no cycle like {:?}: {case}", outcome.cycles);
            assert_eq!(&outcome.order, expected, "the order of {case}");
        }
        None => check_cycles(case, &outcome.cycles),
    }
    check_conflicts(case, &outcome, expected.as_deref());
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

/// The conflicts are the pairs that the drop order does not satisfy, each once and with its blame,
/// together where they share a field.
fn check_conflicts(case: &Case, outcome: &Outcome, order: Option<&[usize]>) {
    // Where there is no order, managed fields are not out of order by their place at least.
    let holds = |edge: Edge| match order {
        Some(order) => order
            .iter()
            .find(|&&field| field == edge.earlier || field == edge.later)
            .is_some_and(|&first| first == edge.earlier),
        None => holds_by_place(&case.places, edge),
    };
    let in_cycle: Vec<Edge> = outcome.cycles.iter().flatten().map(|&(edge, _)| edge).collect();
    let is_unsatisfied = |edge: &Edge| !holds(*edge) && !in_cycle.contains(edge);
    let of_edges: BTreeSet<Edge> = case.edges.iter().copied().filter(is_unsatisfied).collect();
    let of_list: BTreeSet<Edge> = case.list_pairs().into_iter().filter(is_unsatisfied).collect();
    let glue = |edge: &Edge| case.glue(edge.earlier).min(case.glue(edge.later));
    let by_list_alone = of_list.difference(&of_edges).filter(|edge| glue(edge) != DropGlue::No);
    let expected: BTreeSet<Edge> = of_edges.iter().chain(by_list_alone).copied().collect();

    let pairs = || outcome.conflicts.iter().flat_map(|conflict| &conflict.pairs);
    let found: BTreeSet<Edge> = pairs().map(|pair| pair.edge).collect();
    assert_eq!(found, expected, "the pairs in conflict: {case}");
    assert_eq!(pairs().count(), expected.len(), "a pair is blamed twice: {case}");
    for pair in pairs() {
        let by = (0..case.edges.len()).filter(|&index| case.edges[index] == pair.edge);
        assert_eq!(pair.by, by.collect::<Vec<_>>(), "what asks for {pair:?}: {case}");
        let is_certain = of_edges.contains(&pair.edge) || glue(&pair.edge) == DropGlue::Yes;
        assert_eq!(pair.is_certain, is_certain, "whether {pair:?} is certain: {case}");
    }
    let fields =
        |conflict: &Conflict| conflict.earlier().union(&conflict.later()).copied().collect();
    let grouped: BTreeSet<BTreeSet<usize>> = outcome.conflicts.iter().map(fields).collect();
    assert_eq!(grouped, components(&expected), "what is one conflict: {case}");

    case.with_graph(|graph| {
        for conflict in &outcome.conflicts {
            check_repairs(case, graph, conflict);
        }
    });
}

/// Does what is offered, and looks whether the conflict is gone and nothing else is wrong instead.
fn check_repairs(case: &Case, graph: &Graph, conflict: &Conflict) {
    let fields = conflict.fields();
    // By the places alone: where there are cycles as well, no order can be compared.
    let is_wrong = |case: &Case, edge: Edge| {
        let glue = case.glue(edge.earlier).min(case.glue(edge.later));
        let is_asked = case.edges.contains(&edge) || glue != DropGlue::No;
        is_asked && !holds_by_place(&case.places, edge)
    };
    let is_within = |edge: Edge| fields.contains(&edge.earlier) && fields.contains(&edge.later);
    let is_mended = |mended: &Case, renamed: &[usize]| {
        // As the fields were called before.
        let old = |field| renamed.iter().position(|&new| new == field).unwrap();
        let was = |edge: Edge| Edge { earlier: old(edge.earlier), later: old(edge.later) };
        let is_new = |edge| is_within(was(edge)) || !is_wrong(case, was(edge));
        let wrong = mended.constraints().into_iter().filter(|&edge| is_wrong(mended, edge));
        let has_new_cycle = has_cycles(mended) && !has_cycles(case);
        !wrong.into_iter().any(is_new) && !has_new_cycle
    };
    let unchanged: Vec<usize> = (0..case.places.len()).collect();
    for keeps_last in [false, true] {
        let last = case.places.len() - 1;
        let is_allowed = |order: &[usize]| !keeps_last || order.last() == Some(&last);
        let offered = graph.move_that_mends(conflict, keeps_last);
        if let Some(way) = offered {
            let order = moved(case, way);
            let (mended, renamed) = declared(case, &order);
            assert!(is_allowed(&order) && is_mended(&mended, &renamed), "{way:?}: {case}");
        }
        let pair = (conflict.pairs.len() == 1).then(|| conflict.pairs[0].edge);
        if let (None, Some(Edge { earlier, later })) = (offered, pair) {
            for (field, side, other) in
                [(earlier, Beside::Above, later), (later, Beside::Below, earlier)]
            {
                let order = moved(case, order::repair::Move { field, side, other });
                let (mended, renamed) = declared(case, &order);
                let would_do = is_allowed(&order) && is_mended(&mended, &renamed);
                assert!(!would_do, "a move would do: {case}");
            }
        }
        if let Some(sorted) = graph.declaration_that_mends(conflict, keeps_last) {
            let places: BTreeSet<usize> = sorted.iter().copied().collect();
            let mut order = unchanged.clone();
            for (field, place) in sorted.iter().zip(places) {
                order[place] = *field;
            }
            let (mended, renamed) = declared(case, &order);
            assert!(is_allowed(&order) && is_mended(&mended, &renamed), "{sorted:?}: {case}");
        }
    }
    let held = graph.held_to_mend(conflict);
    assert_eq!(held, smallest_hold(case, conflict), "what to hold: {case}");
    if let Some(groups) = graph.list_that_mends(conflict) {
        let mended = Case { groups, ..case.clone() };
        assert!(is_mended(&mended, &unchanged), "the list {:?}: {case}", mended.groups);
    }
    for field in conflict.later() {
        if graph.is_mended_by_plain(field, conflict) {
            let mut mended = case.clone();
            mended.places[field] = Place::Plain;
            assert!(is_mended(&mended, &unchanged), "{field} as a plain field: {case}");
        }
    }
    let turned: Vec<usize> = conflict.pairs.iter().flat_map(|pair| &pair.by).copied().collect();
    if graph.is_mended_by_turning(&turned, conflict) {
        let mut mended = case.clone();
        for &edge in &turned {
            let Edge { earlier, later } = mended.edges[edge];
            mended.edges[edge] = Edge { earlier: later, later: earlier };
        }
        assert!(is_mended(&mended, &unchanged), "the other way round: {case}");
    }
}

fn has_cycles(case: &Case) -> bool {
    !cycles_to_blame(case).is_empty()
}

/// The case with its fields declared in this order, and the new index of each.
fn declared(case: &Case, order: &[usize]) -> (Case, Vec<usize>) {
    let mut renamed = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        renamed[old] = new;
    }
    let rename = |edge: &Edge| Edge { earlier: renamed[edge.earlier], later: renamed[edge.later] };
    let groups =
        case.groups.iter().map(|group| group.iter().map(|&field| renamed[field]).collect());
    let declared = Case {
        places: order.iter().map(|&field| case.places[field]).collect(),
        glue: order.iter().filter_map(|&field| case.glue.get(field).copied()).collect(),
        edges: case.edges.iter().map(rename).collect(),
        groups: groups.collect(),
    };
    (declared, renamed)
}

/// Rule 3 of the planner, but for cycles.
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
const GLUE: [DropGlue; 3] = [DropGlue::No, DropGlue::Unknown, DropGlue::Yes];
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
        let glue = all.iter().map(|_| GLUE[rng.usize(0..3)]).collect();
        count.check(&Case { places, glue, edges, groups }, &permutations);
    }
}
