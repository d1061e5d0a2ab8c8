//! Parses the arguments of `#[drop(...)]`.
//!
//! A bad argument is recorded and passed over, so that the ones after it are still read.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, ExprPath, Meta, Path, Token, Visibility};

use crate::error::{Errors, Underline};
use crate::message::{self, Message};
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
    pub(crate) keyword: Ident,
    pub(crate) side: Side,
    pub(crate) names: Vec<Name>,
}

impl Constraint {
    /// The argument as it is written.
    pub(crate) fn code(&self) -> String {
        let names: Vec<&str> = self.names.iter().map(|name| name.text.as_str()).collect();
        match names.as_slice() {
            [name] => format!("{} = {name}", self.keyword),
            names => format!("{} = [{}]", self.keyword, names.join(", ")),
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
    pub(crate) keyword: Ident,
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
    pub(crate) skip: Option<Ident>,
    pub(crate) order: Option<Order>,
    pub(crate) begin: Option<ExprPath>,
    pub(crate) parts: Option<Parts>,
    pub(crate) krate: Option<Path>,
    /// The keyword of each argument, in order, also of one that is otherwise broken.
    pub(crate) keywords: Vec<Ident>,
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
        for attr in attrs.iter().filter(|attr| is_named(attr.path(), "drop")) {
            arguments.is_present = true;
            arguments.read_one(cx, attr, target);
        }
        arguments
    }

    fn read_one(&mut self, cx: &Errors, attr: &Attribute, target: Target) {
        match &attr.meta {
            Meta::Path(path) if target == Target::Field => self.bare = Some(Underline::of(path)),
            Meta::Path(path) => {
                cx.push(Underline::of(path), message::bare_on(target));
                self.pass_over(attr.meta.to_token_stream(), target);
            }
            Meta::List(list) => {
                if list.tokens.is_empty() {
                    cx.push(Underline::of(list), message::empty_attribute(target));
                    self.pass_over(attr.meta.to_token_stream(), target);
                    return;
                }
                if !matches!(list.delimiter, syn::MacroDelimiter::Paren(_)) {
                    let arguments = pretty(&list.tokens);
                    cx.push(Underline::of(list), message::wrong_brackets(&arguments));
                }
                let read = |input: ParseStream| {
                    self.read_list(cx, input, target);
                    Ok(())
                };
                // All tokens are read, whatever is in them.
                let _: Option<()> = read.parse2(list.tokens.clone()).ok();
            }
            Meta::NameValue(_) => {
                cx.push(Underline::of(&attr.meta), message::malformed_attribute(target));
                self.pass_over(attr.meta.to_token_stream(), target);
            }
        }
    }

    /// Remembers what is in an attribute, or in one of its arguments, that could not be read.
    fn pass_over(&mut self, tokens: TokenStream, target: Target) {
        let first = self.unread.len();
        words(tokens, &mut self.unread);
        let Some(keyword) = self.unread.get(first) else { return };
        if target != Target::Field && !matches!(keyword.as_str(), "begin" | "parts" | "crate") {
            self.unread.push("..".to_owned());
        }
    }

    /// Reads all arguments, also those after a bad one.
    fn read_list(&mut self, cx: &Errors, input: ParseStream, target: Target) {
        while !input.is_empty() {
            let argument = up_to_argument(&input.fork(), target);
            if self.read_argument(cx, input, target).is_none() {
                self.pass_over(argument, target);
                up_to_argument(input, target);
            }
            if starts_argument(input, target) {
                let next = up_to_argument(&input.fork(), target);
                let message = message::expected_comma(&pretty(&next));
                cx.push(Underline::of(next), message);
                continue;
            }
            // What follows an argument that was read.
            let extra = up_to_argument(input, target);
            if let (false, Some(keyword)) = (extra.is_empty(), self.keywords.last()) {
                cx.push(Underline::of(&extra), message::malformed(keyword, None));
                self.pass_over(extra, target);
            }
            let _: Option<Token![,]> = input.parse().ok();
        }
    }

    /// Reads one argument. `None`: something was reported, and what is left of the argument is
    /// worth nothing.
    fn read_argument(&mut self, cx: &Errors, input: ParseStream, target: Target) -> Option<()> {
        let Ok(mut keyword) = input.call(Ident::parse_any) else {
            let tokens = up_to_argument(input, target);
            let at = if tokens.is_empty() { input.span().into() } else { Underline::of(&tokens) };
            cx.push(at, message::expected_argument(target, tokens.is_empty()));
            return None;
        };
        if let Some(problem) = message::misplaced(&keyword.to_string(), target) {
            cx.push(keyword.span(), problem);
            return None;
        }
        if !message::is_argument(&keyword.to_string(), target) {
            let unknown = keyword.to_string();
            cx.push(keyword.span(), message::unknown_argument(&unknown, target));
            // Read on as if the one that was meant stood there.
            keyword = Ident::new(message::similar_argument(&unknown, target)?, keyword.span());
        }
        let name = keyword.to_string();
        let repeats = !matches!(name.as_str(), "before" | "after");
        if repeats && self.keywords.contains(&keyword) {
            cx.push(keyword.span(), message::given_twice(&keyword));
            return None;
        }
        self.keywords.push(keyword.clone());
        let at = Argued { cx, input, target, keyword: &keyword };
        match name.as_str() {
            "skip" => {
                if input.peek(Token![=]) || input.peek(syn::token::Paren) {
                    let extra = up_to_argument(input, target);
                    cx.push(Underline::of(extra), message::malformed(&keyword, None));
                }
                self.skip = Some(keyword);
            }
            "before" => return self.read_constraint(&at, Side::Before),
            "after" => return self.read_constraint(&at, Side::After),
            "order" => return self.read_order(&at),
            "with" => return self.read_step(&at),
            "begin" => self.begin = Some(at.value(function)?),
            "crate" => self.krate = Some(at.value(Path::parse_mod_style)?),
            "parts" => self.parts = Some(at.value(Parts::parse)?),
            _ => unreachable!("every argument that an item takes is read above"),
        }
        Some(())
    }

    fn read_constraint(&mut self, at: &Argued, side: Side) -> Option<()> {
        let entries = match at.list()? {
            Value::List(group) => at.split(group.stream()),
            Value::One(value) => {
                let names = names_in(value.clone()).unwrap_or_default();
                if names.len() > 1 {
                    at.cx.push(Underline::of(&value), at.malformed(&value));
                    return None;
                }
                vec![value]
            }
        };
        let names: Vec<_> = entries.iter().map(|entry| at.field_name(entry)).collect();
        let all_read = names.iter().all(Option::is_some).then_some(());
        let names = names.into_iter().flatten().collect();
        self.constraints.push(Constraint { keyword: at.keyword.clone(), side, names });
        all_read
    }

    fn read_order(&mut self, at: &Argued) -> Option<()> {
        let group = match at.list()? {
            Value::List(group) => group,
            Value::One(value) => {
                at.cx.push(Underline::of(&value), at.malformed(&value));
                return None;
            }
        };
        let entries = at.split(group.stream());
        let entries: Vec<_> = entries
            .iter()
            .map(|entry| match rest(entry) {
                Some(rest) => Some(Entry::Rest(rest)),
                None => at.field_name(entry).map(Entry::Field),
            })
            .collect();
        let all_read = entries.iter().all(Option::is_some).then_some(());
        let entries = entries.into_iter().flatten().collect();
        let brackets = group.span();
        self.order = Some(Order { keyword: at.keyword.clone(), brackets, entries });
        all_read
    }

    fn read_step(&mut self, at: &Argued) -> Option<()> {
        let path = at.value(function);
        let mut all_read = path.is_some();
        // Whatever it was, the field has a step. With an error beside it, none is called.
        let path = path.unwrap_or_else(|| ExprPath {
            attrs: Vec::new(),
            qself: None,
            path: at.keyword.clone().into(),
        });
        let mut arguments = Vec::new();
        let mut has_value = false;
        if at.input.peek(syn::token::Paren) {
            let Ok(TokenTree::Group(group)) = at.input.parse::<TokenTree>() else { return None };
            for entry in at.split(group.stream()) {
                if !is_underscore(&entry) {
                    let name = at.field_name(&entry);
                    all_read &= name.is_some();
                    arguments.extend(name.map(Argument::Field));
                } else if has_value {
                    at.cx.push(Underline::of(entry), message::two_values());
                } else {
                    has_value = true;
                    arguments.push(Argument::Value);
                }
            }
        }
        if !has_value {
            arguments.insert(0, Argument::Value);
        }
        self.step = Some(Step { path, arguments, has_value });
        all_read.then_some(())
    }
}

impl Parse for Parts {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        Ok(Parts { vis: input.parse()?, ident: input.parse()? })
    }
}

