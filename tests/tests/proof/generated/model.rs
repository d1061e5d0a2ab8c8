//! Types as the generator knows them, and what the contract says of them.

use std::rc::Rc;

/// Which parameters a type has: `'a`, `T: Named` and `const N: usize`. In values they are always
/// `'static`, `Witness` and 2.
#[derive(Clone, Copy, Default)]
pub(crate) struct Generics {
    pub(crate) lifetime: bool,
    pub(crate) ty: bool,
    pub(crate) constant: bool,
}

pub(crate) struct Type {
    pub(crate) name: String,
    pub(crate) generics: Generics,
    pub(crate) is_enum: bool,
    /// A struct: one. An enum: one a variant.
    pub(crate) bodies: Vec<Body>,
    /// The field with the line that `begin` writes.
    pub(crate) begin: Option<usize>,
    pub(crate) given: Given,
}

/// Which arguments the type has that say nothing about the order.
#[derive(Clone, Copy, Default)]
pub(crate) struct Given {
    pub(crate) parts: bool,
    pub(crate) close: bool,
    pub(crate) report: bool,
}

#[derive(Default)]
pub(crate) struct Body {
    /// `V0`; empty for a struct.
    pub(crate) variant: String,
    pub(crate) is_tuple: bool,
    pub(crate) fields: Vec<Field>,
    pub(crate) list: Option<Vec<Entry>>,
    /// The list is written as `reverse`.
    pub(crate) is_reverse: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    Field(usize),
    Rest,
}

pub(crate) struct Field {
    /// `f0`, `r#type`, `0`.
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) content: Content,
    pub(crate) holder: Holder,
    pub(crate) step: Option<Step>,
    /// Has an argument `before`.
    pub(crate) before: Vec<usize>,
    /// Has an argument `after`.
    pub(crate) after: Vec<usize>,
    /// Has a `#[drop]` without arguments.
    pub(crate) is_marked: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Managed,
    Plain,
    Skipped,
}

/// What the value is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    Nothing,
    ManuallyDrop,
    /// `type Held<T> = ManuallyDrop<T>`.
    Alias,
}

/// The type of a field, or of what it holds.
#[derive(Clone)]
pub(crate) enum Content {
    /// Types with something to drop.
    Witness,
    Optional,
    Vector,
    Dynamic,
    Tethered,
    Parameter,
    Array,
    /// Another generated type; its parameters are passed on, or else fixed.
    Nested(Rc<Type>, bool),
    /// What most steps take.
    Resource,
    /// A scalar by its name, and something else in fact.
    Shadow,
    /// Types without.
    Handle,
    Text,
    LentText,
    Number,
    OptionalNumber,
    OptionalReference,
    Callback,
    Phantom,
    PhantomSelf,
    MacroCall,
}

#[derive(Clone, Copy)]
pub(crate) struct Function {
    pub(crate) name: &'static str,
    /// How many of the borrows stand before the value.
    pub(crate) before_value: usize,
    /// It takes a reference to the value.
    pub(crate) is_in_place: bool,
    /// It takes copies instead of borrows.
    pub(crate) copies: bool,
    /// It may fail, and drops the value first, or else returns it.
    pub(crate) may_fail: bool,
}

pub(crate) struct Step {
    pub(crate) function: Function,
    pub(crate) borrows: Vec<usize>,
}

/// The lines of a turn: of a function that may fail, the first of which is its name, and the other ones.
type Turn = [Vec<String>; 2];

impl Function {
    /// One that takes the value.
    pub(crate) const fn takes(name: &'static str) -> Self {
        let (is_in_place, copies, may_fail) = (false, false, false);
        Function { name, before_value: 0, is_in_place, copies, may_fail }
    }

    pub(crate) const fn in_place(name: &'static str) -> Self {
        Function { is_in_place: true, ..Self::takes(name) }
    }

    pub(crate) const fn failing(self) -> Self {
        Function { may_fail: true, ..self }
    }

    /// One with so many arguments before the value.
    pub(crate) const fn after(self, before_value: usize) -> Self {
        Function { before_value, ..self }
    }

    pub(crate) const fn copying(self) -> Self {
        Function { copies: true, ..self }
    }
}

impl Content {
    /// The parameters that it mentions.
    pub(crate) fn generics(&self) -> Generics {
        let no = Generics::default();
        match self {
            Content::Tethered | Content::LentText | Content::OptionalReference => {
                Generics { lifetime: true, ..no }
            }
            Content::Parameter | Content::Callback | Content::Phantom => {
                Generics { ty: true, ..no }
            }
            Content::Array => Generics { constant: true, ..no },
            Content::Nested(ty, true) => ty.generics,
            _ => no,
        }
    }

    /// Whether a step can be given a copy of it, which has a name.
    pub(crate) fn is_copy(&self) -> bool {
        matches!(self, Content::Handle | Content::Text)
    }

    /// Whether a step can be lent it.
    pub(crate) fn is_named(&self) -> bool {
        matches!(
            self,
            Content::Witness
                | Content::Tethered
                | Content::Parameter
                | Content::Resource
                | Content::Handle
                | Content::Text
        )
    }

