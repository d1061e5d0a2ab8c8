//! Parses the arguments of `#[drop(...)]`.
//!
//! A bad argument is recorded and passed over, so that the ones after it are still read.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, ExprPath, Meta, Path, Token, Visibility};

use crate::error::{Errors, Underline};
use crate::message;

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
    /// Written as a string: reported already, and read as the name it holds.
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

/// `with = path(f, _)`.
pub(crate) struct Step {
    pub(crate) path: ExprPath,
    /// With the field's own value among them, exactly once.
    pub(crate) arguments: Vec<Argument>,
}

pub(crate) enum Argument {
    Value,
    Field(Name),
}

/// `order = [f, .., g]`.
pub(crate) struct Order {
    pub(crate) keyword: Ident,
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
    pub(crate) unread: Vec<String>,
}

impl Arguments {
    /// Reads all `#[drop]` attributes among `attrs`.
    pub(crate) fn read(cx: &Errors, attrs: &[Attribute], target: Target) -> Self {
        let mut arguments = Arguments::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("drop")) {
            arguments.is_present = true;
            if arguments.read_one(cx, attr, target).is_none() {
                words(attr.meta.to_token_stream(), &mut arguments.unread);
            }
        }
        arguments
    }

    /// `None`: something in the attribute was reported and could not be read.
    fn read_one(&mut self, cx: &Errors, attr: &Attribute, target: Target) -> Option<()> {
        match &attr.meta {
            Meta::Path(path) if target == Target::Field => {
                self.bare = Some(Underline::of(path));
                Some(())
            }
            Meta::Path(path) => {
                cx.push(Underline::of(path), message::bare_on(target));
                None
            }
            Meta::List(list) if matches!(list.delimiter, syn::MacroDelimiter::Paren(_)) => {
                if list.tokens.is_empty() {
                    cx.push(Underline::of(list), message::empty_attribute());
                    return None;
                }
                let read = |input: ParseStream| Ok(self.read_list(cx, input, target));
                read.parse2(list.tokens.clone()).ok()?
            }
            Meta::List(_) | Meta::NameValue(_) => {
                cx.push(Underline::of(&attr.meta), message::malformed_attribute());
                None
            }
        }
    }

    /// Reads all arguments, also those after a bad one.
    fn read_list(&mut self, cx: &Errors, input: ParseStream, target: Target) -> Option<()> {
        let mut all_read = Some(());
        while !input.is_empty() {
            if self.read_argument(cx, input, target).is_none() {
                all_read = None;
                up_to_comma(input);
            }
            // What follows an argument that was read.
            let extra = up_to_comma(input);
            if !extra.is_empty() {
                all_read = None;
                cx.push(Underline::of(extra), message::expected_comma());
            }
            let _: Option<Token![,]> = input.parse().ok();
        }
        all_read
    }

    /// Reads one argument. `None`: it was reported, and the rest up to the comma is worth nothing.
    fn read_argument(&mut self, cx: &Errors, input: ParseStream, target: Target) -> Option<()> {
        let Ok(keyword) = input.call(Ident::parse_any) else {
            let tokens = up_to_comma(input);
            let at = if tokens.is_empty() { input.span().into() } else { Underline::of(tokens) };
            cx.push(at, message::expected_argument(target));
            return None;
        };
        if let Some(problem) = message::misplaced(&keyword.to_string(), target) {
            cx.push(keyword.span(), problem);
            return None;
        }
        let name = keyword.to_string();
        let repeats = !matches!(name.as_str(), "before" | "after");
        if repeats && self.keywords.contains(&keyword) {
            cx.push(keyword.span(), message::given_twice(&keyword));
            return None;
        }
        self.keywords.push(keyword.clone());
        match name.as_str() {
            "skip" => {
                if input.peek(Token![=]) || input.peek(syn::token::Paren) {
                    cx.push(Underline::of(up_to_comma(input)), message::malformed(&keyword));
                }
                self.skip = Some(keyword);
            }
            "before" => self.constraints.push(constraint(cx, input, keyword, Side::Before)?),
            "after" => self.constraints.push(constraint(cx, input, keyword, Side::After)?),
            "order" => self.order = Some(order(cx, input, keyword)?),
            "with" => self.step = Some(step(cx, input, &keyword)?),
            "begin" => self.begin = Some(value(cx, input, &keyword)?),
            "crate" => self.krate = Some(value_with(cx, input, &keyword, Path::parse_mod_style)?),
            "parts" => self.parts = Some(value(cx, input, &keyword)?),
            _ => unreachable!("an unknown argument is misplaced everywhere"),
        }
        Some(())
    }
}

impl Parse for Parts {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        Ok(Parts { vis: input.parse()?, ident: input.parse()? })
    }
}

fn constraint(cx: &Errors, input: ParseStream, keyword: Ident, side: Side) -> Option<Constraint> {
    let names = match list(cx, input, &keyword)? {
        Value::One(name) => field_name(cx, &name, &keyword).into_iter().collect(),
        Value::List(entries) => {
            entries.iter().filter_map(|entry| field_name(cx, entry, &keyword)).collect()
        }
    };
    Some(Constraint { keyword, side, names })
}

