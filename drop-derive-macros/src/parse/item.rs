//! Reads the item from its tokens.
//!
//! The compiler has parsed the item already, so mistakes in it are not looked for here, and tokens that do
//! not matter to the derive are skipped. Types are read by `ty`, generics by syn.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parse;
use syn::Generics;

use crate::parse::hidden::{refuse_try, Hidden};
use crate::parse::tokens::{flat, grouped, punct, starts_with, stream, text, trees, Cursor};
use crate::parse::ty::Type;
use crate::report::pretty;

pub(crate) struct Item {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    /// Names replace the expressions in the generics.
    pub(crate) generics: Generics,
    /// The replaced expressions.
    pub(crate) hidden: Hidden,
    pub(crate) data: Data,
}

pub(crate) enum Data {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
    /// The keyword.
    Union(Span),
}

pub(crate) struct Variant {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) fields: Vec<Field>,
}

pub(crate) struct Field {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Vec<TokenTree>,
    pub(crate) ident: Option<Ident>,
    pub(crate) ty: Type,
}

/// `#[name]`, `#[name(..)]`, `#[name = ..]`.
pub(crate) struct Attribute {
    /// Without `r#`. Empty if it is a path of several names.
    name: String,
    /// The tokens in the brackets.
    pub(crate) content: Vec<TokenTree>,
    span: Span,
}

impl Attribute {
    fn new(content: TokenStream, span: Span) -> Self {
        let content = flat(content);
        let name = match content.as_slice() {
            [TokenTree::Ident(name), rest @ ..] if !starts_with(rest, ':') => text(name),
            _ => String::new(),
        };
        Attribute { name, content, span }
    }

    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name == name
    }

    /// The group after the name.
    pub(crate) fn list(&self) -> Option<&Group> {
        match self.content.as_slice() {
            [_, TokenTree::Group(group)] => Some(group),
            _ => None,
        }
    }
}

impl From<&syn::Attribute> for Attribute {
    fn from(attr: &syn::Attribute) -> Self {
        Attribute::new(attr.meta.to_token_stream(), attr.bracket_token.span.join())
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let brackets = grouped(Delimiter::Bracket, stream(&self.content), self.span);
        tokens.extend([punct('#', self.span), brackets.into()]);
    }
}

impl Item {
    /// Whether an attribute macro may change the item after the derive has seen it. No macro can have the
    /// name of a built-in attribute: the compiler reports the name as ambiguous. A macro named `drop` is
    /// ignored, since the derive declares that attribute. `derive` is not in the list: it is a macro
    /// itself, and another macro may have its name.
    pub(crate) fn may_change(&self) -> bool {
        const NO_MACROS: [&str; 11] = [
            "allow",
            "deny",
            "deprecated",
            "doc",
            "drop",
            "expect",
            "forbid",
            "must_use",
            "non_exhaustive",
            "repr",
            "warn",
        ];
        !self.attrs.iter().all(|attr| NO_MACROS.contains(&&*attr.name))
    }

    pub(crate) fn read(tokens: TokenStream) -> syn::Result<Self> {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut input = Cursor::new(&tokens);
        let attrs = attributes(&mut input);
        visibility(&mut input);
        let keyword = identifier(&mut input)?;
        let ident = identifier(&mut input)?.clone();
        let mut hidden = Hidden::default();
        let mut generics: Generics = parse(input.take_angles(), &mut hidden)?.unwrap_or_default();
        let tuple = input.take_group(Delimiter::Parenthesis);
        // The last token is the body in braces or a semicolon.
        let (last, clause) = input.rest.split_last().ok_or_else(|| expected(input, "a body"))?;
        generics.where_clause = parse(clause, &mut hidden)?;
        let braces = match last {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
            _ => None,
        };
        let data = match text(keyword).as_str() {
            "struct" => Data::Struct(Field::read_all(tuple.or(braces))?),
            "enum" => Data::Enum(variants(braces)?),
            "union" => Data::Union(keyword.span()),
            _ => return Err(syn::Error::new(keyword.span(), "expected a struct or an enum")),
        };
        Ok(Item { attrs, ident, generics, hidden, data })
    }
}

impl Field {
    /// The declaration of the field with another type.
    pub(crate) fn declaration(&self, ty: &str) -> String {
        let mut vis = pretty(stream(&self.vis));
        if !vis.is_empty() {
            vis.push(' ');
        }
        match &self.ident {
            Some(ident) => format!("{vis}{ident}: {ty}"),
            None => format!("{vis}{ty}"),
        }
    }

