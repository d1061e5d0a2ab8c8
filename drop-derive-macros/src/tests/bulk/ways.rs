//! The attributes with which the derive is tried on a type, and the expected answers.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, ToTokens};
use syn::{DeriveInput, Fields, Generics, TypeParamBound, WherePredicate};

use super::is_doc;
use super::reading::{argument, bare, last_name, no_drop_glue, single, words};

/// A kind of attributes, for all fields of a type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Way {
    /// Without attributes.
    Bare,
    /// A list in declaration order.
    Listed,
    /// A list in reverse order, which becomes a question to the compiler.
    ListedInReverse,
    /// Constraints that the declaration satisfies.
    Proved,
    /// Fields in `ManuallyDrop`, with a list in reverse order.
    Held,
    /// Fields in `ManuallyDrop`, with `order = reverse`.
    Reverse,
    /// Fields in `ManuallyDrop`, with constraints in reverse order, some on the earlier and some on the
    /// later field.
    Constrained,
    /// Fields in `ManuallyDrop`, in reverse order, each with a step that borrows a field that drops later.
    Stepped,
    /// The same with `close`.
    Closed,
    /// Fields in `ManuallyDrop`, with `parts`.
    Parts,
}

impl Way {
    pub(super) const ALL: [Way; 10] = [
        Way::Bare,
        Way::Listed,
        Way::ListedInReverse,
        Way::Proved,
        Way::Held,
        Way::Reverse,
        Way::Constrained,
        Way::Stepped,
        Way::Closed,
        Way::Parts,
    ];

    fn holds(self) -> bool {
        !matches!(self, Way::Bare | Way::Listed | Way::ListedInReverse | Way::Proved)
    }
}

/// The expected answer.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Answer {
    /// The drop order, without a mistake.
    Order(Vec<String>),
    /// One mistake, whose message starts with this.
    Mistake(&'static str),
    /// Unknown.
    Any,
}

/// A type, and the properties of its fields.
pub(super) struct Subject<'a> {
    pub(super) item: &'a DeriveInput,
    bodies: Vec<Body<'a>>,
}

struct Body<'a> {
    /// The name of a variant, with a dot.
    prefix: String,
    fields: Vec<Field<'a>>,
}

/// A field of the parts, as words.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) docs: String,
}

struct Field<'a> {
    /// As it is written.
    name: String,
    ty: &'a syn::Type,
    /// The attributes that document it, as words.
    docs: String,
    is_held: bool,
    has_glue: bool,
    /// There is a `ManuallyDrop` one level down, whose value would leak.
    hides_one: bool,
}

impl<'a> Subject<'a> {
    /// `None` for types that cannot be tested: a union, a type with its own `drop` attributes, and one with
    /// two fields of the same name.
    pub(super) fn new(item: &'a DeriveInput) -> Option<Self> {
        let generics = &item.generics;
        let bodies = match &item.data {
            syn::Data::Struct(data) => vec![Body::new(String::new(), &data.fields, generics)],
            syn::Data::Enum(data) => {
                let variants = data.variants.iter();
                let name = |variant: &syn::Variant| variant.ident.to_string();
                variants
                    .map(|variant| Body::new(name(variant) + ".", &variant.fields, generics))
                    .collect()
            }
            syn::Data::Union(_) => return None,
        };
        let is_ours = |attribute: &str| attribute.split_whitespace().next() == Some("drop");
        let has_ours = words(item).split("# [").skip(1).any(is_ours);
        // Such fields have a `cfg`, and the compiler sees only one of them.
        let has_twins = bodies.iter().any(Body::has_twins);
        (!has_ours && !has_twins).then_some(Subject { item, bodies })
    }

    pub(super) fn count_fields(&self) -> usize {
        self.bodies.iter().map(|body| body.fields.len()).sum()
    }

    /// Whether the derive drops a field.
    pub(super) fn has_managed(&self, way: Way) -> bool {
        let mut fields = self.bodies.iter().flat_map(|body| &body.fields);
        fields.any(|field| field.is_held || way.holds())
    }