    /// What it writes when it is dropped.
    fn lines(&self, at: &str) -> Vec<String> {
        match self {
            Content::Array | Content::Vector => vec![format!("{at}.0"), format!("{at}.1")],
            // The first variant, for an enum.
            Content::Nested(ty, _) => ty.lines(0, at),
            _ if self.has_glue() => vec![at.to_owned()],
            _ => Vec::new(),
        }
    }

    /// Whether the spelling alone says that there is nothing to drop: rule 6.
    fn is_spelled_without_glue(&self) -> bool {
        matches!(
            self,
            Content::Text
                | Content::LentText
                | Content::Number
                | Content::Callback
                | Content::Phantom
                | Content::PhantomSelf
                | Content::Shadow
        )
    }

    fn has_glue(&self) -> bool {
        match self {
            Content::Witness
            | Content::Optional
            | Content::Vector
            | Content::Dynamic
            | Content::Tethered
            | Content::Parameter
            | Content::Array
            | Content::Resource
            | Content::Shadow => true,
            Content::Nested(ty, _) => ty.has_glue(),
            _ => false,
        }
    }
}

impl Field {
    /// What it writes when its turn comes, if it has one.
    fn turn(&self, at: &str) -> Turn {
        let Some(Step { function, .. }) = &self.step else {
            let is_dropped = self.place != Place::Skipped;
            return [vec![], if is_dropped { self.content.lines(at) } else { vec![] }];
        };
        let (end, own) = (format!("{at}.end"), at.to_owned());
        match (function.name, &self.content) {
            ("core::mem::forget", _) => [vec![], vec![]],
            ("drop_derive::last_first", content) => {
                [vec![], content.lines(at).into_iter().rev().collect()]
            }
            ("drop" | "std::convert::identity" | "touch", content) => [vec![], content.lines(at)],
            (_, Content::Resource) if function.is_in_place => [vec![end], vec![own]],
            (_, Content::Resource) if function.may_fail => [vec![end, own], vec![]],
            (_, Content::Resource) => [vec![], vec![end, own]],
            _ if function.may_fail => [vec![own], vec![]],
            _ => [vec![], vec![own]],
        }
    }

    /// Without `r#`.
    pub(crate) fn text(&self) -> &str {
        self.name.trim_start_matches("r#")
    }
}

impl Body {
    /// Whether the field has something to drop, or counts as having it: rule 6.
    pub(crate) fn drops(&self, field: usize) -> bool {
        let Field { place, content, .. } = &self.fields[field];
        let mentioned = match content {
            // These have none, whatever they mention.
            Content::Callback | Content::Phantom | Content::PhantomSelf => Generics::default(),
            _ => content.generics(),
        };
        let counts = matches!(content, Content::MacroCall) || mentioned.ty || mentioned.constant;
        *place == Place::Managed || counts || content.has_glue()
    }

    /// What is asked for by `order = reverse`.
    pub(crate) fn reversed(&self) -> Vec<Entry> {
        let mut list: Vec<_> = self.placed().map(Entry::Field).collect();
        list.reverse();
        list
    }

    /// Whether the fields drop as they are declared, but for those whose spelling says that they have
    /// nothing to drop. There the compiler is asked, and a name that lies is found out.
    fn drops_as_declared(&self) -> bool {
        let order = self.drop_order();
        let is_trusted = |&field: &usize| {
            let Field { content, holder, .. } = &self.fields[field];
            *holder == Holder::Nothing && content.is_spelled_without_glue()
        };
        let lies = |&field: &usize| {
            is_trusted(&field) && matches!(self.fields[field].content, Content::Shadow)
        };
        let others: Vec<usize> = order.iter().copied().filter(|field| !is_trusted(field)).collect();
        order.is_sorted() || others.is_sorted() && !order.iter().any(lies)
    }

    /// Whether a constraint may name the field: rule 7.
    pub(crate) fn may_be_named(&self, field: usize) -> bool {
        let Field { place, content, .. } = &self.fields[field];
        *place == Place::Managed || !content.is_spelled_without_glue()
    }

    /// Whether the language drops the field, and it has drop glue against its spelling.
    pub(crate) fn is_misspelt(&self, field: usize) -> bool {
        let Field { place, content, .. } = &self.fields[field];
        *place == Place::Plain && matches!(content, Content::Shadow)
    }