/// What stands after `=`: one entry, or a list of them in brackets.
enum Value {
    One(TokenStream),
    List(Group),
}

/// An argument whose keyword has been read.
struct Argued<'a> {
    cx: &'a Errors,
    input: ParseStream<'a>,
    target: Target,
    keyword: &'a Ident,
}

impl Argued<'_> {
    fn list(&self) -> Option<Value> {
        self.equals()?;
        let value = out_of_fragment(up_to_argument(self.input, self.target));
        let mut tokens = value.clone().into_iter();
        match (tokens.next(), tokens.next()) {
            (None, _) => {
                self.cx.push(self.keyword.span(), message::malformed(self.keyword, None));
                None
            }
            (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Bracket => {
                if group.stream().is_empty() && self.keyword != "order" {
                    self.cx.push(group.span(), message::empty_list(self.keyword));
                    return None;
                }
                Some(Value::List(group))
            }
            _ => Some(Value::One(value)),
        }
    }

    fn value<T>(&self, parse: fn(ParseStream) -> syn::Result<T>) -> Option<T> {
        self.equals()?;
        let (input, keyword) = (self.input, self.keyword);
        let ahead = input.fork();
        let parsed = ahead.call(parse).ok();
        // The value has to end here, or a step's arguments to begin.
        let is_end =
            ahead.is_empty() || ahead.peek(Token![,]) || starts_argument(&ahead, self.target);
        if parsed.is_some() && (is_end || keyword == "with" && ahead.peek(syn::token::Paren)) {
            syn::parse::discouraged::Speculative::advance_to(input, &ahead);
            return parsed;
        }
        let tokens = up_to_argument(input, self.target);
        let at = if tokens.is_empty() { keyword.span().into() } else { Underline::of(&tokens) };
        // The same without its quotes, or without what follows it.
        let quoted: Option<syn::LitStr> = syn::parse2(tokens.clone()).ok();
        let (meant, code) = match quoted {
            Some(text) => (text.parse_with(parse).ok(), text.value()),
            None => {
                let ends = |token: &TokenTree| match token {
                    TokenTree::Group(_) => keyword == "begin",
                    TokenTree::Punct(punct) => keyword == "parts" && punct.as_char() == '<',
                    _ => false,
                };
                let code: TokenStream =
                    tokens.into_iter().take_while(|token| !ends(token)).collect();
                (parse.parse2(code.clone()).ok(), pretty(code))
            }
        };
        let code = meant.is_some().then(|| format!("{keyword} = {code}"));
        self.cx.push(at, message::malformed(keyword, code.as_deref()));
        meant
    }

    fn equals(&self) -> Option<()> {
        if self.input.parse::<Token![=]>().is_err() {
            let value = up_to_argument(self.input, self.target);
            let message = self.malformed(&value);
            let mut tokens = self.keyword.to_token_stream();
            tokens.extend(value);
            self.cx.push(Underline::of(tokens), message);
            return None;
        }
        Some(())
    }

    /// Says how the argument would be written with the names that stand in its value.
    fn malformed(&self, value: &TokenStream) -> Message {
        let keyword = self.keyword;
        let names = names_in(value.clone()).unwrap_or_default();
        let has_rest = names.iter().any(|name| name == "..");
        let meant = match (keyword.to_string().as_str(), names.as_slice()) {
            ("before" | "after", [_, ..]) if has_rest => None,
            ("before" | "after", [name]) => Some(format!("{keyword} = {name}")),
            ("order", [name]) if !has_rest => Some(format!("order = [{name}, ..]")),
            ("before" | "after" | "order", [_, _, ..]) => {
                Some(format!("{keyword} = [{}]", names.join(", ")))
            }
            _ => None,
        };
        message::malformed(keyword, meant.as_deref())
    }

    /// One identifier, or one index.
    fn field_name(&self, tokens: &TokenStream) -> Option<Name> {
        let is_name = |input: ParseStream| {
            let span = input.span();
            let mut is_raw = false;
            let (text, is_quoted) = if input.peek(syn::LitInt) {
                let index: syn::LitInt = input.parse()?;
                let has_suffix = !index.suffix().is_empty();
                (
                    if has_suffix {
                        index.to_string()
                    } else {
                        index.base10_parse::<usize>()?.to_string()
                    },
                    false,
                )
            } else if input.peek(syn::LitStr) {
                let text: syn::LitStr = input.parse()?;
                match names_in(text.value().parse()?).as_deref() {
                    Some([name]) if *name == text.value() => (name.clone(), true),
                    _ => return Err(input.error("")),
                }
            } else if input.peek(Token![_]) {
                return Err(input.error(""));
            } else {
                let ident = input.call(Ident::parse_any)?;
                is_raw = ident != ident.unraw();
                (ident.unraw().to_string(), false)
            };
            Ok(Name { text, span, is_raw, is_quoted })
        };
        let name = is_name.parse2(tokens.clone()).ok();
        if name.is_none() {
            let names = names_in(tokens.clone()).unwrap_or_default();
            let mut words = tokens.clone().into_iter().map(|token| token.to_string());
            let meant = match (words.next().as_deref(), words.next().as_deref(), names.as_slice()) {
                (Some(","), None, _) => Some(","),
                (Some("."), Some("."), _) if self.keyword == "order" => Some(".."),
                (_, _, [name]) if name != ".." => Some(name.as_str()),
                _ => None,
            };
            self.cx.push(Underline::of(tokens), message::expected_field(self.keyword, meant));
        }
        name
    }

    /// The entries between commas. Where there is none, the comma itself stands for it.
    fn split(&self, tokens: TokenStream) -> Vec<TokenStream> {
        let mut entries = Vec::new();
        let mut entry = TokenStream::new();
        for token in tokens {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ',' => {
                    let entry = std::mem::take(&mut entry);
                    entries.push(if entry.is_empty() { token.into() } else { entry });
                    continue;
                }
                TokenTree::Ident(_) | TokenTree::Literal(_) if is_one_name(&entry) => {
                    let message = message::expected_comma(&token.to_string());
                    self.cx.push(token.span(), message);
                    entries.push(std::mem::take(&mut entry));
                }
                _ => {}
            }
            entry.extend([token]);
        }
        if !entry.is_empty() {
            entries.push(entry);
        }
        entries
    }
}