    /// The expected fields of the parts.
    pub(super) fn parts_fields(&self) -> Vec<Part> {
        let body = &self.bodies[0];
        let fields = self.order(body, Way::Parts).into_iter().map(|at| &body.fields[at]);
        let fields = fields.map(|field| {
            let name = if self.has_names() { format!(" {}", field.name) } else { String::new() };
            let inside = match bare(field.ty) {
                syn::Type::Path(path) if field.is_held => argument(path),
                _ => Some(field.ty),
            };
            Part { name, ty: inside.map_or_else(String::new, words), docs: field.docs.clone() }
        });
        fields.collect()
    }

    /// Whether the type can be tried in this way.
    pub(super) fn fits(&self, way: Way) -> bool {
        let mut fields = self.bodies.iter().flat_map(|body| &body.fields);
        let is_struct = matches!(self.item.data, syn::Data::Struct(_));
        match way {
            Way::Bare => true,
            Way::Parts => is_struct && fields.next().is_some(),
            _ => fields.next().is_some(),
        }
    }

    pub(super) fn answer(&self, way: Way) -> Answer {
        let mut fields = self.bodies.iter().flat_map(|body| &body.fields);
        let is_packed = self.item.attrs.iter().any(|attr| {
            attr.path().is_ident("repr")
                && words(&attr.meta).split(' ').any(|word| word == "packed")
        });
        let is_unsized = matches!(way, Way::Parts | Way::Closed) && self.is_unsized();
        match (self.has_managed(way) && is_packed, is_unsized) {
            // There may be a second mistake.
            (true, _) if is_unsized || way == Way::ListedInReverse => return Answer::Any,
            (true, _) => return Answer::Mistake("packed struct"),
            (false, true) if way == Way::Parts => return Answer::Mistake("`parts` of"),
            (false, true) => return Answer::Mistake("`close` of"),
            (false, false) => {}
        }
        if way == Way::ListedInReverse {
            // Two types with drop glue may be in the wrong order.
            let has_glue = fields.clone().filter(|field| field.has_glue).count() > 1;
            if has_glue || fields.any(|field| field.is_held || field.hides_one) {
                return Answer::Any;
            }
        } else if matches!(way, Way::Listed | Way::Proved) && fields.any(|field| field.hides_one) {
            return Answer::Any;
        }
        let names = self.bodies.iter().flat_map(|body| {
            let name = |at: usize| body.prefix.clone() + &body.fields[at].name;
            let unraw = move |at| name(at).replace("r#", "");
            // The language drops fields in declaration order.
            let order =
                if way == Way::ListedInReverse { body.declared() } else { self.order(body, way) };
            order.into_iter().map(unraw).collect::<Vec<_>>()
        });
        Answer::Order(names.collect())
    }

    /// The order asked for.
    fn order(&self, body: &Body, way: Way) -> Vec<usize> {
        let mut order =
            if way.holds() { (0..body.fields.len()).collect() } else { body.declared() };
        match way {
            // The parts of a tuple have the declaration order of the tuple.
            Way::Parts if !self.has_names() => {}
            Way::ListedInReverse => order.reverse(),
            way if way.holds() => order.reverse(),
            _ => {}
        }
        order
    }

    fn has_names(&self) -> bool {
        matches!(&self.item.data, syn::Data::Struct(data) if data.fields.iter().all(|field| field.ident.is_some()))
    }

    /// Whether the last field may be unsized.
    fn is_unsized(&self) -> bool {
        let last = self.bodies.last().and_then(|body| body.fields.last());
        let Some(last) = last else { return false };
        let mut ty = bare(last.ty);
        if let (syn::Type::Path(path), true) = (ty, last.is_held) {
            ty = argument(path).map_or(ty, bare);
        }
        match ty {
            syn::Type::Slice(_) | syn::Type::TraitObject(_) => true,
            syn::Type::Path(path) => single(path)
                .is_some_and(|name| name == "str" || is_maybe_unsized(&name, &self.item.generics)),
            _ => false,
        }
    }

