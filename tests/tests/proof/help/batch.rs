//! Compiles and runs many programs as modules of one.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::program::items;

pub(crate) enum Outcome {
    /// `DROP_ORDER` of each type.
    Orders(BTreeMap<String, Vec<String>>),
    /// What the compiler says; nothing if it did not get so far, for errors of other programs.
    Errors(String),
}

/// What becomes of each program.
pub(crate) fn run(programs: &[&str]) -> Vec<Outcome> {
    let package = package();
    let mut main = String::from("#![allow(warnings)]\n");
    let mut body = String::new();
    for (index, program) in programs.iter().enumerate() {
        writeln!(main, "mod case{index};").unwrap();
        writeln!(body, "    case{index}::example_orders({index});").unwrap();
        write_if_new(&package.join(format!("src/case{index}.rs")), &module(program));
    }
    writeln!(main, "\nfn main() {{\n{body}}}").unwrap();
    write_if_new(&package.join("src/main.rs"), &main);

    let output = cargo(&package, &["build", "--message-format=short"]);
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        let of_case = |index| {
            let start = format!("src/case{index}.rs:");
            let lines = errors.lines().filter(|line| line.starts_with(&start));
            lines.collect::<Vec<_>>().join("\n")
        };
        return (0..programs.len()).map(of_case).map(Outcome::Errors).collect();
    }
    let output = cargo(&package, &["run", "--quiet"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut orders = vec![BTreeMap::new(); programs.len()];
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let mut words = line.split(' ');
        let index: usize = words.next().unwrap().parse().unwrap();
        let name = words.next().unwrap().to_owned();
        orders[index].insert(name, words.map(str::to_owned).collect());
    }
    orders.into_iter().map(Outcome::Orders).collect()
}

/// The program as a module that prints the orders of its types.
fn module(program: &str) -> String {
    let mut module = program.to_owned();
    module.push_str("\nfn example_step<T, U: ?Sized>(_: T, _: &mut U) {}\n");
    module.push_str("fn example_begin<T: ?Sized>(_: &mut T) {}\n");
    module.push_str("pub(crate) fn example_orders(index: usize) {\n");
    for item in items(program) {
        let (name, arguments) = (&item.name, item.arguments.join(", "));
        writeln!(
            module,
            "    println!(\"{{index}} {name} {{}}\", \
             <{}{name}<{arguments}> as ::drop_derive::OrderedDrop>::DROP_ORDER.join(\" \"));",
            item.path,
        )
        .unwrap();
    }
    module.push_str("}\n");
    module
}

fn package() -> PathBuf {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("help");
    fs::create_dir_all(package.join("src")).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = format!(
        "[package]\nname = 'help'\nversion = '0.0.0'\nedition = '2021'\n\
        [dependencies]\ndrop-derive.path = '{}'\n\
        [profile.dev]\ndebug = false\nincremental = false\n[workspace]\n",
        root.join("drop-derive").display(),
    );
    write_if_new(&package.join("Cargo.toml"), &manifest);
    // The same versions, all of which are there already.
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    package
}

fn write_if_new(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}

/// With a target directory of its own: that of the workspace may be locked.
fn cargo(package: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(package)
        .env("CARGO_TARGET_DIR", package.join("target"))
        .output()
        .unwrap()
}
