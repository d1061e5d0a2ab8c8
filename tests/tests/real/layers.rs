//! A stack of layers, each made in the one below it, that is taken down from the top.
//!
//! The judge: the file system, which removes no directory while another one is in it.

use std::fs;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use drop_derive::OrderedDrop;
use tempfile::TempDir;

use crate::{panic_of_drop, Journal};

/// A directory that removes itself, if it is empty.
struct Layer {
    path: PathBuf,
    journal: Journal,
    panics: bool,
}

impl Layer {
    fn new(path: PathBuf, journal: &Journal) -> Self {
        fs::create_dir(&path).expect("directory");
        Layer { path, journal: journal.clone(), panics: false }
    }
}

impl Drop for Layer {
    fn drop(&mut self) {
        let name = self.path.file_name().expect("name").to_string_lossy();
        let result = if fs::remove_dir(&self.path).is_ok() { "removed" } else { "not empty" };
        self.journal.note(format!("{name} {result}"));
        assert!(!self.panics, "{name} panics");
    }
}

#[derive(OrderedDrop)]
struct Stack {
    ground: TempDir,
    #[drop(with = drop_derive::last_first, before = ground)]
    layers: ManuallyDrop<Vec<Layer>>,
}

impl Stack {
    fn new(names: &[&str], journal: &Journal) -> Self {
        let ground = TempDir::new().expect("directory");
        let mut path = ground.path().to_owned();
        let layers = names.iter().map(|name| {
            path.push(name);
            Layer::new(path.clone(), journal)
        });
        let layers = layers.collect();
        Stack { ground, layers: ManuallyDrop::new(layers) }
    }
}

const NAMES: [&str; 3] = ["bottom", "middle", "top"];

#[test]
fn layers_are_taken_down_from_the_top() {
    let journal = Journal::default();
    let stack = Stack::new(&NAMES, &journal);
    let ground = stack.ground.path().to_owned();
    drop(stack);
    assert_eq!(journal.take(), ["top removed", "middle removed", "bottom removed"]);
    assert!(!ground.exists());
}

#[test]
fn layers_below_one_that_panics_are_taken_down_too() {
    let journal = Journal::default();
    for (at, name) in NAMES.iter().enumerate() {
        let mut stack = Stack::new(&NAMES, &journal);
        stack.layers[at].panics = true;
        assert_eq!(panic_of_drop(stack), format!("{name} panics"));
        assert_eq!(journal.take(), ["top removed", "middle removed", "bottom removed"]);
    }
}

#[test]
fn without_the_step_a_stack_is_taken_down_from_the_bottom() {
    let journal = Journal::default();
    let mut stack = Stack::new(&NAMES, &journal);
    let layers = std::mem::take(&mut *stack.layers);
    drop(layers);
    assert_eq!(journal.take(), ["bottom not empty", "middle not empty", "top removed"]);
}
