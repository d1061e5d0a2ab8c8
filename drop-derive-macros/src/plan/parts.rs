//! Whether a type can be taken apart, as `parts` asks.

use crate::parse::item::Data;
use crate::parse::Input;
use crate::report::message;
use crate::report::Errors;

/// Whether the type is to be taken apart, and can be.
pub(crate) fn check(cx: &Errors, input: &Input) -> bool {
    let (Some(parts), Data::Struct(fields)) = (&input.args.parts, &input.item.data) else {
        return false;
    };
    if let Some(unsized_by) = input.unsized_by() {
        cx.push(unsized_by, message::parts_of_unsized());
        return false;
    }
    if !fields.have_names {
        cx.push(parts.ident.span(), message::parts_without_names(&input.bodies[0].name));
    }
    fields.have_names
}
