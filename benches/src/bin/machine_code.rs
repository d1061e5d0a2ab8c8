//! The derived destructor beside the compiler's own drop glue for the same fields declared in that
//! order, and beside a body written by hand: instructions in the code, and instructions executed.
//!
//! What is executed is counted by `valgrind --tool=callgrind`, if it is there. It fails if an optimized
//! destructor has, or executes, an instruction more than the glue.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::process::{Command, ExitCode};

use drop_derive_benches::{run, Subject};

const FACADE: &str = "drop-derive = { path = \"$facade\" }";

/// The types of the fields: what they are called here, as types, and how a value is made.
const TYPES: [(&str, &str, &str); 4] = [
    ("opaque", "Opaque", "Opaque(1)"),
    ("String", "String", "String::from(\"text\")"),
    (
        "Box<dyn Fn()>",
        "Box<dyn Fn()>",
        "{ let s = String::from(\"text\"); Box::new(move || { black_box(&s); }) }",
    ),
    ("Arc<u64>", "Arc<u64>", "Arc::new(1)"),
];

/// `glue`, `derived` and `by_hand` declare the fields in drop order, so that each is at the same place
/// in memory. `reversed` is derived too, and declares them the other way round.
const FORMS: [&str; 4] = ["glue", "derived", "reversed", "by_hand"];

/// Every field has a step that may fail. `stepped` drops, and loses the errors. `closing` has a `close` as
/// well, and drops all the same. `closed` is closed.
const CLOSE_FORMS: [&str; 3] = ["stepped", "closing", "closed"];

/// What `close` may execute beyond a drop, whatever the number of fields: it keeps an error, returns it,
/// and saves the registers that this takes.
const MOST_FOR_CLOSE: u64 = 8;

const SIZES: [usize; 16] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 32, 48, 64];

/// What is printed: all sizes are compared.
const SHOWN: [usize; 8] = [1, 2, 3, 5, 8, 16, 32, 64];

/// An allocator that gives no memory back, in always the same number of instructions.
const PRELUDE: &str = "
#![allow(dead_code)]
use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::mem::ManuallyDrop;
use std::sync::Arc;
use drop_derive::OrderedDrop;
struct Keep;
unsafe impl GlobalAlloc for Keep {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 { unsafe { System.alloc(layout) } }
    #[inline(never)]
    unsafe fn dealloc(&self, pointer: *mut u8, _: Layout) { black_box(pointer); }
}
#[global_allocator]
static KEEP: Keep = Keep;
struct Opaque(u64);
impl Drop for Opaque {
    #[inline(never)]
    fn drop(&mut self) { black_box(self.0); }
}
struct Failure(Box<u64>);
#[inline(never)]
fn finish<T>(value: T) -> Result<(), Failure> {
    drop(value);
    if black_box(false) { Err(Failure(Box::new(1))) } else { Ok(()) }
}
";

fn main() -> ExitCode {
    let profile = std::env::args().nth(1).unwrap_or_else(|| "release".to_owned());
    let subject = Subject::write("machine-code", "main.rs", FACADE, &program());
    let flags: &[&str] = if profile == "release" { &["--release"] } else { &[] };
    let mut build = subject.cargo(&["rustc"]);
    run(build.args(flags).args(["--", "--emit=asm,link"]));
    let folder = subject.target().join(if profile == "release" { "release" } else { "debug" });

    let code = read_assembly(&folder);
    let executed = callgrind(&folder.join("subject"));
    let forms = "glue, derived, reversed, by hand";
    println!("| {profile}: type | fields | in the code: {forms} | executed: {forms} |");
    println!("| --- | ---: | --- | --- |");
    let (mut more, mut longer) = (0, 0);
    for (index, (name, ..)) in TYPES.iter().enumerate() {
        for size in SIZES {
            let symbol = |form: &&str| format!("drop_{form}_{index}_{size}");
            let codes: Vec<usize> =
                FORMS.iter().map(|form| code.reachable(&symbol(form))).collect();
            let executions: Vec<Option<u64>> =
                FORMS.iter().map(|form| executed.get(&symbol(form)).copied()).collect();
            assert!(codes.iter().all(|&length| length > 0), "no code for {name}, {size} fields");
            more += usize::from(executions[1] > executions[0]);
            longer += usize::from(codes[1] > codes[0]);
            if !SHOWN.contains(&size) {
                continue;
            }
            let executed = executions
                .iter()
                .map(|count| count.map_or("?".to_owned(), |count| count.to_string()));
            println!(
                "| `{name}` | {size} | {} | {} |",
                codes.iter().map(usize::to_string).collect::<Vec<_>>().join(", "),
                executed.collect::<Vec<_>>().join(", ")
            );
        }
    }
    println!(
        "\nOf {} rows, the derived destructor executes more than the glue in {more}, and has more code \
         in {longer}.",
        TYPES.len() * SIZES.len()
    );
    let slower = print_close(&profile, &code, &executed);
    ExitCode::from(u8::from(profile == "release" && more + longer + slower > 0))
}

