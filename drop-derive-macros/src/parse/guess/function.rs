//! Finds a function and its arguments in a closure, a method call or another wrong value.

use proc_macro2::{Delimiter, TokenTree};

use crate::parse::guess::names::Borrowed;
use crate::parse::guess::{stripped, Site};
use crate::parse::tokens::{flat, is_punct, is_word, starts_with, stream, text, unraw, Cursor};
use crate::parse::value::function;
use crate::report::pretty;

/// Whether it is the path of a function, with or without arguments, after signs and brackets are removed.
pub(crate) fn is_path(tokens: &[TokenTree]) -> bool {
    let tokens = stripped(tokens);
    let mut input = Cursor::new(&tokens);
    function(&mut input).is_some() && {
        input.take_group(Delimiter::Parenthesis);
        input.is_empty()
    }
}

/// Whether it uses `self` or a method of `self`, and not only a field of `self`.
pub(crate) fn is_about_self(site: Site, tokens: &[TokenTree]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Group(group) => is_about_self(site, &flat(group.stream())),
        TokenTree::Ident(word) if word == "self" => match &tokens[at + 1..] {
            [dot, TokenTree::Ident(word), next @ ..] if is_punct(dot, '.') => {
                let is_field = || site.has_field(&word.to_string());
                !starts_with(next, '.') && (is_call(next) || at == 0 && !is_field())
            }
            _ => true,
        },
        _ => false,
    })
}

fn is_call(tokens: &[TokenTree]) -> bool {
    Cursor::new(tokens).is_at_group(Delimiter::Parenthesis)
}

/// The arguments of a step.
pub(crate) fn step_args(site: Site, tokens: &[TokenTree]) -> Option<String> {
    Some(Call::new(site, None).arguments(tokens)?.join(", "))
}

/// A step: the value of `with`.
pub(super) fn step(site: Site, tokens: &[TokenTree]) -> Option<String> {
    let (param, body) = closure(&stripped(tokens))?;
    let call = Call::new(site, param);
    call.method(&body).or_else(|| call.path(&body))
}

/// The value of `report`.
pub(super) fn report(tokens: &[TokenTree]) -> Option<String> {
    let (param, body) = closure(&stripped(tokens))?;
    let is_given = |token: &TokenTree| {
        match token {
        TokenTree::Group(group) => param.as_ref().is_none_or(|param| {
            matches!(&*flat(group.stream()), [TokenTree::Ident(word)] if text(word) == *param)
        }),
        _ => true,
    }
    };
    path(&body).filter(|_| body.iter().all(is_given))
}

/// The path of a function without a receiver, called or not.
fn path(tokens: &[TokenTree]) -> Option<String> {
    let mut input = Cursor::new(tokens);
    input.take('&');
    let path = function(&mut input)?;
    let is_called = input.take_group(Delimiter::Parenthesis).is_some();
    // In `field.method()` there is no path.
    ((is_called || !input.is_at('.')) && only_uses_result(input)).then(|| pretty(path))
}

/// A function of the whole value: the value of `begin`. `None` for a function of fields.
pub(super) fn begin(site: Site, tokens: &[TokenTree]) -> Option<String> {
    let (param, body) = closure(&stripped(tokens))?;
    let is_of_field = |token: &TokenTree| match token {
        TokenTree::Group(group) => site.fields_in(&flat(group.stream())).is_some(),
        _ => false,
    };
    let is_method = matches!(&*body, [start, ..] if is_word(start, "Self"));
    if !is_method && body.iter().any(is_of_field) {
        return None;
    }
    let mut input = Cursor::new(&body);
    let is_whole = |word: &str| word == "self" || word == "_" || Some(word) == param.as_deref();
    match take_receiver(&mut input) {
        Some(receiver) if is_whole(&receiver) => {
            let TokenTree::Ident(method) = input.next()? else { return None };
            let is_called = input.take_group(Delimiter::Parenthesis).is_some();
            // In `self.field.method()`, it is a field.
            ((is_called || !input.is_at('.')) && only_uses_result(input))
                .then(|| format!("Self::{method}"))
        }
        _ => path(&body),
    }
}

/// Takes `receiver.`, and returns the receiver without `r#`. A lone `.` is about the value, `_`.
fn take_receiver(input: &mut Cursor) -> Option<String> {
    let (receiver, count) = match input.rest {
        [TokenTree::Ident(word), dot, ..] if is_punct(dot, '.') => (text(word), 2),
        [dot, ..] if is_punct(dot, '.') => ("_".to_owned(), 1),
        _ => return None,
    };
    input.take_first(count);
    Some(receiver)
}

/// Whether nothing follows a call but uses of its result: `?`, `.unwrap()`, `;`.
fn only_uses_result(mut input: Cursor) -> bool {
    while input.take('?') || input.take(';') || input.take('.') && input.next().is_some() {
        input.take_group(Delimiter::Parenthesis);
    }
    input.is_empty()
}

