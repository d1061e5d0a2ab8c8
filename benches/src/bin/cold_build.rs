//! What the derive adds to a build from nothing, for users who have other derives already: with syn 3, as
//! it is, and with syn 2, as it could be.
//!
//! Processor time of `cargo build` and everything it starts. In each round every tree is built once, with
//! and without the derive, so that what slows the machine down slows all of them.

use std::fs;
use std::path::Path;

use drop_derive_benches::{copy_files, run, timed, Subject};

/// The dependencies of a user, and what stands in the table.
const TREES: [(&str, &[&str]); 3] = [
    ("serde, thiserror and tokio", &[SYN_3]),
    ("tracing and zeroize", &[SYN_2]),
    ("all of these", &[SYN_3, SYN_2]),
];

/// The macros of these use syn 3.
const SYN_3: &str = "serde = { version = \"1\", features = [\"derive\"] }\nthiserror = \"2\"\n\
    tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }";

/// And of these, syn 2.
const SYN_2: &str =
    "tracing = { version = \"0.1\", default-features = false, features = [\"attributes\"] }\n\
    zeroize = { version = \"1\", features = [\"derive\"] }";

fn main() {
    let rounds: u32 = std::env::args().nth(1).map_or(3, |rounds| rounds.parse().expect("rounds"));
    let with_syn_2 = write_with_syn_2();
    let derives = [
        String::new(),
        "drop-derive = { path = \"$facade\" }".to_owned(),
        format!("drop-derive = {{ path = {with_syn_2:?} }}"),
    ];
    let subjects: Vec<Subject> = TREES
        .iter()
        .flat_map(|(name, tree)| derives.iter().map(move |derive| (name, tree, derive)))
        .enumerate()
        .map(|(at, (_, tree, derive))| {
            let dependencies = format!("{}\n{derive}", tree.join("\n"));
            Subject::write(&format!("cold {at}"), "lib.rs", &dependencies, "")
        })
        .collect();
    let mut times = vec![Vec::new(); subjects.len()];
    for round in 1..=rounds {
        for (subject, times) in subjects.iter().zip(&mut times) {
            let _ = fs::remove_dir_all(subject.target());
            times.push(timed(|| run(&mut subject.cargo(&["build"]))) / 1000.0);
        }
        eprintln!("round {round}: {times:.1?}");
    }
    println!("The least of {rounds} rounds, in seconds of processor time:\n");
    println!("| beside | a build from nothing | the derive adds | in all | with syn 2 it adds | in all |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    let least = |times: &Vec<f64>| times.iter().copied().fold(f64::MAX, f64::min);
    let least: Vec<f64> = times.iter().map(least).collect();
    for ((name, _), least) in TREES.iter().zip(least.chunks(derives.len())) {
        let [alone, syn_3, syn_2] = least else { unreachable!("one for each derive") };
        let added = |with: &f64| format!("{:.1} | {:.2}", with - alone, with / alone);
        println!("| {name} | {alone:.1} | {} | {} |", added(syn_3), added(syn_2));
    }
}

/// Copies the library with its macros, changes the version of syn that these depend on, and returns
/// where the library is.
fn write_with_syn_2() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let copy = root.join("target/benches/with-syn-2");
    let _ = fs::remove_dir_all(&copy);
    for package in ["drop-derive", "drop-derive-macros"] {
        copy_files(&root.join(package), &copy.join(package)).expect("a copy");
    }
    fs::copy(root.join("README.md"), copy.join("README.md")).expect("the front page");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("the manifest");
    let (_, shared) = manifest.split_once("[workspace.package]").expect("what packages inherit");
    let shared = shared.replace("syn = { version = \"3\"", "syn = { version = \"2\"");
    assert!(shared.contains("syn = { version = \"2\""), "{shared}");
    let manifest = format!(
        "[workspace]\nmembers = [\"drop-derive\"]\nresolver = \"2\"\n[workspace.package]{shared}"
    );
    fs::write(copy.join("Cargo.toml"), manifest).expect("the other manifest");
    copy.join("drop-derive").to_str().expect("a folder in UTF-8").to_owned()
}
