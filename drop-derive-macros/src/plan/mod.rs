//! Checks the rules of each struct or variant, and plans its drop order.
//!
//! **In**: the item with the arguments of its fields, as they were written.
//! **Out**: for each field, who drops it, its step, and the places that name it; for each body, the
//! drop order and the questions that only the compiler can answer. All mistakes have been reported.
//! **The invariant**: if no mistake was reported, the plan can be emitted as it is. `order` then has
//! each field that is not skipped exactly once, each step has all its arguments, and each constraint is
//! satisfied or part of a question to the compiler.
//!
//! The files, in the order of their use: `places` finds who drops a field, `names` looks up the names in
//! arguments, `constraints`, `steps` and `list` turn arguments into edges and groups, `judge` calls the
//! planner and reports the conflicts, `parts` and `close` check these arguments of the type. A rule is a
//! function, with its reason above it. It reports a fact; `report` words the message and looks for help.

mod close;
mod constraints;
mod judge;
mod list;
mod names;
mod parts;
mod places;
mod steps;

use proc_macro2::{Span, TokenStream, TokenTree};

use crate::grammar::Keyword;
use crate::order::Place;
use crate::parse::ty::NoDropGlue;
use crate::parse::value::{Arg, Close, Function};
use crate::parse::{Body, Field, Input};
use crate::plan::names::Names;
use crate::report::message::Message;
use crate::report::{pretty, Errors, Underline};

/// All that the expansion needs, beside the input.
pub(crate) struct Plan<'a> {
    /// One for each body of the input.
    pub(crate) bodies: Vec<BodyPlan<'a>>,
    /// Whether to generate the parts.
    pub(crate) has_parts: bool,
    /// The function of `close`, if it is to be generated.
    pub(crate) close: Option<PlannedClose<'a>>,
}

/// The function of `close`.
pub(crate) struct PlannedClose<'a> {
    pub(crate) written: &'a Close,
    /// The type of its error.
    pub(crate) error: TokenStream,
}

/// The plan of one struct or variant.
pub(crate) struct BodyPlan<'a> {
    /// One for each field of the body.
    pub(crate) fields: Vec<Planned<'a>>,
    /// The drop order: managed fields, then plain fields. Skipped fields are left out.
    pub(crate) order: Vec<usize>,
    /// Names in arguments that no field has, with `r#` if they are written with it.
    pub(crate) unknown: Vec<(String, Span)>,
    pub(crate) questions: Vec<GlueQuestion>,
    /// Fields whose pairs of the list are forgiven because of a name in their types, such as `u8`. The
    /// compiler checks that the name stands for a type without drop glue.
    pub(crate) trusted: Vec<usize>,
    /// Fields whose types decide whether the plan is right: those with forgiven pairs or in a question,
    /// and skipped fields. The compiler checks that no attribute macro changes these types.
    /// Sorted.
    pub(crate) decisive: Vec<usize>,
    /// A mistake: plain fields that are to drop earlier than they do.
    pub(crate) too_late: Vec<usize>,
}

/// The plan of one field.
pub(crate) struct Planned<'a> {
    pub(crate) place: Place,
    /// Whether it is a managed `ManuallyDrop`.
    pub(crate) is_wrapped: bool,
    /// Whether the language drops it, after the managed fields: a plain field, or a skipped one that is no
    /// `ManuallyDrop` but has one inside. Only that one is never dropped.
    pub(crate) is_left: bool,
    pub(crate) step: Option<Step<'a>>,
    /// The field's name at each place where an argument names the field.
    pub(crate) mentions: Vec<TokenTree>,
}

/// A function to call when the turn of a field comes.
pub(crate) struct Step<'a> {
    pub(crate) path: &'a Function,
    pub(crate) args: Vec<Arg<usize>>,
}

/// Asks the compiler whether both types of a pair have drop glue. If so, it refuses the program.
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
        /// All pairs in one group, or a group for each type that is to drop earlier.
        groups: Vec<PairGroup>,
        /// The message for the case that several groups are wrong.
        message: Option<Message>,
    },
    /// Each two fields that drop in another order than they are listed. For a long list this is much
    /// shorter than all the pairs.
    List {
        /// The fields in the order of the list: the index of the type, and the field's rank in the drop
        /// order.
        fields: Vec<(usize, usize)>,
        message: Message,
    },
}

