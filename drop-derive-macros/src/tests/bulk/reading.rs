//! Compares the item as the derive reads it with the item as syn reads it.
//!
//! Both readings are written as lines. The second one shares no code with the reader of the derive: its
//! lines about types are made from syn's tree.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{DeriveInput, GenericArgument, GenericParam, Generics, PathArguments, TypePath};

use crate::parse;
use crate::parse::item::{Data, Field, Item};
use crate::parse::ty::{Spelling, Type};
use crate::report::Errors;

/// The first line in which the two readings differ, if there is one.
pub(super) fn misreading(tokens: &TokenStream, item: &DeriveInput) -> Option<String> {
    let cx = Errors::default();
    let Some(read) = parse::item(&cx, tokens.clone()) else {
        return Some("the item cannot be read".to_owned());
    };
    let (read, expected) = (lines(&read), expected_lines(item));
    let differs = |at: &usize| read.get(*at) != expected.get(*at);
    let at = (0..read.len().max(expected.len())).find(differs)?;
    Some(format!("read as\n    {:?}\nand by syn as\n    {:?}", read.get(at), expected.get(at)))
}

/// The tokens as text, without their spacing.
pub(super) fn words(tokens: impl ToTokens) -> String {
    let mut text = String::new();
    add_words(tokens.into_token_stream(), &mut text);
    text
}

fn add_words(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        let TokenTree::Group(group) = token else {
            text.extend([" ", &token.to_string()]);
            continue;
        };
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => (" (", " )"),
            Delimiter::Bracket => (" [", " ]"),
            Delimiter::Brace => (" {", " }"),
            Delimiter::None => ("", ""),
        };
        text.push_str(open);
        add_words(group.stream(), text);
        text.push_str(close);
    }
}

fn lines(item: &Item) -> Vec<String> {
    let attrs = |attrs: &[parse::item::Attribute]| attrs.iter().map(words).collect::<String>();
    let mut lines = vec![
        format!("attributes{}", attrs(&item.attrs)),
        format!("name {}", item.ident),
        format!("generics{}", words(item.hidden.show(item.generics.to_token_stream()))),
        format!("where{}", words(item.hidden.show(item.generics.where_clause.to_token_stream()))),
    ];
    let mut add_fields = |owner: String, fields: &[Field]| {
        let has_names = fields.first().is_some_and(|field| field.ident.is_some());
        lines.push(format!("{owner} {has_names}"));
        for field in fields {
            let vis: TokenStream = field.vis.iter().cloned().collect();
            let name = words(&field.ident);
            lines.push(format!("field{}{}{name}", attrs(&field.attrs), words(vis)));
            lines.push(format!("type{}", words(&field.ty)));
            lines.push(type_line(&field.ty, item));
        }
    };
    match &item.data {
        Data::Struct(fields) => add_fields("struct".to_owned(), fields),
        Data::Enum(variants) => {
            for variant in variants {
                let owner = format!("variant{} {}", attrs(&variant.attrs), variant.ident);
                add_fields(owner, &variant.fields);
            }
        }
        Data::Union(_) => lines.push("union".to_owned()),
    }
    lines
}

fn expected_lines(item: &DeriveInput) -> Vec<String> {
    let attrs = |attrs: &[syn::Attribute]| attrs.iter().map(words).collect::<String>();
    let mut lines = vec![
        format!("attributes{}", attrs(&item.attrs)),
        format!("name {}", item.ident),
        format!("generics{}", words(WithoutAttributes(&item.generics))),
        format!("where{}", words(&item.generics.where_clause)),
    ];
    let mut add_fields = |owner: String, fields: &syn::Fields| {
        lines.push(format!(
            "{owner} {}",
            matches!(fields, syn::Fields::Named(_)) && !fields.is_empty()
        ));
        for field in fields {
            let name = words(&field.ident);
            lines.push(format!("field{}{}{name}", attrs(&field.attrs), words(&field.vis)));
            lines.push(format!("type{}", words(&field.ty)));
            lines.push(expected_type_line(&field.ty, &item.generics));
        }
    };
    match &item.data {
        syn::Data::Struct(data) => add_fields("struct".to_owned(), &data.fields),
        syn::Data::Enum(data) => {
            for variant in &data.variants {
                let owner = format!("variant{} {}", attrs(&variant.attrs), variant.ident);
                add_fields(owner, &variant.fields);
            }
        }
        syn::Data::Union(_) => lines.push("union".to_owned()),
    }
    lines
}

/// Generic parameters without their attributes.
struct WithoutAttributes<'a>(&'a Generics);

impl ToTokens for WithoutAttributes<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Generics { lt_token, params, gt_token, .. } = self.0;
        lt_token.to_tokens(tokens);
        for pair in params.pairs() {
            let mut param = pair.value().to_token_stream();
            let attrs = match pair.value() {
                GenericParam::Lifetime(param) => &param.attrs,
                GenericParam::Type(param) => &param.attrs,
                GenericParam::Const(param) => &param.attrs,
            };
            let length = attrs.iter().flat_map(ToTokens::to_token_stream).count();
            param = param.into_iter().skip(length).collect();
            param.to_tokens(tokens);
            pair.punct().to_tokens(tokens);
        }
        gt_token.to_tokens(tokens);
    }
}

