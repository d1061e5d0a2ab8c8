//! Checks every rule on a body, and plans its order.
//!
//! One `check_*` or `resolve_*` function a rule. `resolve` makes edges of the arguments, and `judge`
//! finds those that cannot be had. What the spelling of the types cannot decide is left as a
//! `Question` to the compiler.

mod judge;
pub(crate) mod parts;
mod resolve;

use std::collections::BTreeMap;

use proc_macro2::{Span, TokenStream};
use syn::Member;

use crate::grammar::{Keyword, Side};
use crate::order::{Edge, Place};
use crate::parse::tokens::stream;
use crate::parse::ty::{Spelling, Type};
use crate::parse::{Body, Field, Input};
use crate::report::message::{self, Message};
use crate::report::pretty::pretty;
use crate::report::{Errors, Underline};

/// What the expansion needs to know, beside the input.
pub(crate) struct Plan {
    /// One for each body of the input.
    pub(crate) bodies: Vec<BodyPlan>,
    /// Whether the type is to be taken apart, and can be.
    pub(crate) has_parts: bool,
}

/// The drop order of one body, and what the expansion needs beside it.
pub(crate) struct BodyPlan {
    /// All fields that have a place, first to last: the managed ones, then the plain ones.
    pub(crate) order: Vec<usize>,
    /// For each field with a step: what the step is called with.
    pub(crate) steps: Vec<Option<Vec<Passed>>>,
    /// Each field's name as the user wrote it in an argument.
    pub(crate) mentions: Vec<(usize, Member)>,
    /// Names that no field has, as they are written.
    pub(crate) unknown: Vec<(String, Span)>,
    /// Pairs of the list that are in order only if one of the types has nothing to drop.
    pub(crate) questions: Vec<Question>,
}

/// An argument of a step.
#[derive(Clone, Copy)]
pub(crate) enum Passed {
    Value,
    Borrow(usize),
}

/// "Has `earlier` drop glue, and one of `later` too?" If so the compiler refuses the program.
pub(crate) struct Question {
    pub(crate) at: Underline,
    pub(crate) earlier: DropGlue,
    pub(crate) later: Vec<(DropGlue, Message)>,
}

/// Whether a type has drop glue.
pub(crate) enum DropGlue {
    /// It counts as having some.
    Certain,
    /// The compiler can tell: the type as it is written outside the item.
    OfType(TokenStream),
}

/// A constraint that came from an attribute on a field.
pub(crate) struct Link {
    pub(crate) edge: Edge,
    pub(crate) origin: Origin,
    pub(crate) at: Underline,
}

/// What asks for a constraint.
#[derive(Clone, Copy)]
pub(crate) enum Origin {
    /// `before` or `after`.
    Constraint(Side),
    /// A step that borrows the later field.
    Step,
}

/// Plans the order of every body.
pub(crate) fn plan(cx: &Errors, input: &Input) -> Plan {
    let bodies = input.bodies.iter().map(|body| plan_body(cx, input, body)).collect();
    Plan { bodies, has_parts: parts::check(cx, input) }
}

/// Plans the order of one body.
fn plan_body(cx: &Errors, input: &Input, body: &Body) -> BodyPlan {
    let mut checker = Checker {
        cx,
        input,
        body,
        plan: BodyPlan {
            order: Vec::new(),
            steps: body.fields.iter().map(|_| None).collect(),
            mentions: Vec::new(),
            unknown: Vec::new(),
            questions: Vec::new(),
        },
        links: Vec::new(),
        by_name: body.fields.iter().enumerate().map(|(at, field)| (&*field.name, at)).collect(),
        meant: Vec::new(),
        is_named: vec![false; body.fields.len()],
        listed: vec![None; body.fields.len()],
        rest: None,
    };
    checker.check_packed();
    checker.check_names();
    checker.check_fields();
    checker.resolve_constraints();
    checker.resolve_steps();
    let groups = checker.resolve_list();
    checker.check_places();
    checker.judge(&groups);
    checker.plan
}

pub(crate) struct Checker<'a> {
    pub(crate) cx: &'a Errors,
    pub(crate) input: &'a Input<'a>,
    pub(crate) body: &'a Body<'a>,
    pub(crate) plan: BodyPlan,
    pub(crate) links: Vec<Link>,
    pub(crate) by_name: BTreeMap<&'a str, usize>,
    /// For each unknown name, the field that was most likely meant.
    pub(crate) meant: Vec<Option<&'a str>>,
    /// Whether any argument names the field.
    pub(crate) is_named: Vec<bool>,
    /// Where the `order` list names a field.
    pub(crate) listed: Vec<Option<Underline>>,
    /// The `..` of the list.
    pub(crate) rest: Option<Underline>,
}

