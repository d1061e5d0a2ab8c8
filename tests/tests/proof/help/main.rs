//! Every `help:` is a promise. Each one in `ui/*/*.stderr` is applied to its program as it is
//! printed; the program then compiles, and its fields drop in the order that was asked for.

mod batch;
mod fix;
mod lexer;
mod program;
mod snapshot;

use std::collections::BTreeMap;

use batch::Outcome;
use fix::{fixes, Edited, Fix};
use lexer::{trees, Kind, Tree};
use program::items;
use snapshot::{catalogue, Case, Line, Report};

/// Programs that nobody can repair without knowing more than what is said, and why.
const BY_HAND: [(&str, &str); 24] = [
    ("attribute/another_name_beside_the_argument", "the argument is there already"),
    ("attribute/misspelt_and_in_conflict", "the conflicts are told once the words are right"),
    ("close/no_conversion_between_foreign_types", "neither type is the program's own"),
    ("close/no_conversion_to_a_type_parameter", "a function cannot name the parameter"),
    (
        "close/no_conversion_of_a_type_parameter",
        "no crate can convert every type into one of another",
    ),
    ("manually_drop/a_type_of_the_same_name_elsewhere", HELD_IN_ANOTHER),
    ("manually_drop/a_type_of_the_same_name_in_a_variant", HELD_IN_ANOTHER),
    ("manually_drop/a_type_of_the_same_name_with_a_step", HELD_IN_ANOTHER),
    ("misplaced/part_on_a_variant", OF_AN_ENUM),
    ("misplaced/parts_on_a_field_of_a_variant", OF_AN_ENUM),
    ("misplaced/parts_on_a_variant", OF_AN_ENUM),
    ("misplaced/parts_on_an_enum", OF_AN_ENUM),
    ("misplaced/skip_on_a_struct", "the field has another mark"),
    ("no_place/behind_an_alias_that_is_declared_too_late", HELD_IN_ANOTHER),
    ("no_place/behind_one_alias_of_two_fields", HELD_IN_ANOTHER),
    ("no_place/in_a_macro", "the type is declared by a macro"),
    ("order/on_several_lines_without_commas", "the tokens are on two lines"),
    ("skip/with_a_step_and_named_elsewhere", "an order names the field that is skipped"),
    ("still_usable/begin_of_an_enum", "a step adds a destructor, and a value is taken apart"),
    ("with/not_copy_and_takes_another_type", "the function takes another type, too"),
    ("several_errors/ten_mistakes", "a skipped field in an order has no help"),
    ("soundness/core_is_the_own_crate_in_parts", "the trait is the attacker's"),
    ("soundness/manually_drop_named_like_a_scalar", "the marks are refused by the spelling"),
    ("soundness/deref_coercion_in_a_variant", "the compiler leaves the lifetime out"),
];

const HELD_IN_ANOTHER: &str = "no `ManuallyDrop` can be held in another one";

const OF_AN_ENUM: &str = "another struct has to be declared";

/// A program with one help applied for each of its errors.
struct Repaired {
    /// The case, and the help that it is about.
    name: String,
    text: String,
    /// What a list asked for that has been replaced by a longer one.
    listed: Vec<(String, String)>,
}

