//! A plugin: its objects run code of the library when they drop, so it is unloaded after them.
//!
//! The judges: the objects, whose destructors are code that is no longer there after a `dlclose`;
//! the library, which notes that it is unloaded; and the process's own table of what is mapped.

// How the library says that it is unloaded is a section of ELF files.
#![cfg(target_os = "linux")]

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs, slice};

use drop_derive::OrderedDrop;
use libloading::Library;
use tempfile::TempDir;

use crate::{panic_of_drop, Journal};

#[path = "../../crates/plugin/abi.rs"]
mod abi;

/// The plugin, built once. Each test loads a copy of its own: loaded twice from one file, a library
/// is unloaded with the second `dlclose` only.
static PLUGIN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let dir = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("temporary directory");
    let library = dir.path().join("plugin.so");
    // No manifest, no network: what it takes is there, since something built this test.
    let output = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--crate-name=plugin", "--crate-type=cdylib", "--edition=2021", "-o"])
        .arg(&library)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/crates/plugin/lib.rs"))
        .output()
        .expect("rustc");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(library).expect("the library")
});

thread_local! {
    /// Where the plugin that this thread loaded writes to.
    static JOURNAL: RefCell<Journal> = RefCell::default();
}

/// What the plugin calls.
unsafe extern "C" fn note(line: *const u8, length: usize) {
    // SAFETY: the plugin passes the two halves of a `&str`.
    let line = unsafe { slice::from_raw_parts(line, length) };
    JOURNAL.with_borrow(|journal| journal.note(str::from_utf8(line).expect("UTF-8")));
}

/// An object of the plugin's, which it makes and destroys.
struct Object(abi::Object);

impl Drop for Object {
    fn drop(&mut self) {
        // SAFETY: the library is still loaded: every type here that has an object is declared to
        // drop it before the library.
        let is_destroyed = unsafe { (self.0.destroy)(self.0.data) };
        assert!(is_destroyed, "the plugin could not destroy it");
    }
}

/// A loaded plugin, to make objects with.
struct Loaded {
    library: Library,
    dir: TempDir,
    path: PathBuf,
}

/// Loads a copy of the plugin, which writes to the journal.
fn load(journal: &Journal) -> Loaded {
    // Without symbolic links, as it is in the list of what is mapped.
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).canonicalize().expect("target directory");
    let dir = TempDir::new_in(parent).expect("temporary directory");
    let path = dir.path().join("plugin.so");
    fs::write(&path, &*PLUGIN).expect("copy of the plugin");
    JOURNAL.set(journal.clone());
    // SAFETY: what runs when it is loaded and unloaded is in `crates/plugin/lib.rs`.
    let library = unsafe { Library::new(&path) }.expect("load");
    // SAFETY: this is the type of the function, and the type of its argument.
    unsafe { library.get::<abi::Start>(b"plugin_start\0").expect("symbol")(note) };
    assert!(is_mapped(&path));
    Loaded { library, dir, path }
}

fn create(library: &Library, name: u8) -> Object {
    // SAFETY: this is the type of the function.
    Object(unsafe { library.get::<abi::Create>(b"plugin_create\0").expect("symbol")(name) })
}

/// Whether a file is mapped into this process: a library that is not unloaded is.
fn is_mapped(path: &Path) -> bool {
    let maps = fs::read_to_string("/proc/self/maps").expect("maps");
    maps.contains(path.to_str().expect("UTF-8"))
}

/// The step of a library: its destructor would throw away what `dlclose` returns.
fn unload(library: Library, journal: &Journal) {
    match library.close() {
        Ok(()) => journal.note("dlclose succeeded"),
        Err(error) => journal.note(error.to_string()),
    }
}

/// A plugin with two kinds of objects, declared as it is loaded: the last one depends on all others.
#[derive(OrderedDrop)]
#[drop(order = [filters, codec, library, dir, ..])]
struct Plugin {
    dir: ManuallyDrop<TempDir>,
    #[drop(with = unload(journal))]
    library: ManuallyDrop<Library>,
    codec: ManuallyDrop<Object>,
    filters: ManuallyDrop<Vec<Object>>,
    journal: Journal,
}

