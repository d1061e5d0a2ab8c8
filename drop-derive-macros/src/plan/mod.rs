//! Checks the rules of each struct or variant, and plans its drop order.
//!
//! **In**: the item with the arguments of its fields, as they were written.
//! **Out**: for each field who drops it, its step and where it is named; the order; what the compiler
//! has to be asked. Whatever is wrong has been reported.
//! **The invariant**: where nothing was reported, the plan can be emitted as it stands. `order` then has
//! each field that is not skipped once, every step has its arguments, and every constraint is satisfied
//! unless the compiler answers a question otherwise.
//!
//! The steps of a plan, each a file: `places` finds who drops a field, `names` what a name means,
//! `constraints`, `steps` and `list` make edges and groups of the arguments, and `judge` has the planner
//! order the fields. A rule is a function, with its reason above it. It reports a fact; what to say of
//! that, and what to offer, is the business of `report`.

mod close;
mod constraints;
mod judge;
mod list;
mod names;
pub(crate) mod parts;
mod places;
mod steps;

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream};
use syn::Member;

use crate::order::Place;
use crate::parse::tokens::stream;
use crate::parse::ty::NoDropGlue;
use crate::parse::value::{Close, Function};
use crate::parse::{Body, Field, Input};
use crate::plan::names::Names;
use crate::report::message::Message;
use crate::report::pretty::pretty;
use crate::report::{Errors, Underline};

/// What the expansion needs to know, beside the input.
pub(crate) struct Plan<'a> {
    /// One for each body of the input.
    pub(crate) bodies: Vec<BodyPlan<'a>>,
    /// Whether the type is to be taken apart, and can be.
    pub(crate) has_parts: bool,
    /// The function `close`, if there is to be one.
    pub(crate) close: Option<PlannedClose<'a>>,
}

/// The function that `close` asks for.
pub(crate) struct PlannedClose<'a> {
    pub(crate) written: &'a Close,
    /// The type of its error.
    pub(crate) error: TokenStream,
}

/// The drop order of one body, and what the expansion needs beside it.
pub(crate) struct BodyPlan<'a> {
    /// One for each field of the body.
    pub(crate) fields: Vec<Planned<'a>>,
    /// All fields that have a place, first to last: the managed ones, then the plain ones.
    pub(crate) order: Vec<usize>,
    /// Names that no field has, as they are written.
    pub(crate) unknown: Vec<(String, Span)>,
    pub(crate) questions: Vec<GlueQuestion>,
    /// Fields that the list has in another place than they drop in, since the names in their types
    /// stand for what has no drop glue.
    pub(crate) trusted: Vec<usize>,
    /// Fields that the list has in another place than they drop in, if their types turn out to have no
    /// drop glue, and skipped fields. These have to be the types that they have in the end.
    pub(crate) decisive: BTreeSet<usize>,
}

/// What was found out about a field.
pub(crate) struct Planned<'a> {
    pub(crate) place: Place,
    /// Whether it is a managed `ManuallyDrop`, whose value the derive takes out.
    pub(crate) is_wrapped: bool,
    pub(crate) step: Option<Step<'a>>,
    /// The field's name, wherever an argument names it.
    pub(crate) mentions: Vec<Member>,
}

/// A function to call when the turn of a field comes.
pub(crate) struct Step<'a> {
    pub(crate) path: &'a Function,
    /// Where each stands. The value stands nowhere if it is first without a `_`.
    pub(crate) args: Vec<(StepArg, Option<Underline>)>,
}

/// An argument of a step.
#[derive(Clone, Copy)]
pub(crate) enum StepArg {
    /// The field's own value.
    Value,
    /// A reference to it. The value drops after the step.
    InPlace,
    /// A borrow of another field.
    Borrow(usize),
    /// A copy of another field.
    Copy(usize),
}

/// "Is there a pair of these types that both have drop glue?" If so, the compiler refuses the program.
pub(crate) struct GlueQuestion {
    pub(crate) at: Underline,
    /// The types. `None` counts as having drop glue.
    pub(crate) types: Vec<Option<QuestionType>>,
    pub(crate) about: About,
}