fn order(cx: &Errors, input: ParseStream, keyword: Ident) -> Option<Order> {
    let mut entries = Vec::new();
    match list(cx, input, &keyword)? {
        Value::One(tokens) => {
            cx.push(Underline::of(tokens), message::malformed(&keyword));
            return None;
        }
        Value::List(list) => {
            for entry in list {
                entries.push(match rest(&entry) {
                    Some(at) => Entry::Rest(at),
                    None => Entry::Field(field_name(cx, &entry, &keyword)?),
                });
            }
        }
    }
    Some(Order { keyword, entries })
}

fn step(cx: &Errors, input: ParseStream, keyword: &Ident) -> Option<Step> {
    let path: ExprPath = value(cx, input, keyword)?;
    let mut arguments = Vec::new();
    let mut has_value = false;
    if input.peek(syn::token::Paren) {
        let Ok(TokenTree::Group(group)) = input.parse::<TokenTree>() else { return None };
        for entry in split(group.stream()) {
            if !is_underscore(&entry) {
                arguments.push(Argument::Field(field_name(cx, &entry, keyword)?));
            } else if has_value {
                cx.push(Underline::of(entry), message::two_values());
            } else {
                has_value = true;
                arguments.push(Argument::Value);
            }
        }
    }
    if !has_value {
        arguments.insert(0, Argument::Value);
    }
    Some(Step { path, arguments })
}

/// What stands after `=`: one entry, or a list of them in brackets.
enum Value {
    One(TokenStream),
    List(Vec<TokenStream>),
}

fn list(cx: &Errors, input: ParseStream, keyword: &Ident) -> Option<Value> {
    equals(cx, input, keyword)?;
    let value = out_of_fragment(up_to_comma(input));
    let mut tokens = value.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (None, _) => {
            cx.push(keyword.span(), message::malformed(keyword));
            None
        }
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Bracket => {
            let entries = split(group.stream());
            if entries.is_empty() {
                cx.push(group.span(), message::empty_list(keyword));
                return None;
            }
            Some(Value::List(entries))
        }
        _ => Some(Value::One(value)),
    }
}

fn value<T: Parse>(cx: &Errors, input: ParseStream, keyword: &Ident) -> Option<T> {
    value_with(cx, input, keyword, T::parse)
}

fn value_with<T>(
    cx: &Errors,
    input: ParseStream,
    keyword: &Ident,
    parse: fn(ParseStream) -> syn::Result<T>,
) -> Option<T> {
    equals(cx, input, keyword)?;
    let ahead = input.fork();
    let parsed = ahead.call(parse);
    // The value has to end here, or a step's arguments to begin.
    let is_end = ahead.is_empty() || ahead.peek(Token![,]);
    if is_end || (keyword == "with" && ahead.peek(syn::token::Paren)) {
        if let Ok(parsed) = parsed {
            syn::parse::discouraged::Speculative::advance_to(input, &ahead);
            return Some(parsed);
        }
    }
    let tokens = up_to_comma(input);
    let at = if tokens.is_empty() { keyword.span().into() } else { Underline::of(tokens) };
    cx.push(at, message::malformed(keyword));
    None
}

fn equals(cx: &Errors, input: ParseStream, keyword: &Ident) -> Option<()> {
    if input.parse::<Token![=]>().is_err() {
        let mut tokens = keyword.to_token_stream();
        tokens.extend(up_to_comma(input));
        cx.push(Underline::of(tokens), message::malformed(keyword));
        return None;
    }
    Some(())
}

/// One identifier, or one index.
fn field_name(cx: &Errors, tokens: &TokenStream, keyword: &Ident) -> Option<Name> {
    let is_name = |input: ParseStream| {
        let span = input.span();
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
            (input.parse::<syn::LitStr>()?.value(), true)
        } else if input.peek(Token![_]) {
            return Err(input.error(""));
        } else {
            (input.call(Ident::parse_any)?.unraw().to_string(), false)
        };
        Ok(Name { text, span, is_quoted })
    };
    let Ok(name) = is_name.parse2(tokens.clone()) else {
        let mut words = tokens.clone().into_iter();
        match (words.next(), words.next()) {
            (Some(TokenTree::Ident(_)), Some(next @ TokenTree::Ident(_))) => {
                let extra: TokenStream = std::iter::once(next).chain(words).collect();
                cx.push(Underline::of(extra), message::expected_comma());
            }
            _ => cx.push(Underline::of(tokens), message::expected_field(keyword)),
        }
        return None;
    };
    if name.is_quoted {
        cx.push(name.span, message::quoted(keyword, &name.text));
    }
    Some(name)
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

/// The entries between commas. Where there is none, the comma itself stands for it.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut entries = Vec::new();
    let mut entry = TokenStream::new();
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                let entry = std::mem::take(&mut entry);
                entries.push(if entry.is_empty() { token.into() } else { entry });
            }
            _ => entry.extend([token]),
        }
    }
    if !entry.is_empty() {
        entries.push(entry);
    }
    entries
}

/// All tokens before the next comma.
fn up_to_comma(input: ParseStream) -> TokenStream {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        match input.parse::<TokenTree>() {
            Ok(token) => tokens.extend([token]),
            Err(_) => break,
        }
    }
    tokens
}

/// The identifiers among the tokens, and what strings hold.
fn words(tokens: TokenStream, words: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => self::words(group.stream(), words),
            TokenTree::Ident(ident) => words.push(ident.unraw().to_string()),
            TokenTree::Literal(literal) => words.push(literal.to_string().replace('"', "")),
            TokenTree::Punct(_) => {}
        }
    }
}
