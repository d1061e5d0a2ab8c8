//! The texts of all messages, except those about conflicts, which `conflict` has.
//!
//! The first line says what is wrong, and is understood alone: lowercase, no final period, code in
//! backticks. A `note` gives a fact, a `help` gives code to paste. If only the compiler can find a mistake,
//! its text is an attribute in `drop_derive::__private`.

use std::fmt::{self, Write as _};

use crate::grammar::{Keyword, Side, Target, REVERSE};

pub(crate) struct Message(String);

impl Message {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Message(text.into())
    }

    pub(super) fn note(mut self, text: impl fmt::Display) -> Self {
        let _ = write!(self.0, "\nnote: {text}");
        self
    }

    pub(super) fn help(mut self, text: impl fmt::Display) -> Self {
        let _ = write!(self.0, "\nhelp: {text}");
        self
    }

    /// Code to write.
    fn write(self, code: &str) -> Self {
        self.help(format!("write `{code}`"))
    }

    /// The field that was meant by its type.
    fn type_of(self, ty: &str, field: &str) -> Self {
        self.note(format!("`{ty}` is the type of `{field}`")).write(field)
    }

    /// The right argument, or all forms of the keyword if it is unknown.
    fn write_argument(self, keyword: Keyword, meant: Option<&str>) -> Self {
        match meant {
            Some(code) => self.write(code),
            None => self.help(format!("write {}", form(keyword))),
        }
    }

    /// The number of other places with the same mistake, of which nothing else is said.
    pub(crate) fn named_elsewhere(self, count: usize) -> Self {
        match count {
            0 => self,
            1 => self.note("the name also stands in another place"),
            count => self.note(format!("the name also stands in {count} other places")),
        }
    }

    /// All of these notes, which may be none.
    pub(super) fn notes(self, texts: impl IntoIterator<Item = impl fmt::Display>) -> Self {
        texts.into_iter().fold(self, Message::note)
    }

    /// All of these helps, which may be none.
    pub(super) fn helps(self, texts: impl IntoIterator<Item = impl fmt::Display>) -> Self {
        texts.into_iter().fold(self, Message::help)
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// The attribute and its arguments.

/// The right forms of an argument.
fn form(keyword: Keyword) -> String {
    keyword.forms().iter().map(|form| format!("`{form}`")).collect::<Vec<_>>().join(" or ")
}

/// The arguments that an item takes.
fn takes(target: Target) -> String {
    let known: Vec<_> = target.keywords().map(Keyword::name).collect();
    format!("on {} it takes {}", target.one(), names(&known))
}

pub(crate) fn on_parameter() -> Message {
    Message::new("the `drop` attribute does not belong on a generic parameter")
}

pub(crate) fn bare_on_parameter() -> Message {
    Message::new("a `drop` attribute without arguments on a generic parameter")
        .note("it belongs on a field")
}

/// An argument of another kind of item.
pub(crate) fn misplaced(keyword: Keyword, target: Target, meant: &Meant) -> Message {
    let nouns: Vec<_> = keyword.targets().iter().map(|target| target.noun()).collect();
    let article = if nouns[0] == Target::Enum.noun() { "an" } else { "a" };
    let belongs = Message::new(format!(
        "`{}` belongs on {article} {}, not on {}",
        keyword.name(),
        nouns.join(" or "),
        target.one()
    ));
    match (keyword, target, meant) {
        (_, _, Meant::OnBody(on_body)) => on_body.offer(belongs),
        (_, _, Meant::Begin(code)) => {
            belongs.help(format!("to call it before any field drops: `#[drop({code})]`"))
        }
        (_, _, Meant::Step(code)) => {
            belongs.help(format!("a function to call when this field drops is `#[drop({code})]`"))
        }
        (Keyword::With, Target::Struct, _) => belongs
            .help(format!("a function to call before any field drops is {}", form(Keyword::Begin))),
        (Keyword::Before | Keyword::After, Target::Struct | Target::Variant, _) => {
            belongs.help(format!("the order of all fields is {}", form(Keyword::Order)))
        }
        (Keyword::Order, Target::Field, _) => {
            belongs.help("on a field, write `#[drop(before = field)]` or `#[drop(after = field)]`")
        }
        (Keyword::Order, Target::Enum, Meant::Elsewhere(place, code)) => {
            Message::new("`order` belongs on a variant, not on an enum")
                .note("each variant of an enum has its own order")
                .help(format!("{}, write `{code}`", on(*place)))
        }
        (Keyword::Begin, Target::Enum | Target::Variant, _) => {
            Message::new("an enum takes no `begin`")
                .note("a function that is given `&mut self` could change the variant")
                .help(format!(
                    "on a field, a function to call when it drops is `{}`",
                    Keyword::With.forms()[0]
                ))
        }
        (Keyword::Part, Target::Struct, Meant::Argument(code)) => belongs
            .note("the attributes of the parts stand before their name, in `parts`")
            .write(code),
        (Keyword::Part, Target::Enum | Target::Variant, _) => in_a_variant(belongs),
        (Keyword::Parts, Target::Enum | Target::Variant, _) => {
            in_a_variant(Message::new("an enum takes no `parts`"))
        }
        (_, _, Meant::Argument(code)) => belongs.help(format!("write `{code}`")),
        (_, _, Meant::Elsewhere(place, code)) => {
            belongs.help(format!("{}, write `{code}`", on(*place)))
        }
        _ => belongs,
    }
}

/// A type has one `struct` or `enum`, and several fields or variants.
fn on(place: Target) -> String {
    match place {
        Target::Field | Target::Variant => format!("on {}", place.one()),
        Target::Struct | Target::Enum => format!("on the {}", place.noun()),
    }
}

/// Parts of an enum.
fn in_a_variant(message: Message) -> Message {
    message
        .note("only a struct can be taken apart")
        .help("let a variant hold a struct for its state, with `#[drop(parts = Name)]`")
}

/// What was meant by a wrong argument.
pub(crate) enum Meant {
    /// An argument with a similar name.
    Similar(Keyword),
    /// An argument with the same purpose.
    Synonym(Keyword),
    /// This argument.
    Argument(String),
    /// An argument on the struct or variant.
    OnBody(OnBody),
    /// A step: this argument.
    Step(String),
    /// A function to call before any field drops: this argument.
    Begin(String),
    /// At this place, this attribute.
    Elsewhere(Target, String),
}

pub(crate) fn unknown_argument(word: &str, target: Target, meant: Option<&Meant>) -> Message {
    let message = Message::new(format!("unknown argument `{word}` of the `drop` attribute"));
    match word {
        "unsafe" if target == Target::Field => unsafe_call(message),
        "derive" if target == Target::Struct => message
            .note("the attributes of the parts stand before their name, in `parts`")
            .note(format!("as in `{}`", Keyword::Parts.forms()[1])),
        _ => offer(message, target, meant),
    }
}

pub(crate) fn unknown_argument_without_value(word: &str, keyword: Keyword) -> Message {
    Message::new(format!("unknown argument `{word}` of the `drop` attribute"))
        .write_argument(keyword, None)
}

fn offer(message: Message, target: Target, meant: Option<&Meant>) -> Message {
    let Some(meant) = meant else { return message.note(takes(target)) };
    match meant {
        Meant::Similar(keyword) => {
            message.help(format!("there is an argument with a similar name: `{}`", keyword.name()))
        }
        Meant::Synonym(keyword) => {
            message.help(format!("there is an argument for that: `{}`", keyword.name()))
        }
        Meant::Argument(code) => message.write(code),
        Meant::OnBody(meant) => meant.offer(message),
        Meant::Step(code) => {
            message.note(takes(target)).help(format!("for a function to call: `{code}`"))
        }
        Meant::Begin(code) => message
            .note(takes(target))
            .help(format!("for a function to call before any field drops: `{code}`")),
        Meant::Elsewhere(..) => message.note(takes(target)),
    }
}

/// `[reverse]`, if no field has that name.
pub(crate) fn reverse_in_brackets() -> Message {
    Message::new("`reverse` is no field, and stands without brackets")
        .write(&Keyword::Order.with_value(REVERSE))
}

/// An argument that belongs on the struct or variant.
pub(crate) struct OnBody {
    pub(crate) body: Target,
    pub(crate) code: String,
    /// It replaces the present `order`.
    pub(crate) has_order: bool,
    /// Code that drops the items of the field in reverse, which may have been meant.
    pub(crate) items: Option<String>,
}

impl OnBody {
    fn offer(&self, message: Message) -> Message {
        let to_drop_items =
            |code| format!("to drop the items of this field last to first: `{code}`");
        message.help(self).helps(self.items.as_deref().map(to_drop_items))
    }
}

impl fmt::Display for OnBody {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let noun = self.body.noun();
        write!(f, "on the {noun}, write `#[drop({})]`", self.code)?;
        f.write_str(if self.has_order { " instead of its `order`" } else { "" })
    }
}

