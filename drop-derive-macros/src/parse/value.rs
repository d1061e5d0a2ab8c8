//! Reads the value of one argument: names of fields, lists of them, and paths.

use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{ExprPath, Path, Token, Visibility};

use crate::grammar::{Keyword, Side, Target, REVERSE};
use crate::parse::tokens::{flat, is_punct, stream, unraw, Cursor};
use crate::report::message::{self, Message};
use crate::report::pretty::pretty;
use crate::report::similar::similar;
use crate::report::{Errors, Underline};

/// An argument's keyword, where it was given.
#[derive(Clone, Copy)]
pub(crate) struct Given {
    pub(crate) keyword: Keyword,
    pub(crate) span: Span,
}

/// A field, as the user named it.
pub(crate) struct Name {
    /// Without `r#`.
    pub(crate) text: String,
    pub(crate) span: Span,
    /// Written with `r#`.
    pub(crate) is_raw: bool,
    /// Written as a string, which is a mistake, and read as the name in it.
    pub(crate) is_quoted: bool,
}

/// `before = f`, `after = [f, g]`.
pub(crate) struct Constraint {
    pub(crate) side: Side,
    /// The keyword.
    pub(crate) span: Span,
    pub(crate) names: Vec<Name>,
}

impl Constraint {
    /// The argument as it is written.
    pub(crate) fn code(&self) -> String {
        self.code_for(self.side)
    }

    /// The argument with this keyword.
    pub(crate) fn code_for(&self, side: Side) -> String {
        let names: Vec<&str> = self.names.iter().map(|name| name.text.as_str()).collect();
        match names.as_slice() {
            [name] => format!("{} = {name}", side.name()),
            names => format!("{} = [{}]", side.name(), names.join(", ")),
        }
    }
}

/// `with = path(f, _)`.
pub(crate) struct Step {
    pub(crate) path: ExprPath,
    /// Where each stands. With the field's own value among them, exactly once.
    pub(crate) args: Vec<(StepArg, Option<Underline>)>,
    /// There is a `_`. If not, the value was put first.
    pub(crate) has_value: bool,
}

pub(crate) enum StepArg {
    /// `_`: the field's own value.
    Value,
    /// `&mut _`: a reference to it.
    InPlace,
    /// `f`: another field.
    Field(Name),
    /// `*f`: a copy of it.
    Copy(Name),
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
    pub(crate) error: syn::Type,
}

/// Reads the value of an argument. What is wrong with it is reported; what can be read is returned.
pub(crate) struct ArgumentParser<'a, 'b> {
    pub(crate) cx: &'b Errors,
    pub(crate) target: Target,
    pub(crate) given: Given,
    pub(crate) input: &'b mut Cursor<'a>,
    /// Part of the value could not be read, and an error says so.
    pub(crate) is_broken: bool,
}

