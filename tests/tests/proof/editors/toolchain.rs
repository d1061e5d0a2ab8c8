//! The tools that the tests run.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A toolchain with a language server, and the source of a standard library.
pub(crate) struct Toolchain {
    /// `rustup run <toolchain>`, or nothing for the tools on the path.
    runner: Vec<String>,
    analyzer: String,
    pub(crate) sysroot: PathBuf,
    pub(crate) library: PathBuf,
}

impl Toolchain {
    /// The first that there is, or what is missing to it.
    pub(crate) fn find() -> Result<Toolchain, &'static str> {
        let runners = runners();
        let name = std::env::var("RUST_ANALYZER").unwrap_or_else(|_| "rust-analyzer".to_owned());
        let runs = |runner: &&Vec<String>| output(tool(runner, &name).arg("--version")).is_some();
        let runner = runners.iter().find(runs).ok_or("no toolchain has a rust-analyzer")?;
        let own = sysroot(runner).ok_or("no rustc beside rust-analyzer")?;
        // The library of another toolchain will do: the programs use little of it.
        let others = runners.iter().filter_map(|runner| sysroot(runner));
        let library = std::iter::once(own.clone())
            .chain(others)
            .map(|sysroot| library(&sysroot))
            .find(|library| library.join("core/src/lib.rs").is_file())
            .ok_or("no toolchain has the component rust-src")?;
        Ok(Toolchain { runner: runner.clone(), analyzer: name, sysroot: own, library })
    }

    pub(crate) fn analyzer(&self) -> Command {
        tool(&self.runner, &self.analyzer)
    }
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