/// Numbers on fields. `list` is the order of these numbers.
pub(crate) fn numbered(list: &OnBody) -> Message {
    Message::new("fields are listed in their drop order, not numbered")
        .help(format!("instead of the numbers, {list}"))
}

/// `first` and `last` on several fields. `list` is the order that they mean.
pub(crate) fn marked_ends(list: &OnBody) -> Message {
    Message::new("fields are listed in their drop order, not marked as first or last")
        .help(format!("instead of the marks, {list}"))
}

/// A keyword and its value.
pub(crate) type KeywordValue = (Keyword, String);

/// Names of fields instead of an argument. `arguments`: what may have been meant.
pub(crate) fn field_as_argument(
    fields: &[String],
    arguments: &[KeywordValue],
    own: Option<&str>,
) -> Message {
    let is =
        if fields.len() == 1 { "is a field, not an argument" } else { "are fields, not arguments" };
    let helps = arguments.iter().map(|(keyword, value)| {
        let code = keyword.with_value(value);
        match (own, keyword) {
            (Some(own), Keyword::Before) => format!("if `{own}` is to drop first: `{code}`"),
            (Some(own), _) => format!("if `{own}` is to drop last: `{code}`"),
            (None, _) => format!("write `{code}`"),
        }
    });
    Message::new(format!("{} {is} of the `drop` attribute", some_names(fields))).helps(helps)
}