/// Takes the parameters of a closure, if a closure comes next.
pub(crate) fn take_params<'a>(input: &mut Cursor<'a>) -> Option<&'a [TokenTree]> {
    let mut ahead = *input;
    while ahead.take('=') {}
    if matches!(ahead.rest, [word, ..] if is_word(word, "move")) {
        ahead.next();
    }
    if !ahead.take('|') {
        return None;
    }
    let params = ahead.take_until(|end| end == '|');
    ahead.take('|');
    *input = ahead;
    Some(params)
}

/// The first parameter and the body of a closure. Other tokens are returned as they are. `None` for a
/// closure without parameters.
fn closure(tokens: &[TokenTree]) -> Option<(Option<String>, Vec<TokenTree>)> {
    let mut input = Cursor::new(tokens);
    let Some(params) = take_params(&mut input) else { return Some((None, tokens.to_vec())) };
    let mut words = params.split(|token| is_punct(token, ',')).next()?.iter();
    let param = words.find_map(|token| match token {
        TokenTree::Ident(word) if word != "mut" => Some(unraw(&word.to_string()).to_owned()),
        _ => None,
    });
    Some((Some(param?), stripped(input.rest)))
}

/// Reads a call that was meant as a step.
struct Call<'a> {
    site: Site<'a>,
    /// The names for the field's own value.
    value: Vec<String>,
}

impl<'a> Call<'a> {
    /// `param`: the parameter of a closure.
    fn new(site: Site<'a>, param: Option<String>) -> Self {
        let value = ["_".to_owned()].into_iter().chain(param).chain(site.own_name());
        Call { site, value: value.collect() }
    }

    /// `path`, `path(..)`, `&path`, `path as fn(T)`.
    fn path(&self, tokens: &[TokenTree]) -> Option<String> {
        let mut input = Cursor::new(tokens);
        let is_referenced = input.take('&');
        let path = pretty(function(&mut input)?);
        if matches!(input.rest, [word, ..] if is_word(word, "as")) {
            return Some(path);
        }
        if is_referenced && self.site.has_field(&path) {
            return None;
        }
        let arguments = input.take_group(Delimiter::Parenthesis);
        if arguments.is_none() && input.is_at('.') {
            return None;
        }
        let arguments = arguments.map(|group| flat(group.stream())).unwrap_or_default();
        let arguments = self.arguments(&arguments)?;
        only_uses_result(input).then(|| written(&path, &arguments))
    }

    /// `value.method(..)`, `field.method(..)`, `.method(..)`.
    fn method(&self, tokens: &[TokenTree]) -> Option<String> {
        let mut input = Cursor::new(tokens);
        if let [TokenTree::Ident(word), dot, TokenTree::Ident(_), next, ..] = tokens {
            if word == "self" && is_punct(dot, '.') && is_punct(next, '.') {
                input.take_first(2);
            }
        }
        let receiver = take_receiver(&mut input)?;
        let (field, receiver) = if self.value.contains(&receiver) {
            (self.site.own?, "_".to_owned())
        } else {
            (self.site.field(&receiver)?, receiver)
        };
        let TokenTree::Ident(method) = input.next()? else { return None };
        let arguments = flat(input.take_group(Delimiter::Parenthesis)?.stream());
        let mut all = vec![receiver];
        all.extend(self.arguments(&arguments)?);
        if !all.iter().any(|argument| argument.ends_with('_')) {
            // Without a `_` the step would get the value as its first argument.
            return None;
        }
        let path = format!("{}::{method}", self.ty(field));
        only_uses_result(input).then(|| written(&path, &all))
    }

    /// The type of the field's value, as the start of a path to a method.
    fn ty(&self, field: usize) -> String {
        self.site.fields[field].ty.with_value(|ty| {
            let (text, path) = (pretty(ty), ty.path().map(|path| pretty(stream(path))));
            if path.as_ref() == Some(&text) {
                text
            } else {
                format!("<{text}>")
            }
        })
    }

    fn arguments(&self, tokens: &[TokenTree]) -> Option<Vec<String>> {
        let entries = tokens.split(|token| is_punct(token, ','));
        entries.filter(|entry| !entry.is_empty()).map(|entry| self.argument(entry)).collect()
    }

    fn argument(&self, tokens: &[TokenTree]) -> Option<String> {
        let words: Vec<String> = tokens.iter().map(ToString::to_string).collect();
        let words: Vec<&str> = words.iter().map(|word| unraw(word)).collect();
        match words.as_slice() {
            ["&", .., word] if self.is_value(word) => Some("&mut _".to_owned()),
            [word] if self.is_value(word) => Some("_".to_owned()),
            ["*", word] if self.site.has_field(word) => Some(format!("*{word}")),
            _ => match self.site.borrowed(tokens) {
                (shape, Borrowed::Code(code)) if code != "_" || !shape.is_inside => Some(code),
                _ => None,
            },
        }
    }

    fn is_value(&self, word: &str) -> bool {
        self.value.iter().any(|value| value == word)
    }
}

/// The step as code. If the value is the only argument, it is left out.
fn written(path: &str, arguments: &[String]) -> String {
    match arguments {
        [] => path.to_owned(),
        [value] if value == "_" => path.to_owned(),
        arguments => format!("{path}({})", arguments.join(", ")),
    }
}
