//! The tools that the tests run.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A toolchain with a language server, and the source of a standard library.
pub(crate) struct Toolchain {
    /// `rustup run <toolchain>`, or nothing for the tools on the path.
    runner: Vec<String>,
    analyzer: String,
    pub(crate) sysroot: PathBuf,
    pub(crate) library: PathBuf,
}

impl Toolchain {
    /// The first that there is. Where there is none, says so even if the test harness captures what
    /// the tests print.
    pub(crate) fn find() -> Option<&'static Toolchain> {
        static FOUND: OnceLock<Option<Toolchain>> = OnceLock::new();
        let search = || {
            let found = search();
            if let Err(missing) = &found {
                let line = format!("NOT RUN: editors: {missing}\n");
                std::io::stderr().write_all(line.as_bytes()).expect("write to standard error");
            }
            found.ok()
        };
        FOUND.get_or_init(search).as_ref()
    }

    pub(crate) fn analyzer(&self) -> Command {
        tool(&self.runner, &self.analyzer)
    }
}

fn search() -> Result<Toolchain, &'static str> {
    let runners = runners();
    let name = std::env::var("RUST_ANALYZER").unwrap_or_else(|_| "rust-analyzer".to_owned());
    let runs = |runner: &&Vec<String>| output(tool(runner, &name).arg("--version")).is_some();
    let runner = runners.iter().find(runs).ok_or("no toolchain has a rust-analyzer")?;
    let sysroot = sysroot(runner).ok_or("no rustc beside rust-analyzer")?;
    // That of another toolchain will do: the programs use little of it.
    let sysroots = runners.iter().filter_map(|runner| self::sysroot(runner));
    let libraries = std::iter::once(sysroot.clone()).chain(sysroots).map(|path| library(&path));
    let library = libraries
        .into_iter()
        .find(|library| library.join("core/src/lib.rs").is_file())
        .ok_or("no toolchain has the component rust-src")?;
    Ok(Toolchain { runner: runner.clone(), analyzer: name, sysroot, library })
}

/// The path first, then every toolchain of rustup.
fn runners() -> Vec<Vec<String>> {
    let listed = output(Command::new("rustup").args(["toolchain", "list"])).unwrap_or_default();
    let toolchains = listed.lines().filter_map(|line| line.split_whitespace().next());
    let run = |toolchain: &str| ["rustup", "run", toolchain].map(str::to_owned).to_vec();
    std::iter::once(Vec::new()).chain(toolchains.map(run)).collect()
}

fn tool(runner: &[String], name: &str) -> Command {
    let mut words = runner.iter().map(String::as_str).chain([name]);
    let mut command = Command::new(words.next().unwrap_or(name));
    command.args(words);
    command
}

fn sysroot(runner: &[String]) -> Option<PathBuf> {
    output(tool(runner, "rustc").args(["--print", "sysroot"])).map(PathBuf::from)
}

fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib/src/rust/library")
}

fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