/// The name of the attribute's own field instead of an argument.
pub(crate) fn own_name_as_argument() -> Message {
    Message::new("an attribute names other fields, not its own").write("#[drop]")
}

pub(crate) fn expected_argument(target: Target, meant: Option<&Meant>) -> Message {
    offer(Message::new("expected an argument of the `drop` attribute"), target, meant)
}

pub(crate) fn stray_comma(target: Target) -> Message {
    expected_argument(target, None).help("remove `,`")
}

/// `next`: the code behind the missing comma.
pub(crate) fn expected_comma(next: &str) -> Message {
    let code = format!(", {next}");
    Message::new("expected a comma").help(format!("write `{}`", code.trim_end()))
}

const ONE_FUNCTION: &str = "there is one function: it can call others";

pub(crate) fn given_twice(keyword: Keyword) -> Message {
    let message = Message::new(format!("`{}` is given twice", keyword.name()));
    if matches!(keyword, Keyword::With | Keyword::Begin | Keyword::Report) {
        return message.note(ONE_FUNCTION);
    }
    message.note("`before` and `after` can be repeated, every other argument stands once")
}

/// `meant`: the right argument, if it is known.
pub(crate) fn malformed(keyword: Keyword, meant: Option<&str>) -> Message {
    malformed_argument(keyword).write_argument(keyword, meant)
}

fn malformed_argument(keyword: Keyword) -> Message {
    Message::new(format!("malformed `{}` argument", keyword.name()))
}

/// A value of `with`, `begin` or `report` that is no function.
pub(crate) fn no_function(keyword: Keyword, meant: Option<&str>) -> Message {
    let name = keyword.name();
    let note = match keyword {
        Keyword::With => {
            "a step is the path of a function, not a closure and not a method call".to_owned()
        }
        _ => format!("`{name}` takes the path of a function, not a closure and not a call"),
    };
    malformed_argument(keyword).note(note).write_argument(keyword, meant)
}

/// A value of `with` that waits.
pub(crate) fn no_waiting_function() -> Message {
    malformed_argument(Keyword::With)
        .note("a destructor cannot wait: a step is a function that does the work before it returns")
        .write_argument(Keyword::With, None)
}

pub(crate) fn macro_as_function() -> Message {
    malformed_argument(Keyword::With)
        .note("a step is the path of a function, and a macro is none")
        .note("a function of your own can call it")
        .write_argument(Keyword::With, None)
}

pub(crate) fn several_functions() -> Message {
    malformed_argument(Keyword::With).note(ONE_FUNCTION).write_argument(Keyword::With, None)
}