    fn read_all(group: Option<&Group>) -> syn::Result<Vec<Field>> {
        let have_names = group.is_some_and(|group| group.delimiter() == Delimiter::Brace);
        read_list(group, |input| {
            let attrs = attributes(input);
            let vis = visibility(input).to_vec();
            let mut ident = None;
            if have_names {
                ident = Some(identifier(input)?.clone());
                if !input.take(':') {
                    return Err(expected(*input, "a colon"));
                }
            }
            let ty = Type::new(input.take_until(|end| matches!(end, ',' | '=')));
            Ok(Field { attrs, vis, ident, ty })
        })
    }
}

fn variants(braces: Option<&Group>) -> syn::Result<Vec<Variant>> {
    read_list(braces, |input| {
        let attrs = attributes(input);
        visibility(input);
        let ident = identifier(input)?.clone();
        let tuple = input.take_group(Delimiter::Parenthesis);
        let group = tuple.or_else(|| input.take_group(Delimiter::Brace));
        Ok(Variant { attrs, ident, fields: Field::read_all(group)? })
    })
}

/// Reads fields or variants, separated by commas. Skips the `= value` that may follow each.
fn read_list<T>(
    group: Option<&Group>,
    read: impl Fn(&mut Cursor) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    let Some(group) = group else { return Ok(Vec::new()) };
    let tokens = trees(group);
    let mut input = Cursor::new(&tokens);
    let mut list = Vec::new();
    while !input.is_empty() {
        list.push(read(&mut input)?);
        if input.is_at('=') {
            skip_value(&mut input)?;
        }
        if !input.take(',') && !input.is_empty() {
            return Err(expected(input, "a comma"));
        }
    }
    Ok(list)
}

/// Skips `= value`, which a comma ends. After `<` or `|` a comma may be part of the expression: it is not
/// if syn can parse the tokens before it.
fn skip_value(input: &mut Cursor) -> syn::Result<()> {
    let value = input.rest;
    let mut has_arguments = false;
    for (at, token) in value.iter().enumerate() {
        let TokenTree::Punct(punct) = token else { continue };
        match punct.as_char() {
            '<' | '|' => has_arguments = true,
            ',' if !has_arguments || parse_value(&value[..at]).is_ok() => {
                input.take_first(at);
                return Ok(());
            }
            _ => {}
        }
    }
    input.take_first(value.len());
    if has_arguments {
        return parse_value(value);
    }
    Ok(())
}

fn parse_value(value: &[TokenTree]) -> syn::Result<()> {
    let name = TokenTree::from(Ident::new("V", Span::call_site()));
    let variant = std::iter::once(&name).chain(value).cloned().collect();
    syn::parse2::<syn::Variant>(variant).map(drop)
}

fn attributes(input: &mut Cursor) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while let [TokenTree::Punct(punct), TokenTree::Group(group), rest @ ..] = input.rest {
        if punct.as_char() != '#' {
            break;
        }
        attributes.push(Attribute::new(group.stream(), group.span()));
        input.rest = rest;
    }
    attributes
}

/// `pub`, `pub(crate)`, or the `vis` fragment of a `macro_rules!`, which may be empty.
fn visibility<'a>(input: &mut Cursor<'a>) -> &'a [TokenTree] {
    let first_word = |group: &Group| group.stream().into_iter().next().map(|word| word.to_string());
    let length = match input.rest {
        [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::None => {
            usize::from(first_word(group).is_none_or(|word| word == "pub"))
        }
        [TokenTree::Ident(word), rest @ ..] if word == "pub" => match rest {
            // Other parentheses start the type of a field, which is a tuple.
            [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Parenthesis => {
                let is_one = group.stream().into_iter().count() == 1;
                let is_scope = first_word(group).is_some_and(|word| match word.as_str() {
                    "crate" | "self" | "super" => is_one,
                    word => word == "in",
                });
                1 + usize::from(is_scope)
            }
            _ => 1,
        },
        _ => 0,
    };
    input.take_first(length)
}

fn identifier<'a>(input: &mut Cursor<'a>) -> syn::Result<&'a Ident> {
    match input.rest {
        [TokenTree::Ident(ident), rest @ ..] => {
            input.rest = rest;
            Ok(ident)
        }
        _ => Err(expected(*input, "an identifier")),
    }
}

/// Parses the tokens with syn, if there are any.
fn parse<T: Parse>(tokens: &[TokenTree], hidden: &mut Hidden) -> syn::Result<Option<T>> {
    match tokens {
        [] => Ok(None),
        tokens => {
            refuse_try(tokens)?;
            syn::parse2(hidden.hide(tokens)).map(Some)
        }
    }
}

fn expected(input: Cursor, what: &str) -> syn::Error {
    let at = input.rest.first().map_or_else(Span::call_site, TokenTree::span);
    syn::Error::new(at, format!("expected {what}"))
}
