//! Finds out what was meant by a wrong argument, and writes it as code to paste.
//!
//! **In**: the tokens of a wrong argument or value, and the item that has the attribute.
//! **Out**: code, or `None` if there is no likely meaning.
//! **The invariant**: nothing is reported here. For an item without mistakes a `Site` is made and nothing
//! else runs, so clarity is preferred to speed.
//!
//! `argument` finds the keyword that was meant. `names` finds the names of fields, `function` finds a
//! function and its arguments, and `declaration` reads values that look like a declaration.

mod argument;
mod declaration;
mod function;
mod names;

use std::slice;

use proc_macro2::TokenTree;

use crate::grammar::{Keyword, Side, Target, REVERSE};
use crate::parse::item::{self, Attribute};
use crate::parse::tokens::{flat, is_punct, is_word, starts_with_colons, stream, text};
use crate::parse::ty::Type;
use crate::parse::value::one_or_list;
use crate::report::message::OnBody;
use crate::report::{pretty, similar};

pub(crate) use argument::{end, similar_argument, synonym};
pub(crate) use declaration::error_of_result;
pub(crate) use function::{is_about_self, is_path, step_args, take_params};
pub(crate) use names::{means_all, Borrowed};

/// The path of the ready step for collections.
const LAST_FIRST: &str = "drop_derive::last_first";

/// The item that has an attribute, and the fields that a wrong argument may mean.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a> {
    pub(crate) target: Target,
    /// The owner of the fields: a struct or a variant.
    pub(crate) body: Target,
    pub(crate) fields: &'a [item::Field],
    /// The field that has the attribute.
    pub(crate) own: Option<usize>,
    /// The attributes of the struct or variant.
    attrs: &'a [Attribute],
}

impl<'a> Site<'a> {
    /// For the attributes of a struct, a variant or an enum. An enum has no fields by itself.
    pub(crate) fn of_body(body: Target, fields: &'a [item::Field], attrs: &'a [Attribute]) -> Self {
        Site { target: body, body, fields, own: None, attrs }
    }

    /// For the attributes of a field.
    pub(crate) fn on_field(self, field: usize) -> Self {
        Site { target: Target::Field, own: Some(field), ..self }
    }

    /// The name of a field, without `r#`.
    pub(crate) fn name(self, field: usize) -> String {
        let ident = self.fields.get(field).and_then(|field| field.ident.as_ref());
        ident.map_or_else(|| field.to_string(), text)
    }

    /// The name of the field that has the attribute.
    pub(crate) fn own_name(self) -> Option<String> {
        self.own.map(|own| self.name(own))
    }

    /// The value that was meant by these tokens, which may start with a sign such as `=`.
    pub(crate) fn value(self, keyword: Keyword, tokens: &[TokenTree]) -> Option<String> {
        let code = match keyword {
            Keyword::Before | Keyword::After => return self.constraint(tokens),
            Keyword::Order => return self.list(tokens),
            Keyword::Skip => return None,
            Keyword::With => return function::step(self, tokens),
            Keyword::Begin => return function::begin(self, tokens),
            Keyword::Part => declaration::attribute(tokens),
            Keyword::Parts => pretty(declaration::parts(&stripped(tokens))),
            Keyword::Close => declaration::close(&stripped(tokens))?,
            Keyword::Report => return function::report(tokens),
            Keyword::Crate => pretty(stream(&stripped(tokens))),
        };
        (!code.is_empty()).then_some(code)
    }

    /// The same with the keyword: `before = field`.
    pub(crate) fn argument(self, keyword: Keyword, tokens: &[TokenTree]) -> Option<String> {
        Some(keyword.with_value(self.value(keyword, tokens)?))
    }

    /// The value of a `before` or `after`, without the field's own name.
    fn constraint(self, tokens: &[TokenTree]) -> Option<String> {
        let own = self.own_name();
        let mut names = self.names_in(tokens)?;
        names.retain(|name| Some(name) != own.as_ref());
        let are_fields = !names.is_empty() && names.iter().all(|name| name != "..");
        are_fields.then(|| one_or_list(&names))
    }

    /// The value of an `order`: `reverse`, or a list. It gets a `..` if it does not name all fields.
    fn list(self, tokens: &[TokenTree]) -> Option<String> {
        let value = stripped(tokens);
        if let [TokenTree::Ident(word), rest @ ..] = &*value {
            let word = word.to_string();
            if means_reverse(&word) && !self.has_field(&word) {
                let is_all = matches!(rest, [] | [TokenTree::Group(_)]);
                return is_all.then(|| REVERSE.to_owned());
            }
        }
        let mut names = self.names_in(tokens)?;
        if tokens.iter().any(|token| is_word(token, "rev")) {
            names.reverse();
        }
        (names != [".."]).then(|| self.complete(names))
    }

    fn complete(self, mut names: Vec<String>) -> String {
        if names.len() < self.fields.len() && !names.iter().any(|name| name == "..") {
            names.push("..".to_owned());
        }
        format!("[{}]", names.join(", "))
    }

    /// The list of fields sorted by the number on each.
    pub(crate) fn list_by_number(self, mut numbers: Vec<(u64, usize)>) -> OnBody {
        numbers.sort_unstable();
        let names = numbers.into_iter().map(|(_, field)| self.name(field)).collect();
        let list = Keyword::Order.with_value(self.complete(names));
        self.on_body(Keyword::Order, list)
    }