/// A value of `with` with an `unsafe` in it.
pub(crate) fn no_safe_function() -> Message {
    unsafe_call(malformed_argument(Keyword::With))
}

fn unsafe_call(message: Message) -> Message {
    message
        .note("the derive calls safe functions only")
        .note("a function of your own can call an `unsafe` one, and say why that is sound")
}

/// A value of `with` that uses `self`. `begin`: the right argument, if that was meant.
pub(crate) fn no_function_of_self(begin: Option<&str>) -> Message {
    let message = malformed_argument(Keyword::With)
        .note("a step is given no `self`, parts of which may have been dropped by then");
    match begin {
        Some(code) => message
            .note("`begin` is called with `&mut self`, before any field drops")
            .help(format!("on the struct, write `#[drop({code})]`")),
        None => message.write_argument(Keyword::With, None),
    }
}

/// `meant`: the arguments that may have been meant.
pub(crate) fn malformed_attribute(target: Target, is_held: bool, meant: &[String]) -> Message {
    let message = Message::new("malformed `drop` attribute");
    if meant.is_empty() {
        return example(message, target, is_held);
    }
    let meant: Vec<String> = meant.iter().map(|code| format!("`#[drop({code})]`")).collect();
    message.help(format!("write {}", meant.join(" or ")))
}

pub(crate) fn wrong_brackets(arguments: &str) -> Message {
    Message::new("malformed `drop` attribute")
        .help(format!("write the arguments in parentheses: `#[drop({arguments})]`"))
}

pub(crate) fn empty_attribute(target: Target, is_held: bool) -> Message {
    example(Message::new("empty `drop` attribute"), target, is_held)
}

/// Shows what can be written. `is_held`: on a field that is a `ManuallyDrop`.
fn example(message: Message, target: Target, is_held: bool) -> Message {
    match target {
        Target::Field if !is_held => message.help("write arguments: `#[drop(before = field)]`"),
        Target::Field => message.help("write `#[drop]`, or arguments: `#[drop(before = field)]`"),
        Target::Struct | Target::Variant => {
            message.help(format!("write arguments: {}", form(Keyword::Order)))
        }
        Target::Enum => message.help(format!("write arguments: {}", form(Keyword::Crate))),
    }
}

pub(crate) fn bare_on(target: Target) -> Message {
    let item = target.one();
    Message::new(format!("a `drop` attribute without arguments on {item}"))
        .note(takes(target))
        .help("on a field, write `#[drop]`")
}

/// A `crate` in the standard library. `removed`: the code to remove.
pub(crate) fn standard_library_as_crate(name: &str, removed: &str) -> Message {
    Message::new(format!("`crate` is the path of `drop_derive`, which is not in `{name}`"))
        .note("it is only needed where `drop_derive` is re-exported or renamed")
        .help(format!("remove `{removed}`"))
}

/// A `crate` that ends with the trait. `meant`: the right argument.
pub(crate) fn trait_as_crate(meant: &str) -> Message {
    Message::new("`crate` is the path of the crate, not of `OrderedDrop` in it").write(meant)
}

fn no_name() -> Message {
    Message::new("expected the name of a field")
}

/// `meant`: the code to replace the rejected tokens, or the whole argument.
pub(crate) fn expected_field(keyword: Keyword, meant: Option<&str>) -> Message {
    no_name().write_argument(keyword, meant)
}

/// A constraint on all other fields. `list` has the same meaning.
pub(crate) fn all_fields(list: &OnBody) -> Message {
    no_name().help(list)
}

/// An entry that says nothing, or the same as another one.
pub(crate) fn extra_entry(code: &str) -> Message {
    no_name().help(format!("remove `{code}`"))
}

pub(crate) fn field_of_field(field: &str) -> Message {
    no_name().note("a field inside a field has no place of its own: it drops with it").write(field)
}

/// A wrong argument of a step. `meant`: the right one.
pub(crate) fn expected_borrow(meant: &str, is_inside: bool, is_reference: bool) -> Message {
    let note = match (is_inside, is_reference) {
        (true, _) => Some("a step is given whole fields: the function takes what it needs"),
        (false, true) => Some("a field is lent as `&mut`, also to a function that takes a `&`"),
        (false, false) => None,
    };
    no_name().notes(note).write(meant)
}

/// Several wrong arguments of a step. `meant`: all right ones.
pub(crate) fn expected_borrows(meant: &str) -> Message {
    Message::new("expected names of fields").write(meant)
}

