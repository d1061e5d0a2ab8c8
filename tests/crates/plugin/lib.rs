//! The plugin of `tests/real/plugin.rs`, which builds it as a `cdylib` with nothing but `rustc`.
//! Not a member of the workspace.

use std::sync::atomic::{AtomicPtr, Ordering};

mod abi;

use abi::{Destroy, Note, Object, Start};

/// The host's `Note`. Not in a thread-local variable: one with a destructor would keep the library
/// loaded until its thread has ended.
static NOTE: AtomicPtr<()> = AtomicPtr::new(std::ptr::null_mut());

fn note(line: &str) {
    let note = NOTE.load(Ordering::Relaxed);
    if !note.is_null() {
        // SAFETY: `plugin_start` stores a `Note`, and the host's code outlives this library.
        unsafe { std::mem::transmute::<*mut (), Note>(note)(line.as_ptr(), line.len()) }
    }
}

#[no_mangle]
extern "C" fn plugin_start(host: Note) {
    NOTE.store(host as *mut (), Ordering::Relaxed);
}

#[no_mangle]
extern "C" fn plugin_create(name: u8) -> Object {
    Object { data: Box::into_raw(Box::new(name)), destroy: plugin_destroy }
}

/// # Safety
///
/// The data is that of an object, which is not used again.
#[no_mangle]
unsafe extern "C" fn plugin_destroy(data: *mut u8) -> bool {
    // SAFETY: `plugin_create` made it of a `Box`; the caller promises the rest.
    let name = unsafe { Box::from_raw(data) };
    note(&format!("object {} destroyed", char::from(*name)));
    // A panic must not leave the library: its runtime is not the host's.
    *name != b'x'
}

extern "C" fn at_unload() {
    note("library unloaded");
}

/// The dynamic linker calls these when it unmaps the library.
#[used]
#[link_section = ".fini_array"]
static AT_UNLOAD: extern "C" fn() = at_unload;

// The signatures are the agreed ones.
const _: (Start, abi::Create, Destroy) = (plugin_start, plugin_create, plugin_destroy);