impl<'a> ArgumentParser<'a, '_> {
    /// Reads a keyword without a value.
    pub(crate) fn nothing(&mut self) -> Span {
        if self.input.is_at('=') || self.input.is_at_group(Delimiter::Parenthesis) {
            let extra = self.take_rest();
            self.cx.push(Underline::over(extra), message::malformed(self.given.keyword, None));
        }
        self.given.span
    }

    pub(crate) fn constraint(&mut self, side: Side) -> Option<Constraint> {
        let (_, names) = self.entries(Self::field_name)?;
        Some(Constraint { side, span: self.given.span, names })
    }

    pub(crate) fn order(&mut self) -> Option<Order> {
        let ahead = *self.input;
        if self.input.take('=') {
            let value = self.take_rest();
            if matches!(value, [TokenTree::Ident(word)] if word == REVERSE) {
                return Some(Order::Reverse(Underline::over(value)));
            }
        }
        *self.input = ahead;
        let (brackets, entries) = self.entries(|at, entry| match read_rest(entry) {
            Some(rest) => Some(Entry::Rest(rest)),
            None => at.field_name(entry).map(Entry::Field),
        })?;
        Some(Order::List(List { span: self.given.span, brackets, entries }))
    }

    pub(crate) fn step(&mut self) -> Step {
        // Whatever the path is, the field has a step. With an error beside it, none is called.
        let path = self.value(function).unwrap_or_else(|| ExprPath {
            attrs: Vec::new(),
            qself: None,
            path: Ident::new(self.given.keyword.name(), self.given.span).into(),
        });
        let group = self.input.take_group(Delimiter::Parenthesis);
        let tokens = group.map(|group| flat(group.stream())).unwrap_or_default();
        let mut args = Vec::new();
        let mut has_value = false;
        for entry in self.split(&tokens) {
            let arg = self.step_arg(entry);
            let is_value = matches!(arg, Some(StepArg::Value | StepArg::InPlace));
            if is_value && std::mem::replace(&mut has_value, true) {
                self.cx.push(Underline::over(entry), message::two_values());
            } else {
                args.extend(arg.map(|arg| (arg, Some(Underline::over(entry)))));
            }
        }
        if !has_value {
            args.insert(0, (StepArg::Value, None));
        }
        Step { path, args, has_value }
    }

    /// `_`, `&mut _`, `f` or `*f`.
    fn step_arg(&mut self, tokens: &[TokenTree]) -> Option<StepArg> {
        let is_word =
            |token: &TokenTree, word| matches!(token, TokenTree::Ident(ident) if ident == word);
        match tokens {
            [value] if is_word(value, "_") => Some(StepArg::Value),
            [and, keyword, value]
                if is_punct(Some(and), '&') && is_word(keyword, "mut") && is_word(value, "_") =>
            {
                Some(StepArg::InPlace)
            }
            [and, value] if is_punct(Some(and), '&') && is_word(value, "_") => {
                self.reject(Underline::over(tokens), &message::shared_value())
            }
            [star, name @ ..] if is_punct(Some(star), '*') && !name.is_empty() => {
                self.field_name(name).map(StepArg::Copy)
            }
            name => self.field_name(name).map(StepArg::Field),
        }
    }

    /// A value that syn parses.
    pub(crate) fn value<T>(&mut self, parse: fn(ParseStream) -> syn::Result<T>) -> Option<T> {
        self.equals()?;
        let Given { keyword, span } = self.given;
        let mut ahead = *self.input;
        if let Ok(parsed) = ahead.parse(parse) {
            // The value has to end here, or a step's arguments to begin.
            if ahead.is_empty()
                || ahead.is_at(',')
                || starts_argument(ahead, self.target)
                || keyword == Keyword::With && ahead.is_at_group(Delimiter::Parenthesis)
            {
                *self.input = ahead;
                return Some(parsed);
            }
        }
        let tokens = self.take_rest();
        let at = if tokens.is_empty() { span.into() } else { Underline::over(tokens) };
        // The same without its quotes, in the right order, or without what follows it.
        let (code, end): (_, &[char]) = match keyword {
            Keyword::Begin => (stream(tokens), &['(', '[', '{']),
            Keyword::Parts => (meant_as_parts(tokens), &[]),
            Keyword::Part => (meant_as_part(tokens), &[]),
            _ => (stream(tokens), &[]),
        };
        let text = pretty(code);
        let code = text.trim_matches('"').split(end).next().unwrap_or_default();
        let meant = parse.parse_str(code).ok();
        let code = meant.is_some().then(|| format!("{} = {code}", keyword.name()));
        self.cx.push(at, message::malformed(keyword, code.as_deref()));
        self.is_broken |= meant.is_none();
        meant
    }

    /// Reads the entries of a list in brackets, or the one entry that stands without them. Returns
    /// where the value is, and the entries that could be read.
    fn entries<T>(
        &mut self,
        mut read: impl FnMut(&mut Self, &[TokenTree]) -> Option<T>,
    ) -> Option<(Underline, Vec<T>)> {
        self.equals()?;
        let Given { keyword, span } = self.given;
        let value = self.take_rest();
        let at = Underline::over(value);
        let entries = match value {
            [] => return self.reject(span, &message::malformed(keyword, None)),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                let tokens = flat(group.stream());
                if tokens.is_empty() && keyword != Keyword::Order {
                    return self.reject(at, &message::empty_list(keyword));
                }
                let entries = self.split(&tokens).into_iter();
                entries.filter_map(|entry| read(self, entry)).collect()
            }
            value if keyword == Keyword::Order || lacks_brackets(value) => {
                return self.reject(at, &self.malformed(value));
            }
            value => read(self, value).into_iter().collect(),
        };
        Some((at, entries))
    }

    fn equals(&mut self) -> Option<()> {
        if self.input.take('=') {
            return Some(());
        }
        let value = self.take_rest();
        let at = Underline::from(self.given.span).and(value);
        self.reject(at, &self.malformed(value))
    }

    /// One identifier, or one index.
    fn field_name(&mut self, tokens: &[TokenTree]) -> Option<Name> {
        read_name(tokens).or_else(|| {
            let (text, names) = (pretty(stream(tokens)), names_in(tokens));
            let meant = match names.as_slice() {
                _ if text == "," => Some(","),
                _ if text.starts_with("..") && self.given.keyword == Keyword::Order => Some(".."),
                [name] if name != ".." => Some(name.as_str()),
                _ => None,
            };
            let message = message::expected_field(self.given.keyword, meant);
            self.reject(Underline::over(tokens), &message)
        })
    }

    /// The entries between commas. Where there is none, the comma itself stands for it.
    fn split<'t>(&self, tokens: &'t [TokenTree]) -> Vec<&'t [TokenTree]> {
        let mut entries = Vec::new();
        let mut start = 0;
        for (at, token) in tokens.iter().enumerate() {
            let entry = &tokens[start..at];
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ',' => {
                    entries.push(if entry.is_empty() { &tokens[at..=at] } else { entry });
                    start = at + 1;
                }
                // Nothing but a comma can follow one word.
                TokenTree::Ident(_) | TokenTree::Literal(_)
                    if matches!(entry, [TokenTree::Ident(_) | TokenTree::Literal(_)]) =>
                {
                    self.cx.push(token.span(), message::expected_comma(&token.to_string()));
                    entries.push(entry);
                    start = at;
                }
                _ => {}
            }
        }
        if start < tokens.len() {
            entries.push(&tokens[start..]);
        }
        entries
    }

    /// What is left of the argument.
    fn take_rest(&mut self) -> &'a [TokenTree] {
        up_to_argument(self.input, self.target)
    }

    fn reject<T>(&mut self, at: impl Into<Underline>, message: &Message) -> Option<T> {
        self.cx.push(at, message);
        self.is_broken = true;
        None
    }

    /// Says how the argument would be written with the names that stand in its value.
    fn malformed(&self, value: &[TokenTree]) -> Message {
        let keyword = self.given.keyword;
        let names = names_in(value);
        let has_rest = names.iter().any(|name| name == "..");
        let meant = match (keyword, names.as_slice()) {
            (Keyword::Before | Keyword::After, _) if has_rest => None,
            (Keyword::Before | Keyword::After, [name]) => Some(name.clone()),
            (Keyword::Order, [name]) if means_reverse(name) => Some(REVERSE.to_owned()),
            (Keyword::Order, [name]) if !has_rest => Some(format!("[{name}, ..]")),
            (Keyword::Before | Keyword::After | Keyword::Order, [_, _, ..]) => {
                Some(format!("[{}]", names.join(", ")))
            }
            _ => None,
        };
        let meant = meant.map(|value| format!("{} = {value}", keyword.name()));
        message::malformed(keyword, meant.as_deref())
    }
}

