//! Writes crates and has cargo work on them.

#![forbid(unsafe_code)]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use nix::sys::resource::{getrusage, UsageWho};
use nix::sys::time::TimeValLike;

/// A crate that has been written to be measured.
pub struct Subject {
    /// What it is called.
    pub name: String,
    folder: PathBuf,
}

impl Subject {
    /// Writes a library or a program, with the dependencies that it names.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub fn write(name: &str, file: &str, dependencies: &str, code: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
        let folder = root.join("target/benches").join(name);
        fs::create_dir_all(folder.join("src")).expect("a folder for the crate");
        let facade = root.join("drop-derive");
        let dependencies = dependencies.replace("$facade", &facade.to_string_lossy());
        let manifest = format!(
            "[package]\nname = \"subject\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
             [dependencies]\n{dependencies}\n[profile.release]\ncodegen-units = 1\n[workspace]\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the versions");
        fs::write(folder.join("src").join(file), code).expect("the code");
        Subject { name: name.to_owned(), folder }
    }

    /// A cargo command on the crate, in a target folder of its own. Not incremental: nothing that
    /// was found out before is used again.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.target())
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS");
        cargo
    }

    /// The instructions that the compiler executes for `cargo check`, with the macros it calls, in
    /// thousands. `None` where valgrind is missing.
    ///
    /// # Panics
    ///
    /// If the crate does not compile.
    pub fn kilo_instructions(&self) -> Option<f64> {
        Command::new("valgrind").arg("--version").output().ok()?;
        let sysroot =
            run(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&self.folder));
        let (wrapper, counts) = (self.folder.join("count"), self.folder.join("counts"));
        let script = format!(
            "#!/bin/sh\ncase \" $* \" in *' --crate-name subject '*)\n\
             exec valgrind --tool=callgrind --callgrind-out-file='{}' \"$@\" ;; esac\nexec \"$@\"\n",
            counts.display()
        );
        fs::write(&wrapper, script).expect("a script");
        fs::set_permissions(&wrapper, Permissions::from_mode(0o755)).expect("a script");
        self.touch("lib.rs");
        // Not the proxy of rustup, which starts another program.
        let rustc = Path::new(sysroot.trim()).join("bin/rustc");
        run(self.cargo(&["check"]).env("RUSTC", rustc).env("RUSTC_WRAPPER", wrapper));
        let counts = fs::read_to_string(counts).expect("counts");
        let total = counts.lines().find_map(|line| line.strip_prefix("totals: "));
        total.and_then(|total| total.trim().parse().ok()).map(|total: f64| total / 1000.0)
    }

    /// The folder that cargo builds into.
    pub fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// Makes cargo believe that the code has changed.
    ///
    /// # Panics
    ///
    /// If the file cannot be written.
    pub fn touch(&self, file: &str) {
        let path = self.folder.join("src").join(file);
        let code = fs::read(&path).expect("the code");
        fs::write(path, code).expect("the code, once more");
    }
}

/// Runs a command that has to succeed.
///
/// # Panics
///
/// If it does not; with what it printed.
pub fn run(command: &mut Command) -> String {
    let output = command.output().expect("the command starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{text}\n{errors}");
    text
}

/// The processor time of all finished children, in milliseconds.
///
/// # Panics
///
/// Where the system does not tell.
fn children_time() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the time of the children");
    let time = usage.user_time() + usage.system_time();
    let microseconds = u64::try_from(time.num_microseconds()).expect("no time is negative");
    Duration::from_micros(microseconds).as_secs_f64() * 1000.0
}

/// The processor time of the children that an action starts and waits for, in milliseconds.
pub fn timed<T>(action: impl FnOnce() -> T) -> f64 {
    let before = children_time();
    action();
    children_time() - before
}

/// Copies a folder with all that is in it.
///
/// # Errors
///
/// Where a file cannot be read or written.
pub fn copy_files(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_files(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}