/// All that the derive knows about a type.
fn type_line(ty: &Type, item: &Item) -> String {
    let spelling = match ty.spelling(item) {
        Spelling::ManuallyDrop => "ManuallyDrop",
        Spelling::Path => "path",
        Spelling::Other => "other",
    };
    let glue = ty.no_drop_glue(item).map(|found| found.is_named);
    let path = ty.path().map(|path| words(path.iter().cloned().collect::<TokenStream>()));
    let inside = ty.inside().map(words);
    let is_unsized = ty.is_unsized();
    format!("{spelling} {glue:?} {path:?} {inside:?} {is_unsized}")
}

fn expected_type_line(ty: &syn::Type, generics: &Generics) -> String {
    let ty = bare(ty);
    let spelling = match ty {
        syn::Type::Path(path) if last_name(path) == "ManuallyDrop" => "ManuallyDrop",
        syn::Type::Path(path) if single(path).is_some_and(|name| is_known(&name, generics)) => {
            "other"
        }
        syn::Type::Path(_) | syn::Type::Macro(_) | syn::Type::Verbatim(_) => "path",
        _ => "other",
    };
    let glue = no_drop_glue(ty, generics);
    let (mut path, mut inside) = (None, None);
    if let syn::Type::Path(found) = ty {
        path = Some(words(WithoutArguments(found)));
        if last_name(found) == "ManuallyDrop" {
            inside = argument(found).map(words);
        }
    }
    let is_unsized = match ty {
        syn::Type::Slice(_) | syn::Type::TraitObject(_) => true,
        syn::Type::Path(path) => single(path).is_some_and(|name| name == "str"),
        _ => false,
    };
    format!("{spelling} {glue:?} {path:?} {inside:?} {is_unsized}")
}

/// The type without parentheses and invisible groups.
pub(super) fn bare(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Paren(ty) => bare(&ty.elem),
        syn::Type::Group(ty) => bare(&ty.elem),
        ty => ty,
    }
}

pub(super) fn last_name(path: &TypePath) -> String {
    path.path.segments.last().map_or_else(String::new, |segment| segment.ident.to_string())
}

/// The name, if the path is a single identifier.
pub(super) fn single(path: &TypePath) -> Option<String> {
    path.path.get_ident().filter(|_| path.qself.is_none()).map(ToString::to_string)
}

/// Whether it is a scalar or a parameter.
fn is_known(name: &str, generics: &Generics) -> bool {
    is_scalar(name) || is_parameter(name, generics)
}

fn is_scalar(name: &str) -> bool {
    let is_number = |rest: &str| ["8", "16", "32", "64", "128", "size"].contains(&rest);
    let integer = name.strip_prefix(['u', 'i']).is_some_and(is_number);
    integer || ["bool", "char", "f16", "f32", "f64", "f128"].contains(&name)
}

fn is_parameter(name: &str, generics: &Generics) -> bool {
    let name = name.trim_start_matches("r#");
    generics.params.iter().any(|param| match param {
        GenericParam::Type(param) => param.ident.to_string().trim_start_matches("r#") == name,
        GenericParam::Const(param) => param.ident.to_string().trim_start_matches("r#") == name,
        GenericParam::Lifetime(_) => false,
    })
}

/// `Some` if the spelling shows that the type has no drop glue. Holds whether this depends on a name.
pub(super) fn no_drop_glue(ty: &syn::Type, generics: &Generics) -> Option<bool> {
    match bare(ty) {
        syn::Type::Reference(_) | syn::Type::Ptr(_) | syn::Type::FnPtr(_) => Some(false),
        syn::Type::Array(ty) => no_drop_glue(&ty.elem, generics),
        syn::Type::Slice(ty) => no_drop_glue(&ty.elem, generics),
        syn::Type::Tuple(ty) => ty.elems.iter().try_fold(false, |is_named, ty| {
            no_drop_glue(ty, generics).map(|is_other| is_named || is_other)
        }),
        syn::Type::Path(path) => {
            let name = single(path).filter(|name| !is_parameter(name, generics));
            let is_scalar = |name: &String| is_scalar(name) && name != "f16" && name != "f128";
            let is_marker =
                || ["PhantomData", "NonNull", "MaybeUninit"].contains(&&*last_name(path));
            let is_named = name.is_some_and(|name| name == "str" || is_scalar(&name))
                || (is_marker() && argument(path).is_some());
            is_named.then_some(true)
        }
        _ => None,
    }
}

/// The first argument of the last name, if it is a type.
pub(super) fn argument(path: &TypePath) -> Option<&syn::Type> {
    match &path.path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

/// The path without the arguments of its last name.
struct WithoutArguments<'a>(&'a TypePath);

impl ToTokens for WithoutArguments<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let all: Vec<TokenTree> = self.0.to_token_stream().into_iter().collect();
        let arguments = self.0.path.segments.last().map(|segment| &segment.arguments);
        let length =
            arguments.map_or(0, |arguments| arguments.to_token_stream().into_iter().count());
        tokens.extend(all[..all.len() - length].iter().cloned());
    }
}
