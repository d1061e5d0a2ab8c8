//! Finds the names of fields in a wrong value.

use std::collections::BTreeMap;
use std::slice;

use proc_macro2::{Delimiter, Ident, TokenTree};

use crate::grammar::Keyword;
use crate::parse::guess::{similar_argument, unquoted, Site};
use crate::parse::tokens::{flat, is_punct, starts_with_colons, unraw, Cursor};
use crate::report::similar;

/// The tokens between two commas or brackets.
#[derive(Default)]
struct Piece {
    /// Names of fields, and `..`.
    found: Vec<String>,
    /// Other words. `*` counts as one.
    other: Vec<String>,
    shape: Shape,
    is_mut: bool,
    /// It is before or behind brackets: `vec![..]`, `[..].rev()`.
    is_beside_group: bool,
}

/// The tokens around the names of fields.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape {
    /// The tokens are about something inside a field: `device.queue`, `queues[0]`.
    pub(crate) is_inside: bool,
    /// There is a `&`.
    pub(crate) is_reference: bool,
}

/// What was meant by an argument of a step.
pub(crate) enum Borrowed {
    /// Fields, or the field's own value: the right code.
    Code(String),
    /// The whole value.
    Whole,
    /// Something that is no field.
    Other,
}

impl Site<'_> {
    /// The names and `..` in tokens: in brackets, in quotes, as fields of `self`, or with other signs than
    /// commas between them. `None` if there are none, or if there are other words.
    pub(super) fn names_in(self, tokens: &[TokenTree]) -> Option<Vec<String>> {
        let fields = self.by_name();
        let mut names = Vec::new();
        for piece in pieces(tokens, &fields) {
            names.extend(piece.names(&fields)?);
        }
        let mut has_rest = false;
        names.retain(|name| name != ".." || !std::mem::replace(&mut has_rest, true));
        let is_any = has_rest || names.iter().any(|name| fields.contains_key(name));
        is_any.then_some(names)
    }

    /// The code that was meant by one entry of a list, and whether it is about something inside a field.
    pub(crate) fn entry(self, keyword: Keyword, tokens: &[TokenTree]) -> (bool, Option<String>) {
        let is_rest = |name: &String| name == "..";
        let names = self.names_in(tokens);
        let names = names.filter(|names| keyword == Keyword::Order || !names.iter().any(is_rest));
        let is_inside = pieces(tokens, &self.by_name()).iter().any(|piece| piece.shape.is_inside);
        (is_inside, names.map(|names| names.join(", ")))
    }

    /// Whether tokens mean all fields.
    pub(crate) fn is_all(self, tokens: &[TokenTree]) -> bool {
        self.names_in(tokens).is_some_and(|names| names == [".."])
    }

    /// Whether all of these tokens are names of fields, or similar to names. In a step, `_` counts as a
    /// name.
    pub(crate) fn are_names(self, tokens: &[TokenTree], keyword: Keyword) -> bool {
        let fields = self.by_name();
        let is_name = |token: &TokenTree| match token {
            TokenTree::Ident(word) if word == "_" => keyword == Keyword::With,
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                field(unraw(token.to_string().trim_matches('"')), &fields).is_some()
            }
            _ => false,
        };
        tokens.iter().all(is_name)
    }

    /// Whether a token is more likely to mean a field than an argument.
    pub(crate) fn is_meant_as_name(self, token: &TokenTree) -> bool {
        let word = token.to_string();
        let is_argument = self.target.keyword(&word).is_some()
            || !self.has_field(&word) && similar_argument(&word, self.target).is_some();
        !is_argument && self.are_names(slice::from_ref(token), Keyword::Order)
    }

    pub(crate) fn has_field(self, word: &str) -> bool {
        self.field(unraw(word)).is_some()
    }

    /// The field with this name.
    pub(super) fn field(self, name: &str) -> Option<usize> {
        (0..self.fields.len()).find(|&field| self.name(field) == name)
    }

    /// The fields in tokens, and whether there is a `..`. `None` if there are other words.
    pub(super) fn fields_in(self, tokens: &[TokenTree]) -> Option<(Vec<usize>, bool)> {
        let fields = self.by_name();
        let is_call = |piece: &Piece| piece.is_beside_group && !piece.other.is_empty();
        if pieces(tokens, &fields).iter().any(is_call) {
            return None;
        }
        let mut names = self.names_in(tokens)?;
        let all = names.len();
        names.retain(|name| name != "..");
        let has_rest = names.len() < all;
        let fields: Option<Vec<usize>> =
            names.iter().map(|name| fields.get(name).copied()).collect();
        fields.filter(|fields| !fields.is_empty()).map(|fields| (fields, has_rest))
    }

    pub(crate) fn borrowed(self, tokens: &[TokenTree]) -> (Shape, Borrowed) {
        let (fields, own) = (self.by_name(), self.own_name());
        let mut pieces = pieces(tokens, &fields);
        pieces.retain(|piece| !piece.found.is_empty() || !piece.other.is_empty());
        let shape = Shape {
            is_inside: pieces.len() > 1 || pieces.iter().any(|piece| piece.shape.is_inside),
            is_reference: pieces.iter().any(|piece| piece.shape.is_reference),
        };
        let code: Vec<String> =
            pieces.iter().flat_map(|piece| piece.borrows(&fields, own.as_deref())).collect();
        let meant = if !code.is_empty() {
            Borrowed::Code(code.join(", "))
        } else if pieces.iter().any(|piece| piece.has("self")) {
            Borrowed::Whole
        } else {
            Borrowed::Other
        };
        (shape, meant)
    }

    fn by_name(self) -> BTreeMap<String, usize> {
        (0..self.fields.len()).map(|field| (self.name(field), field)).collect()
    }
}

