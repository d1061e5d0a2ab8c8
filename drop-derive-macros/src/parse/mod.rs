//! Reads the item that the derive stands on.
//!
//! **In**: the tokens of the item.
//! **Out**: `Input`, with the arguments of the type, of each body and of each field.
//! **The invariant**: each `#[drop]` attribute has been read once, and each mistake in it has been
//! reported. The arguments hold all that could be read. Names of fields have not been looked up.
//!
//! `item` reads the item, `ty` a type, `attr` the attributes, all from `tokens`. `value` reads the value
//! of one argument, and `guess` finds what was meant by a wrong one. `hidden` hides expressions from syn.
//! `scope` writes types so that they can stand outside the item.

pub(crate) mod attr;
pub(crate) mod guess;
pub(crate) mod hidden;
pub(crate) mod item;
pub(crate) mod scope;
pub(crate) mod tokens;
pub(crate) mod ty;
pub(crate) mod value;

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::{GenericParam, Generics};

use crate::grammar::{Keyword, Side, Target};
use crate::parse::attr::{Args, FieldArgs, Seen, TypeArgs};
use crate::parse::guess::Site;
use crate::parse::item::{Attribute, Data, Item};
use crate::parse::tokens::{joined, respanned, stream, text, unless_empty};
use crate::parse::ty::{Spelling, Type};
use crate::parse::value::{Given, Name, Order};
use crate::report::message::{self, unknown_argument, Meant};
use crate::report::{pretty, Errors, Underline};

/// Reads the item without its arguments. `None` after an error.
pub(crate) fn item(cx: &Errors, input: TokenStream) -> Option<Item> {
    match Item::read(input) {
        Ok(mut item) => {
            if !is_plain(&item.generics) {
                strip_parameters(cx, &mut item.generics);
            }
            Some(item)
        }
        Err(error) => {
            // Syn cannot parse the generics or bounds.
            cx.push(error.span(), error);
            None
        }
    }
}

pub(crate) struct Input<'a> {
    pub(crate) item: &'a Item,
    pub(crate) args: TypeArgs,
    /// For an enum only. For a struct, see its body.
    pub(crate) seen: Seen,
    /// One for a struct, one for each variant of an enum.
    pub(crate) bodies: Vec<Body<'a>>,
    /// The word `packed` in a `repr` attribute.
    pub(crate) packed: Option<Ident>,
}

/// The fields of a struct or of a variant.
pub(crate) struct Body<'a> {
    pub(crate) site: Site<'a>,
    pub(crate) variant: Option<&'a Ident>,
    pub(crate) order: Option<Order>,
    pub(crate) seen: Seen,
    /// `S`, `E::A`: for messages.
    pub(crate) name: String,
    pub(crate) fields: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    pub(crate) syntax: &'a item::Field,
    /// The attributes of the variant that has the field.
    variant_attrs: &'a [Attribute],
    /// The name or the index.
    pub(crate) member: TokenTree,
    /// Without `r#`.
    pub(crate) name: String,
    pub(crate) spelling: Spelling,
    pub(crate) args: FieldArgs,
    pub(crate) seen: Seen,
}

