//! Reads the value of one argument: names of fields, lists of them, paths and declarations.

use std::slice;

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Path, Token, Visibility};

use crate::grammar::{Keyword, Side, Target, REVERSE};
use crate::parse::guess::{self, Borrowed, Site};
use crate::parse::hidden::Hidden;
use crate::parse::tokens::{flat, is_punct, is_word, mention, starts_with, stream, unraw, Cursor};
use crate::report::message::{self, Message};
use crate::report::{pretty, Errors, Underline};

/// The keyword of an argument, and its span.
#[derive(Clone, Copy)]
pub(crate) struct Given {
    pub(crate) keyword: Keyword,
    pub(crate) span: Span,
    /// The attribute that it is in, as an index.
    pub(crate) attribute: usize,
    /// Another word is written, which has been reported. What follows from the keyword alone is no further
    /// mistake.
    pub(crate) is_guessed: bool,
}

/// The name of a field in an argument.
pub(crate) struct Name {
    /// Without `r#`.
    pub(crate) text: String,
    pub(crate) span: Span,
    /// Written with `r#`.
    pub(crate) is_raw: bool,
    /// Written as a string, which is a mistake. `text` is without the quotes.
    pub(crate) is_quoted: bool,
}

impl Name {
    /// As it is written, but without `r#`.
    pub(crate) fn code(&self) -> String {
        let quote = if self.is_quoted { "\"" } else { "" };
        format!("{quote}{}{quote}", self.text)
    }
}

/// `before = f`, `after = [f, g]`.
pub(crate) struct Constraint {
    pub(crate) side: Side,
    pub(crate) given: Given,
    pub(crate) names: Vec<Name>,
}

impl Constraint {
    /// The argument in its shortest form, with the keyword of this side.
    pub(crate) fn code(&self, side: Side) -> String {
        let names: Vec<&str> = self.names.iter().map(|name| name.text.as_str()).collect();
        side.keyword().with_value(one_or_list(&names))
    }
}

/// Names as the value of a constraint: a single name, or several in brackets.
pub(crate) fn one_or_list<S: AsRef<str>>(names: &[S]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [name] => (*name).to_owned(),
        names => format!("[{}]", names.join(", ")),
    }
}

/// The path of a function, as it is written.
pub(crate) struct Function(Vec<TokenTree>);

impl Function {
    /// The name of the function, and the token before the `::` in front of it: the name of a type or module,
    /// or `>`. `None` if the path is a single name.
    pub(crate) fn ending(&self) -> Option<(String, String)> {
        match self.0.as_slice() {
            [.., before, _, _, name] => Some((name.to_string(), before.to_string())),
            _ => None,
        }
    }

    /// Whether it is one of these functions of a type or module.
    pub(crate) fn is_of(&self, owner: &str, functions: &[&str]) -> bool {
        self.ending().is_some_and(|(name, of)| of == owner && functions.contains(&&*name))
    }

    /// Whether it is this name alone, which may be imported.
    pub(crate) fn is_word(&self, function: &str) -> bool {
        matches!(self.0.as_slice(), [name] if is_word(name, function))
    }

    pub(crate) fn underline(&self) -> Underline {
        Underline::over(&self.0)
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}

/// `with = path(f, _)`.
pub(crate) struct Step {
    pub(crate) path: Function,
    /// The field's own value is one of them, exactly once.
    pub(crate) args: Vec<Arg<Name>>,
    /// A `_` is written. If not, the value is the first argument.
    pub(crate) has_value: bool,
}

/// An argument of a step. It has another field by name, and in the plan by index.
pub(crate) struct Arg<F> {
    pub(crate) kind: ArgKind<F>,
    /// The tokens. `None` for the value if no `_` is written.
    pub(crate) at: Option<Underline>,
}

#[derive(Clone, Copy)]
pub(crate) enum ArgKind<F> {
    /// `_`: the field's own value.
    Value,
    /// `&mut _`: a reference to the field's own value, which drops after the step.
    InPlace,
    /// `f`: a borrow of another field.
    Borrow(F),
    /// `*f`: a copy of another field.
    Copy(F),
}

impl<F> ArgKind<F> {
    /// The other field.
    pub(crate) fn field(&self) -> Option<&F> {
        match self {
            ArgKind::Value | ArgKind::InPlace => None,
            ArgKind::Borrow(field) | ArgKind::Copy(field) => Some(field),
        }
    }