/// The table of what `close` costs. Returns how many rows have more executed than without it.
fn print_close(profile: &str, code: &Assembly, executed: &BTreeMap<String, u64>) -> usize {
    let forms = "drop, drop beside `close`, `close`";
    println!(
        "\n| {profile}: type | fields with a step | in the code: {forms} | executed: {forms} |"
    );
    println!("| --- | ---: | --- | --- |");
    let mut slower = 0;
    for (index, (name, ..)) in TYPES.iter().enumerate() {
        for size in SIZES {
            let symbol = |form: &&str| format!("drop_{form}_{index}_{size}");
            let codes = CLOSE_FORMS.iter().map(|form| code.reachable(&symbol(form)).to_string());
            let codes: Vec<String> = codes.collect();
            let executions = CLOSE_FORMS.iter().map(|form| executed.get(&symbol(form)).copied());
            let executions: Vec<Option<u64>> = executions.collect();
            slower += usize::from(executions[1] > executions[0]);
            let limit = executions[0].map(|count| count + MOST_FOR_CLOSE);
            slower += usize::from(executions[2] > limit);
            if SHOWN.contains(&size) {
                let executions = executions
                    .iter()
                    .map(|count| count.map_or("?".to_owned(), |count| count.to_string()));
                let executions: Vec<String> = executions.collect();
                println!(
                    "| `{name}` | {size} | {} | {} |",
                    codes.join(", "),
                    executions.join(", ")
                );
            }
        }
    }
    println!(
        "\nA drop beside `close` executes more than without, or `close` over {MOST_FOR_CLOSE} more, in \
         {slower} cases."
    );
    slower
}

/// Every type in every size and form, with a function that drops it, and a call of each.
fn program() -> String {
    let mut code = PRELUDE.to_owned();
    let mut calls = String::new();
    for (index, (_, ty, value)) in TYPES.iter().enumerate() {
        for size in SIZES {
            let reversed: Vec<String> = (0..size).rev().map(|field| format!("f{field}")).collect();
            let fields = |ty: &str, fields: &mut dyn Iterator<Item = &String>| {
                fields.fold(String::new(), |all, field| format!("{all}{field}: {ty}, "))
            };
            let held = fields(&format!("ManuallyDrop<{ty}>"), &mut reversed.iter());
            let other_way = fields(&format!("ManuallyDrop<{ty}>"), &mut reversed.iter().rev());
            let glue = fields(ty, &mut reversed.iter());
            let drops = reversed.iter().fold(String::new(), |all, field| {
                format!("{all}ManuallyDrop::drop(&mut self.{field}); ")
            });
            let id = format!("{index}_{size}");
            let order = reversed.join(", ");
            let _ = write!(
                code,
                "struct glue_{id} {{ {glue} }}
                #[derive(OrderedDrop)] #[drop(order = [{order}])] struct derived_{id} {{ {held} }}
                #[derive(OrderedDrop)] #[drop(order = [{order}])] struct reversed_{id} {{ {other_way} }}
                struct by_hand_{id} {{ {held} }}
                impl Drop for by_hand_{id} {{ #[inline] fn drop(&mut self) {{ unsafe {{ {drops} }} }} }}\n"
            );
            add_close(&mut code, &mut calls, &id, ty, value, &reversed);
            for form in FORMS {
                let value = if form == "glue" {
                    (*value).to_owned()
                } else {
                    format!("ManuallyDrop::new({value})")
                };
                let fields = fields(&value, &mut reversed.iter());
                let _ = write!(
                    code,
                    "#[no_mangle] #[inline(never)] unsafe fn drop_{form}_{id}(value: *mut {form}_{id}) {{
                        black_box(\"{form}_{id}\"); // Keeps the compiler from merging equal functions.
                        unsafe {{ std::ptr::drop_in_place(value) }}
                    }}\n"
                );
                let _ = write!(
                    calls,
                    "let mut value = ManuallyDrop::new({form}_{id} {{ {fields} }});
                    unsafe {{ drop_{form}_{id}(black_box(&mut *value)) }};\n"
                );
            }
        }
    }
    format!("#![allow(non_camel_case_types)]\n{code}\nfn main() {{ {calls} }}\n")
}

/// The types with a step for each field, with functions that end them, and a call of each.
fn add_close(
    code: &mut String,
    calls: &mut String,
    id: &str,
    ty: &str,
    value: &str,
    fields: &[String],
) {
    let declared = fields.iter().fold(String::new(), |all, field| {
        format!("{all}#[drop(with = finish)] {field}: ManuallyDrop<{ty}>, ")
    });
    let values = fields
        .iter()
        .fold(String::new(), |all, field| format!("{all}{field}: ManuallyDrop::new({value}), "));
    for form in CLOSE_FORMS {
        let (argument, end) = match form {
            "stepped" => ("", "drop(value)"),
            "closing" => ("#[drop(close = close -> Failure)]", "drop(value)"),
            _ => ("#[drop(close = close -> Failure)]", "value.close()"),
        };
        let result = if form == "closed" { "-> Result<(), Failure>" } else { "" };
        let _ = write!(
            code,
            "#[derive(OrderedDrop)] {argument} struct {form}_{id} {{ {declared} }}
            #[no_mangle] #[inline(never)] fn drop_{form}_{id}(value: {form}_{id}) {result} {{
                black_box(\"{form}_{id}\"); // Keeps the compiler from merging equal functions.
                {end}
            }}\n"
        );
        let _ = writeln!(calls, "let _ = drop_{form}_{id}(black_box({form}_{id} {{ {values} }}));");
    }
}

