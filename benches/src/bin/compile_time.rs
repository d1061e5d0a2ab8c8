//! What the derive adds to `cargo check`, beside what else one could write.
//!
//! Processor time, not incremental, the least of several rounds; the rounds of all subjects are
//! interleaved. Times are per struct, after those of the bare structs have been taken off.

// The planner of the macro, to be measured by itself.
#[allow(dead_code)]
#[path = "../../../drop-derive-macros/src/order/mod.rs"]
mod order;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use order::{DropGlue, Edge, Graph, Place};

use drop_derive_benches::{run, timed, Subject};

const FACADE: &str = "drop-derive = { path = \"$facade\" }";
const ZEROIZE: &str = "zeroize = { version = \"1\", features = [\"derive\"] }";
const PIN_PROJECT: &str = "pin-project = \"1\"";

/// What is measured, and the bare structs that it is compared with. The first is written by hand.
const AND_BARE: [(usize, usize); 8] =
    [(2, 0), (3, 0), (4, 0), (5, 1), (6, 1), (8, 7), (9, 1), (10, 1)];

/// The same for the structs with steps.
const STEPS_AND_BARE: [(usize, usize); 2] = [(12, 11), (13, 11)];

fn main() {
    let rounds = std::env::args().nth(1).map_or(5, |rounds| rounds.parse().expect("rounds"));
    let (structs, fields) = (300, 8);

    println!("## {structs} structs of {fields} fields, `cargo check`\n");
    let subjects = [
        subject("bare held", "", structs, fields, &bare_held),
        subject("bare", "", structs, fields, &bare),
        subject("hand-written `Drop`", "", structs, fields, &hand_written),
        subject("derived, managed", FACADE, structs, fields, &managed),
        subject("derived, managed, by a list", FACADE, structs, fields, &managed_by_list),
        subject("derived, proved", FACADE, structs, fields, &proved),
        subject("derived, proved, by a list", FACADE, structs, fields, &proved_by_list),
        subject("bare, many types", "", structs, fields, &|fields| of_many_types(&bare(fields))),
        subject("derived, proved, eight types", FACADE, structs, fields, &|fields| {
            of_many_types(&proved(fields))
        }),
        subject("`ZeroizeOnDrop`", ZEROIZE, structs, fields, &zeroize),
        subject("`pin_project`", PIN_PROJECT, structs, fields, &pin_project),
        subject("bare, four fields", "", structs, 4, &bare_held),
        subject("hand-written, a call for each of four fields", "", structs, 4, &calls_by_hand),
        subject("derived, a step for each of four fields", FACADE, structs, 4, &steps),
    ];
    let times = measure(&subjects, rounds);
    let microseconds: Vec<f64> = times.iter().map(|time| time * 1000.0).collect();
    print_both("µs", &subjects, &microseconds, structs);

    println!("\n## The same in instructions of the compiler and the macro\n");
    let counts: Option<Vec<f64>> = subjects.iter().map(Subject::kilo_instructions).collect();
    match counts {
        Some(counts) => print_both("thousands", &subjects, &counts, structs),
        None => println!("not counted: valgrind could not be run"),
    }

    println!("\n## What each part of the expansion costs the compiler\n");
    let forms: Vec<Subject> = FORMS
        .iter()
        .map(|(name, _)| subject(name, FACADE, structs, fields, &|fields| form(name, fields)))
        .collect();
    let times = measure(&forms, rounds);
    println!("| expansion, without the macro | added, µs per struct | what it adds |\n| --- | ---: | --- |");
    for ((subject, time), (_, what)) in forms.iter().zip(&times).zip(FORMS).skip(1) {
        println!(
            "| {} | {:.0} | {what} |",
            subject.name,
            (time - times[0]) * 1000.0 / f64::from(structs)
        );
    }

    println!("\n## The planner by itself, not optimized\n");
    println!("| fields | constraints, µs | a list, µs |\n| ---: | ---: | ---: |");
    for fields in [8, 500, 1000, 2000] {
        let places = vec![Place::Managed; fields];
        let pairs = (1..fields).map(|field| Edge { earlier: field, later: field - 1 });
        let edges: Vec<Edge> = pairs.collect();
        let list: Vec<Vec<usize>> = (0..fields).rev().map(|field| vec![field]).collect();
        let by_constraints = plan_time(rounds, &places, &edges, &[]);
        let by_list = plan_time(rounds, &places, &[], &list);
        println!("| {fields} | {by_constraints:.1} | {by_list:.1} |");
    }

    println!("\n## Growth\n");
    println!("| structs | fields of each | added, µs per field |\n| ---: | ---: | ---: |");
    for (structs, fields) in [(100, 8), (1000, 8), (10_000, 8), (1, 500), (1, 1000), (1, 2000)] {
        let pair = [
            subject("grown bare", "", structs, fields, &bare_held),
            subject("grown", FACADE, structs, fields, &managed),
        ];
        let times = measure(&pair, if structs > 1000 { 1 } else { rounds });
        let each = (times[1] - times[0]) * 1000.0 / (f64::from(structs) * f64::from(fields));
        println!("| {structs} | {fields} | {each:.1} |");
    }

    println!("\n## Cold build, with dependencies\n");
    println!("| | processor time, s |\n| --- | ---: |");
    for (name, dependency) in
        [("drop-derive", FACADE), ("zeroize with derive", ZEROIZE), ("pin-project", PIN_PROJECT)]
    {
        let subject = Subject::write("cold", "lib.rs", dependency, "");
        let times = (0..rounds.min(3)).map(|_| {
            let _ = std::fs::remove_dir_all(subject.target());
            timed(|| run(&mut subject.cargo(&["build"])))
        });
        println!("| {name} | {:.1} |", times.fold(f64::MAX, f64::min) / 1000.0);
    }
}