    /// The same argument, with the other field as `find` finds it.
    pub(crate) fn find<G>(&self, find: impl FnOnce(&F) -> Option<G>) -> Option<ArgKind<G>> {
        Some(match self {
            ArgKind::Value => ArgKind::Value,
            ArgKind::InPlace => ArgKind::InPlace,
            ArgKind::Borrow(field) => ArgKind::Borrow(find(field)?),
            ArgKind::Copy(field) => ArgKind::Copy(find(field)?),
        })
    }
}

/// The order of all fields.
pub(crate) enum Order {
    /// `order = [f, .., g]`.
    List(List),
    /// `order = reverse`. Underlines the word.
    Reverse(Underline),
}

/// `[f, .., g]`.
pub(crate) struct List {
    /// The keyword.
    pub(crate) span: Span,
    pub(crate) brackets: Underline,
    pub(crate) entries: Vec<Entry>,
}

pub(crate) enum Entry {
    Field(Name),
    Rest(Underline),
}

impl Entry {
    /// As it should be written, but without `r#`.
    pub(crate) fn code(&self) -> String {
        match self {
            Entry::Field(name) => name.text.clone(),
            Entry::Rest(_) => "..".to_owned(),
        }
    }
}

/// `parts = #[derive(Debug)] pub(crate) Name`.
pub(crate) struct Parts {
    pub(crate) attrs: Vec<syn::Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
}

/// `close = pub(crate) name -> Error`.
pub(crate) struct Close {
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) arrow: Token![->],
    /// Names replace the expressions in the type.
    pub(crate) error: syn::Type,
    /// The replaced expressions.
    pub(crate) hidden: Hidden,
}

/// Reads the value of an argument. Reports its mistakes, and returns all that can be read.
pub(crate) struct ArgumentParser<'a, 'b> {
    pub(crate) cx: &'b Errors,
    pub(crate) site: Site<'b>,
    pub(crate) given: Given,
    pub(crate) input: &'b mut Cursor<'a>,
    /// Part of the value could not be read, which has been reported.
    pub(crate) is_broken: bool,
    /// The value is empty, in place of field names.
    pub(crate) is_empty: bool,
}