/// `value`: what the field's own value is written as, if that may be meant.
pub(crate) fn whole_value(value: Option<&str>) -> Message {
    let message = Message::new("a step is given no `self`")
        .note("parts of the value may have been dropped by then: a step names the fields it needs");
    match value {
        Some(value) => message.help(format!("for the field's value, write `{value}`")),
        None => message,
    }
}

/// `..` among the arguments of a step.
pub(crate) fn rest_as_step_arg(dots: &str, has_value: bool) -> Message {
    let message = Message::new(format!("a step is given fields only, and `{dots}` is none"));
    if has_value {
        return message.help(format!("remove `{dots}`"));
    }
    message.help("for the field's value, write `_`")
}

/// `what`: code in backticks, or a noun.
pub(crate) fn not_a_field(what: &str) -> Message {
    Message::new(format!("a step is given fields only, and {what} is none"))
        .note("a function of your own can pass other values along")
}

/// `what`: one name, or several. `code`: without the quotes.
pub(crate) fn quoted(what: &str, code: &str) -> Message {
    Message::new(format!("field {what} in quotes")).write(code)
}

pub(crate) fn empty_list(keyword: Keyword) -> Message {
    Message::new(format!("`{}` names no field", keyword.name())).write_argument(keyword, None)
}

/// A step that is a function of `ManuallyDrop`.
pub(crate) fn manually_dropped(path: &str) -> Message {
    Message::new(format!("`{path}` is no step: the value is taken out of its `ManuallyDrop`"))
        .note("a field is dropped with `#[drop]` alone, and a step takes the place of that")
}

/// `_` for a field that may be unsized. `in_place` is the step with `&mut _` instead.
pub(crate) fn unsized_value(field: &str, in_place: Option<&str>) -> Message {
    Message::new(format!("the value of `{field}` may be unsized, and cannot be passed"))
        .note("with `&mut _`, a step is given a reference, and the value drops after it")
        .helps(in_place.map(|code| format!("write `{code}`")))
}

/// `&mut _` for a function that needs the value.
pub(crate) fn value_in_place(path: &str) -> Message {
    Message::new(format!("`{path}` needs the value itself"))
        .note("it takes any type, also a reference, and does nothing to the value behind that")
        .write(&Keyword::With.with_value(path))
}

pub(crate) fn two_values() -> Message {
    Message::new("`_` appears twice in a step")
        .note("`_` stands for the field's own value, which there is once")
}

pub(crate) fn shared_value() -> Message {
    Message::new("a step is not given a shared reference to its own value")
        .note("with `&mut _` the function works in place, and may take a `&T` as well")
        .write("&mut _")
}

// Names.

/// What was meant by a name that no field has.
pub(crate) enum NoField<'a> {
    /// The field with a similar name.
    Similar(&'a str),
    /// The only field of this type.
    OfType(&'a str),
    /// All fields that the list does not name.
    Rest,
    InConstraint(Side),
    /// The whole value, by `self`, in an order.
    Whole,
    InList,
    InStep,
    Other,
}

/// `item`: its kind and its name.
pub(crate) fn unknown_field(item: &str, name: &str, hint: &NoField, fields: &[&str]) -> Message {
    let message = Message::new(format!("no field `{name}` on {item}"));
    let message = match hint {
        NoField::Similar(similar) => {
            return message.help(format!("there is a field with a similar name: `{similar}`"));
        }
        NoField::OfType(field) => return message.type_of(name, field),
        _ if fields.is_empty() => return message.note("there are no fields"),
        _ => message.note(format!("available fields are: {}", some_names(fields))),
    };
    match hint {
        NoField::Similar(_) | NoField::OfType(_) | NoField::Other => message,
        NoField::Rest => message.help("for all other fields, write `..`"),
        NoField::Whole => {
            message.note("`self` is the whole value, and an order is one of its fields")
        }
        NoField::InConstraint(_) | NoField::InList if fields.first() == Some(&"0") => {
            message.note("a field of a tuple is named by its index")
        }
        NoField::InConstraint(side) => message.note(format!(
            "a field that `cfg` removes can be named in `#[cfg_attr(.., drop({} = {name}))]`",
            side.name()
        )),
        NoField::InList => {
            message.note("a field that `cfg` removes can be named in a `cfg_attr`, or left to `..`")
        }
        NoField::InStep => message.note(
            "a step is given fields only: a function of your own can pass other values along",
        ),
    }
}

/// Numbers in a list, instead of names. `order`: the right list, if it is known.
pub(crate) fn numbers_for_names(item: &str, fields: &[&str], order: Option<&str>) -> Message {
    let message = Message::new(if fields[0] == "0" {
        format!("the fields of {item} are counted from zero")
    } else {
        format!("the fields of {item} have names, not numbers")
    });
    match order {
        Some(order) => message.write(&Keyword::Order.with_value(format_args!("[{order}]"))),
        None => message.note(format!("available fields are: {}", some_names(fields))),
    }
}

/// Types in a list, instead of names. `code`: the right argument.
pub(crate) fn types_for_names(code: &str) -> Message {
    Message::new("fields are listed by their names, not by their types").write(code)
}

/// A type instead of the name of the only field that has it.
pub(crate) fn type_for_name(ty: &str, field: &str) -> Message {
    no_name().type_of(ty, field)
}

/// All names, in backticks.
pub(super) fn names<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    quoted.join(", ")
}

