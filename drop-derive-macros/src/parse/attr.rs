//! Parses the arguments of `#[drop(...)]`.
//!
//! A bad argument is recorded and passed over, so that the ones after it are still read.

use proc_macro2::{Delimiter, Ident, Span, TokenTree};
use syn::{ExprPath, Path, Visibility};

use crate::parse::item::Attribute;
use crate::parse::tokens::{flat, stream, text, Cursor};
use crate::report::message;
use crate::report::pretty::pretty;
use crate::report::{Errors, Underline};

/// Where an attribute stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Struct,
    Enum,
    Variant,
    Field,
    /// A type or const parameter, or a lifetime: nothing may be said there.
    Parameter,
}

/// What an argument starts with.
#[derive(Clone, Copy)]
pub(crate) struct Keyword {
    pub(crate) name: &'static str,
    pub(crate) span: Span,
}

/// A field, as the user named it.
pub(crate) struct Name {
    /// Without `r#`.
    pub(crate) text: String,
    pub(crate) span: Span,
    /// Written with `r#`.
    pub(crate) is_raw: bool,
    /// Written as a string, which is a mistake, and read as the name it holds.
    pub(crate) is_quoted: bool,
}

/// Which end of a constraint the field is that has the attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// `before = f`, `after = [f, g]`.
pub(crate) struct Constraint {
    pub(crate) keyword: Keyword,
    pub(crate) side: Side,
    pub(crate) names: Vec<Name>,
}

impl Constraint {
    /// The argument as it is written.
    pub(crate) fn code(&self) -> String {
        let names: Vec<&str> = self.names.iter().map(|name| name.text.as_str()).collect();
        match names.as_slice() {
            [name] => format!("{} = {name}", self.keyword.name),
            names => format!("{} = [{}]", self.keyword.name, names.join(", ")),
        }
    }
}

/// `with = path(f, _)`.
pub(crate) struct Step {
    pub(crate) path: ExprPath,
    /// With the field's own value among them, exactly once.
    pub(crate) arguments: Vec<Argument>,
    /// There is a `_`. If not, the value was put first.
    pub(crate) has_value: bool,
}

pub(crate) enum Argument {
    Value,
    Field(Name),
}

/// `order = [f, .., g]`.
pub(crate) struct Order {
    pub(crate) keyword: Keyword,
    pub(crate) brackets: Span,
    pub(crate) entries: Vec<Entry>,
}

pub(crate) enum Entry {
    Field(Name),
    Rest(Underline),
}

/// `parts = pub(crate) Name`.
pub(crate) struct Parts {
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
}

/// Everything that was said on one item. What its kind of item cannot take is never set.
#[derive(Default)]
pub(crate) struct Arguments {
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) step: Option<Step>,
    pub(crate) skip: Option<Span>,
    pub(crate) order: Option<Order>,
    pub(crate) begin: Option<ExprPath>,
    pub(crate) parts: Option<Parts>,
    pub(crate) krate: Option<Path>,
    /// The keyword of each argument, in order, also of one that is otherwise broken.
    pub(crate) keywords: Vec<Keyword>,
    /// A `#[drop]` without arguments.
    pub(crate) bare: Option<Underline>,
    /// There is an attribute, whatever is in it.
    pub(crate) is_present: bool,
    /// The words of attributes that could not be read: what seems to be missing may be in there.
    /// `..` if that can be any field.
    pub(crate) unread: Vec<String>,
}

impl Arguments {
    /// Reads all `#[drop]` attributes among `attrs`.
    pub(crate) fn read(cx: &Errors, attrs: &[Attribute], target: Target) -> Self {
        let mut arguments = Arguments::default();
        for attr in attrs.iter().filter(|attr| attr.is_named("drop")) {
            arguments.is_present = true;
            arguments.read_one(cx, &attr.content, target);
        }
        arguments
    }

