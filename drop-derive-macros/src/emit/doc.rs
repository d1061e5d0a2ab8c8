//! Writes the drop order in words, for the documentation of the type.

use std::fmt::Write as _;

use crate::emit::Expansion;
use crate::order::Place;
use crate::parse::tokens::text;
use crate::parse::value::{Arg, ArgKind};
use crate::parse::Body;
use crate::plan::{BodyPlan, Step};
use crate::report::pretty;

impl Expansion<'_> {
    /// Markdown: for each body a numbered list of its fields, with the call of each step.
    pub(super) fn order_in_words(&self) -> String {
        let mut doc = String::new();
        if let Some(begin) = &self.input.args.begin {
            let begin = pretty(begin);
            let _ = writeln!(doc, " First, `{begin}` is called, while every field is alive.");
        }
        for (body, plan) in self.bodies() {
            if !body.fields.is_empty() {
                doc.push_str(if doc.is_empty() { " " } else { "\n" });
                push_body(&mut doc, body, plan);
            }
        }
        if doc.is_empty() {
            doc.push_str(" There is nothing to drop.");
        }
        doc
    }
}

fn push_body(doc: &mut String, body: &Body, plan: &BodyPlan) {
    let is_managed = |&field: &usize| plan.fields[field].place == Place::Managed;
    let fields = match body.variant {
        Some(variant) => format!("fields of `{}`", text(variant)),
        None => "fields".to_owned(),
    };
    let _ = match plan.order.first() {
        None => writeln!(doc, "Nothing drops the {fields}."),
        Some(first) if is_managed(first) => {
            write!(doc, "The {fields} drop in this order:\n\n")
        }
        Some(_) => write!(doc, "The language drops the {fields} as they are declared:\n\n"),
    };
    for (index, &field) in plan.order.iter().enumerate() {
        if index > 0 && is_managed(&plan.order[index - 1]) && !is_managed(&field) {
            doc.push_str("\nThen the language drops the others as they are declared:\n\n");
        }
        let _ = write!(doc, "{}. `{}`", index + 1, body.fields[field].name);
        if let Some(step) = &plan.fields[field].step {
            push_call(doc, body, step);
        }
        doc.push('\n');
    }
    for (field, planned) in body.fields.iter().zip(&plan.fields) {
        if planned.place == Place::Skipped && !plan.order.is_empty() {
            let _ = write!(doc, "\nNothing drops `{}`.\n", field.name);
        }
    }
}

/// The call of a step, with its arguments as the user may write them.
fn push_call(doc: &mut String, body: &Body, step: &Step) {
    let name = |arg: &Arg<usize>| match arg.kind {
        ArgKind::Value => "_".to_owned(),
        ArgKind::InPlace => "&mut _".to_owned(),
        ArgKind::Borrow(field) => body.fields[field].name.clone(),
        ArgKind::Copy(field) => format!("*{}", body.fields[field].name),
    };
    let args: Vec<_> = step.args.iter().map(name).collect();
    let _ = write!(doc, ": `{}({})`", pretty(step.path), args.join(", "));
}