/// Whether a word stands for the reverse order, or for nothing else.
fn means_reverse(word: &str) -> bool {
    let is_start = word.len() > 2 && REVERSE.starts_with(word);
    is_start || similar(word, std::iter::once(REVERSE)).is_some()
}

/// Whether an argument that the item takes comes next.
pub(crate) fn starts_argument(input: Cursor, target: Target) -> bool {
    let [TokenTree::Ident(word), next @ ..] = input.rest else { return false };
    let is_end = match next {
        [TokenTree::Punct(punct), ..] => matches!(punct.as_char(), '=' | ','),
        _ => next.is_empty(),
    };
    is_end && Keyword::named(&word.to_string()).is_some_and(|keyword| keyword.is_on(target))
}

/// Takes all tokens before the next comma, or before the next argument where a comma is missing.
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

/// Reads the name of a field, also in quotes.
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
            syn::Lit::Str(text) => {
                let name = read_name(&flat(text.value().parse().ok()?))?;
                return Some(Name { span: token.span(), is_quoted: true, ..name });
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(Name { text, span: token.span(), is_raw, is_quoted: false })
}

/// Whether the value is a list without its brackets.
fn lacks_brackets(value: &[TokenTree]) -> bool {
    !matches!(value, [TokenTree::Ident(_)]) && names_in(value).len() > 1
}

