//! The cargo projects that the server and cargo look at.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::LIMIT;

/// A file of the program.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

pub(crate) const PLACES: File = File { name: "places", text: include_str!("program/places.rs") };

pub(crate) const LOCAL: File = File { name: "local", text: include_str!("program/local.rs") };

pub(crate) const PARTS: File = File { name: "parts", text: include_str!("program/parts.rs") };

pub(crate) const FILES: [File; 3] = [PLACES, LOCAL, PARTS];

impl File<'_> {
    pub(crate) fn path(self, root: &Path) -> PathBuf {
        root.join("src").join(self.name).with_extension("rs")
    }

    /// For messages: the line that a place is in, and the place.
    pub(crate) fn line(self, place: &Range<usize>) -> String {
        let start = self.text[..place.start].rfind('\n').map_or(0, |at| at + 1);
        let line = self.text[start..].lines().next().unwrap_or_default();
        format!("`{}` in {} `{}`", &self.text[place.clone()], self.name, line.trim())
    }
}

const MANIFEST: &str = r#"
[package]
name = "program"
version = "0.0.0"
edition = "2021"

[dependencies]
drop-derive = { path = "REPOSITORY/drop-derive" }

[workspace]
"#;

const ROOT: &str = "#![allow(dead_code)]\nmod places;\nmod local;\nmod parts;\n";

/// Where all of them are. Kept, so that dependencies are built once.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("editors")
}

/// Writes a project.
pub(crate) fn write(name: &str, files: &[File]) -> PathBuf {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("in the repository");
    let root = folder().join(name);
    fs::create_dir_all(root.join("src")).expect("create the project");
    let write = |path: PathBuf, text: &str| fs::write(path, text).expect("write the project");
    let manifest = MANIFEST.replace("REPOSITORY", &repository.display().to_string());
    write(root.join("Cargo.toml"), &manifest);
    // What the lock file names has been downloaded.
    fs::copy(repository.join("Cargo.lock"), root.join("Cargo.lock")).expect("copy the lock file");
    write(root.join("src/lib.rs"), ROOT);
    for file in files {
        write(file.path(&root), file.text);
    }
    root
}

/// For everything that runs cargo.
pub(crate) fn environment(command: &mut Command) -> &mut Command {
    command.env("CARGO_NET_OFFLINE", "true").env("CARGO_TARGET_DIR", folder().join("target"))
}

/// What the compiler says about a project: the file, the byte, and the message.
pub(crate) fn check(root: &Path) -> Vec<(String, usize, String)> {
    check_with(root, &[])
}

/// The same, with arguments for the compiler of that project alone.
pub(crate) fn check_with(root: &Path, arguments: &[&str]) -> Vec<(String, usize, String)> {
    let output = root.join("messages.json");
    let mut cargo = Command::new(env!("CARGO"));
    let mut process = environment(&mut cargo)
        .args(["rustc", "--quiet", "--message-format=json", "--profile=check", "--"])
        .args(arguments)
        .current_dir(root)
        .stdin(Stdio::null())
        .stdout(fs::File::create(&output).expect("create the file of messages"))
        .stderr(Stdio::null())
        .spawn()
        .expect("start cargo");
    let deadline = Instant::now() + LIMIT;
    let status = loop {
        if let Some(status) = process.try_wait().expect("wait for cargo") {
            break status;
        }
        if Instant::now() > deadline {
            process.kill().expect("stop cargo");
            panic!("cargo takes too long");
        }
        thread::sleep(Duration::from_millis(20));
    };
    let output = fs::read_to_string(output).expect("read the messages");
    let messages: Vec<Value> =
        output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let is_ok = messages.last().is_some_and(|last| last["success"] == true);
    assert_eq!(status.success(), is_ok, "cargo itself failed: {output}");
    let said = messages.iter().filter(|message| {
        message["reason"] == "compiler-message" && message["target"]["name"] == "program"
    });
    let said = said.flat_map(|message| {
        let spans = message["message"]["spans"].as_array().into_iter().flatten();
        spans.filter(|span| span["is_primary"] == true).map(|span| {
            let file = Path::new(span["file_name"].as_str().unwrap_or_default());
            let file = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let byte = usize::try_from(span["byte_start"].as_u64().expect("a byte"));
            (file, byte.expect("an index"), message["message"]["message"].to_string())
        })
    });
    said.collect()
}