impl<'a> ArgumentParser<'a, '_> {
    /// Reads a keyword without a value.
    pub(crate) fn no_value(&mut self) -> Span {
        if self.input.is_at('=') || self.input.is_at_group(Delimiter::Parenthesis) {
            let extra = self.take_rest();
            self.cx.push(Underline::over(extra), message::malformed(self.given.keyword, None));
        }
        self.given.span
    }

    pub(crate) fn constraint(&mut self, side: Side) -> Option<Constraint> {
        let (_, entries) = self.entries()?;
        let mut names = Vec::with_capacity(entries.len());
        for entry in entries {
            if let Entry::Field(name) = entry {
                names.push(name);
            }
        }
        Some(Constraint { side, given: self.given, names })
    }

    pub(crate) fn order(&mut self) -> Option<Order> {
        let ahead = *self.input;
        if self.take_equals() {
            let value = self.take_rest();
            if matches!(value, [word] if is_word(word, REVERSE)) && !self.has_more_names() {
                return Some(Order::Reverse(Underline::over(value)));
            }
        }
        *self.input = ahead;
        let (brackets, entries) = self.entries()?;
        Some(Order::List(List { span: self.given.span, brackets, entries }))
    }

    pub(crate) fn step(&mut self) -> Step {
        let start = *self.input;
        let path = self.value(function);
        let group = path.as_ref().and_then(|_| self.input.take_group(Delimiter::Parenthesis));
        let path = path.filter(|_| self.is_at_end(*self.input)).unwrap_or_else(|| {
            if !self.is_broken {
                *self.input = start;
                self.reject_value(&|_| true);
                self.is_broken = true;
            }
            // The field has a step, even if the function is unknown. After an error it is not called.
            let path = Ident::new(self.given.keyword.name(), self.given.span);
            Function(vec![path.into()])
        });
        let group = group.filter(|_| !self.is_broken);
        let tokens = group.map(|group| flat(group.stream())).unwrap_or_default();
        let (args, has_value) = self.step_args(&tokens);
        Step { path, args, has_value }
    }

    /// The arguments of a step, and whether there is a `_`. If not, the value comes first.
    fn step_args(&mut self, tokens: &[TokenTree]) -> (Vec<Arg<Name>>, bool) {
        let mut args = Vec::new();
        let mut has_value = false;
        let mut broken = Vec::new();
        for entry in self.split_at_commas(tokens) {
            let Some(kind) = step_arg(entry) else {
                broken.push(entry);
                continue;
            };
            let at = Underline::over(entry);
            if kind.field().is_none() && std::mem::replace(&mut has_value, true) {
                self.cx.push(at, message::two_values());
            } else {
                args.push(Arg { kind, at: Some(at) });
            }
        }
        if !broken.is_empty() {
            self.is_broken = true;
            let all = guess::step_args(self.site, tokens);
            let all = all.map(|code| (Underline::over(tokens), message::expected_borrows(&code)));
            self.reject_entries(&broken, all, |entry| self.no_step_arg(entry, has_value));
        }
        if !has_value {
            args.insert(0, Arg { kind: ArgKind::Value, at: None });
        }
        (args, has_value)
    }

    /// `has_value`: another argument is the field's own value.
    fn no_step_arg(&self, tokens: &[TokenTree], has_value: bool) -> Message {
        let (shape, meant) = self.site.borrowed(tokens);
        let text = pretty(stream(tokens));
        match meant {
            _ if tokens.iter().all(|token| is_punct(token, '.')) => {
                message::rest_as_step_arg(&stream(tokens).to_string().replace(' ', ""), has_value)
            }
            _ if text == "," => message::extra_entry(","),
            Borrowed::Code(_) if text == "&_" => message::shared_value(),
            Borrowed::Code(code) => {
                // A `*` stands before the first name, or before one that a comma is missing before.
                let is_copied = |name: &str| {
                    let mut pairs = tokens.windows(2);
                    pairs.any(|pair| is_punct(&pair[0], '*') && is_word(&pair[1], name))
                };
                let is_first_copied = starts_with(tokens, '*') && !code.ends_with('_');
                let names = code.split(", ").enumerate().map(|(at, name)| {
                    let is_copy = is_copied(name) && !shape.is_reference;
                    let is_copy = is_copy || at == 0 && is_first_copied;
                    let star = if is_copy && name != "_" { "*" } else { "" };
                    format!("{star}{name}")
                });
                let code = names.collect::<Vec<_>>().join(", ");
                message::expected_borrow(&code, shape.is_inside, shape.is_reference)
            }
            Borrowed::Whole => {
                let value = if starts_with(tokens, '&') { "&mut _" } else { "_" };
                message::whole_value((!has_value).then_some(value))
            }
            Borrowed::Other if tokens.iter().any(|token| is_punct(token, '|')) => {
                message::not_a_field("a closure")
            }
            Borrowed::Other => message::not_a_field(&format!("`{text}`")),
        }
    }

    /// Reads a value with `parse`: the one that is written, or if that is wrong, the one that was meant.
    pub(crate) fn value<T>(&mut self, parse: fn(&mut Cursor) -> Option<T>) -> Option<T> {
        let start = *self.input;
        if self.take_equals() {
            let mut ahead = *self.input;
            if let Some(parsed) = parse(&mut ahead) {
                // The arguments of a step may follow.
                let is_called = self.given.keyword == Keyword::With
                    && ahead.is_at_group(Delimiter::Parenthesis);
                if is_called || self.is_at_end(ahead) {
                    *self.input = ahead;
                    return Some(parsed);
                }
            }
        }
        *self.input = start;
        let is_step = self.given.keyword == Keyword::With;
        let parse_text = |code: &str| {
            let tokens = flat(code.parse().ok()?);
            let mut input = Cursor::new(&tokens);
            parse(&mut input).filter(|_| input.is_empty())
        };
        let meant = self.reject_value(&|code| is_step || parse_text(code).is_some());
        let meant = meant.and_then(|value| parse_text(&value));
        self.is_broken |= meant.is_none() || is_step;
        meant
    }

    /// Reports a value that could not be read. Returns the value that was meant, if it is known.
    fn reject_value(&mut self, is_right: &dyn Fn(&str) -> bool) -> Option<String> {
        let keyword = self.given.keyword;
        let has_sign = self.take_equals();
        let tokens = self.take_rest();
        let at = self.over_value(tokens, has_sign);
        let meant = self.site.value(keyword, tokens).filter(|code| is_right(code));
        let code = meant.as_ref().map(|value| keyword.with_value(value));
        let is_function = tokens.is_empty() || guess::is_path(tokens);
        let message = match keyword {
            Keyword::With if guess::is_about_self(self.site, tokens) => {
                // A function that takes the whole value, which no step can call.
                let begin = self.site.argument(Keyword::Begin, tokens);
                let begin = begin.filter(|_| self.site.body == Target::Struct);
                message::no_function_of_self(begin.as_deref())
            }
            Keyword::With if mention(tokens, "unsafe") => message::no_safe_function(),
            Keyword::With if mention(tokens, "await") || mention(tokens, "async") => {
                message::no_waiting_function()
            }
            Keyword::With if code.is_none() && is_macro(tokens) => message::macro_as_function(),
            Keyword::With if matches!(tokens, [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket) => {
                message::several_functions()
            }
            Keyword::With | Keyword::Begin | Keyword::Report
                if !is_function
                    || code.is_none() && keyword != Keyword::With && !tokens.is_empty() =>
            {
                message::no_function(keyword, code.as_deref())
            }
            _ => message::malformed(keyword, code.as_deref()),
        };
        self.cx.push(at, message);
        meant
    }

    /// Underlines a value, or the whole argument if its `=` is missing.
    fn over_value(&self, value: &[TokenTree], has_sign: bool) -> Underline {
        if has_sign && !value.is_empty() {
            return Underline::over(value);
        }
        Underline::from(self.given.span).and(value)
    }

    /// Reads the entries of a list in brackets, or a single name without brackets. Returns the place of the
    /// value, and the entries that could be read.
    fn entries(&mut self) -> Option<(Underline, Vec<Entry>)> {
        let Given { keyword, span, .. } = self.given;
        if !self.take_equals() {
            return self.reject_names(false);
        }
        let start = *self.input;
        let value = self.take_rest();
        let at = Underline::over(value);
        match value {
            [] => {
                self.is_empty = true;
                self.reject(span, &message::malformed(keyword, None))
            }
            [TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Bracket && !self.has_more_names() =>
            {
                self.list(at, &flat(group.stream()))
            }
            value if keyword != Keyword::Order && self.is_one_name(value) => {
                match read_name(value) {
                    Some(name) => Some((at, vec![Entry::Field(name)])),
                    None => self.reject(at, &self.no_name(value, &[])),
                }
            }
            _ => {
                *self.input = start;
                self.reject_names(true)
            }
        }
    }

    /// Reads the entries of a list, from the tokens in its brackets.
    fn list(&mut self, at: Underline, tokens: &[TokenTree]) -> Option<(Underline, Vec<Entry>)> {
        let keyword = self.given.keyword;
        self.is_empty = tokens.is_empty();
        if self.is_empty && keyword != Keyword::Order {
            return self.reject(at, &message::empty_list(keyword));
        }
        let (mut entries, mut broken) = (Vec::new(), Vec::new());
        for entry in self.split_at_commas(tokens) {
            match self.entry(entry) {
                Some(read) => entries.push(read),
                None => broken.push(entry),
            }
        }
        if !broken.is_empty() {
            if let Some(code) = self.named_by_types(tokens) {
                return self.reject(at, &message::types_for_names(&code));
            }
            self.is_broken = true;
            let all = self.site.argument(keyword, tokens);
            let all = all.map(|code| (at, message::malformed(keyword, Some(&code))));
            self.reject_entries(&broken, all, |entry| self.no_name(entry, tokens));
        }
        self.check_quotes(at, &mut entries);
        (!self.is_broken || !entries.is_empty()).then_some((at, entries))
    }

    /// Whether the value is a single name, in quotes or not, and no other names follow.
    fn is_one_name(&self, value: &[TokenTree]) -> bool {
        let is_name = matches!(value, [TokenTree::Ident(_)]) || read_name(value).is_some();
        is_name && !self.has_more_names()
    }

    /// Whether names of fields follow behind a comma: they belong to the same list.
    fn has_more_names(&self) -> bool {
        name_after_comma(*self.input, self.site).is_some()
    }

    /// A name, or `..` in an `order`.
    fn entry(&self, tokens: &[TokenTree]) -> Option<Entry> {
        if self.given.keyword == Keyword::Order && tokens.len() == 2 && starts_with_dots(tokens) {
            return Some(Entry::Rest(Underline::over(tokens)));
        }
        read_name(tokens).map(Entry::Field)
    }

    /// The argument with names, if at least two entries of its list are types of fields.
    fn named_by_types(&self, list: &[TokenTree]) -> Option<String> {
        // Each entry is compared with all fields.
        const MOST: usize = 32;
        if self.site.fields.len() > MOST {
            return None;
        }
        let mut types = 0;
        let entries = list.split(|token| is_punct(token, ','));
        let names =
            entries.filter(|entry| !entry.is_empty()).map(|entry| match self.entry(entry) {
                Some(Entry::Field(name)) if self.site.has_field(&name.text) => Some(name.text),
                Some(Entry::Rest(_)) => Some("..".to_owned()),
                _ => {
                    types += 1;
                    self.site.field_of_type(entry)
                }
            });
        let names: Vec<String> = names.collect::<Option<_>>()?;
        let is_once = |name: &String| names.iter().filter(|&other| other == name).count() == 1;
        let are_fields = types > 1 && names.len() <= MOST && names.iter().all(is_once);
        let list = || format!("[{}]", names.join(", "));
        are_fields.then(|| self.given.keyword.with_value(list()))
    }

    /// Reports wrong entries of a list. Several are one mistake, if the right list is known: `all`.
    fn reject_entries(
        &self,
        broken: &[&[TokenTree]],
        all: Option<(Underline, Message)>,
        one: impl Fn(&[TokenTree]) -> Message,
    ) {
        if let Some((at, message)) = all.filter(|_| broken.len() > 1) {
            return self.cx.push(at, message);
        }
        for entry in broken {
            self.cx.push(Underline::over(entry), one(entry));
        }
    }

    /// Reports several names in quotes as one mistake. A single one is reported when it is looked up.
    fn check_quotes(&self, at: Underline, entries: &mut [Entry]) {
        let is_quoted = |entry: &&Entry| matches!(entry, Entry::Field(name) if name.is_quoted);
        if entries.iter().filter(is_quoted).count() < 2 {
            return;
        }
        let names: Vec<String> = entries.iter().map(Entry::code).collect();
        if names.iter().all(|name| name == ".." || self.site.has_field(name)) {
            let code = self.given.keyword.with_value(format_args!("[{}]", names.join(", ")));
            self.cx.push(at, message::quoted("names", &code));
            for entry in entries {
                if let Entry::Field(name) = entry {
                    name.is_quoted = false;
                }
            }
        }
    }

    /// Reports names that are not in brackets. Names that follow behind commas are part of the value.
    fn reject_names<T>(&mut self, has_sign: bool) -> Option<T> {
        let keyword = self.given.keyword;
        let value = up_to_last_name(self.input, self.site);
        let at = self.over_value(value, has_sign);
        let argument = self.site.argument(keyword, value);
        let is_list = argument.as_ref().is_some_and(|code| code.ends_with(']'));
        let is_one = keyword != Keyword::Order && !is_list;
        let message = match argument {
            _ if is_one && (has_sign || self.site.is_all(value)) => self.no_name(value, &[]),
            code => message::malformed(keyword, code.as_deref()),
        };
        self.reject(at, &message)
    }

    /// The message about tokens that are no name. `list`: all tokens of the list, if they are in one.
    fn no_name(&self, tokens: &[TokenTree], list: &[TokenTree]) -> Message {
        let keyword = self.given.keyword;
        if pretty(stream(tokens)) == "," {
            return message::extra_entry(",");
        }
        let side = match keyword {
            Keyword::Before => Some(Side::Before),
            Keyword::After => Some(Side::After),
            _ => None,
        };
        let side = side.filter(|_| self.site.is_all(tokens));
        if let Some((side, own)) = side.zip(self.site.own) {
            return message::all_fields(&self.site.list_with_ends(&[(side, own)]));
        }
        let (is_inside, meant) = self.site.entry(keyword, tokens);
        match meant {
            Some(code) if code == ".." && count_dots(list) > count_dots(tokens) => {
                message::extra_entry(&pretty(stream(tokens)))
            }
            Some(code) if is_inside => message::field_of_field(&code),
            None => match self.site.field_of_type(tokens) {
                Some(field) => message::type_for_name(&pretty(stream(tokens)), &field),
                None => message::expected_field(keyword, None),
            },
            meant => message::expected_field(keyword, meant.as_deref()),
        }
    }

    /// The entries between commas. An empty entry is represented by its comma.
    fn split_at_commas<'t>(&self, tokens: &'t [TokenTree]) -> Vec<&'t [TokenTree]> {
        let mut entries = Vec::new();
        let mut rest = tokens;
        while !rest.is_empty() {
            let comma = rest.iter().position(|token| is_punct(token, ','));
            match rest.split_at(comma.unwrap_or(rest.len())) {
                ([], _) => entries.push(&rest[..1]),
                (entry, _) if self.lacks_commas(entry) => entries.extend(entry.chunks(1)),
                (entry, _) => entries.push(entry),
            }
            rest = comma.map_or(&[], |comma| &rest[comma + 1..]);
        }
        entries
    }

    /// Whether the entry is several names. Reports the missing commas.
    fn lacks_commas(&self, entry: &[TokenTree]) -> bool {
        // `..`, `&mut _` and `*f` start with a sign: they are no names.
        let [TokenTree::Ident(_) | TokenTree::Literal(_), others @ ..] = entry else {
            return false;
        };
        let lacks_commas = !others.is_empty() && self.site.are_names(entry, self.given.keyword);
        if lacks_commas {
            let names: Vec<String> = others.iter().map(ToString::to_string).collect();
            self.cx.push(Underline::over(others), message::expected_comma(&names.join(", ")));
        }
        lacks_commas
    }

    /// Takes the `=` before a value.
    fn take_equals(&mut self) -> bool {
        is_equals(self.input.rest) && self.input.take('=')
    }

    /// Whether the argument ends here.
    fn is_at_end(&self, input: Cursor) -> bool {
        input.is_empty() || input.is_at(',') || starts_argument(input, self.site.target)
    }

    /// Takes the rest of the argument. There can be commas between the parameters of a closure.
    fn take_rest(&mut self) -> &'a [TokenTree] {
        let all = self.input.rest;
        match self.given.keyword {
            Keyword::With | Keyword::Begin | Keyword::Report => {
                guess::take_params(self.input);
            }
            // There can be commas in a type.
            Keyword::Close => return self.input.take_until(|end| end == ','),
            _ => {}
        }
        up_to_argument(self.input, self.site.target);
        self.input.taken_since(all)
    }

    fn reject<T>(&mut self, at: impl Into<Underline>, message: &Message) -> Option<T> {
        self.cx.push(at, message);
        self.is_broken = true;
        None
    }
}