/// The names of fields among the tokens, however they are put together: in brackets, in quotes, as
/// fields of `self`. `None` if there is more than that.
fn names_in(tokens: TokenStream) -> Option<Vec<String>> {
    const NO_NAMES: [&str; 6] = ["self", "Self", "mut", "ref", "super", "crate"];
    let mut names = Vec::new();
    let (mut is_after_name, mut is_after_dot) = (false, false);
    for token in tokens {
        let was_after_dot = std::mem::take(&mut is_after_dot);
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' => is_after_name = false,
                '&' => {}
                '.' if was_after_dot => {
                    names.push("..".to_owned());
                    is_after_name = true;
                }
                // What stands before it is not the field.
                separator @ ('.' | ':') => {
                    if std::mem::take(&mut is_after_name) {
                        names.pop();
                    }
                    is_after_dot = separator == '.';
                }
                _ => return None,
            },
            _ if is_after_name => return None,
            TokenTree::Ident(ident) if ident == "_" => return None,
            TokenTree::Ident(ident) if NO_NAMES.iter().any(|word| ident == word) => {}
            token => {
                is_after_name = true;
                match token {
                    TokenTree::Group(group) => names.extend(names_in(group.stream())?),
                    TokenTree::Literal(literal) => match syn::Lit::new(literal) {
                        syn::Lit::Str(text) => names.extend(names_in(text.value().parse().ok()?)?),
                        syn::Lit::Int(index) if index.suffix().is_empty() => {
                            names.push(index.base10_digits().to_owned());
                        }
                        _ => return None,
                    },
                    token => names.push(token.to_string()),
                }
            }
        }
    }
    Some(names)
}