    /// The item with the attributes.
    pub(super) fn ask(&self, way: Way) -> TokenStream {
        let DeriveInput { attrs, vis, ident, generics, data } = self.item;
        let (_, _, clause) = generics.split_for_impl();
        let mut bodies = self.bodies.iter();
        match data {
            syn::Data::Struct(data) => {
                let body = bodies.next().expect("the body of the struct");
                let fields = self.ask_fields(way, body, &data.fields);
                let (list, more) = (self.list(way, body), self.more(way));
                let rest = match data.fields {
                    Fields::Named(_) => quote!(#clause #fields),
                    _ => quote!(#fields #clause;),
                };
                quote!(#(#attrs)* #list #more #vis struct #ident #generics #rest)
            }
            syn::Data::Enum(data) => {
                let variants = data.variants.iter().zip(bodies).map(|(variant, body)| {
                    let (attrs, name) = (&variant.attrs, &variant.ident);
                    let fields = self.ask_fields(way, body, &variant.fields);
                    let list = self.list(way, body);
                    let value = variant.discriminant.as_ref().map(|(eq, value)| quote!(#eq #value));
                    quote!(#(#attrs)* #list #name #fields #value)
                });
                let more = self.more(way);
                quote!(#(#attrs)* #more #vis enum #ident #generics #clause { #(#variants,)* })
            }
            syn::Data::Union(_) => unreachable!("unions are left out"),
        }
    }

    fn list(&self, way: Way, body: &Body) -> Option<TokenStream> {
        let is_listed = match way {
            Way::Listed | Way::ListedInReverse | Way::Held | Way::Parts => true,
            Way::Reverse if !body.fields.is_empty() => {
                return Some(quote!(#[drop(order = reverse)]))
            }
            // A field with a step drops before the fields that it borrows.
            Way::Bare
            | Way::Proved
            | Way::Constrained
            | Way::Reverse
            | Way::Stepped
            | Way::Closed => false,
        };
        let names = self.order(body, way).into_iter().map(|at| body.fields[at].tokens());
        (is_listed && !body.fields.is_empty()).then(|| quote!(#[drop(order = [#(#names),*])]))
    }

    /// The other arguments of the type.
    fn more(&self, way: Way) -> Option<TokenStream> {
        match way {
            Way::Parts => {
                let name = parts_name(self.item);
                Some(quote!(#[drop(parts = #[derive(Debug)] pub(crate) #name)]))
            }
            Way::Closed => Some(quote!(#[drop(close = pub close -> io::Error, report = log)])),
            _ => None,
        }
    }

    fn ask_fields(&self, way: Way, body: &Body, fields: &Fields) -> TokenStream {
        let asked = fields.iter().zip(&body.fields).enumerate().map(|(at, (field, known))| {
            let syn::Field { attrs, vis, ident, colon_token, ty, .. } = field;
            let ask = self.ask_field(way, body, at);
            let mut ty = ty.to_token_stream();
            if way.holds() && !known.is_held {
                ty = quote!(::core::mem::ManuallyDrop<#ty>);
            }
            quote!(#(#attrs)* #ask #vis #ident #colon_token #ty,)
        });
        let asked: TokenStream = asked.collect();
        match fields {
            Fields::Named(_) => quote!({ #asked }),
            Fields::Unnamed(_) => quote!((#asked)),
            Fields::Unit => TokenStream::new(),
        }
    }

    /// The attribute of a field.
    fn ask_field(&self, way: Way, body: &Body, at: usize) -> Option<TokenStream> {
        let mark = || body.fields[at].is_held.then(|| quote!(#[drop]));
        let tokens = |at: usize| body.fields[at].tokens();
        let is_last = at + 1 == body.fields.len();
        match way {
            Way::Proved => Self::constraint(body, at).or_else(mark),
            Way::Constrained => {
                let before = (at > 0 && at % 2 == 0).then(|| tokens(at - 1));
                let after = (!is_last && at % 2 == 0).then(|| tokens(at + 1));
                match (before, after) {
                    (None, None) => Some(quote!(#[drop])),
                    (before, after) => {
                        let before = before.map(|name| quote!(before = [#name],));
                        let after = after.map(|name| quote!(after = #name));
                        Some(quote!(#[drop(#before #after)]))
                    }
                }
            }
            // The value of an unsized field cannot be passed.
            Way::Stepped | Way::Closed if is_last && self.is_unsized() => {
                let borrowed = at.checked_sub(1).map(tokens);
                Some(quote!(#[drop(with = step(&mut _, #borrowed))]))
            }
            Way::Stepped | Way::Closed if at == 0 => Some(quote!(#[drop(with = step)])),
            Way::Stepped | Way::Closed => {
                let borrowed = tokens(at - 1);
                Some(match at % 3 {
                    0 => quote!(#[drop(with = step::<u8>(#borrowed, _))]),
                    1 => quote!(#[drop(with = Self::step(_, #borrowed))]),
                    _ => quote!(#[drop(with = step(&mut _, #borrowed))]),
                })
            }
            Way::Bare => mark(),
            Way::Listed | Way::ListedInReverse | Way::Held | Way::Reverse | Way::Parts => None,
        }
    }

    /// A constraint that the declaration satisfies: between a field and the next one that have drop glue,
    /// since without it a constraint has no effect.
    fn constraint(body: &Body, at: usize) -> Option<TokenStream> {
        let is_plain = |field: &&Field| field.has_glue && !field.is_held;
        Some(&body.fields[at]).filter(is_plain)?;
        let later = body.fields[at + 1..].iter().find(is_plain)?.tokens();
        Some(quote!(#[drop(before = #later)]))
    }
}

pub(super) fn parts_name(item: &DeriveInput) -> Ident {
    format_ident!("{}Parts", item.ident)
}

fn is_maybe_unsized(name: &str, generics: &Generics) -> bool {
    let is_maybe = |bound: &TypeParamBound| words(bound).starts_with(" ?");
    let mut params = generics.type_params().filter(|param| param.ident == name);
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let mut predicates = predicates.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => Some(predicate),
        _ => None,
    });
    let is_name = |ty: &syn::Type| words(ty).trim() == name;
    params.any(|param| param.bounds.iter().any(is_maybe))
        || predicates.any(|predicate| {
            is_name(&predicate.bounded_ty) && predicate.bounds.iter().any(is_maybe)
        })
}

impl<'a> Body<'a> {
    fn new(prefix: String, fields: &'a Fields, generics: &Generics) -> Self {
        let fields = fields.iter().enumerate().map(|(at, field)| {
            let is_held = is_manually_drop(&field.ty);
            Field {
                name: field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string),
                ty: &field.ty,
                docs: field.attrs.iter().filter(|attr| is_doc(attr)).map(words).collect(),
                is_held,
                has_glue: no_drop_glue(&field.ty, generics).is_none(),
                hides_one: !is_held && words(&field.ty).contains(" ManuallyDrop "),
            }
        });
        Body { prefix, fields: fields.collect() }
    }

    fn has_twins(&self) -> bool {
        let names: BTreeSet<_> = self.fields.iter().map(|field| &field.name).collect();
        names.len() < self.fields.len()
    }

    /// The managed fields in declaration order, then the plain ones.
    fn declared(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.fields.len()).collect();
        order.sort_by_key(|&at| !self.fields[at].is_held);
        order
    }
}

impl Field<'_> {
    /// The name, to be written in an attribute.
    fn tokens(&self) -> TokenTree {
        match self.name.parse::<usize>() {
            Ok(index) => proc_macro2::Literal::usize_unsuffixed(index).into(),
            Err(_) => match self.name.strip_prefix("r#") {
                Some(name) => Ident::new_raw(name, Span::call_site()).into(),
                None => syn::parse_str::<TokenTree>(&self.name).expect("a name"),
            },
        }
    }
}

fn is_manually_drop(ty: &syn::Type) -> bool {
    matches!(bare(ty), syn::Type::Path(path) if last_name(path) == "ManuallyDrop")
}