/// Whether it is the call of a macro, or its name.
fn is_macro(tokens: &[TokenTree]) -> bool {
    let is_named =
        |pair: &[TokenTree]| matches!(pair, [TokenTree::Ident(_), sign] if is_punct(sign, '!'));
    tokens.windows(2).any(is_named)
}

/// `_`, `&mut _`, `f` or `*f`.
fn step_arg(tokens: &[TokenTree]) -> Option<ArgKind<Name>> {
    match tokens {
        [value] if is_word(value, "_") => Some(ArgKind::Value),
        [and, keyword, value]
            if is_punct(and, '&') && is_word(keyword, "mut") && is_word(value, "_") =>
        {
            Some(ArgKind::InPlace)
        }
        [star, name] if is_punct(star, '*') => read_name(slice::from_ref(name)).map(ArgKind::Copy),
        name => read_name(name).map(ArgKind::Borrow),
    }
}

/// Whether the tokens start with a `=` that is not part of `==` or `=>`.
pub(crate) fn is_equals(tokens: &[TokenTree]) -> bool {
    let is_longer = |next: &TokenTree| is_punct(next, '=') || is_punct(next, '>');
    starts_with(tokens, '=') && !tokens.get(1).is_some_and(is_longer)
}

/// Whether the next tokens are an argument that the item takes.
pub(crate) fn starts_argument(input: Cursor, target: Target) -> bool {
    let [TokenTree::Ident(word), next @ ..] = input.rest else { return false };
    let is_end = match next {
        [TokenTree::Punct(punct), ..] => punct.as_char() == ',' || is_equals(next),
        [TokenTree::Group(group), ..] => group.delimiter() == Delimiter::Parenthesis,
        _ => next.is_empty(),
    };
    is_end && target.keyword(&word.to_string()).is_some()
}