impl Plugin {
    fn new(loaded: Loaded, filters: &[u8], journal: &Journal) -> Self {
        let codec = create(&loaded.library, b'c');
        let filters = filters.iter().map(|&name| create(&loaded.library, name)).collect();
        Plugin {
            dir: ManuallyDrop::new(loaded.dir),
            library: ManuallyDrop::new(loaded.library),
            codec: ManuallyDrop::new(codec),
            filters: ManuallyDrop::new(filters),
            journal: journal.clone(),
        }
    }
}

/// The same, declared in drop order: it gets no destructor.
#[derive(OrderedDrop)]
struct Declared {
    #[drop(before = library)]
    _codec: Object,
    library: Library,
    _dir: TempDir,
}

/// Built in, or of a plugin. The object has no destructor: the step finds the function in the
/// library, which is there since the step borrows it.
#[derive(OrderedDrop)]
enum Codec {
    BuiltIn,
    Plugin {
        #[drop(with = unload(journal))]
        library: ManuallyDrop<Library>,
        #[drop(with = destroy(library))]
        object: *mut u8,
        journal: Journal,
    },
}

fn destroy(object: *mut u8, library: &Library) {
    // SAFETY: this is the type of the function.
    let destroy = unsafe { library.get::<abi::Destroy>(b"plugin_destroy\0") }.expect("symbol");
    // SAFETY: `object` was made by this library, and no step runs twice.
    assert!(unsafe { destroy(object) });
}

#[test]
fn the_order_is_the_declared_one() {
    assert_eq!(Plugin::DROP_ORDER, ["filters", "codec", "library", "dir", "journal"]);
    assert_eq!(Declared::DROP_ORDER, ["_codec", "library", "_dir"]);
    assert_eq!(Codec::DROP_ORDER, ["Plugin.object", "Plugin.library", "Plugin.journal"]);
}

#[test]
fn the_library_is_unloaded_after_the_last_of_its_objects() {
    let journal = Journal::default();
    let loaded = load(&journal);
    let path = loaded.path.clone();
    drop(Plugin::new(loaded, b"ab", &journal));
    assert_eq!(
        journal.take(),
        [
            "object a destroyed",
            "object b destroyed",
            "object c destroyed",
            "library unloaded",
            "dlclose succeeded"
        ]
    );
    assert!(!is_mapped(&path));
    assert!(!path.exists());
}

#[test]
fn an_object_that_panics_does_not_keep_the_library_loaded() {
    let journal = Journal::default();
    let loaded = load(&journal);
    let path = loaded.path.clone();
    let plugin = Plugin::new(loaded, b"xb", &journal);
    assert_eq!(panic_of_drop(plugin), "the plugin could not destroy it");
    assert_eq!(
        journal.take(),
        [
            "object x destroyed",
            "object b destroyed",
            "object c destroyed",
            "library unloaded",
            "dlclose succeeded"
        ]
    );
    assert!(!is_mapped(&path));
    assert!(!path.exists());
}

#[test]
fn a_type_declared_in_drop_order_needs_no_destructor() {
    let journal = Journal::default();
    let Loaded { library, dir, path } = load(&journal);
    let codec = create(&library, b'c');
    let declared = Declared { _codec: codec, library, _dir: dir };
    drop(create(&declared.library, b'd'));
    drop(declared);
    assert_eq!(journal.take(), ["object d destroyed", "object c destroyed", "library unloaded"]);
    assert!(!is_mapped(&path));
    assert!(!path.exists());
}

#[test]
fn a_step_finds_its_function_in_the_library_that_is_unloaded_next() {
    let journal = Journal::default();
    let loaded = load(&journal);
    let object = ManuallyDrop::new(create(&loaded.library, b'c')).0.data;
    let library = ManuallyDrop::new(loaded.library);
    drop(Codec::Plugin { library, object, journal: journal.clone() });
    assert_eq!(journal.take(), ["object c destroyed", "library unloaded", "dlclose succeeded"]);
    assert!(!is_mapped(&loaded.path));
    drop(Codec::BuiltIn);
    assert_eq!(journal.take(), [""; 0]);
}

#[test]
fn a_plugin_before_its_objects_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/real/ui/plugin_before_its_objects.rs");
}