    fn read_one(&mut self, cx: &Errors, content: &[TokenTree], target: Target) {
        let problem = match content {
            [_, TokenTree::Group(group)] => {
                let tokens = flat(group.stream());
                if !tokens.is_empty() {
                    if group.delimiter() != Delimiter::Parenthesis {
                        let message = message::wrong_brackets(&pretty(group.stream()));
                        cx.push(Underline::over(content), message);
                    }
                    return self.read_list(cx, &mut Cursor::new(&tokens), target);
                }
                message::empty_attribute(target)
            }
            [_] if target == Target::Field => {
                self.bare = Some(Underline::over(content));
                return;
            }
            [_] => message::bare_on(target),
            _ => message::malformed_attribute(target),
        };
        cx.push(Underline::over(content), problem);
        self.pass_over(content, target);
    }

    /// Remembers what is in an attribute, or in one of its arguments, that could not be read.
    fn pass_over(&mut self, tokens: &[TokenTree], target: Target) {
        let first = self.unread.len();
        words(tokens, &mut self.unread);
        let Some(keyword) = self.unread.get(first) else { return };
        if target != Target::Field && !matches!(keyword.as_str(), "begin" | "parts" | "crate") {
            self.unread.push("..".to_owned());
        }
    }

    /// Reads all arguments, also those after a bad one.
    fn read_list(&mut self, cx: &Errors, input: &mut Cursor, target: Target) {
        while !input.is_empty() {
            let start = *input;
            if self.read_argument(cx, input, target).is_none() {
                self.pass_over(up_to_argument(&mut { start }, target), target);
                up_to_argument(input, target);
            }
            if starts_argument(*input, target) {
                let next = up_to_argument(&mut input.clone(), target);
                let message = message::expected_comma(&pretty(stream(next)));
                cx.push(Underline::over(next), message);
                continue;
            }
            // What follows an argument that was read.
            let extra = up_to_argument(input, target);
            if let (false, Some(keyword)) = (extra.is_empty(), self.keywords.last()) {
                cx.push(Underline::over(extra), message::malformed(keyword.name, None));
                self.pass_over(extra, target);
            }
            input.take(',');
        }
    }
}

/// Whether an argument that the item takes comes next.
pub(crate) fn starts_argument(input: Cursor, target: Target) -> bool {
    let [TokenTree::Ident(word), next @ ..] = input.rest else { return false };
    let is_end = match next {
        [TokenTree::Punct(punct), ..] => matches!(punct.as_char(), '=' | ','),
        _ => next.is_empty(),
    };
    is_end && message::argument(&word.to_string(), target).is_some()
}

/// All tokens before the next comma, or before the next argument where a comma is missing.
pub(crate) fn up_to_argument<'a>(input: &mut Cursor<'a>, target: Target) -> &'a [TokenTree] {
    let tokens = input.rest;
    let mut is_after_value = false;
    while let Some(token) = input.rest.first() {
        if input.is_at(',') || is_after_value && starts_argument(*input, target) {
            break;
        }
        input.next();
        is_after_value = !matches!(token, TokenTree::Punct(_));
    }
    &tokens[..tokens.len() - input.rest.len()]
}

/// The identifiers among the tokens, what strings hold, and `..`.
fn words(tokens: &[TokenTree], words: &mut Vec<String>) {
    let mut is_after_dot = false;
    for token in tokens {
        let was_after_dot = std::mem::take(&mut is_after_dot);
        match token {
            TokenTree::Group(group) => self::words(&flat(group.stream()), words),
            TokenTree::Ident(ident) => words.push(text(ident)),
            TokenTree::Literal(literal) => {
                let is_between = |letter: char| !letter.is_alphanumeric() && letter != '_';
                words.extend(literal.to_string().split(is_between).map(str::to_owned));
            }
            TokenTree::Punct(punct) if punct.as_char() == '.' => {
                is_after_dot = true;
                if was_after_dot {
                    words.push("..".to_owned());
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
}