/// The functions of the program: how many instructions each has, and what it calls.
#[derive(Default)]
struct Assembly {
    length: BTreeMap<String, usize>,
    calls: BTreeMap<String, BTreeSet<String>>,
    aliases: BTreeMap<String, String>,
}

impl Assembly {
    /// The instructions of a function and of all functions that only destructors call. What they
    /// share with each other is counted once.
    fn reachable(&self, symbol: &str) -> usize {
        let mut seen = BTreeSet::new();
        let mut open = vec![symbol.to_owned()];
        while let Some(name) = open.pop() {
            let name = self.aliases.get(&name).cloned().unwrap_or(name);
            // Destructors of the standard library and of the fields themselves are the same for all.
            let is_own = name.starts_with("drop_")
                || name.contains("drop_in_place")
                || name.contains("4drop");
            if is_own && seen.insert(name.clone()) {
                open.extend(self.calls.get(&name).into_iter().flatten().cloned());
            }
        }
        seen.iter().filter_map(|name| self.length.get(name)).sum()
    }
}

fn read_assembly(folder: &std::path::Path) -> Assembly {
    let mut assembly = Assembly::default();
    let files = fs::read_dir(folder.join("deps")).expect("cargo has built the program");
    for path in files.map(|file| file.expect("a file").path()) {
        let is_subject =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("subject-"));
        if !is_subject || path.extension().is_none_or(|extension| extension != "s") {
            continue;
        }
        let mut function = String::new();
        for line in fs::read_to_string(path).expect("assembly").lines() {
            if let Some(label) =
                line.strip_suffix(':').filter(|label| !label.starts_with(['.', '\t', ' ']))
            {
                label.clone_into(&mut function);
            } else if let Some((name, target)) =
                line.trim().strip_prefix(".set ").and_then(|set| set.split_once(", "))
            {
                assembly.aliases.insert(name.to_owned(), target.to_owned());
            } else if line.starts_with('\t') && !line.starts_with("\t.") {
                *assembly.length.entry(function.clone()).or_default() += 1;
                let mut words = line.split_whitespace();
                if words
                    .next()
                    .is_some_and(|word| word.starts_with("call") || word.starts_with("jmp"))
                {
                    let target = words.next().unwrap_or_default().trim_start_matches('*');
                    let target = target.split(['@', '(']).next().unwrap_or_default();
                    assembly.calls.entry(function.clone()).or_default().insert(target.to_owned());
                }
            }
        }
    }
    assembly
}

/// The instructions that each `drop_..` function executes, with all that it calls.
fn callgrind(program: &std::path::Path) -> BTreeMap<String, u64> {
    let out = program.with_extension("callgrind");
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--tool=callgrind").arg(format!("--callgrind-out-file={}", out.display()));
    if !valgrind.arg(program).output().is_ok_and(|output| output.status.success()) {
        eprintln!("not counted: valgrind could not be run");
        return BTreeMap::new();
    }
    let mut annotate = Command::new("callgrind_annotate");
    let report =
        run(annotate.args(["--inclusive=yes", "--threshold=100", "--show-percs=no"]).arg(out));
    let counts = report.lines().filter_map(|line| {
        let (count, rest) = line.trim().split_once(' ')?;
        let (_, function) = rest.split_once(":drop_")?;
        let function = function.split(' ').next()?;
        Some((format!("drop_{function}"), count.replace(',', "").parse().ok()?))
    });
    counts.collect()
}