/// The most names before a list of names is shortened.
pub(super) const MOST_LISTED: usize = 8;

/// The names, or the first of many and the number of the others.
pub(super) fn some_names<S: AsRef<str>>(all: &[S]) -> String {
    match all.len().checked_sub(MOST_LISTED) {
        Some(more) if more > 1 => format!("{} and {more} others", names(&all[..MOST_LISTED])),
        _ => names(all),
    }
}

/// The same after the noun.
pub(super) fn fields<S: AsRef<str>>(all: &[S]) -> String {
    let noun = if all.len() == 1 { "field" } else { "fields" };
    format!("{noun} {}", some_names(all))
}

pub(crate) fn two_fields(field: &str) -> Message {
    Message::new(format!("there are two fields `{field}`"))
}

// Constraints.

pub(crate) fn before_itself(to: Side, field: &str, remedy: &Remedy) -> Message {
    let message = format!("field `{field}` cannot drop {} itself", to.name());
    remedy.offer(Message::new(message))
}

pub(crate) fn repeated_constraint(to: Side, field: &str, other: &str, remedy: &Remedy) -> Message {
    let message = format!("`{field}` is said to drop {} `{other}` twice", to.name());
    remedy.offer(Message::new(message))
}

pub(crate) fn skipped_in_order(field: &str) -> Message {
    Message::new(format!("skipped field `{field}` has no place in the drop order"))
        .note("a field marked `#[drop(skip)]` is never dropped")
}

/// The remedy for a constraint that says nothing.
pub(crate) enum Remedy {
    /// Remove this code.
    Remove(Vec<String>),
    /// Replace the constraint by `#[drop]`, without which the field would have no place.
    Mark,
}

impl Remedy {
    fn offer(&self, message: Message) -> Message {
        match self {
            Remedy::Remove(code) => message.help(format!("remove {}", names(code))),
            Remedy::Mark => message.write("#[drop]"),
        }
    }
}

/// `what`: the noun for the type, such as "a reference".
pub(crate) fn no_effect(side: Side, field: &str, what: &str, remedy: &Remedy) -> Message {
    let message = Message::new(format!("`{}` has no effect: `{field}` is {what}", side.name()))
        .note(format!("nothing runs when {what} is dropped, so it cannot be too early or too late"))
        .note("a constraint belongs on the field that owns the value");
    remedy.offer(message)
}

// The `order` list.

pub(crate) fn listed_twice(field: &str) -> Message {
    Message::new(format!("field `{field}` is listed twice in `order`"))
        .help(format!("remove `{field}`"))
}

pub(crate) fn two_rests() -> Message {
    Message::new("`..` appears twice in `order`")
        .note("`..` stands for all fields that the list does not name")
}

/// `complete`: a right list, if there is one.
pub(crate) fn list_without_names(is_rest: bool, complete: Option<&str>) -> Message {
    let alone = "`..` alone says nothing: the fields it stands for have no order among themselves";
    Message::new("`order` names no field")
        .notes(is_rest.then_some(alone))
        .helps(complete.map(complete_list))
}

fn complete_list(list: &str) -> String {
    format!("give each field a place: `order = [{list}]`")
}