/// The fields without steps, then those with steps.
fn print_both(unit: &str, subjects: &[Subject], totals: &[f64], structs: u32) {
    for pairs in [&AND_BARE[..], &STEPS_AND_BARE[..]] {
        print_added(unit, pairs, subjects, totals, structs);
        println!();
    }
}

/// What each subject takes more than the bare structs, beside what is written by hand.
fn print_added(
    unit: &str,
    pairs: &[(usize, usize)],
    subjects: &[Subject],
    totals: &[f64],
    structs: u32,
) {
    let added = |(index, bare): (usize, usize)| (totals[index] - totals[bare]) / f64::from(structs);
    let hand_written = added(pairs[0]);
    println!("| | added, {unit} per struct | of hand-written |\n| --- | ---: | ---: |");
    for &pair in pairs {
        let (name, added) = (&subjects[pair.0].name, added(pair));
        println!("| {name} | {added:.0} | {:.2} |", added / hand_written);
    }
}

/// The least time that the planner takes to put all fields in order, last to first, in microseconds.
fn plan_time(rounds: u32, places: &[Place], edges: &[Edge], list: &[Vec<usize>]) -> f64 {
    let last_to_first: Vec<usize> = (0..places.len()).rev().collect();
    let times = (0..rounds * 20).map(|_| {
        let before = Instant::now();
        let graph =
            Graph::new(black_box(places), &|_| DropGlue::Yes, black_box(edges), black_box(list));
        let outcome = graph.plan();
        let time = before.elapsed().as_secs_f64() * 1e6;
        assert_eq!(outcome.order, last_to_first);
        assert!(outcome.cycles.is_empty() && outcome.conflicts.is_empty());
        time
    });
    times.fold(f64::MAX, f64::min)
}

/// The least processor time of `cargo check` for each subject, in milliseconds.
fn measure(subjects: &[Subject], rounds: u32) -> Vec<f64> {
    for subject in subjects {
        run(&mut subject.cargo(&["check"]));
    }
    let mut least = vec![f64::MAX; subjects.len()];
    for _ in 0..rounds {
        for (subject, least) in subjects.iter().zip(&mut least) {
            subject.touch("lib.rs");
            *least = least.min(timed(|| run(&mut subject.cargo(&["check"]))));
        }
    }
    least
}

fn subject(
    name: &str,
    dependency: &str,
    structs: u32,
    fields: u32,
    item: &dyn Fn(&[String]) -> String,
) -> Subject {
    let names: Vec<String> = (0..fields).map(|field| format!("f{field}")).collect();
    let mut code = "#![allow(dead_code, unused_imports)]\nuse std::mem::ManuallyDrop;\n".to_owned();
    for (crate_name, import) in [
        ("drop-derive", "use drop_derive::OrderedDrop;"),
        ("zeroize", "use zeroize::ZeroizeOnDrop;"),
        ("pin-project", "use pin_project::pin_project;"),
    ] {
        if dependency.starts_with(crate_name) {
            code += import;
        }
    }
    let item = item(&names);
    for index in 0..structs {
        let _ = write!(code, "\n{}", item.replace("ITEM", &format!("S{index}")));
    }
    Subject::write(name, "lib.rs", dependency, &code)
}

/// Each field by a template, with the field before it where there is one.
fn each(fields: &[String], first: &str, other: &str) -> String {
    let mut text = String::new();
    for (index, field) in fields.iter().enumerate() {
        let template = if index == 0 { first } else { other };
        let before = index.checked_sub(1).map_or("", |before| fields[before].as_str());
        text += &template.replace("FIELD", field).replace("BEFORE", before);
    }
    text
}

fn each_reversed(fields: &[String], template: &str) -> String {
    let fields: Vec<String> = fields.iter().rev().cloned().collect();
    each(&fields, template, template)
}

const HELD: &str = "FIELD: ManuallyDrop<String>, ";
const PLAIN: &str = "FIELD: String, ";

fn bare_held(fields: &[String]) -> String {
    format!("pub struct ITEM {{ {} }}", each(fields, HELD, HELD))
}