    /// The fields that have a place, in declaration order.
    pub(crate) fn placed(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.fields.len()).filter(|&field| self.fields[field].place != Place::Skipped)
    }

    /// Rule 4, but for cycles.
    pub(crate) fn holds(&self, earlier: usize, later: usize) -> bool {
        match (self.fields[earlier].place, self.fields[later].place) {
            (Place::Managed, _) => true,
            (_, Place::Managed) => false,
            _ => earlier < later,
        }
    }

    /// The list, with the fields that `..` stands for.
    fn groups(&self) -> Vec<Vec<usize>> {
        let Some(list) = &self.list else { return Vec::new() };
        let group = |entry: &Entry| match entry {
            Entry::Field(field) => vec![*field],
            Entry::Rest => {
                self.placed().filter(|&field| !list.contains(&Entry::Field(field))).collect()
            }
        };
        list.iter().map(group).collect()
    }

    /// The pairs of the list, earlier and later field.
    pub(crate) fn list_pairs(&self) -> Vec<(usize, usize)> {
        let groups = self.groups();
        let mut pairs = Vec::new();
        for (index, group) in groups.iter().enumerate() {
            for &earlier in group {
                pairs.extend(groups[index + 1..].iter().flatten().map(|&later| (earlier, later)));
            }
        }
        pairs
    }

    /// What the arguments on the fields ask for, earlier and later field.
    pub(crate) fn field_pairs(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for (own, field) in self.fields.iter().enumerate() {
            pairs.extend(field.before.iter().map(|&other| (own, other)));
            pairs.extend(field.after.iter().map(|&other| (other, own)));
            let borrows = field.step.iter().flat_map(|step| &step.borrows).copied();
            let placed = borrows.filter(|&other| self.fields[other].place != Place::Skipped);
            pairs.extend(placed.map(|other| (own, other)));
        }
        pairs
    }

    /// Which fields have to drop before which, by one constraint or by several together.
    pub(crate) fn closure(&self) -> Vec<Vec<bool>> {
        let count = self.fields.len();
        let mut before = vec![vec![false; count]; count];
        for (earlier, later) in self.field_pairs().into_iter().chain(self.list_pairs()) {
            before[earlier][later] = true;
        }
        for via in 0..count {
            for a in 0..count {
                for b in 0..count {
                    before[a][b] |= before[a][via] && before[via][b];
                }
            }
        }
        before
    }

    /// Rule 3. The order must have no cycle.
    pub(crate) fn drop_order(&self) -> Vec<usize> {
        let before = self.closure();
        let is = |place: Place| move |&field: &usize| self.fields[field].place == place;
        let mut waiting: Vec<usize> = self.placed().filter(is(Place::Managed)).collect();
        let mut order = Vec::new();
        while !waiting.is_empty() {
            let is_ready = |&field: &usize| waiting.iter().all(|&other| !before[other][field]);
            let ready = waiting.iter().position(is_ready).expect("the order has a cycle");
            order.push(waiting.remove(ready));
        }
        order.extend(self.placed().filter(is(Place::Plain)));
        order
    }
}

impl Type {
    fn has_glue(&self) -> bool {
        let needs_drop = |field: &Field| {
            field.place == Place::Managed
                || (field.place == Place::Plain && field.content.has_glue())
        };
        self.begin.is_some() || self.bodies.iter().flat_map(|body| &body.fields).any(needs_drop)
    }

    /// What a value writes when it is dropped.
    pub(crate) fn lines(&self, body: usize, at: &str) -> Vec<String> {
        self.turns(body, at).into_iter().flatten().flatten().collect()
    }

    /// The same by turns.
    pub(crate) fn turns(&self, body: usize, at: &str) -> Vec<Turn> {
        let body = &self.bodies[body];
        let line_of = |&field: &usize| format!("{at}.{}", body.fields[field].text());
        let begin = self.begin.iter().map(|field| [vec![line_of(field)], vec![]]);
        let order = body.drop_order();
        let turns = order.iter().map(|field| body.fields[*field].turn(&line_of(field)));
        begin.chain(turns).collect()
    }

    /// Section 7a: whether something could fail.
    pub(crate) fn can_have_close(&self) -> bool {
        let mut fields = self.bodies.iter().flat_map(|body| &body.fields);
        self.begin.is_some() || fields.any(|field| field.place == Place::Managed)
    }

    /// Section 7: a tuple has parts if an index means the same field in both.
    pub(crate) fn can_have_parts(&self) -> bool {
        !self.is_enum && (!self.bodies[0].is_tuple || self.bodies[0].drops_as_declared())
    }

    /// What the parts of a value write when they are dropped: there are no steps, and no `begin`.
    pub(crate) fn lines_of_parts(&self, at: &str) -> Vec<String> {
        let body = &self.bodies[0];
        let order = if body.is_tuple { body.placed().collect() } else { body.drop_order() };
        let lines = |field: usize| {
            let Field { content, .. } = &body.fields[field];
            content.lines(&format!("{at}.{}", body.fields[field].text()))
        };
        order.into_iter().flat_map(lines).collect()
    }

    pub(crate) fn drop_order(&self) -> Vec<String> {
        let of_body = |body: &Body| {
            let prefix = if self.is_enum { format!("{}.", body.variant) } else { String::new() };
            let name = |field: usize| format!("{prefix}{}", body.fields[field].text());
            body.drop_order().into_iter().map(name).collect::<Vec<_>>()
        };
        self.bodies.iter().flat_map(of_body).collect()
    }

    /// `S`, `E::V0`: as messages have it.
    pub(crate) fn body_name(&self, body: usize) -> String {
        if self.is_enum {
            format!("{}::{}", self.name, self.bodies[body].variant)
        } else {
            self.name.clone()
        }
    }
}