impl Piece {
    /// The names in the piece. Words beside a name are ignored: `lib then host`. A word alone is replaced
    /// by a similar name, or taken for the name of a field that does not exist.
    fn names(&self, fields: &BTreeMap<String, usize>) -> Option<Vec<String>> {
        match self.other.as_slice() {
            _ if !self.found.is_empty() => Some(self.found.clone()),
            [] => Some(Vec::new()),
            _ if self.is_beside_group => Some(Vec::new()),
            [word] if means_all(word) => Some(vec!["..".to_owned()]),
            [word] => match field(word, fields) {
                Some(name) => Some(vec![name.to_owned()]),
                None => syn::parse_str::<Ident>(word).is_ok().then(|| vec![word.clone()]),
            },
            _ => None,
        }
    }

    /// The arguments of a step in the piece. The name of the step's own field means its value.
    fn borrows(&self, fields: &BTreeMap<String, usize>, own: Option<&str>) -> Vec<String> {
        let is_own = |name: &String| Some(name.as_str()) == own;
        let is_value = self.has("_") || self.found.first().is_some_and(is_own);
        let value = is_value.then(|| if self.is_mut { "&mut _" } else { "_" }.to_owned());
        let names = self.names(fields).unwrap_or_default().into_iter();
        let others = names.filter(|name| fields.contains_key(name) && !is_own(name));
        value.into_iter().chain(others).collect()
    }

    fn has(&self, word: &str) -> bool {
        self.other.iter().any(|other| other == word)
    }
}

fn pieces(tokens: &[TokenTree], fields: &BTreeMap<String, usize>) -> Vec<Piece> {
    let mut pieces = vec![Piece::default()];
    scan(tokens, fields, &mut pieces);
    pieces
}

/// The name of the field that has this name or a similar one.
fn field<'a>(word: &str, fields: &'a BTreeMap<String, usize>) -> Option<&'a str> {
    let exact = fields.get_key_value(word).map(|(name, _)| name.as_str());
    exact.or_else(|| similar(word, fields.keys().map(String::as_str)))
}

/// Whether a word means all other fields, if it is not the name of a field.
pub(crate) fn means_all(word: &str) -> bool {
    matches!(word, "_" | "*" | "all" | "any" | "everything" | "others" | "other" | "rest")
}

fn scan(tokens: &[TokenTree], fields: &BTreeMap<String, usize>, pieces: &mut Vec<Piece>) {
    let mut input = Cursor::new(tokens);
    while let Some(token) = input.next() {
        let inner = match token {
            TokenTree::Group(group) => Some(flat(group.stream())),
            token => unquoted(token),
        };
        if let Some(inner) = inner {
            if let Some(piece) = pieces.last_mut() {
                piece.is_beside_group = true;
            }
            pieces.push(Piece::default());
            scan(&inner, fields, pieces);
            pieces.push(Piece { is_beside_group: true, ..Piece::default() });
            continue;
        }
        let Some(piece) = pieces.last_mut() else { return };
        match token {
            // A condition names no fields.
            TokenTree::Ident(word) if word == "if" => {
                input.take_until(|end| end == ',');
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' => pieces.push(Piece::default()),
                '&' => piece.shape.is_reference = true,
                '*' => piece.other.push("*".to_owned()),
                '.' if input.take('.') => {
                    while input.take('.') || input.take('=') {}
                    piece.found.push("..".to_owned());
                }
                _ => {}
            },
            token => {
                let text = token.to_string();
                let text = unraw(&text);
                // The start of `0.queue` is the literal `0.`.
                let word = text.split('.').next().unwrap_or(text);
                piece.is_mut |= word == "mut";
                if fields.contains_key(word) {
                    piece.found.push(word.to_owned());
                    piece.shape.is_inside |= skip_inside(&mut input) || word.len() < text.len();
                } else if word != "mut" {
                    piece.other.push(word.to_owned());
                }
            }
        }
    }
}

/// Skips `.field`, `.method()`, `[index]`, `::name` and `?` after the name of a field. Returns whether
/// there are any.
fn skip_inside(input: &mut Cursor) -> bool {
    let before = input.rest.len();
    loop {
        while input.take('?') || input.take_group(Delimiter::Bracket).is_some() {}
        match input.rest {
            [dot, next, ..] if is_punct(dot, '.') && !is_punct(next, '.') => {
                input.take_first(2);
                input.take_group(Delimiter::Parenthesis);
            }
            path if starts_with_colons(path) => {
                input.take_first(2);
                input.next();
            }
            _ => return input.rest.len() < before,
        }
    }
}
