//! Parses the arguments of `#[drop(...)]`.
//!
//! A bad argument is recorded and passed over, so that the ones after it are still read.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenTree};
use syn::{ExprPath, Path, Visibility};

use crate::argument::{function, parts, Argued, List};
use crate::cursor::{flat, is_punct, stream, text, Cursor};
use crate::error::{Errors, Underline};
use crate::item::Attribute;
use crate::message;
use crate::types::pretty;

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

    /// Reads one argument. `None`: something was reported, and what is left of the argument is
    /// worth nothing.
    fn read_argument(&mut self, cx: &Errors, input: &mut Cursor, target: Target) -> Option<()> {
        let keyword = self.read_keyword(cx, input, target)?;
        let mut at = Argued { cx, input, target, keyword };
        match keyword.name {
            "skip" => {
                at.nothing();
                self.skip = Some(keyword.span);
            }
            "before" => return self.read_constraint(&mut at, Side::Before),
            "after" => return self.read_constraint(&mut at, Side::After),
            "order" => return self.read_order(&mut at),
            "with" => return self.read_step(&mut at),
            "begin" => self.begin = Some(at.value(function)?),
            "crate" => self.krate = Some(at.value(Path::parse_mod_style)?),
            "parts" => self.parts = Some(at.value(parts)?),
            _ => unreachable!("every argument that an item takes is read above"),
        }
        Some(())
    }

    fn read_keyword(&mut self, cx: &Errors, input: &mut Cursor, target: Target) -> Option<Keyword> {
        let Some(TokenTree::Ident(word)) = input.rest.first() else {
            let tokens = up_to_argument(input, target);
            // Where there are none, a comma is next.
            let at =
                if tokens.is_empty() { input.rest.get(..1).unwrap_or_default() } else { tokens };
            cx.push(Underline::over(at), message::expected_argument(target, tokens.is_empty()));
            return None;
        };
        input.next();
        let (word, span) = (word.to_string(), word.span());
        let name = match message::argument(&word, target) {
            Some(name) => name,
            None => {
                if let Some(problem) = message::misplaced(&word, target) {
                    cx.push(span, problem);
                    return None;
                }
                cx.push(span, message::unknown_argument(&word, target));
                // Read on as if the one that was meant stood there.
                message::similar_argument(&word, target)?
            }
        };
        let repeats = matches!(name, "before" | "after");
        if !repeats && self.keywords.iter().any(|keyword| keyword.name == name) {
            cx.push(span, message::given_twice(name));
            return None;
        }
        let keyword = Keyword { name, span };
        self.keywords.push(keyword);
        Some(keyword)
    }

    fn read_constraint(&mut self, at: &mut Argued, side: Side) -> Option<()> {
        let names = match at.list()? {
            List::One(value) => vec![at.only_name(value)?],
            List::Many(group) => {
                let tokens = flat(group.stream());
                let entries = at.split(&tokens);
                entries.into_iter().map(|entry| at.field_name(entry)).collect()
            }
        };
        let all_read = names.iter().all(Option::is_some).then_some(());
        let names = names.into_iter().flatten().collect();
        self.constraints.push(Constraint { keyword: at.keyword, side, names });
        all_read
    }

    fn read_order(&mut self, at: &mut Argued) -> Option<()> {
        let group = match at.list()? {
            List::Many(group) => group,
            List::One(value) => {
                at.cx.push(Underline::over(value), at.malformed(value));
                return None;
            }
        };
        let tokens = flat(group.stream());
        let entries = at.split(&tokens).into_iter().map(|entry| match rest(entry) {
            Some(rest) => Some(Entry::Rest(rest)),
            None => at.field_name(entry).map(Entry::Field),
        });
        let entries: Vec<_> = entries.collect();
        let all_read = entries.iter().all(Option::is_some).then_some(());
        let entries = entries.into_iter().flatten().collect();
        self.order = Some(Order { keyword: at.keyword, brackets: group.span(), entries });
        all_read
    }

    fn read_step(&mut self, at: &mut Argued) -> Option<()> {
        let path = at.value(function);
        let mut all_read = path.is_some();
        // Whatever it was, the field has a step. With an error beside it, none is called.
        let path = path.unwrap_or_else(|| ExprPath {
            attrs: Vec::new(),
            qself: None,
            path: Ident::new(at.keyword.name, at.keyword.span).into(),
        });
        let mut arguments = Vec::new();
        let mut has_value = false;
        let tokens = at.parenthesized();
        for entry in at.split(&tokens) {
            if !is_underscore(entry) {
                let name = at.field_name(entry);
                all_read &= name.is_some();
                arguments.extend(name.map(Argument::Field));
            } else if has_value {
                at.cx.push(Underline::over(entry), message::two_values());
            } else {
                has_value = true;
                arguments.push(Argument::Value);
            }
        }
        if !has_value {
            arguments.insert(0, Argument::Value);
        }
        self.step = Some(Step { path, arguments, has_value });
        all_read.then_some(())
    }
}

/// `..` and nothing else.
fn rest(tokens: &[TokenTree]) -> Option<Underline> {
    let [TokenTree::Punct(first), second] = tokens else { return None };
    let is_joint = first.as_char() == '.' && first.spacing() == Spacing::Joint;
    (is_joint && is_punct(Some(second), '.')).then(|| Underline::over(tokens))
}

fn is_underscore(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(ident)] if ident == "_")
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
