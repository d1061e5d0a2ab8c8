//! Random types, compiled and run as a program of its own, against what the contract says of them.
//!
//! The generator works out each order by itself, in `model.rs`, and writes it down beside the type.
//! `DROP_DERIVE_GENERATED_SEED` and `DROP_DERIVE_GENERATED_TYPES` change what is generated.

mod model;
mod random;
mod refusals;
mod write;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use random::Generator;
use refusals::refusals;
use write::{check, definition};

/// A number from the environment.
fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().expect("a number"))
}

fn generator() -> Generator {
    let seed = setting("DROP_DERIVE_GENERATED_SEED", 6);
    println!("DROP_DERIVE_GENERATED_SEED={seed}");
    Generator::new(seed)
}

/// The package that the programs are in. It is no member of the workspace, and has a target
/// directory of its own: that of the workspace may be locked.
fn package() -> &'static Path {
    static PACKAGE: OnceLock<PathBuf> = OnceLock::new();
    PACKAGE.get_or_init(|| {
        let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
        fs::create_dir_all(package.join("src/bin")).unwrap();
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = tests.parent().unwrap();
        let manifest = format!(
            "[package]\nname = 'generated'\nversion = '0.0.0'\nedition = '2021'\n\
            [dependencies]\ndrop-derive.path = '{}'\ndrop-derive-tests.path = '{}'\n\
            [profile.dev]\ndebug = false\nincremental = false\n[workspace]\n",
            root.join("drop-derive").display(),
            tests.display(),
        );
        fs::write(package.join("Cargo.toml"), manifest).unwrap();
        // The same versions, all of which are there already.
        fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
        fs::write(package.join("src/support.rs"), include_str!("support.rs")).unwrap();
        package
    })
}

fn cargo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .arg("--manifest-path")
        .arg(package().join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", package().join("target"))
        .output()
        .unwrap()
}

/// What every program starts with.
const START: &str = "\
#![forbid(unsafe_code)]
#![allow(warnings)]
#[path = \"../support.rs\"] mod support;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use drop_derive::OrderedDrop;
use drop_derive_tests::clean_up::{act, assert_clean_up, report, Failed, Unseen};
use drop_derive_tests::{assert_drops, witness, Witness};
use support::*;
";

/// A thread has a log of its own; the last line says which type it was if the process aborts.
const MAIN: &str = "\
fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut failed = false;
    for (name, check) in CHECKS {
        println!(\"{name}\");
        if let Err(panic) = std::thread::spawn(check).join() {
            let message = panic.downcast_ref::<String>();
            eprintln!(\"{name}: {}\", message.map_or(\"a panic\", |message| message));
            failed = true;
        }
    }
    std::process::exit(i32::from(failed));
}
";

#[test]
fn every_field_drops_once_and_in_order_whatever_fails_or_panics() {
    let count = setting("DROP_DERIVE_GENERATED_TYPES", 600);
    let mut generator = generator();
    let (mut code, mut checks) = (START.to_owned(), String::new());
    let (mut values, mut lines) = (0, 0);
    for _ in 0..count {
        let ty = generator.accepted();
        code.push_str(&definition(&ty));
        code.push_str(&check(&ty));
        checks.extend(["(\"", &ty.name, "\", check_", &ty.name, "),\n"]);
        values += ty.bodies.len();
        lines += (0..ty.bodies.len()).map(|body| ty.lines(body, "").len()).sum::<usize>();
    }
    code.extend(["const CHECKS: &[(&str, fn())] = &[\n", &checks, "];\n", MAIN]);
    fs::write(package().join("src/bin/accepted.rs"), code).unwrap();

    let output = cargo(&["run", "--quiet", "--bin", "accepted"]);
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let last = stdout.lines().last().unwrap_or("nothing");
    assert!(output.status.success(), "in {}, at {last}:\n{stderr}", package().display());
    assert_eq!(stdout.lines().count() as u64, count);
    println!("{count} types: {values} values dropped without a panic, and {lines} with one");
}

#[test]
fn an_order_that_cannot_be_had_does_not_compile() {
    let count = setting("DROP_DERIVE_GENERATED_TYPES", 600) / 2;
    let mut generator = generator();
    let mut code = START.to_owned();
    let mut refused = Vec::new();
    for index in 0..count {
        // One that is accepted, to be told from one that is not.
        code.push_str(&definition(&generator.accepted()));
        let ty = generator.refused(&format!("R{index}"));
        let first = code.lines().count() + 1;
        code.push_str(&definition(&ty));
        refused.push((first..=code.lines().count(), refusals(&ty)));
    }
    code.push_str("fn main() {}\n");
    fs::write(package().join("src/bin/refused.rs"), &code).unwrap();
    let output = cargo(&["check", "--quiet", "--message-format=short", "--bin", "refused"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let mut errors = errors(&stderr);
    let told = errors.len();
    for (lines, refusals) in &refused {
        let of_type;
        (of_type, errors) = errors.into_iter().partition(|(line, _)| lines.contains(line));
        let messages = of_type.into_iter().map(|(_, message)| message).collect();
        if let Err(problem) = refusals.compare(messages) {
            let code: Vec<_> = code.lines().collect();
            let code = code[lines.start() - 1..*lines.end()].join("\n");
            panic!("refused.rs:{}: {problem}\n{code}", lines.start());
        }
    }
    assert!(errors.is_empty(), "what should be accepted is not, in refused.rs: {errors:#?}");
    println!("{told} errors in {count} types, none in as many others");
}

/// The line of each error, and the first line of its message.
fn errors(stderr: &str) -> Vec<(usize, &str)> {
    fn error(line: &str) -> Option<(usize, &str)> {
        let (place, message) = line.split_once(": error")?;
        let line = place.split(':').nth(1)?.parse().ok()?;
        let (_, message) = message.split_once(": ")?;
        let message = message.strip_prefix("evaluation panicked: ").unwrap_or(message);
        Some((line, message.split(": evaluation of").next()?))
    }
    stderr.lines().filter_map(error).collect()
}