#[test]
fn every_help_makes_the_program_compile_in_the_order_that_was_asked_for() {
    let mut by_hand: BTreeMap<_, _> = BY_HAND.into_iter().collect();
    let mut repaired = Vec::new();
    let (mut cases, mut helps) = (0, 0);
    let mut problems = Vec::new();
    for case in catalogue() {
        let own = case.errors.iter().filter(|error| error.is_own());
        let of_case: usize = own.map(|error| error.helps().count()).sum();
        // What an attribute macro changes afterwards is not in the program.
        let is_changed = case.program.contains("drop_derive_tests_");
        if of_case == 0 || is_changed || by_hand.remove(case.name.as_str()).is_some() {
            continue;
        }
        match repair(&case) {
            Ok(programs) => {
                cases += 1;
                helps += of_case;
                repaired.extend(programs);
            }
            Err(problem) => problems.push(format!("{}: {problem}", case.name)),
        }
    }
    println!("{cases} cases, {helps} helps, {} programs", repaired.len());
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(by_hand.is_empty(), "no help is given: {by_hand:?}");

    let texts: Vec<&str> = repaired.iter().map(|program| program.text.as_str()).collect();
    for (program, outcome) in repaired.iter().zip(batch::run(&texts)) {
        match outcome {
            Outcome::Orders(orders) => {
                for broken in broken(program, &orders) {
                    problems.push(format!("{}\n{}\n{broken}", program.name, program.text));
                }
            }
            Outcome::Errors(errors) if errors.is_empty() => {}
            Outcome::Errors(errors) => {
                problems.push(format!("{}\n{}\n{errors}", program.name, program.text));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    assert!(cases > 100 && repaired.len() > 200);
}

/// One program for each way to do what one help says; for all other errors, the first help is
/// done in its first way.
fn repair(case: &Case) -> Result<Vec<Repaired>, String> {
    let mut ways: Vec<Vec<(String, Fix)>> = Vec::new();
    for error in &case.errors {
        let mut of_error = Vec::new();
        for help in error.helps() {
            let fixes = fixes(help).ok_or_else(|| format!("unknown: {help}"))?;
            of_error.extend(fixes.into_iter().map(|fix| (help.to_owned(), fix)));
        }
        if of_error.is_empty() {
            return Err(format!("without help: {}", error.first_line));
        }
        ways.push(of_error);
    }
    let mut repaired = Vec::new();
    for (index, of_error) in ways.iter().enumerate() {
        for way in 0..of_error.len() {
            if index > 0 && way == 0 {
                continue; // The one where every help is the first.
            }
            let marks = case.errors.iter().map(|error| error.at).collect();
            let mut edited = Edited { text: case.program.clone(), marks };
            let help = &of_error[way].0;
            let is_done = ways.iter().enumerate().all(|(error, ways)| {
                let fix = &ways[if error == index { way } else { 0 }].1;
                edited.apply(fix, error, case.errors[error].length).is_some()
            });
            if is_done {
                repaired.push(Repaired {
                    name: format!("{}: {help} ({way})", case.name),
                    text: edited.text,
                    listed: listed(case, &case.errors[index], help),
                });
            } else if way == 0 || of_error[way - 1].0 != *help {
                // Only of several ways one may need a field that is not there.
                return Err(format!("cannot be done: {help}\n{}", edited.text));
            }
        }
    }
    Ok(repaired)
}

/// The pairs of the list that a help makes longer.
fn listed(case: &Case, error: &Report, help: &str) -> Vec<(String, String)> {
    if !help.contains("`order = [") || help.starts_with("list managed fields first") {
        return Vec::new();
    }
    let items = items(&case.program);
    let body = items.iter().find_map(|item| item.body_at(error.at));
    let pairs = body.unwrap().pairs_of_list().into_iter();
    pairs.map(|(earlier, later)| (earlier.to_owned(), later.to_owned())).collect()
}

/// What is asked for in a program, or was before it was repaired, and is not so.
fn broken(program: &Repaired, orders: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut broken = Vec::new();
    for item in items(&program.text) {
        let order = &orders[&item.name];
        for body in &item.bodies {
            let place = |field: &str| {
                let name = format!("{}{field}", body.prefix);
                order.iter().position(|field| *field == name)
            };
            let listed = program.listed.iter().map(|(earlier, later)| (&**earlier, &**later));
            for (earlier, later) in body.pairs().into_iter().chain(listed) {
                let places = (place(earlier), place(later));
                if !matches!(places, (Some(earlier), Some(later)) if earlier < later) {
                    broken.push(format!("`{earlier}` is not before `{later}` in {order:?}"));
                }
            }
            for field in &body.fields {
                if place(&field.name).is_some() == field.is_skipped() {
                    broken.push(format!("`{}` and {order:?}", field.name));
                }
            }
        }
    }
    broken
}

#[test]
fn every_cause_is_told_once() {
    let mut wrong = Vec::new();
    for case in catalogue() {
        let first = case.program.lines().next().unwrap();
        let said = first.strip_prefix("//~ ").unwrap_or("1 errors");
        let (errors, warnings) = said.split_once(", ").unwrap_or((said, "0 warning"));
        let number = |text: &str| text.split(' ').next().unwrap().parse::<usize>().unwrap();
        let expected = (number(errors), number(warnings));
        let found = (case.errors.len(), case.warnings.len());
        if expected != found {
            wrong.push(format!("{}: {found:?} instead of {expected:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_message_keeps_the_rules_of_wording() {
    let mut messages = 0;
    let mut wrong = Vec::new();
    for case in catalogue() {
        for error in case.errors.iter().filter(|error| error.is_own()) {
            messages += 1;
            wrong.extend(rules_broken(error).into_iter().map(|rule| (case.name.clone(), rule)));
        }
    }
    assert!(messages > 200);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Words that mean what another word already means, or that blame.
const AVOIDED: [&str; 10] = [
    "teardown",
    "destruction",
    "destroyed",
    "invalid",
    "illegal",
    "please",
    "did you mean",
    "ordering",
    "sequence",
    "annotation",
];

fn rules_broken(error: &Report) -> Vec<String> {
    let mut broken = Vec::new();
    let mut rule = |is_kept: bool, text: &str, rule: &str| {
        if !is_kept {
            broken.push(format!("{rule}: {text}"));
        }
    };
    let first = &error.first_line;
    let words = without_code(first).split_whitespace().count();
    rule(words <= 14, first, "few words");
    let mut has_help = false;
    let mut lines = vec![first.as_str()];
    for line in &error.more {
        match line {
            Line::Note(note) => {
                rule(!has_help, note, "facts before code");
                rule(note.len() <= 100, note, "a line is short");
                lines.push(note);
            }
            Line::Help(help) => {
                has_help = true;
                let (help, code) = help.split_once('\n').unwrap_or((help, "``"));
                rule(help.contains('`') && !code.is_empty(), help, "a help is code");
                lines.push(help);
            }
        }
    }
    for line in lines {
        let is_start = |first: char| first.is_lowercase() || first == '`';
        rule(line.starts_with(is_start), line, "lowercase");
        rule(!line.ends_with(['.', '!', '?', ' ']), line, "no final period");
        rule(line.matches('`').count() % 2 == 0, line, "backticks in pairs");
        let text = without_code(line);
        let is_code = |word: &str| {
            word.contains(['#', '_', '[', '<', '=']) || word.contains(char::is_uppercase)
        };
        rule(!text.split_whitespace().any(is_code), line, "code in backticks");
        let lower = text.to_lowercase();
        rule(!AVOIDED.iter().any(|word| lower.contains(word)), line, "one word for one thing");
        rule(!line.contains("__"), line, "nothing of the internals");
    }
    broken
}

/// The line with a word for each code, or for several ones in a row.
fn without_code(line: &str) -> String {
    let text: Vec<&str> = line.split('`').step_by(2).collect();
    text.join("code").replace("code, ", "")
}

/// The texts of the macro crate, and those that are attributes for the compiler.
const TEXTS: [&str; 6] = [
    include_str!("../../../../drop-derive-macros/src/report/conflict.rs"),
    include_str!("../../../../drop-derive-macros/src/report/message.rs"),
    include_str!("../../../../drop-derive/src/__private/checks.rs"),
    include_str!("../../../../drop-derive/src/__private/drop.rs"),
    include_str!("../../../../drop-derive/src/__private/lend.rs"),
    include_str!("../../../../drop-derive/src/__private/names.rs"),
];

#[test]
fn every_text_is_in_the_catalogue() {
    let mut texts = Vec::new();
    for code in TEXTS {
        let code = code.split("#[cfg(test)]").next().unwrap();
        collect(&trees(code), &mut texts);
    }
    assert!(texts.len() > 100);
    for case in catalogue() {
        texts.retain(|text| !case.snapshot.lines().any(|line| is_said(text, line)));
    }
    // How it is recognized that syn could read more.
    texts.retain(|text| text != "enable syn's features");
    // Only a compiler that is told to be an editor says it: see the tests of `editors`.
    texts.retain(|text| !text.starts_with("`cfg(rust_analyzer)` is for editors"));
    assert!(texts.is_empty(), "{texts:#?}");
}

/// The strings with more than one word, line by line.
fn collect(trees: &[Tree], texts: &mut Vec<String>) {
    for tree in trees {
        match &tree.kind {
            Kind::Group(_, inner) => collect(inner, texts),
            Kind::Literal(text) => {
                let lines = text.trim_matches('"').split("\\n").map(str::trim);
                texts.extend(lines.filter(|line| line.contains(' ')).map(str::to_owned));
            }
            _ => {}
        }
    }
}

/// Whether a line has the text, with something for each `{}`.
fn is_said(text: &str, line: &str) -> bool {
    let mut rest = line;
    text.split(['{', '}']).step_by(2).all(|part| match rest.split_once(part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}