/// Takes all tokens before the next comma, or before the next argument if its comma is missing or a semicolon.
pub(crate) fn up_to_argument<'a>(input: &mut Cursor<'a>, target: Target) -> &'a [TokenTree] {
    let tokens = input.rest;
    let mut is_after_value = false;
    while let Some(token) = input.rest.first() {
        let is_semicolon =
            input.is_at(';') && starts_argument(Cursor::new(&input.rest[1..]), target);
        if input.is_at(',') || is_semicolon || is_after_value && starts_argument(*input, target) {
            break;
        }
        input.next();
        is_after_value = !matches!(token, TokenTree::Punct(_));
    }
    input.taken_since(tokens)
}

/// Takes an argument whose value may be a list without brackets: also the names behind the next commas.
pub(crate) fn up_to_last_name<'a>(input: &mut Cursor<'a>, site: Site) -> &'a [TokenTree] {
    let tokens = input.rest;
    up_to_argument(input, site.target);
    while let Some(after) = name_after_comma(*input, site) {
        *input = after;
    }
    input.taken_since(tokens)
}

/// The position after a comma and the name of a field, if these come next.
fn name_after_comma<'a>(mut input: Cursor<'a>, site: Site) -> Option<Cursor<'a>> {
    if !input.take(',') {
        return None;
    }
    let (entry, after) = match input.rest {
        [_, _, after @ ..] if starts_with_dots(input.rest) => (None, after),
        [entry, after @ ..] => (Some(entry), after),
        [] => return None,
    };
    let is_alone = after.is_empty() || starts_with(after, ',');
    let is_name = is_alone && entry.is_none_or(|entry| site.is_meant_as_name(entry));
    is_name.then(|| Cursor::new(after))
}