    /// The list with these fields at its ends.
    pub(crate) fn list_with_ends(self, ends: &[(Side, usize)]) -> OnBody {
        let at = |end: Side| {
            let fields = ends.iter().filter(move |(side, _)| *side == end);
            fields.map(|&(_, field)| self.name(field)).collect::<Vec<_>>()
        };
        let (first, last) = (at(Side::Before), at(Side::After));
        let mut middle = self.order_of_body().unwrap_or_default();
        middle.retain(|name| !first.contains(name) && !last.contains(name));
        if middle.is_empty() {
            middle.push("..".to_owned());
        }
        let names = [first, middle, last].concat().join(", ");
        self.on_body(Keyword::Order, Keyword::Order.with_value(format_args!("[{names}]")))
    }

    /// An argument for the struct or variant, by its keyword and as code.
    pub(crate) fn on_body(self, keyword: Keyword, code: String) -> OnBody {
        let is_order = keyword == Keyword::Order;
        let items =
            if is_order && code.ends_with(REVERSE) { self.items_last_first() } else { None };
        let has_order = is_order && self.order_of_body().is_some();
        OnBody { body: self.body, code, has_order, items }
    }

    /// Code that drops the items of the field last to first, if it is a collection by its spelling.
    fn items_last_first(self) -> Option<String> {
        let field = &self.fields[self.own?];
        let ends = ["Vec", "Deque", "List", "Map", "Set"];
        let is_collection = |name: &str| ends.iter().any(|end| name.ends_with(end));
        if !field.ty.with_value(|ty| ty.last_name().is_some_and(is_collection)) {
            return None;
        }
        let step = Keyword::With.with_value(LAST_FIRST);
        if field.ty.inside().is_some() {
            return Some(step);
        }
        let held = field.declaration(&format!("core::mem::ManuallyDrop<{}>", pretty(&field.ty)));
        Some(format!("#[drop({step})] {held}"))
    }

    /// The names in the `order` of the struct or variant, if it has one.
    fn order_of_body(self) -> Option<Vec<String>> {
        let mut attrs = self.attrs.iter().filter(|attr| attr.is_named("drop"));
        attrs.find_map(|attr| {
            let tokens = flat(attr.list()?.stream());
            let is_order = |token: &TokenTree| is_word(token, Keyword::Order.name());
            let value = tokens.get(tokens.iter().position(is_order)? + 1..)?;
            let is_list = |token: &&TokenTree| matches!(token, TokenTree::Group(_));
            let list = value.iter().take(2).find(is_list);
            Some(list.and_then(|list| self.names_in(slice::from_ref(list))).unwrap_or_default())
        })
    }

    /// The field that has this type, if no other one has it. Not the field that has the attribute.
    pub(crate) fn field_of_type(self, tokens: &[TokenTree]) -> Option<String> {
        let ty = Type::new(tokens);
        let name = ty.last_name()?;
        let is_it = |is_it: &dyn Fn(&Type) -> bool, field: usize| {
            let ty = &self.fields[field].ty;
            is_it(ty) || ty.inside().is_some_and(|ty| is_it(&ty))
        };
        let others = (0..self.fields.len()).filter(|&field| Some(field) != self.own);
        let mut named: Vec<usize> =
            others.filter(|&field| is_it(&|ty| ty.last_name() == Some(name), field)).collect();
        if named.len() > 1 {
            let text = pretty(&ty);
            named.retain(|&field| is_it(&|ty| pretty(ty) == text, field));
        }
        let [field] = named.as_slice() else { return None };
        Some(self.name(*field))
    }

    /// Whether the only field is the one that has the attribute. The index of a tuple field does not
    /// count: it may be meant as a number.
    pub(crate) fn is_own_name(self, fields: &[usize]) -> bool {
        self.own.is_some_and(|own| fields == [own] && self.fields[own].ident.is_some())
    }

    /// Whether the field that has the attribute is spelled `ManuallyDrop`.
    pub(crate) fn is_managed_by_spelling(self) -> bool {
        self.own.is_some_and(|own| self.fields[own].ty.is_manually_drop())
    }

    /// Whether the field can drop before or after the other one, as both are declared.
    fn can_drop(self, side: Side, other: usize) -> bool {
        let Some(own) = self.own else { return false };
        let (earlier, later) = match side {
            Side::Before => (own, other),
            Side::After => (other, own),
        };
        let is_managed = |field: usize| self.fields[field].ty.is_manually_drop();
        match (is_managed(earlier), is_managed(later)) {
            (true, _) => true,
            (false, true) => false,
            (false, false) => earlier < later,
        }
    }
}

/// Whether a word is a start of `reverse`, such as `rev`, or similar to it.
fn means_reverse(word: &str) -> bool {
    let is_start = word.len() > 2 && REVERSE.starts_with(word);
    is_start || similar(word, std::iter::once(REVERSE)).is_some()
}

/// The tokens of a value, without signs before it, a semicolon behind it, and quotes or brackets around it.
pub(crate) fn stripped(tokens: &[TokenTree]) -> Vec<TokenTree> {
    let is_sign =
        |token: &TokenTree| ['=', '>', ':', '-'].iter().any(|&sign| is_punct(token, sign));
    // The colons of `::path` are part of the value.
    let has_sign = !starts_with_colons(tokens);
    let signs = tokens.iter().take_while(|token| has_sign && is_sign(token)).count();
    match &tokens[signs..] {
        [TokenTree::Group(group)] => stripped(&flat(group.stream())),
        [token] => match unquoted(token) {
            Some(tokens) => stripped(&tokens),
            None => vec![token.clone()],
        },
        [tokens @ .., last] if is_punct(last, ';') => tokens.to_vec(),
        tokens => tokens.to_vec(),
    }
}

/// The tokens in a string.
pub(crate) fn unquoted(token: &TokenTree) -> Option<Vec<TokenTree>> {
    let TokenTree::Literal(literal) = token else { return None };
    let syn::Lit::Str(text) = syn::Lit::new(literal.clone()) else { return None };
    Some(flat(text.value().parse().ok()?))
}