impl<'a> Checker<'a> {
    pub(crate) fn fields(&self) -> &'a [Field<'a>] {
        &self.body.fields
    }

    pub(crate) fn name(&self, field: usize) -> &'a str {
        &self.fields()[field].name
    }

    pub(crate) fn names(&self, fields: impl Iterator<Item = usize>) -> Vec<&'a str> {
        fields.map(|field| self.name(field)).collect()
    }

    /// What the graph is made of, beside the groups of a list.
    pub(crate) fn places_and_edges(&self) -> (Vec<Place>, Vec<Edge>) {
        let places = self.fields().iter().map(|field| field.place);
        let edges = self.links.iter().map(|link| link.edge);
        (places.collect(), edges.collect())
    }

    /// A reference to a packed field may not be aligned, and a destructor takes one.
    fn check_packed(&self) {
        let Some(packed) = &self.input.packed else { return };
        let managed = self.fields().iter().find(|field| field.place == Place::Managed);
        if let Some(field) = managed {
            self.cx.push(packed.span(), message::packed(&self.body.name, &field.name));
        }
    }

    /// Two fields of one name could be told apart by the hygiene of a macro alone, and the pointers
    /// of both would be to one of them.
    fn check_names(&self) {
        if self.by_name.len() == self.fields().len() {
            return;
        }
        for (index, field) in self.fields().iter().enumerate() {
            if self.by_name[&*field.name] != index {
                self.cx.push(field.underline(), message::two_fields(&field.name));
            }
        }
    }

    /// What is wrong with a field by itself.
    fn check_fields(&self) {
        for field in self.fields() {
            let args = &field.args;
            if let Some(once) = held_once(field) {
                let message = message::nested(&field.name, &declaration(field, &once));
                self.cx.push(field.ty().underline(), message);
            }
            // A path may be an alias of `ManuallyDrop`: the compiler looks at those.
            if !matches!(field.spelling, Spelling::ManuallyDrop | Spelling::Path) {
                let bare = args.bare.map(|at| ("#[drop]", at));
                let skip = args.skip.map(|skip| ("skip", skip.into()));
                if let Some((argument, at)) = bare.or(skip) {
                    let held = self.held_declaration(field);
                    self.cx.push(at, message::not_manually_drop(argument, &field.name, &held));
                }
            }
            if args.skip.is_some() {
                let own = declaration(field, &pretty(field.ty()));
                let mut given = args.seen.keywords.iter();
                if let Some(other) = given.find(|other| other.keyword != Keyword::Skip) {
                    let other_name = format!("`{}`", other.keyword.name());
                    self.cx.push(other.span, message::skip_with(&other_name, &own));
                } else if let Some(bare) = args.bare {
                    self.cx.push(bare, message::skip_with("a bare `#[drop]`", &own));
                }
            }
        }
    }

    /// A `ManuallyDrop` that nothing is said about would be leaked.
    fn check_places(&self) {
        // A list names every field, or has a `..`: which one is missing has been reported.
        let mut given = self.body.args.seen.keywords.iter();
        if given.any(|given| given.keyword == Keyword::Order) {
            return;
        }
        for (index, field) in self.fields().iter().enumerate() {
            let is_silent = matches!(field.spelling, Spelling::ManuallyDrop)
                && !field.args.seen.is_present
                && !self.is_named[index];
            if is_silent && !self.may_be_meant(index) {
                let own = declaration(field, &pretty(field.ty()));
                self.cx.push(field.underline(), message::no_place(&field.name, &own));
            }
        }
    }

    /// Whether a name that was misspelt, or that stands in an argument that could not be read,
    /// may be that of this field: it is then not reported as missing as well.
    pub(crate) fn may_be_meant(&self, field: usize) -> bool {
        let name = self.name(field);
        let is_meant = |similar: &Option<_>| similar.is_none_or(|similar| similar == name);
        let seen = self.fields().iter().map(|field| &field.args.seen);
        let mut seen = seen.chain([&self.body.args.seen, &self.input.args.seen]);
        self.meant.iter().any(is_meant)
            || seen.any(|seen| seen.unread.iter().any(|word| word == name || word == ".."))
    }

    /// The field as it would be declared in a `ManuallyDrop`.
    pub(crate) fn held_declaration(&self, field: &Field) -> String {
        let ty = pretty(field.ty());
        declaration(field, &format!("{}<{ty}>", self.input.manually_drop()))
    }
}

/// What the type is called if nothing can run when the field is dropped.
pub(crate) fn inert(field: &Field) -> Option<&'static str> {
    match (field.place, field.spelling) {
        (Place::Plain, Spelling::NoDropGlue(what)) => Some(what),
        (Place::Plain, Spelling::Scalar) => Some("a primitive scalar"),
        _ => None,
    }
}

/// The type of a `ManuallyDrop` inside a `ManuallyDrop`, with one of them.
fn held_once(field: &Field) -> Option<String> {
    let mut once = None;
    let mut inside = field.ty().inside();
    while let Some(ty) = inside.filter(Type::is_manually_drop) {
        once = Some(pretty(&ty));
        inside = ty.inside();
    }
    once
}

/// The field with another type, as code.
fn declaration(field: &Field, ty: &str) -> String {
    let mut vis = pretty(stream(&field.syntax.vis));
    if !vis.is_empty() {
        vis.push(' ');
    }
    match &field.syntax.ident {
        Some(ident) => format!("{vis}{ident}: {ty}"),
        None => format!("{vis}{ty}"),
    }
}