impl<'a> Input<'a> {
    pub(crate) fn new(cx: &Errors, item: &'a Item) -> Self {
        let name = text(&item.ident);
        let (args, seen, bodies) = match &item.data {
            Data::Struct(fields) => {
                let site = Site::of_body(Target::Struct, fields, &item.attrs);
                let fields = read_fields(cx, item, site, &[]);
                let Args { order, ty, seen, .. } = attr::read(cx, &item.attrs, site);
                let body = Body { site, variant: None, order, seen, name, fields };
                (ty, Seen::default(), vec![body])
            }
            Data::Enum(variants) => {
                let bodies = variants.iter().map(|variant| {
                    let site = Site::of_body(Target::Variant, &variant.fields, &variant.attrs);
                    let Args { order, seen, .. } = attr::read(cx, &variant.attrs, site);
                    Body {
                        site,
                        variant: Some(&variant.ident),
                        order,
                        seen,
                        name: format!("{name}::{}", text(&variant.ident)),
                        fields: read_fields(cx, item, site, &variant.attrs),
                    }
                });
                let bodies = bodies.collect();
                let site = Site::of_body(Target::Enum, &[], &[]);
                let Args { ty, seen, .. } = attr::read(cx, &item.attrs, site);
                (ty, seen, bodies)
            }
            Data::Union(keyword) => {
                cx.push(*keyword, message::union());
                (TypeArgs::default(), Seen::default(), Vec::new())
            }
        };
        Input { item, args, seen, bodies, packed: item.attrs.iter().find_map(packed) }
    }

    /// The generics for `impl<..>` and for `Type<..>`, and the `where` clause. `None` where there are none.
    pub(crate) fn generics_of_impls(&self) -> [Option<TokenStream>; 3] {
        let generics = &self.item.generics;
        if is_plain(generics) {
            return [None, None, None];
        }
        let (of_impl, of_type, clause) = generics.split_for_impl();
        let all: [&dyn ToTokens; 3] = [&of_impl, &of_type, &clause];
        all.map(|tokens| unless_empty(self.item.hidden.show(tokens.to_token_stream())))
    }

    pub(crate) fn is_enum(&self) -> bool {
        matches!(self.item.data, Data::Enum(_))
    }

    /// The type's name, for the expansion. It does not have the user's span: with it, the compiler would
    /// report a deprecated type twice, and editors would list the impls as uses.
    pub(crate) fn ident(&self) -> Ident {
        respanned(&self.item.ident, &text(&self.item.ident), Span::call_site())
    }

    /// See [`lint_attrs`].
    pub(crate) fn lint_attrs(&self) -> Option<TokenStream> {
        lint_attrs([&self.item.attrs, &[]])
    }

    /// What was found in all attributes.
    pub(crate) fn all_seen(&self) -> impl Iterator<Item = &Seen> {
        self.bodies.iter().flat_map(Body::all_seen).chain([&self.seen])
    }

    /// A type in a `ManuallyDrop`, with the path that the user writes for the first such field.
    pub(crate) fn held(&self, ty: &str) -> String {
        let fields = self.bodies.iter().flat_map(|body| &body.fields);
        let mut held = fields.filter(|field| matches!(field.spelling, Spelling::ManuallyDrop));
        let path = held.next().and_then(|field| field.ty().path());
        let path = path.map(|path| pretty(stream(path)));
        format!("{}<{ty}>", path.as_deref().unwrap_or("core::mem::ManuallyDrop"))
    }

    /// Whether a value may be unsized, because of a `?Sized` parameter or an unsized last field.
    pub(crate) fn may_be_unsized(&self) -> bool {
        let mut last = self.bodies.iter().filter_map(|body| body.fields.last());
        !self.item.unsized_params().is_empty() || last.any(|field| field.ty().is_unsized())
    }
}

impl Body<'_> {
    /// Whether the fields have names. `false` if there are no fields.
    pub(crate) fn has_names(&self) -> bool {
        self.fields.first().is_some_and(|field| field.syntax.ident.is_some())
    }

    /// What was found in the attributes of the fields, and in those of the struct or variant itself.
    pub(crate) fn all_seen(&self) -> Vec<&Seen> {
        let mut seen = Vec::with_capacity(self.fields.len() + 1);
        for field in &self.fields {
            seen.push(&field.seen);
        }
        seen.push(&self.seen);
        seen
    }

    /// The number of empty values in place of field names.
    pub(crate) fn empty_values(&self) -> usize {
        let mut count = 0;
        for seen in self.all_seen() {
            count += seen.empty_values;
        }
        count
    }

    pub(crate) fn noun_and_name(&self) -> String {
        format!("{} `{}`", self.site.target.noun(), self.name)
    }

    pub(crate) fn is_enum(&self) -> bool {
        self.variant.is_some()
    }
}

