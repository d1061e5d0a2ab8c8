//! Random types: with an order that can be had, or with one that cannot.

use std::rc::Rc;

use fastrand::Rng;

use crate::model::{
    Body, Content, Entry, Field, Function, Generics, Given, Holder, Place, Step, Type,
};
use crate::refusals::{refusals, refusals_of_list};

/// Steps of any type. The first one is for collections.
const STEPS: [Function; 5] = [
    Function::takes("drop_derive::last_first"),
    Function::takes("drop"),
    Function::takes("core::mem::forget"),
    Function::takes("std::convert::identity"),
    Function::in_place("touch"),
];

const RESOURCE_STEPS: [Function; 7] = [
    Function::takes("end"),
    Function::takes("finish"),
    Function::takes("Self::end"),
    Function::takes("Resource::end"),
    Function::takes("try_end").failing(),
    Function::in_place("wipe").failing(),
    Function::in_place("Resource::try_wipe").failing(),
];

/// The first one takes a copy.
const RESOURCE_STEPS_WITH_ONE: [Function; 5] = [
    Function::takes("end_copied").copying().failing(),
    Function::takes("end_with"),
    Function::takes("end_under").after(1),
    Function::takes("try_end_with").failing(),
    Function::in_place("wipe_under").failing().after(1),
];

const RESOURCE_STEPS_WITH_TWO: [Function; 2] = [
    Function::takes("end_between").after(1),
    Function::in_place("wipe_between").failing().after(1),
];

const HANDLE_STEPS: [Function; 3] = [
    Function::takes("close"),
    Function::takes("try_close").failing(),
    Function::in_place("close_in_place").failing(),
];

const TEXT_STEPS: [Function; 2] = [Function::takes("witness"), Function::in_place("tell")];

/// The first one takes a copy.
const HANDLE_STEPS_WITH_ONE: [Function; 3] = [
    Function::takes("close_copied").copying().failing(),
    Function::takes("close_with"),
    Function::takes("close_under").after(1),
];

const HANDLE_STEPS_WITH_TWO: [Function; 1] = [Function::takes("close_between").after(1)];

pub(crate) struct Generator {
    rng: Rng,
    /// What fields of later types may be.
    accepted: Vec<Rc<Type>>,
}