/// `complete` and `with_rest`: right lists, if there are any.
pub(crate) fn missing_from_order(
    missing: &[&str],
    complete: Option<&str>,
    with_rest: Option<&str>,
) -> Message {
    let are = if missing.len() == 1 { "is" } else { "are" };
    let with_rest = with_rest.map(|list| {
        format!("or let `..` stand for what the list does not name: `order = [{list}]`")
    });
    Message::new(format!("{} {are} missing from `order`", fields(missing)))
        .helps(complete.map(complete_list))
        .helps(with_rest)
}

// Fields.

pub(crate) fn no_place(field: &str, declaration: &str) -> Message {
    Message::new(format!("`ManuallyDrop` field `{field}` has no place in the drop order"))
        .note("the language never drops a `ManuallyDrop`, and nothing says when the derive should")
        .help(format!("to drop it: `#[drop] {declaration}`"))
        .help(never_drop(declaration))
}

fn never_drop(declaration: &str) -> String {
    format!("to never drop it: `#[drop(skip)] {declaration}`")
}

pub(crate) fn nested(field: &str, declaration: &str) -> Message {
    Message::new(format!("field `{field}` is a `ManuallyDrop` inside a `ManuallyDrop`"))
        .note("dropping the outer one would drop nothing")
        .help(format!("hold the value once: `{declaration}`"))
}

/// Declarations of a field that owns a `ManuallyDrop`: those that drop it, and one that leaks it on purpose.
pub(crate) struct Inner {
    pub(crate) held: Option<String>,
    pub(crate) plain: Option<String>,
    pub(crate) skipped: Option<String>,
}

pub(crate) fn inner(field: &str, Inner { held, plain, skipped }: Inner) -> Message {
    Message::new(format!("field `{field}` has a `ManuallyDrop` inside, which would not drop"))
        .note("whatever owns a `ManuallyDrop` does not drop the value in it")
        .helps(held.map(|code| format!("hold the value once: `{code}`")))
        .helps(plain.map(|code| format!("let the language drop it: `{code}`")))
        .helps(skipped.as_deref().map(never_drop))
}

pub(crate) fn not_manually_drop(argument: &str, field: &str, declaration: &str) -> Message {
    Message::new(format!("`{argument}` on field `{field}`, which is not a `ManuallyDrop`"))
        .note("the language drops every other field by itself")
        .help(format!("hold it in `ManuallyDrop`: `{declaration}`"))
}

/// `skip`: the code to remove. `declaration`: the field as it can be skipped.
pub(crate) fn skip_with(argument: &str, skip: &str, declaration: Option<&str>) -> Message {
    Message::new(format!("`skip` cannot be combined with {argument}"))
        .note("a skipped field is never dropped, so that it has no order and no step")
        .help(format!("to drop it: remove `{skip}`"))
        .helps(declaration.map(never_drop))
}

// Steps.

pub(crate) fn step_names_itself(field: &str, has_value: bool) -> Message {
    let message = Message::new(format!("the step of `{field}` names the field itself"));
    if has_value {
        message.note("the step gets the field's value already, where `_` stands")
    } else {
        message.help("for the field's value, write `_`")
    }
}

/// `is_copied_too`: one of the two arguments is a copy.
pub(crate) fn borrows_twice(field: &str, borrowed: &str, is_copied_too: bool) -> Message {
    if is_copied_too {
        return Message::new(format!("the step of `{field}` borrows `{borrowed}` and copies it"))
            .note("a borrow is a `&mut`, beside which the field cannot be used");
    }
    Message::new(format!("the step of `{field}` borrows `{borrowed}` twice"))
        .note("each borrow is a `&mut`, of which there can be one at a time")
}

// The type.

pub(crate) fn union() -> Message {
    Message::new("`OrderedDrop` cannot be derived for a union")
        .note("the language does not know which field of a union is there to be dropped")
}

pub(crate) fn packed(item: &str, field: &str) -> Message {
    Message::new(format!("packed struct `{item}` has the managed field `{field}`"))
        .note("a destructor takes a reference to its value, and a packed field may not be aligned for one")
        .help("remove `packed` from the `repr`")
}

pub(crate) fn close_of_packed(item: &str) -> Message {
    Message::new(format!("`close` of packed struct `{item}`"))
        .note(
            "it drops each field through a reference, for which a packed field may not be aligned",
        )
        .help("remove `packed` from the `repr`")
}