impl Field<'_> {
    pub(crate) fn ty(&self) -> &Type {
        &self.syntax.ty
    }

    /// The name from the declaration, with the span of another place that has the name. A name can be
    /// written there without the `r#` that it needs in the expansion.
    pub(crate) fn member_at(&self, span: Span) -> TokenTree {
        if let Some(ident) = &self.syntax.ident {
            return respanned(ident, &self.name, span).into();
        }
        let mut index = self.member.clone();
        index.set_span(span);
        index
    }

    /// The field's name as an argument has it. It keeps an `r#`, since editors compare the spelling.
    pub(crate) fn member_as(&self, name: &Name) -> TokenTree {
        match &self.syntax.ident {
            Some(_) if name.is_raw => Ident::new_raw(&name.text, name.span).into(),
            _ => self.member_at(name.span),
        }
    }

    /// Whether the field is a `ManuallyDrop` by its spelling or by a bare `#[drop]`.
    pub(crate) fn is_manually_drop(&self) -> bool {
        matches!(self.spelling, Spelling::ManuallyDrop) || self.args.mark.is_some()
    }

    /// Whether an attribute is about the drop of the field, or may be meant so. `part` is not.
    pub(crate) fn is_about_drop(&self) -> bool {
        let Seen { keywords, is_present, .. } = &self.seen;
        let is_about_parts = |given: &Given| given.keyword == Keyword::Part;
        let is_only_about_parts = !keywords.is_empty() && keywords.iter().all(is_about_parts);
        *is_present && (self.args.mark.is_some() || !is_only_about_parts)
    }

    /// Whether the type is a `ManuallyDrop` or an alias of one, as far as its spelling tells.
    pub(crate) fn may_be_manually_drop(&self) -> bool {
        match self.spelling {
            Spelling::ManuallyDrop => true,
            Spelling::Path => !self.ty().is_of_prelude(),
            Spelling::Other => false,
        }
    }

    /// What a `skip` cannot be combined with.
    pub(crate) fn beside_skip(&self) -> Option<(String, Underline)> {
        let mut given = self.seen.keywords.iter();
        let other = given.find(|other| !matches!(other.keyword, Keyword::Skip | Keyword::Part));
        let other = other.map(|other| (format!("`{}`", other.keyword.name()), other.span.into()));
        let mark = || self.args.mark.map(|mark| ("a bare `#[drop]`".to_owned(), mark));
        other.or_else(mark)
    }

    /// See [`lint_attrs`].
    pub(crate) fn lint_attrs(&self) -> Option<TokenStream> {
        lint_attrs([self.variant_attrs, &self.syntax.attrs])
    }

    /// For messages about the field as a whole: its name, or its type in a tuple.
    pub(crate) fn underline(&self) -> Underline {
        match &self.syntax.ident {
            Some(ident) => ident.span().into(),
            None => self.ty().underline(),
        }
    }
}

fn read_fields<'a>(
    cx: &Errors,
    item: &Item,
    body: Site<'a>,
    variant_attrs: &'a [Attribute],
) -> Vec<Field<'a>> {
    let mut fields = Vec::with_capacity(body.fields.len());
    for (index, syntax) in body.fields.iter().enumerate() {
        let Args { field: args, seen, .. } = attr::read(cx, &syntax.attrs, body.on_field(index));
        let spelling = syntax.ty.spelling(item);
        let (member, name) = match &syntax.ident {
            Some(ident) => (ident.clone().into(), text(ident)),
            None => (Literal::usize_unsuffixed(index).into(), index.to_string()),
        };
        fields.push(Field { syntax, variant_attrs, member, name, spelling, args, seen });
    }
    check_numbers(cx, body, &fields);
    check_ends(cx, body, &fields);
    fields
}

