// Of two definitions of a link, the first one counts. Those in the README lead to files.
//! [parts]: guide::parts
//! [recipes]: guide::cookbook
//! [close]: guide::close
//! [migrate]: guide::migrate
//! [rules]: guide::rules
//! [limits]: guide::limits
//! [expansion]: guide::expansion
//! [safety]: guide::safety
//! [errors]: guide::errors
//! [questions]: guide::faq
#![doc = include_str!("../README.md")]
#![no_std]
// The oldest supported compiler does not know `do_not_recommend`, and would warn.
#![allow(unknown_or_malformed_diagnostic_attributes)]

#[doc(hidden)]
pub mod __private;
/// When the expansion calls a function of the user's, it also calls functions of ours, and locates those
/// calls at the user's path, so that the compiler shows its errors there. An editor looks up every name
/// that is located at the path. This alias does not exist for editors, so that they find the user's
/// function alone.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
pub use __private as __calls;
mod collection;

pub use crate::collection::last_first;

/// Declares the drop order of the fields of a struct, or of each variant of an enum.
///
/// Where the fields are declared in that order, the derive proves it, and generates no destructor.
/// Otherwise it implements [`Drop`]: the fields that are held in [`ManuallyDrop`] drop in order, and the
/// language drops the others after that. An impossible order does not compile, and the error shows
/// what to change. The type also implements [`trait@OrderedDrop`].
///
/// ```
/// use std::mem::ManuallyDrop;
///
/// use drop_derive::OrderedDrop;
///
/// #[derive(OrderedDrop)]
/// struct Terminal {
///     // The screen is restored before the terminal leaves raw mode.
///     raw_mode: String,
///     #[drop(before = raw_mode)]
///     screen: ManuallyDrop<String>,
/// }
///
/// assert_eq!(Terminal::DROP_ORDER, ["screen", "raw_mode"]);
/// ```
///
/// There is more in the [documentation of the crate](crate), and in its [guide].
///
/// [`ManuallyDrop`]: core::mem::ManuallyDrop
pub use drop_derive_macros::OrderedDrop;

/// A type with a declared drop order. Implemented by the [derive of the same name][macro@OrderedDrop].
///
/// Deriving is a promise: no other code drops or takes the value of a managed field.
///
/// A test can compare the order with the one that others rely on, and a log can show it:
///
/// ```
/// use std::mem::ManuallyDrop;
///
/// use drop_derive::OrderedDrop;
///
/// #[derive(OrderedDrop)]
/// struct App {
///     window: String,
///     #[drop(before = window)]
///     surface: ManuallyDrop<String>,
/// }
///
/// fn report<T: OrderedDrop>() -> String {
///     format!("shutting down: {}", T::DROP_ORDER.join(", "))
/// }
///
/// assert_eq!(report::<App>(), "shutting down: surface, window");
/// ```
pub trait OrderedDrop {
    /// The names of the fields, first to last: `"name"`, the index for tuples, `"Variant.name"` for
    /// enums. Skipped fields are left out.
    ///
    /// These are names of private fields, so the value is no part of the public interface of the
    /// type, and may change with any release of its crate.
    const DROP_ORDER: &'static [&'static str] = __private::Names::<Self>::list();

    /// The names in one text, or none where there are too many for that. There is no default, so that an
    /// impl by hand does not compile: nothing would check its order.
    #[doc(hidden)]
    const DROP_DERIVE_NAMES: &'static str;
}

#[cfg(any(doc, doctest))]
pub mod guide;
