//! What the host and the plugin agree on. Both sides include this file.

/// Lends the plugin the host's journal: a line of UTF-8 and its length.
pub(crate) type Note = unsafe extern "C" fn(line: *const u8, length: usize);

/// Tells the plugin where to write to. Exported as `plugin_start`.
pub(crate) type Start = unsafe extern "C" fn(note: Note);

/// Makes an object with a name of one letter. Exported as `plugin_create`.
pub(crate) type Create = unsafe extern "C" fn(name: u8) -> Object;

/// Destroys an object; whether that went well. An exported one is `plugin_destroy`.
pub(crate) type Destroy = unsafe extern "C" fn(data: *mut u8) -> bool;

/// An object of the plugin's: data in its memory, and the code that releases it, which is gone when
/// the plugin is unloaded.
#[repr(C)]
pub(crate) struct Object {
    /// Points to what the plugin allocated.
    pub(crate) data: *mut u8,
    /// The only function to call with it, once.
    pub(crate) destroy: Destroy,
}