/// Reports numbers on fields, such as `#[drop(1)]`, once for all fields. An order is a list, so that the
/// derive can ask for the place of a new field.
fn check_numbers(cx: &Errors, body: Site, fields: &[Field]) {
    let mut numbers = Vec::new();
    let mut first = None;
    for (index, field) in fields.iter().enumerate() {
        if let Some((number, at)) = field.seen.number {
            numbers.push((number, index));
            first = first.or(Some(at));
        }
    }
    if let Some(first) = first {
        let list = body.list_by_number(numbers);
        cx.push(first, message::numbered(&list));
    }
}

/// Reports `first` and `last` in place of an order, once for all fields.
fn check_ends(cx: &Errors, body: Site, fields: &[Field]) {
    let Some((side, first)) = fields.iter().find_map(|field| field.seen.end) else { return };
    let end = |(index, field): (usize, &Field)| Some((field.seen.end?.0, index));
    let ends: Vec<_> = fields.iter().enumerate().filter_map(end).collect();
    let list = body.list_with_ends(&ends);
    let message = match (ends.len(), side) {
        (1, Side::Before) => unknown_argument("first", Target::Field, Some(&Meant::OnBody(list))),
        (1, Side::After) => unknown_argument("last", Target::Field, Some(&Meant::OnBody(list))),
        _ => message::marked_ends(&list),
    };
    cx.push(first, message);
}

/// Whether there are neither parameters nor a `where` clause, as for most types.
fn is_plain(generics: &Generics) -> bool {
    generics.params.is_empty() && generics.where_clause.is_none()
}

/// Removes the attributes of generic parameters: attributes of other derives are unknown on an impl. A
/// `#[drop]` has no meaning there and is reported.
fn strip_parameters(cx: &Errors, generics: &mut Generics) {
    for param in &mut generics.params {
        let attrs = match param {
            GenericParam::Lifetime(param) => &mut param.attrs,
            GenericParam::Type(param) => &mut param.attrs,
            GenericParam::Const(param) => &mut param.attrs,
        };
        for attr in attrs.drain(..).map(|attr| Attribute::from(&attr)) {
            let arguments = attr.list().and_then(|list| list.stream().into_iter().next());
            match (attr.is_named("drop"), attr.content.as_slice(), arguments) {
                (false, ..) => {}
                (_, [name], _) => cx.push(name.span(), message::bare_on_parameter()),
                (_, _, Some(first)) => cx.push(first.span(), message::on_parameter()),
                (_, all, None) => cx.push(Underline::over(all), message::on_parameter()),
            }
        }
    }
}

/// The lints that the user allowed, for the parts of the expansion that repeat the user's types and names.
/// An `expect` is already fulfilled on the item, so it becomes `allow`. But `dead_code` does not: code
/// with `allow(dead_code)` counts as used, and so do the fields it mentions.
fn lint_attrs(attrs: [&[Attribute]; 2]) -> Option<TokenStream> {
    let about_dead_code = |list: &Group| {
        let groups = ["dead_code", "unused", "warnings"];
        list.stream().into_iter().any(|word| groups.contains(&word.to_string().as_str()))
    };
    let mut allowed = Vec::new();
    for attrs in attrs {
        for attr in attrs {
            let Some(list) = attr.list() else { continue };
            if attr.is_named("allow") || attr.is_named("expect") && !about_dead_code(list) {
                let lints = list.stream();
                allowed.push(quote!(#[allow(#lints)]));
            }
        }
    }
    if allowed.is_empty() {
        return None;
    }
    Some(joined(allowed))
}

/// The word `packed` in a `repr` attribute.
fn packed(attr: &Attribute) -> Option<Ident> {
    let words = attr.list().filter(|_| attr.is_named("repr"))?;
    words.stream().into_iter().find_map(|word| match word {
        TokenTree::Ident(word) if text(&word) == "packed" => Some(word),
        _ => None,
    })
}