/// The names of fields in tokens that are no value, to tell what was meant: in brackets, in quotes, as
/// fields of `self`. None if there is more than names and `..`, separated by commas.
fn names_in(tokens: &[TokenTree]) -> Vec<String> {
    let text = pretty(stream(tokens)).replace(['"', '&', '(', ')', '[', ']', '{', '}'], " ");
    let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    let names = entries.map(|entry| {
        if entry == ".." {
            return Some(entry.to_owned());
        }
        let name = entry.strip_prefix("mut ").unwrap_or(entry).rsplit(['.', ':']).next()?.trim();
        let is_name = syn::parse_str::<Ident>(name).is_ok() || name.parse::<usize>().is_ok();
        (is_name && !entry.contains("..")).then(|| name.to_owned())
    });
    names.collect::<Option<_>>().unwrap_or_default()
}

/// `..` and nothing else.
fn read_rest(tokens: &[TokenTree]) -> Option<Underline> {
    let [TokenTree::Punct(first), second] = tokens else { return None };
    let is_joint = first.as_char() == '.' && first.spacing() == Spacing::Joint;
    (is_joint && is_punct(Some(second), '.')).then(|| Underline::over(tokens))
}

/// The path of a function. Not `self`: in the generated `drop` this is the whole value, which user code
/// must not reach.
pub(crate) fn function(input: ParseStream) -> syn::Result<ExprPath> {
    let path: ExprPath = input.parse()?;
    if path.path.is_ident("self") {
        return Err(syn::Error::new_spanned(path, "not a function"));
    }
    Ok(path)
}

/// The path of a module, which is written without arguments and does not go through a type.
pub(crate) fn module(input: ParseStream) -> syn::Result<Path> {
    let path = input.call(Path::parse_mod_style)?;
    if path.segments.iter().any(|segment| segment.ident == "Self") {
        return Err(syn::Error::new_spanned(path, "not a module"));
    }
    Ok(path)
}

/// An attribute without its brackets, or that of a module.
fn meant_as_part(tokens: &[TokenTree]) -> TokenStream {
    match tokens {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
            let content = group.stream();
            quote!(#[#content])
        }
        [TokenTree::Ident(_), _, ..] => {
            let content = stream(tokens);
            quote!(#[#content])
        }
        tokens => stream(tokens).into_iter().filter(|token| !is_punct(Some(token), '!')).collect(),
    }
}

/// The attributes, the visibility and the name of what is written like the declaration of a struct.
fn meant_as_parts(tokens: &[TokenTree]) -> TokenStream {
    let (mut attrs, mut rest) = (TokenStream::new(), TokenStream::new());
    let mut input = Cursor::new(tokens);
    while let Some(token) = input.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                attrs.extend([token.clone()]);
                attrs.extend(input.take_group(Delimiter::Bracket).cloned().map(TokenTree::Group));
            }
            TokenTree::Ident(word) if word == "struct" => {}
            // Generics, or fields.
            TokenTree::Punct(punct) if punct.as_char() == '<' => break,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            token => rest.extend([token.clone()]),
        }
    }
    attrs.extend(rest);
    attrs
}

/// Attributes, at least one.
pub(crate) fn part(input: ParseStream) -> syn::Result<Vec<syn::Attribute>> {
    let attrs = input.call(syn::Attribute::parse_outer)?;
    if attrs.is_empty() {
        return Err(input.error("no attribute"));
    }
    Ok(attrs)
}

pub(crate) fn parts(input: ParseStream) -> syn::Result<Parts> {
    let attrs = input.call(syn::Attribute::parse_outer)?;
    Ok(Parts { attrs, vis: input.parse()?, ident: input.parse()? })
}

pub(crate) fn close(input: ParseStream) -> syn::Result<Close> {
    let (vis, ident) = (input.parse()?, input.parse()?);
    Ok(Close { vis, ident, arrow: input.parse()?, error: input.parse()? })
}