/// What a `macro_rules!` fragment holds, if the tokens are one.
fn out_of_fragment(tokens: TokenStream) -> TokenStream {
    let mut words = tokens.clone().into_iter();
    match (words.next(), words.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            out_of_fragment(group.stream())
        }
        _ => tokens,
    }
}

/// `..` and nothing else.
fn rest(tokens: &TokenStream) -> Option<Underline> {
    syn::parse2::<Token![..]>(tokens.clone()).ok().map(Underline::of)
}

fn is_underscore(tokens: &TokenStream) -> bool {
    syn::parse2::<Token![_]>(tokens.clone()).is_ok()
}

/// Whether the tokens are one word, which nothing but a comma can follow.
fn is_one_name(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    matches!(
        (tokens.next(), tokens.next()),
        (Some(TokenTree::Ident(_) | TokenTree::Literal(_)), None)
    )
}

/// Whether an argument that the item takes comes next.
fn starts_argument(input: ParseStream, target: Target) -> bool {
    let ahead = input.fork();
    let Ok(word) = ahead.call(Ident::parse_any) else { return false };
    message::is_argument(&word.to_string(), target)
        && (ahead.is_empty() || ahead.peek(Token![=]) || ahead.peek(Token![,]))
}

/// All tokens before the next comma, or before the next argument where a comma is missing.
fn up_to_argument(input: ParseStream, target: Target) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut is_after_value = false;
    while !input.is_empty() && !input.peek(Token![,]) {
        if is_after_value && starts_argument(input, target) {
            break;
        }
        match input.parse::<TokenTree>() {
            Ok(token) => {
                is_after_value = !matches!(token, TokenTree::Punct(_));
                tokens.extend([token]);
            }
            Err(_) => break,
        }
    }
    tokens
}

/// The identifiers among the tokens, what strings hold, and `..`.
fn words(tokens: TokenStream, words: &mut Vec<String>) {
    let mut is_after_dot = false;
    for token in tokens {
        let was_after_dot = std::mem::take(&mut is_after_dot);
        match token {
            TokenTree::Group(group) => self::words(group.stream(), words),
            TokenTree::Ident(ident) => words.push(ident.unraw().to_string()),
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

/// The path of a function. Not `self`: in the generated `drop` that would be the value, which must
/// not be reached but through the reference that is lent.
fn function(input: ParseStream) -> syn::Result<ExprPath> {
    let path: ExprPath = input.parse()?;
    if path.path.is_ident("self") {
        return Err(syn::Error::new_spanned(path, "not a function"));
    }
    Ok(path)
}

/// Whether an attribute or argument is called this, with `r#` or without.
pub(crate) fn is_named(path: &Path, name: &str) -> bool {
    path.get_ident().is_some_and(|ident| ident.unraw() == name)
}