/// Reads the name of a field, in quotes or not.
fn read_name(tokens: &[TokenTree]) -> Option<Name> {
    let [token] = tokens else { return None };
    let mut is_raw = false;
    let text = match token {
        TokenTree::Ident(ident) => {
            let text = ident.to_string();
            let name = unraw(&text);
            is_raw = name.len() < text.len();
            if name == "_" {
                return None;
            }
            name.to_owned()
        }
        TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
            syn::Lit::Int(index) if index.suffix().is_empty() => {
                index.base10_parse::<usize>().ok()?.to_string()
            }
            // A suffixed index names no field; resolution reports it.
            syn::Lit::Int(index) => index.to_string(),
            _ => {
                let name = read_name(&guess::unquoted(token)?)?;
                return Some(Name { span: token.span(), is_quoted: true, ..name });
            }
        },
        _ => return None,
    };
    Some(Name { text, span: token.span(), is_raw, is_quoted: false })
}

/// The number of `..`.
fn count_dots(tokens: &[TokenTree]) -> usize {
    let is_start = |at: &usize| {
        starts_with_dots(&tokens[*at..]) && (*at == 0 || !is_punct(&tokens[at - 1], '.'))
    };
    (0..tokens.len()).filter(is_start).count()
}

/// Whether the tokens start with `..`.
fn starts_with_dots(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Punct(first), second, ..] = tokens else { return false };
    first.as_char() == '.' && first.spacing() == Spacing::Joint && is_punct(second, '.')
}