/// The pairs that a question is about.
pub(crate) enum About {
    /// Pairs, as indices of types.
    Pairs {
        /// All of them, or those of each type that is to drop earlier. With what to say if only these
        /// are wrong.
        groups: Vec<(Message, Vec<(usize, usize)>)>,
        /// What to say if several groups are wrong.
        message: Option<Message>,
    },
    /// Each two fields that are listed in another order than they drop in. Said so, many pairs take a
    /// line for each field, and not one for each pair.
    List {
        /// The fields as they are listed: the index of the type, and where the field drops.
        fields: Vec<(usize, usize)>,
        message: Message,
    },
}

pub(crate) struct QuestionType {
    /// The first field with this type.
    pub(crate) field: usize,
    /// The type as it is written outside the item.
    pub(crate) outside: TokenStream,
}

impl BodyPlan<'_> {
    pub(crate) fn has_managed(&self) -> bool {
        self.fields.iter().any(|field| field.place == Place::Managed)
    }

    /// The plain fields, as declared.
    pub(crate) fn plain(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.fields.len()).filter(|&field| self.fields[field].place == Place::Plain)
    }
}

/// Plans the order of every body.
pub(crate) fn plan<'a>(cx: &Errors, input: &'a Input) -> Plan<'a> {
    let mut bodies: Vec<_> = input.bodies.iter().map(|body| plan_body(cx, input, body)).collect();
    let has_parts = parts::check(cx, input, &mut bodies);
    let close = close::check(cx, input, &bodies);
    Plan { bodies, has_parts, close }
}

fn plan_body<'a>(cx: &Errors, input: &'a Input, body: &'a Body) -> BodyPlan<'a> {
    let placed = &Placed::new(input, body);
    places::check_packed(cx, placed);
    places::check_fields(cx, placed);

    let mut names = Names::new(cx, body);
    let mut edges = constraints::resolve(&mut names, placed);
    let steps = steps::resolve(&mut names, placed, &mut edges);
    let list = list::resolve(&mut names, placed);
    list::check_complete(&names, placed, &edges, &list);
    places::check_no_place(&names, placed);
    let unclear = places::check_no_inner(&names, placed, &edges, &list);

    let judge::Judgement { order, questions, trusted, mut decisive } =
        judge::judge(cx, placed, &edges, &list, &unclear);
    let is_skipped = |&field: &usize| placed.is(field, Place::Skipped);
    decisive.extend((0..body.fields.len()).filter(is_skipped));
    let Names { mentions, unknown, .. } = names;
    let fields = steps.into_iter().zip(mentions).enumerate().map(|(index, (step, mentions))| {
        let place = placed.places[index];
        let is_wrapped = place == Place::Managed && body.fields[index].is_manually_drop();
        Planned { place, is_wrapped, step, mentions }
    });
    BodyPlan { fields: fields.collect(), order, unknown, questions, trusted, decisive }
}

/// A body whose fields have their places.
struct Placed<'a> {
    input: &'a Input<'a>,
    body: &'a Body<'a>,
    places: Vec<Place>,
}

impl<'a> Placed<'a> {
    fn new(input: &'a Input<'a>, body: &'a Body<'a>) -> Self {
        Placed { input, body, places: body.fields.iter().map(places::place).collect() }
    }

    fn fields(&self) -> &'a [Field<'a>] {
        &self.body.fields
    }

    fn name(&self, field: usize) -> &'a str {
        &self.fields()[field].name
    }

    fn names(&self, fields: impl IntoIterator<Item = usize>) -> Vec<&'a str> {
        fields.into_iter().map(|field| self.name(field)).collect()
    }

    fn is(&self, field: usize, place: Place) -> bool {
        self.places[field] == place
    }

    /// What a plain field's type is if its spelling proves that it has no drop glue.
    fn no_drop_glue(&self, field: usize) -> Option<NoDropGlue> {
        let is_plain = self.is(field, Place::Plain);
        is_plain.then(|| self.fields()[field].ty().no_drop_glue(&self.input.scope()))?
    }

    /// The field as it would be declared in a `ManuallyDrop`.
    fn wrapped(&self, field: &Field) -> String {
        let ty = pretty(field.ty());
        declaration(field, &format!("{}<{ty}>", self.input.manually_drop()))
    }
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