/// What is asked of the order of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// It can be had.
    Possible,
    /// It has a cycle.
    Cycle,
    /// An argument on a field asks for what its declaration does not give.
    Conflict,
    /// The list does.
    ListConflict,
}

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        Generator { rng: Rng::with_seed(seed), accepted: Vec::new() }
    }

    /// A type whose order can be had.
    pub(crate) fn accepted(&mut self) -> Rc<Type> {
        let name = format!("A{}", self.accepted.len());
        let ty = loop {
            // A list that relies on a misspelt type is refused, whatever the pair's other type is.
            let ty = self.try_type(name.clone(), Wanted::Possible);
            if let Some(mut ty) = ty.filter(|ty| refusals(ty).misspelt == 0) {
                ty.given.parts = ty.can_have_parts() && self.chance(40);
                ty.given.close = ty.can_have_close() && self.chance(30);
                ty.given.report = ty.can_have_close() && self.chance(30);
                break Rc::new(ty);
            }
        };
        self.accepted.push(Rc::clone(&ty));
        ty
    }

    /// A type whose order cannot be had.
    pub(crate) fn refused(&mut self, name: &str) -> Type {
        let kinds = [Wanted::Cycle, Wanted::Conflict, Wanted::ListConflict, Wanted::ListConflict];
        let wanted = kinds[self.rng.usize(0..kinds.len())];
        loop {
            if let Some(ty) = self.try_type(name.to_owned(), wanted) {
                return ty;
            }
        }
    }

    fn chance(&mut self, percent: u8) -> bool {
        self.rng.u8(0..100) < percent
    }

    /// `None` if the fields leave no room for what is wanted.
    fn try_type(&mut self, name: String, wanted: Wanted) -> Option<Type> {
        let is_enum = self.chance(25);
        let mut bodies = Vec::new();
        for index in 0..if is_enum { self.rng.usize(1..=3) } else { 1 } {
            let variant = if is_enum { format!("V{index}") } else { String::new() };
            bodies.push(self.fields(variant));
        }
        let mut begin = None;
        if !is_enum && self.chance(20) {
            begin = Some(self.add_label(&mut bodies[0]));
        }
        let mut generics = Generics::default();
        for field in bodies.iter().flat_map(|body| &body.fields) {
            let Generics { lifetime, ty, constant } = field.content.generics();
            generics.lifetime |= lifetime;
            generics.ty |= ty;
            generics.constant |= constant;
        }
        let mut ty = Type { name, generics, is_enum, bodies, begin, given: Given::default() };
        let broken = self.rng.usize(0..ty.bodies.len());
        for index in 0..ty.bodies.len() {
            let wanted = if index == broken { wanted } else { Wanted::Possible };
            self.arrange(&mut ty, index, wanted)?;
        }
        Some(ty)
    }

    /// Fields about whose order nothing is said yet.
    fn fields(&mut self, variant: String) -> Body {
        let count = match self.rng.u8(0..60) {
            0..=2 => 0,
            3..=5 => 1,
            6..=11 => self.rng.usize(8..=20),
            // The expansion handles 64 at a time.
            12 => self.rng.usize(60..=140),
            _ => self.rng.usize(2..=7),
        };
        let is_tuple = self.chance(35);
        let mut fields: Vec<_> = (0..count).map(|_| self.field()).collect();
        for (index, field) in fields.iter_mut().enumerate() {
            field.name = if is_tuple { index.to_string() } else { format!("f{index}") };
        }
        if !is_tuple && !fields.is_empty() && self.chance(10) {
            let raw = self.rng.usize(0..fields.len());
            fields[raw].name = String::from("r#type");
        }
        Body { variant, is_tuple, fields, list: None, is_reverse: false }
    }

    fn field(&mut self) -> Field {
        let mut field = Field {
            name: String::new(),
            place: Place::Plain,
            content: self.content(),
            holder: Holder::Nothing,
            step: None,
            before: Vec::new(),
            after: Vec::new(),
            is_marked: false,
        };
        let step = |function| Some(Step { function, borrows: Vec::new() });
        match self.rng.u8(0..100) {
            0..=39 => return field,
            40..=47 => field.place = Place::Skipped,
            48..=55 => {
                // `Copy`, and managed by its step.
                field.place = Place::Managed;
                let is_handle = self.rng.bool();
                field.content = if is_handle { Content::Handle } else { Content::Text };
                let functions = if is_handle { &HANDLE_STEPS[..] } else { &TEXT_STEPS };
                field.step = step(functions[self.rng.usize(0..functions.len())]);
                return field;
            }
            56..=70 => {
                field.place = Place::Managed;
                field.content = Content::Resource;
                field.step = step(RESOURCE_STEPS[self.rng.usize(0..RESOURCE_STEPS.len())]);
            }
            71..=77 => {
                field.place = Place::Managed;
                let is_collection = matches!(field.content, Content::Vector | Content::Array);
                let functions = if is_collection { &STEPS[..2] } else { &STEPS[1..] };
                field.step = step(functions[self.rng.usize(0..functions.len())]);
            }
            _ => field.place = Place::Managed,
        }
        let is_alias = self.chance(15);
        field.holder = if is_alias { Holder::Alias } else { Holder::ManuallyDrop };
        // Without the mark the derive would not know.
        field.is_marked = is_alias && field.place == Place::Managed;
        field
    }

    fn content(&mut self) -> Content {
        const ALL: [Content; 18] = [
            Content::Witness,
            Content::Optional,
            Content::Vector,
            Content::Dynamic,
            Content::Tethered,
            Content::Parameter,
            Content::Array,
            Content::Resource,
            Content::Handle,
            Content::Text,
            Content::LentText,
            Content::Number,
            Content::OptionalNumber,
            Content::OptionalReference,
            Content::Callback,
            Content::Phantom,
            Content::PhantomSelf,
            Content::MacroCall,
        ];
        match self.rng.u8(0..100) {
            0..=32 => return Content::Witness,
            33..=39 => return Content::Shadow,
            _ => {}
        }
        if !self.accepted.is_empty() && self.chance(20) {
            let ty = &self.accepted[self.rng.usize(0..self.accepted.len())];
            let is_small = ty.lines(0, "").len() <= 10;
            if is_small {
                return Content::Nested(Rc::clone(ty), self.rng.bool());
            }
        }
        ALL[self.rng.usize(0..ALL.len())].clone()
    }

    /// Adds the plain field that `begin` reads its line from.
    fn add_label(&mut self, body: &mut Body) -> usize {
        let at = self.rng.usize(0..=body.fields.len());
        let mut label = self.field();
        (label.place, label.holder, label.step) = (Place::Plain, Holder::Nothing, None);
        (label.content, label.is_marked) = (Content::Text, false);
        label.name = String::from("label");
        body.fields.insert(at, label);
        if body.is_tuple {
            for (index, field) in body.fields.iter_mut().enumerate() {
                field.name = index.to_string();
            }
        }
        at
    }

    /// Asks for an order.
    fn arrange(&mut self, ty: &mut Type, body: usize, wanted: Wanted) -> Option<()> {
        let is_reverse = self.chance(20);
        if is_reverse && wanted != Wanted::ListConflict {
            hold_for_reverse(ty, body);
        }
        let has_list = wanted == Wanted::ListConflict || is_reverse || self.chance(40);
        let order = if is_reverse {
            ty.bodies[body].placed().collect::<Vec<_>>().into_iter().rev().collect()
        } else {
            self.possible_order(ty, body, has_list)
        };
        if is_reverse {
            ty.bodies[body].list = Some(ty.bodies[body].reversed());
            ty.bodies[body].is_reverse = true;
        }
        if wanted == Wanted::ListConflict {
            // Nothing else: it would be at odds with the list.
            if !is_reverse {
                let mut shuffled = order;
                self.rng.shuffle(&mut shuffled);
                ty.bodies[body].list = Some(self.list(&shuffled)?);
            }
            refusals_of_list(ty, body).next()?;
            return Some(());
        }
        if has_list && !is_reverse {
            ty.bodies[body].list = self.list(&order);
        }
        let body = &mut ty.bodies[body];
        self.borrow(body, &order);
        for _ in 0..self.rng.usize(0..=order.len()) {
            let (a, b) = (self.rng.usize(0..order.len()), self.rng.usize(0..order.len()));
            let (earlier, later) = (order[a.min(b)], order[a.max(b)]);
            let may_be_named = body.may_be_named(earlier) && body.may_be_named(later);
            if earlier != later && may_be_named && body.holds(earlier, later) {
                self.constrain(body, earlier, later);
                if self.chance(10) {
                    self.constrain(body, earlier, later);
                }
            }
        }
        match wanted {
            Wanted::Cycle => self.close_a_cycle(body)?,
            Wanted::Conflict => self.add_a_conflict(body)?,
            Wanted::Possible | Wanted::ListConflict => {}
        }
        self.mark(body);
        Some(())
    }

    /// An order of all fields that have a place, which can be had. With a list a field that has
    /// nothing to drop may stand anywhere in it.
    fn possible_order(&mut self, ty: &Type, body: usize, has_list: bool) -> Vec<usize> {
        let fields = &ty.bodies[body].fields;
        let (mut order, plain): (Vec<_>, Vec<_>) =
            ty.bodies[body].placed().partition(|&field| fields[field].place == Place::Managed);
        self.rng.shuffle(&mut order);
        order.extend(plain);
        for field in ty.bodies[body].placed() {
            let is_loose = !ty.bodies[body].drops(field);
            if has_list && is_loose && self.rng.bool() {
                order.retain(|&other| other != field);
                order.insert(self.rng.usize(0..=order.len()), field);
            }
        }
        order
    }

    /// A list that allows this order: all of it, or a start and an end with `..` between.
    fn list(&mut self, order: &[usize]) -> Option<Vec<Entry>> {
        let mut list: Vec<_> = order.iter().map(|&field| Entry::Field(field)).collect();
        if self.chance(60) {
            let (a, b) = (self.rng.usize(0..=list.len()), self.rng.usize(0..=list.len()));
            list.splice(a.min(b)..a.max(b), [Entry::Rest]);
        }
        // A list has to name a field.
        list.iter().any(|&entry| entry != Entry::Rest).then_some(list)
    }

    /// Lets steps borrow what is alive at their turn.
    fn borrow(&mut self, body: &mut Body, order: &[usize]) {
        for (turn, &field) in order.iter().enumerate() {
            let content = body.fields[field].content.clone();
            let mut lent: Vec<usize> = (0..body.fields.len())
                .filter(|&other| {
                    let is_alive = body.fields[other].place == Place::Skipped
                        || order[turn + 1..].contains(&other);
                    is_alive && body.fields[other].content.is_named()
                })
                .collect();
            self.rng.shuffle(&mut lent);
            lent.truncate(self.rng.usize(0..=2));
            let [first, ..] = *lent else { continue };
            let is_copy = lent.len() == 1 && body.fields[first].content.is_copy();
            let functions = match content {
                Content::Resource if lent.len() == 2 => &RESOURCE_STEPS_WITH_TWO[..],
                Content::Resource if is_copy => &RESOURCE_STEPS_WITH_ONE[..3],
                Content::Resource => &RESOURCE_STEPS_WITH_ONE[1..],
                Content::Handle if lent.len() == 2 => &HANDLE_STEPS_WITH_TWO,
                Content::Handle if is_copy => &HANDLE_STEPS_WITH_ONE,
                Content::Handle => &HANDLE_STEPS_WITH_ONE[1..],
                _ => continue,
            };
            let function = functions[self.rng.usize(0..functions.len())];
            if let Some(step) = &mut body.fields[field].step {
                *step = Step { function, borrows: lent };
            }
        }
    }

    /// Says that one field drops before another, on either of them. At both when called twice.
    fn constrain(&mut self, body: &mut Body, earlier: usize, later: usize) {
        let is_said_before = body.fields[earlier].before.contains(&later);
        let is_said_after = body.fields[later].after.contains(&earlier);
        if !is_said_before && (is_said_after || self.rng.bool()) {
            body.fields[earlier].before.push(later);
        } else if !is_said_after {
            body.fields[later].after.push(earlier);
        }
    }

    fn close_a_cycle(&mut self, body: &mut Body) -> Option<()> {
        let mut fields: Vec<_> = body.placed().filter(|&field| body.may_be_named(field)).collect();
        self.rng.shuffle(&mut fields);
        let before = body.closure();
        if self.chance(50) {
            // Against what has been said already.
            let mut pairs = fields.iter().flat_map(|&a| fields.iter().map(move |&b| (a, b)));
            let (earlier, later) = pairs.find(|&(a, b)| before[a][b])?;
            self.constrain(body, later, earlier);
        } else {
            fields.truncate(self.rng.usize(2..=5));
            if fields.len() < 2 {
                return None;
            }
            for (index, &earlier) in fields.iter().enumerate() {
                let later = fields[(index + 1) % fields.len()];
                if !body.field_pairs().contains(&(earlier, later)) {
                    self.constrain(body, earlier, later);
                }
            }
        }
        Some(())
    }

    fn add_a_conflict(&mut self, body: &mut Body) -> Option<()> {
        let before = body.closure();
        let fields: Vec<_> = body.placed().filter(|&field| body.may_be_named(field)).collect();
        let pairs = fields.iter().flat_map(|&a| fields.iter().map(move |&b| (a, b)));
        let impossible: Vec<_> =
            pairs.filter(|&(a, b)| a != b && !body.holds(a, b) && !before[b][a]).collect();
        if impossible.is_empty() {
            return None;
        }
        let (earlier, later) = impossible[self.rng.usize(0..impossible.len())];
        self.constrain(body, earlier, later);
        Some(())
    }

    /// Marks the managed fields about which nothing else is said, and a few more.
    fn mark(&mut self, body: &mut Body) {
        let pairs = body.field_pairs();
        for index in 0..body.fields.len() {
            let is_said = body.list.is_some()
                || pairs.iter().any(|&(a, b)| a == index || b == index)
                || body.fields[index].step.is_some();
            let field = &body.fields[index];
            if field.place == Place::Managed && field.holder != Holder::Nothing {
                let more = self.chance(15);
                body.fields[index].is_marked |= !is_said || more;
            }
        }
    }
}

/// Holds the fields that have to be held to drop in reverse: all that have something to drop, by their
/// spelling or in fact, but the first.
fn hold_for_reverse(ty: &mut Type, body: usize) {
    let drops: Vec<usize> = ty.bodies[body]
        .placed()
        .filter(|&field| ty.bodies[body].drops(field) || ty.bodies[body].is_misspelt(field))
        .collect();
    for field in drops.into_iter().skip(1) {
        let field = &mut ty.bodies[body].fields[field];
        if field.place == Place::Plain {
            (field.place, field.holder) = (Place::Managed, Holder::ManuallyDrop);
        }
    }
}