/// Reads the path of a function. It cannot be `self`, which in the generated `drop` is the whole value: code
/// of the user must not reach that.
pub(crate) fn function(input: &mut Cursor) -> Option<Function> {
    let all = input.rest;
    let path = input.parse(&mut Hidden::default(), syn::ExprPath::parse)?;
    let tokens = input.taken_since(all);
    let is_function = !path.path.is_ident("self") && path.attrs.is_empty() && !is_of_block(tokens);
    is_function.then(|| Function(tokens.to_vec()))
}

/// Whether it is `<{ .. }>::f`: the block is no type, but looks like the argument of a const parameter to
/// `Hidden`.
fn is_of_block(path: &[TokenTree]) -> bool {
    matches!(path, [open, TokenTree::Group(group), ..]
        if is_punct(open, '<') && group.delimiter() == Delimiter::Brace)
}

/// Reads the path of a module: without generic arguments, and not through a type.
pub(crate) fn module(input: &mut Cursor) -> Option<Path> {
    let path = input.parse(&mut Hidden::default(), Path::parse_mod_style)?;
    path.segments.iter().all(|segment| segment.ident != "Self").then_some(path)
}

/// Reads one or more attributes.
pub(crate) fn part(input: &mut Cursor) -> Option<Vec<syn::Attribute>> {
    attributes(input).filter(|attrs| !attrs.is_empty())
}

