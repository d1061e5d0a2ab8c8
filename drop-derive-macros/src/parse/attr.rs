//! Reads the `#[drop(...)]` attributes of an item into its arguments.
//!
//! The arguments of a field, of a body and of a type are different types, so that none has what it
//! cannot take. A bad argument is reported and passed over, and those after it are still read.

use proc_macro2::{Delimiter, Span, TokenTree};
use syn::{ExprPath, Path};

use crate::grammar::{Keyword, Side, Target};
use crate::parse::guess::Scan;
use crate::parse::item::Attribute;
use crate::parse::tokens::{flat, stream, unraw, Cursor};
use crate::parse::value::{
    function, parts, starts_argument, up_to_argument, ArgumentParser, Constraint, Given, List,
    Parts, Step,
};
use crate::report::message;
use crate::report::pretty::pretty;
use crate::report::{Errors, Underline};

/// The arguments of a field.
#[derive(Default)]
pub(crate) struct FieldArgs {
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) step: Option<Step>,
    pub(crate) skip: Option<Span>,
    /// A `#[drop]` without arguments.
    pub(crate) bare: Option<Underline>,
    pub(crate) seen: Seen,
}

/// The arguments of a struct or variant about its fields.
#[derive(Default)]
pub(crate) struct BodyArgs {
    pub(crate) order: Option<List>,
    pub(crate) seen: Seen,
}

/// The arguments of a type.
#[derive(Default)]
pub(crate) struct TypeArgs {
    pub(crate) begin: Option<ExprPath>,
    pub(crate) parts: Option<Parts>,
    pub(crate) krate: Option<Path>,
    /// Of an enum. The attributes of a struct are those of its body, which has this then.
    pub(crate) seen: Seen,
}

/// What was found in the attributes of one item, however broken it is.
#[derive(Default)]
pub(crate) struct Seen {
    /// The keyword of each argument, in order, also of a broken one.
    pub(crate) keywords: Vec<Given>,
    /// There is an attribute.
    pub(crate) is_present: bool,
    /// Words in attributes that failed to parse. A field named here is not also reported as missing.
    /// `..` stands for any field.
    pub(crate) unread: Vec<String>,
}

pub(crate) fn field(cx: &Errors, attrs: &[Attribute]) -> FieldArgs {
    let Reader { field, seen, .. } = Reader::read(cx, attrs, Target::Field);
    FieldArgs { seen, ..field }
}

pub(crate) fn variant(cx: &Errors, attrs: &[Attribute]) -> BodyArgs {
    let Reader { body, seen, .. } = Reader::read(cx, attrs, Target::Variant);
    BodyArgs { seen, ..body }
}

pub(crate) fn of_struct(cx: &Errors, attrs: &[Attribute]) -> (TypeArgs, BodyArgs) {
    let Reader { ty, body, seen, .. } = Reader::read(cx, attrs, Target::Struct);
    (ty, BodyArgs { seen, ..body })
}

pub(crate) fn of_enum(cx: &Errors, attrs: &[Attribute]) -> TypeArgs {
    let Reader { ty, seen, .. } = Reader::read(cx, attrs, Target::Enum);
    TypeArgs { seen, ..ty }
}

/// Reports each attribute on a generic parameter.
pub(crate) fn parameter(cx: &Errors, attrs: &[Attribute]) {
    Reader::read(cx, attrs, Target::Parameter);
}

/// Reads the attributes of any item. The grammar says which arguments `target` takes; what belongs
/// to another kind of item stays empty.
struct Reader<'a> {
    cx: &'a Errors,
    target: Target,
    field: FieldArgs,
    body: BodyArgs,
    ty: TypeArgs,
    seen: Seen,
}

impl<'a> Reader<'a> {
    fn read(cx: &'a Errors, attrs: &[Attribute], target: Target) -> Self {
        let (field, body, ty, seen) = Default::default();
        let mut reader = Reader { cx, target, field, body, ty, seen };
        for attr in attrs.iter().filter(|attr| attr.is_named("drop")) {
            reader.seen.is_present = true;
            reader.read_attribute(&attr.content);
        }
        reader
    }