fn bare(fields: &[String]) -> String {
    format!("pub struct ITEM {{ {} }}", each(fields, PLAIN, PLAIN))
}

fn hand_written(fields: &[String]) -> String {
    let drops = each_reversed(fields, "ManuallyDrop::drop(&mut self.FIELD); ");
    let body = format!("fn drop(&mut self) {{ unsafe {{ {drops} }} }}");
    format!("{} impl Drop for ITEM {{ {body} }}", bare_held(fields))
}

fn managed(fields: &[String]) -> String {
    let fields = each(fields, HELD, &format!("#[drop(before = BEFORE)] {HELD}"));
    format!("#[derive(OrderedDrop)] pub struct ITEM {{ {fields} }}")
}

/// The derive, with a list of all fields.
fn by_list(names: &str, item: &str) -> String {
    format!("#[derive(OrderedDrop)] #[drop(order = [{names}])] {item}")
}

fn managed_by_list(fields: &[String]) -> String {
    by_list(&each_reversed(fields, "FIELD, "), &bare_held(fields))
}

const CLOSE: &str = "impl ITEM { fn close(_: String) {} }";

fn calls_by_hand(fields: &[String]) -> String {
    let calls =
        each_reversed(fields, "Self::close(unsafe { ManuallyDrop::take(&mut self.FIELD) }); ");
    let drop = format!("impl Drop for ITEM {{ fn drop(&mut self) {{ {calls} }} }}");
    format!("{} {CLOSE} {drop}", bare_held(fields))
}

fn steps(fields: &[String]) -> String {
    let first = format!("#[drop(with = Self::close)] {HELD}");
    let other = format!("#[drop(with = Self::close, before = BEFORE)] {HELD}");
    let fields = each(fields, &first, &other);
    format!("#[derive(OrderedDrop)] pub struct ITEM {{ {fields} }} {CLOSE}")
}

fn proved(fields: &[String]) -> String {
    let fields = each(fields, PLAIN, &format!("#[drop(after = BEFORE)] {PLAIN}"));
    format!("#[derive(OrderedDrop)] pub struct ITEM {{ {fields} }}")
}

fn proved_by_list(fields: &[String]) -> String {
    by_list(&each(fields, "FIELD, ", "FIELD, "), &bare(fields))
}

/// The same with a type of its own for each field.
fn of_many_types(item: &str) -> String {
    let elements = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64"];
    let mut pieces = item.split(": String");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces
        .zip(elements)
        .fold(first, |text, (piece, element)| format!("{text}: Vec<{element}>{piece}"))
}

fn zeroize(fields: &[String]) -> String {
    format!("#[derive(ZeroizeOnDrop)] {}", bare(fields))
}

fn pin_project(fields: &[String]) -> String {
    let fields = each(fields, &format!("#[pin] {PLAIN}"), &format!("#[pin] {PLAIN}"));
    format!("#[pin_project] pub struct ITEM {{ {fields} }}")
}

/// Forms of the expansion, each with one thing more than the one before.
const FORMS: [(&str, &str); 5] = [
    ("nothing", ""),
    ("drop", "the `Drop` impl with the call: the types of the managed fields are checked by it"),
    ("drop, names", "the pattern with all fields, so that none is behind a `Deref`"),
    ("drop, names, trait", "the trait impl with the names"),
    (
        "drop, names, trait, types",
        "the question whether eight different plain types hide a `ManuallyDrop`",
    ),
];

fn form(name: &str, fields: &[String]) -> String {
    const PRIVATE: &str = "::drop_derive::__private";
    let mut code = bare_held(fields);
    if name.starts_with("drop") {
        let mut proofs = String::new();
        if name.contains("names") {
            let names = each(fields, "FIELD: _, ", "FIELD: _, ");
            proofs = format!("let Self {{ {names} }} = *self;");
        }
        if name.contains("types") {
            let types: Vec<String> =
                (0..fields.len()).map(|index| format!("[u8; {index}]")).collect();
            let calls = types.chunks(4).map(|types| {
                let (count, zeros) = (types.len(), vec!["!0"; types.len()].join(", "));
                format!("{PRIVATE}::assert_plain{count}::<{}>({zeros});", types.join(", "))
            });
            let checks: String = calls.collect();
            proofs = format!("{proofs} if false {{ {checks} }}");
        }
        let pointers = each_reversed(fields, "&raw mut self.FIELD, ");
        code = format!(
            "{code} impl Drop for ITEM {{ #[inline] fn drop(&mut self) {{ {proofs} \
             unsafe {{ {PRIVATE}::drop_in_order(self, ({pointers})) }} }} }}"
        );
    }
    if name.contains("trait") {
        let names = each_reversed(fields, "FIELD ");
        code = format!(
            "{code} impl OrderedDrop for ITEM {{ const DROP_DERIVE_NAMES: &'static str = \"{}\"; }}",
            names.trim_end()
        );
    }
    code
}