pub(crate) fn parts(input: &mut Cursor) -> Option<Parts> {
    let attrs = attributes(input)?;
    let name = |input: ParseStream| Ok((input.parse()?, input.parse()?));
    let (vis, ident) = input.parse(&mut Hidden::default(), name)?;
    Some(Parts { attrs, vis, ident })
}

/// The value of an attribute has to be a literal or a macro call. Whether syn can parse another expression
/// depends on its features.
fn attributes(input: &mut Cursor) -> Option<Vec<syn::Attribute>> {
    let attrs = input.parse(&mut Hidden::default(), syn::Attribute::parse_outer)?;
    let is_right = |attr: &syn::Attribute| match &attr.meta {
        syn::Meta::NameValue(meta) => {
            matches!(meta.value, syn::Expr::Lit(_) | syn::Expr::Macro(_))
        }
        _ => true,
    };
    attrs.iter().all(is_right).then_some(attrs)
}

pub(crate) fn close(input: &mut Cursor) -> Option<Close> {
    let mut hidden = Hidden::default();
    let parse =
        |input: ParseStream| Ok((input.parse()?, input.parse()?, input.parse()?, input.parse()?));
    let (vis, ident, arrow, error) = input.parse(&mut hidden, parse)?;
    Some(Close { vis, ident, arrow, error, hidden })
}
