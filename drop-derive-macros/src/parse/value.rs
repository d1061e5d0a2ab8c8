//! Reads what stands after the keyword of an argument: names, lists of them, and paths.

use proc_macro2::{Delimiter, Group, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::ExprPath;

use crate::parse::attr::{starts_argument, up_to_argument, Keyword, Name, Parts, Target};
use crate::parse::tokens::{flat, stream, Cursor};
use crate::report::message::{self, Message};
use crate::report::pretty::pretty;
use crate::report::{Errors, Underline};

/// An argument whose keyword has been read.
pub(crate) struct Argued<'a, 'b> {
    pub(crate) cx: &'b Errors,
    pub(crate) input: &'b mut Cursor<'a>,
    pub(crate) target: Target,
    pub(crate) keyword: Keyword,
}

/// What stands after `=`: one entry, or a list of them in brackets.
pub(crate) enum List<'a> {
    One(&'a [TokenTree]),
    Many(&'a Group),
}

impl<'a> Argued<'a, '_> {
    /// The keyword is all.
    pub(crate) fn nothing(&mut self) {
        if self.input.is_at('=') || self.input.is_at_group(Delimiter::Parenthesis) {
            let extra = up_to_argument(self.input, self.target);
            self.cx.push(Underline::over(extra), message::malformed(self.keyword.name, None));
        }
    }

    pub(crate) fn list(&mut self) -> Option<List<'a>> {
        let Keyword { name, span } = self.keyword;
        self.equals()?;
        match up_to_argument(self.input, self.target) {
            [] => {
                self.cx.push(span, message::malformed(name, None));
                None
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                if group.stream().is_empty() && name != "order" {
                    self.cx.push(group.span(), message::empty_list(name));
                    return None;
                }
                Some(List::Many(group))
            }
            value => Some(List::One(value)),
        }
    }

    pub(crate) fn value<T>(&mut self, parse: fn(ParseStream) -> syn::Result<T>) -> Option<T> {
        self.equals()?;
        let Keyword { name, span } = self.keyword;
        let mut ahead = *self.input;
        if let Ok(parsed) = ahead.parse(parse) {
            // The value has to end here, or a step's arguments to begin.
            if ahead.is_empty()
                || ahead.is_at(',')
                || starts_argument(ahead, self.target)
                || name == "with" && ahead.is_at_group(Delimiter::Parenthesis)
            {
                *self.input = ahead;
                return Some(parsed);
            }
        }
        let tokens = up_to_argument(self.input, self.target);
        let at = if tokens.is_empty() { span.into() } else { Underline::over(tokens) };
        // The same without its quotes, or without what follows it.
        let (meant, code) = match syn::parse2::<syn::LitStr>(stream(tokens)) {
            Ok(text) => (text.parse_with(parse).ok(), text.value()),
            Err(_) => {
                let ends = |token: &TokenTree| match token {
                    TokenTree::Group(_) => name == "begin",
                    TokenTree::Punct(punct) => name == "parts" && punct.as_char() == '<',
                    _ => false,
                };
                let end = tokens.iter().position(ends).unwrap_or(tokens.len());
                let code = stream(&tokens[..end]);
                (parse.parse2(code.clone()).ok(), pretty(code))
            }
        };
        let code = meant.is_some().then(|| format!("{name} = {code}"));
        self.cx.push(at, message::malformed(name, code.as_deref()));
        meant
    }

    /// What a step is called with, if parentheses follow its path.
    pub(crate) fn parenthesized(&mut self) -> Vec<TokenTree> {
        let group = self.input.take_group(Delimiter::Parenthesis);
        group.map(|group| flat(group.stream())).unwrap_or_default()
    }

    fn equals(&mut self) -> Option<()> {
        if self.input.take('=') {
            return Some(());
        }
        let value = up_to_argument(self.input, self.target);
        let at = Underline::from(self.keyword.span).and(value);
        self.cx.push(at, self.malformed(value));
        None
    }

    /// Says how the argument would be written with the names that stand in its value.
    pub(crate) fn malformed(&self, value: &[TokenTree]) -> Message {
        let keyword = self.keyword.name;
        let names = names_in(value).unwrap_or_default();
        let has_rest = names.iter().any(|name| name == "..");
        let meant = match (keyword, names.as_slice()) {
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
    pub(crate) fn field_name(&self, tokens: &[TokenTree]) -> Option<Name> {
        read_name(tokens).or_else(|| self.no_name(tokens))
    }

    /// Reports that the tokens are not the name of a field.
    fn no_name<T>(&self, tokens: &[TokenTree]) -> Option<T> {
        let names = names_in(tokens).unwrap_or_default();
        let mut words = tokens.iter().map(ToString::to_string);
        let meant = match (words.next().as_deref(), words.next().as_deref(), names.as_slice()) {
            (Some(","), None, _) => Some(","),
            (Some("."), Some("."), _) if self.keyword.name == "order" => Some(".."),
            (_, _, [name]) if name != ".." => Some(name.as_str()),
            _ => None,
        };
        let message = message::expected_field(self.keyword.name, meant);
        self.cx.push(Underline::over(tokens), message);
        None
    }

    /// The entries between commas. Where there is none, the comma itself stands for it.
    pub(crate) fn split<'t>(&self, tokens: &'t [TokenTree]) -> Vec<&'t [TokenTree]> {
        let mut entries = Vec::new();
        let mut start = 0;
        for (at, token) in tokens.iter().enumerate() {
            let entry = &tokens[start..at];
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ',' => {
                    entries.push(if entry.is_empty() { &tokens[at..=at] } else { entry });
                    start = at + 1;
                }
                TokenTree::Ident(_) | TokenTree::Literal(_) if is_one_name(entry) => {
                    let message = message::expected_comma(&token.to_string());
                    self.cx.push(token.span(), message);
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
}

/// The name of a field, if the tokens are one, be it in quotes.
fn read_name(tokens: &[TokenTree]) -> Option<Name> {
    let [token] = tokens else { return None };
    let (mut is_raw, mut is_quoted) = (false, false);
    let text = match token {
        TokenTree::Ident(ident) => {
            let text = ident.to_string();
            if text == "_" {
                return None;
            }
            match text.strip_prefix("r#") {
                Some(name) => {
                    is_raw = true;
                    name.to_owned()
                }
                None => text,
            }
        }
        TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
            syn::Lit::Int(index) if index.suffix().is_empty() => {
                index.base10_parse::<usize>().ok()?.to_string()
            }
            // There is no such field, and that is what will be said.
            syn::Lit::Int(index) => index.to_string(),
            syn::Lit::Str(text) => {
                is_quoted = true;
                let text = text.value();
                match names_in(&flat(text.parse().ok()?)).as_deref() {
                    Some([name]) if *name == text => text,
                    _ => return None,
                }
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(Name { text, span: token.span(), is_raw, is_quoted })
}

/// The names of fields among the tokens, however they are put together: in brackets, in quotes, as
/// fields of `self`. `None` if there is more than that.
fn names_in(tokens: &[TokenTree]) -> Option<Vec<String>> {
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
                    TokenTree::Group(group) => names.extend(names_in(&flat(group.stream()))?),
                    TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
                        syn::Lit::Str(text) => {
                            names.extend(names_in(&flat(text.value().parse().ok()?))?);
                        }
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

/// Whether the value is a list without its brackets.
pub(crate) fn lacks_brackets(value: &[TokenTree]) -> bool {
    let is_identifier = matches!(value, [TokenTree::Ident(_)]);
    !is_identifier && names_in(value).is_some_and(|names| names.len() > 1)
}

/// Whether the tokens are one word, which nothing but a comma can follow.
fn is_one_name(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(_) | TokenTree::Literal(_)])
}

/// The path of a function. Not `self`: in the generated `drop` that would be the value, which must
/// not be reached but through the reference that is lent.
pub(crate) fn function(input: ParseStream) -> syn::Result<ExprPath> {
    let path: ExprPath = input.parse()?;
    if path.path.is_ident("self") {
        return Err(syn::Error::new_spanned(path, "not a function"));
    }
    Ok(path)
}

pub(crate) fn parts(input: ParseStream) -> syn::Result<Parts> {
    Ok(Parts { vis: input.parse()?, ident: input.parse()? })
}