pub(crate) struct PairGroup {
    pub(crate) pairs: Vec<(usize, usize)>,
    /// The message for the case that only this group is wrong.
    pub(crate) alone: Message,
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

    /// The managed fields, in drop order.
    pub(crate) fn managed(&self) -> &[usize] {
        let is_plain = |&field: &usize| self.fields[field].place == Place::Plain;
        let end = self.order.iter().position(is_plain).unwrap_or(self.order.len());
        &self.order[..end]
    }

    /// The fields that are left to the language, in declaration order.
    pub(crate) fn left(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.fields.len()).filter(|&field| self.fields[field].is_left)
    }
}

pub(crate) fn plan<'a>(cx: &Errors, input: &'a Input) -> Plan<'a> {
    let mut bodies = Vec::with_capacity(input.bodies.len());
    for body in &input.bodies {
        bodies.push(plan_body(cx, input, body));
    }
    let has_parts = parts::check(cx, input, &mut bodies);
    let close = close::check(cx, input, &bodies);
    Plan { bodies, has_parts, close }
}

fn plan_body<'a>(cx: &Errors, input: &'a Input, body: &'a Body) -> BodyPlan<'a> {
    let placed = &Placed::new(input, body);
    places::check_packed(cx, placed);
    places::check_fields(cx, placed);

    let mut names = Names::new(cx, placed);
    let mut edges = constraints::resolve(&mut names);
    let mut steps = steps::resolve(&mut names, &mut edges);
    let mut list = list::resolve(&mut names);
    list::check_complete(&names, &edges, &list);
    places::check_no_place(&names);
    let unclear = places::check_no_inner(&names, &edges, &list);
    // Its names have been looked up. What they ask for is no mistake, since nobody wrote `order`.
    if body.seen.is_guessed(Keyword::Order) {
        list.groups.clear();
        list.rest_group = None;
    }

    let judge::Judgement { order, questions, trusted, mut decisive, too_late } =
        judge::judge(cx, placed, &edges, &list, &unclear);
    let Names { mut mentions, unknown, .. } = names;
    let mut fields = Vec::with_capacity(body.fields.len());
    for (index, &place) in placed.places.iter().enumerate() {
        if place == Place::Skipped {
            decisive.push(index);
        }
        let field = &body.fields[index];
        let is_held = field.is_manually_drop() && field.may_be_manually_drop();
        let is_wrapped = place == Place::Managed && is_held;
        let is_left = match place {
            Place::Managed => false,
            Place::Plain => true,
            Place::Skipped => field.ty().without_inner_manually_drop().is_some(),
        };
        let (step, mentions) = (steps[index].take(), std::mem::take(&mut mentions[index]));
        fields.push(Planned { place, is_wrapped, is_left, step, mentions });
    }
    decisive.sort_unstable();
    decisive.dedup();
    BodyPlan { fields, order, unknown, questions, trusted, decisive, too_late }
}

/// A body, and who drops each of its fields.
struct Placed<'a> {
    input: &'a Input<'a>,
    body: &'a Body<'a>,
    places: Vec<Place>,
}

impl<'a> Placed<'a> {
    fn new(input: &'a Input<'a>, body: &'a Body<'a>) -> Self {
        let mut places = Vec::with_capacity(body.fields.len());
        for field in &body.fields {
            places.push(places::place(field));
        }
        Placed { input, body, places }
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

    /// Whether the spelling of its type proves that a plain field has no drop glue.
    fn no_drop_glue(&self, field: usize) -> Option<NoDropGlue> {
        let is_plain = self.is(field, Place::Plain);
        is_plain.then(|| self.fields()[field].ty().no_drop_glue(self.input.item))?
    }

    /// The declaration of the field with its type in a `ManuallyDrop`.
    fn wrapped(&self, field: &Field) -> String {
        field.syntax.declaration(&self.input.held(&pretty(field.ty())))
    }
}