    fn read_attribute(&mut self, content: &[TokenTree]) {
        let at = Underline::over(content);
        let problem = match content {
            [_, TokenTree::Group(group)] => {
                let tokens = flat(group.stream());
                if !tokens.is_empty() {
                    if group.delimiter() != Delimiter::Parenthesis {
                        self.cx.push(at, message::wrong_brackets(&pretty(group.stream())));
                    }
                    return self.read_list(&mut Cursor::new(&tokens));
                }
                message::empty_attribute(self.target)
            }
            [_] if self.target == Target::Field => {
                self.field.bare = Some(at);
                return;
            }
            [_] => message::bare_on(self.target),
            _ => message::malformed_attribute(self.target),
        };
        self.cx.push(at, problem);
        self.pass_over(content);
    }

    /// Remembers the words of tokens that could not be read.
    fn pass_over(&mut self, tokens: &[TokenTree]) {
        let scan = Scan::of(tokens);
        let Some(first) = scan.words.first() else { return };
        // Of a type or variant, these alone name no fields.
        let names_none = matches!(first.text.as_str(), "begin" | "parts" | "crate");
        if self.target != Target::Field && !names_none {
            self.seen.unread.push("..".to_owned());
        }
        self.seen.unread.extend(scan.words.iter().map(|word| unraw(&word.text).to_owned()));
    }

    /// Reads all arguments, also those after a bad one.
    fn read_list(&mut self, input: &mut Cursor) {
        while !input.is_empty() {
            let start = *input;
            if self.read_argument(input).is_none() {
                self.pass_over(up_to_argument(&mut { start }, self.target));
                up_to_argument(input, self.target);
            }
            if starts_argument(*input, self.target) {
                let next = up_to_argument(&mut input.clone(), self.target);
                let message = message::expected_comma(&pretty(stream(next)));
                self.cx.push(Underline::over(next), message);
                continue;
            }
            // What follows an argument that was read.
            let extra = up_to_argument(input, self.target);
            if let (false, Some(given)) = (extra.is_empty(), self.seen.keywords.last()) {
                self.cx.push(Underline::over(extra), message::malformed(given.keyword, None));
                self.pass_over(extra);
            }
            input.take(',');
        }
    }

    /// Reads one argument. `None` after an error: skip the rest of this argument.
    fn read_argument(&mut self, input: &mut Cursor) -> Option<()> {
        let given = self.read_keyword(input)?;
        let mut at =
            ArgumentParser { cx: self.cx, target: self.target, given, input, is_broken: false };
        match given.keyword {
            Keyword::Before => self.field.constraints.extend(at.constraint(Side::Before)),
            Keyword::After => self.field.constraints.extend(at.constraint(Side::After)),
            Keyword::With => self.field.step = Some(at.step()),
            Keyword::Skip => self.field.skip = Some(at.nothing()),
            Keyword::Order => self.body.order = at.list(),
            Keyword::Begin => self.ty.begin = at.value(function),
            Keyword::Parts => self.ty.parts = at.value(parts),
            Keyword::Crate => self.ty.krate = at.value(Path::parse_mod_style),
        }
        (!at.is_broken).then_some(())
    }

    fn read_keyword(&mut self, input: &mut Cursor) -> Option<Given> {
        let target = self.target;
        let Some(TokenTree::Ident(word)) = input.rest.first() else {
            let tokens = up_to_argument(input, target);
            // Where there are none, a comma is next.
            let is_comma = tokens.is_empty();
            let at = if is_comma { input.rest.get(..1).unwrap_or_default() } else { tokens };
            self.cx.push(Underline::over(at), message::expected_argument(target, is_comma));
            return None;
        };
        input.next();
        let (word, span) = (word.to_string(), word.span());
        let keyword = match Keyword::named(&word) {
            Some(keyword) if keyword.is_on(target) => keyword,
            Some(keyword) => {
                self.cx.push(span, message::misplaced(keyword, target));
                return None;
            }
            None if target == Target::Parameter => {
                self.cx.push(span, message::on_parameter());
                return None;
            }
            None => {
                let meant = message::similar_argument(&word, target);
                self.cx.push(span, message::unknown_argument(&word, target, meant));
                // Read on as if the one that was meant stood there.
                meant?
            }
        };
        let is_given = self.seen.keywords.iter().any(|given| given.keyword == keyword);
        if is_given && !keyword.repeats() {
            self.cx.push(span, message::given_twice(keyword));
            return None;
        }
        let given = Given { keyword, span };
        self.seen.keywords.push(given);
        Some(given)
    }
}