fn no_error_type(what: &str) -> Message {
    Message::new(format!("`close` takes the type of its error, not {what}"))
}

/// `meant`: the argument with the error of that `Result`, if it is known.
pub(crate) fn close_with_result(ty: &str, meant: Option<&str>) -> Message {
    no_error_type("a `Result`")
        .note(format!(
            "it returns a `Result<(), E>`, where `E` is the type that is written: `{ty}`"
        ))
        .write_argument(Keyword::Close, meant)
}

/// `meant`: the argument with a `Box` of the type.
pub(crate) fn close_with_unsized(ty: &str, meant: &str) -> Message {
    let message = if ty.starts_with("impl ") {
        no_error_type(&format!("`{ty}`"))
    } else {
        Message::new(format!("the error of `close` is unsized: `{ty}`"))
    };
    message.note("`close` returns it by value").write(meant)
}

/// `meant`: an error that takes many.
pub(crate) fn close_with_placeholder(ty: &str, meant: &str) -> Message {
    no_error_type(&format!("`{ty}`"))
        .note("a function names the type that it returns, and `_` leaves it open")
        .write(meant)
}

/// `meant`: the argument with the type that has no value, either.
pub(crate) fn close_with_never(meant: &str) -> Message {
    no_error_type("`!`")
        .note("as a type of its own, `!` is not stable: there is another one without values")
        .write(meant)
}

/// `meant`: the argument with all lifetimes.
pub(crate) fn close_without_lifetime(ty: &str, meant: &str) -> Message {
    Message::new(format!("the error of `close` leaves a lifetime out: `{ty}`"))
        .note("`close` takes the value, and its error cannot borrow from it")
        .write(meant)
}

pub(crate) fn nothing_fails(keyword: Keyword, item: &str) -> Message {
    Message::new(format!("`{}` has no effect: nothing fails when a `{item}` drops", keyword.name()))
        .note("errors come from steps and `begin`, and here no field is managed")
}

/// `close` or `parts` of a type that may be unsized. `parameter`: the type of the last field, if it is a type
/// parameter. `boxed`: the declaration of the field behind a pointer.
pub(crate) fn unsized_tail(
    keyword: Keyword,
    field: &str,
    parameter: Option<&str>,
    boxed: &str,
) -> Message {
    let (ty, note) = match parameter {
        None => ("an unsized type", format!("its last field `{field}` is unsized")),
        Some(parameter) => (
            "a type that may be unsized",
            format!("its last field `{field}` is a `{parameter}`, which is declared `?Sized`"),
        ),
    };
    let cannot = match keyword {
        Keyword::Close => "closed by value",
        _ => "taken apart",
    };
    Message::new(format!("`{}` of {ty}", keyword.name()))
        .note(note)
        .note(format!("an unsized value cannot be moved, and so it cannot be {cannot}"))
        .help(format!("hold it behind a pointer: `{boxed}`"))
}

/// `cfg` on a field of the parts.
pub(crate) fn part_removed(item: &str, parts: &str) -> Message {
    Message::new("`cfg` cannot remove a field of the parts alone")
        .note(format!("a `{item}` is made of all fields of `{parts}`"))
        .note("a `cfg` on the field itself removes it from both")
}

/// `part` on a field of a type without `parts`.
pub(crate) fn part_without_parts(item: &str, is_enum: bool) -> Message {
    let message = Message::new(format!("`part` on a field of `{item}`, which has no `parts`"));
    if is_enum {
        return message
            .note("only a struct can be taken apart: a variant can hold one for its state");
    }
    message.help("on the struct, also write `#[drop(parts = Name)]`")
}

pub(crate) fn parts_of_own_name(item: &str) -> Message {
    Message::new(format!("`parts` has the name of the type itself, `{item}`"))
        .note("it names another struct, which the derive declares")
        .write(&Keyword::Parts.with_value(format_args!("{item}Parts")))
}

/// `order`: the names of the fields in drop order.
pub(crate) fn parts_of_tuple(item: &str, order: &[&str]) -> Message {
    Message::new(format!("`parts` of `{item}`, whose fields drop in another order"))
        .note(format!("they drop in the order {}", names(order)))
        .note(
            "the parts are declared in drop order, so that an index would mean another field there",
        )
        .note("declared in that order, or with names, the fields can be taken apart")
}
