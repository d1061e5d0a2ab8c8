//! Reads the `#[drop(...)]` attributes of an item into its arguments.
//!
//! The arguments of a field, of a body and of a type are different types, so that none has what it
//! cannot take. A bad argument is reported and passed over, and those after it are still read.

use proc_macro2::{Delimiter, Span, TokenTree};
use syn::{ExprPath, Path};

use crate::grammar::{Keyword, Side, Target};
use crate::parse::item::Attribute;
use crate::parse::tokens::{flat, stream, Cursor};
use crate::parse::value::{
    close, function, module, part, parts, starts_argument, up_to_argument, ArgumentParser, Close,
    Constraint, Given, Order, Parts, Step,
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
    /// Attributes for the field in the parts.
    pub(crate) part: Vec<syn::Attribute>,
    /// A `#[drop]` without arguments.
    pub(crate) bare: Option<Underline>,
    pub(crate) seen: Seen,
}

/// The arguments of a struct or variant about its fields.
#[derive(Default)]
pub(crate) struct BodyArgs {
    pub(crate) order: Option<Order>,
    pub(crate) seen: Seen,
}

/// The arguments of a type.
#[derive(Default)]
pub(crate) struct TypeArgs {
    pub(crate) begin: Option<ExprPath>,
    pub(crate) parts: Option<Parts>,
    pub(crate) close: Option<Close>,
    pub(crate) report: Option<ExprPath>,
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

impl FieldArgs {
    /// Whether there is an attribute that says something of the field's drop, or may have been meant
    /// to. What it says of the parts is nothing of that kind.
    pub(crate) fn is_about_drop(&self) -> bool {
        let Seen { keywords, is_present, .. } = &self.seen;
        let is_about_parts = |given: &Given| given.keyword == Keyword::Part;
        let is_only_about_parts = !keywords.is_empty() && keywords.iter().all(is_about_parts);
        *is_present && (self.bare.is_some() || !is_only_about_parts)
    }
}

/// Reads the attributes of an item. What belongs to another kind of item stays empty.
pub(crate) fn read(cx: &Errors, attrs: &[Attribute], target: Target) -> Args {
    let mut reader = Reader { cx, target, args: Args::default() };
    for attr in attrs.iter().filter(|attr| attr.is_named("drop")) {
        reader.seen().is_present = true;
        reader.read_attribute(&attr.content);
    }
    reader.args
}

/// The arguments of any item.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) field: FieldArgs,
    pub(crate) body: BodyArgs,
    pub(crate) ty: TypeArgs,
}

struct Reader<'a> {
    cx: &'a Errors,
    target: Target,
    args: Args,
}

impl Reader<'_> {
    fn seen(&mut self) -> &mut Seen {
        match self.target {
            Target::Field => &mut self.args.field.seen,
            Target::Struct | Target::Variant => &mut self.args.body.seen,
            Target::Enum => &mut self.args.ty.seen,
        }
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
                self.args.field.bare = Some(at);
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
        let text = stream(tokens).to_string();
        let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        let names_any = match (self.target, words.clone().next().as_deref()) {
            (_, None | Some("begin" | "part" | "parts" | "close" | "report" | "crate")) => false,
            (Target::Field, _) => text.contains(".."),
            _ => true,
        };
        let rest = names_any.then(|| "..".to_owned());
        self.seen().unread.extend(words.chain(rest));
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
            if let (false, Some(given)) = (extra.is_empty(), self.seen().keywords.last().copied()) {
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
        let args = &mut self.args;
        match given.keyword {
            Keyword::Before => args.field.constraints.extend(at.constraint(Side::Before)),
            Keyword::After => args.field.constraints.extend(at.constraint(Side::After)),
            Keyword::With => args.field.step = Some(at.step()),
            Keyword::Skip => args.field.skip = Some(at.nothing()),
            Keyword::Part => args.field.part = at.value(part).unwrap_or_default(),
            Keyword::Order => args.body.order = at.order(),
            Keyword::Begin => args.ty.begin = at.value(function),
            Keyword::Parts => args.ty.parts = at.value(parts),
            Keyword::Close => args.ty.close = at.value(close),
            Keyword::Report => args.ty.report = at.value(function),
            Keyword::Crate => args.ty.krate = at.value(module),
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
            None => {
                let meant = message::similar_argument(&word, target);
                self.cx.push(span, message::unknown_argument(&word, target, meant));
                // Read on as if the one that was meant stood there.
                meant?
            }
        };
        let is_given = self.seen().keywords.iter().any(|given| given.keyword == keyword);
        if is_given && !keyword.repeats() {
            self.cx.push(span, message::given_twice(keyword));
            return None;
        }
        let given = Given { keyword, span };
        self.seen().keywords.push(given);
        Some(given)
    }
}
