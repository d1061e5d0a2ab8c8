//! Copies of a type whose fields are all in `ManuallyDrop`, each with another way to order them.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{format_ident, quote, ToTokens};
use syn::{Data, DeriveInput, Field, Fields, Type, TypeParamBound, WherePredicate};

/// A way to declare that the fields drop last to first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    /// By a list.
    Listed,
    /// By a constraint on each field but the first.
    Constrained,
    /// By `order = reverse`.
    Reversed,
    /// By a list, with `parts`.
    Parts,
    /// By a step for each field, which borrows the field that drops after it, with `close`.
    Closed,
}

impl Way {
    const ALL: [Way; 5] = [Way::Listed, Way::Constrained, Way::Reversed, Way::Parts, Way::Closed];
}

/// The copies. None for a type that cannot be copied: a union, one without fields, and one with fields
/// that may not be there.
pub(crate) struct Copies {
    /// Without the derive: if these do not compile, the derive is not the cause.
    pub(crate) bare: TokenStream,
    /// The same with the derive.
    pub(crate) derived: TokenStream,
    pub(crate) count: usize,
}

pub(crate) fn copies(item: &DeriveInput) -> Option<Copies> {
    let fields: Vec<&Field> = match &item.data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|variant| &variant.fields).collect(),
        Data::Union(_) => return None,
    };
    let has_cfg = |attrs: &[syn::Attribute]| attrs.iter().any(|attr| attr.path().is_ident("cfg"));
    let has_cfg_variant = matches!(&item.data,
        Data::Enum(data) if data.variants.iter().any(|variant| has_cfg(&variant.attrs)));
    if fields.is_empty() || has_cfg_variant || fields.iter().any(|field| has_cfg(&field.attrs)) {
        return None;
    }
    let is_struct = matches!(item.data, Data::Struct(_));
    let is_unsized = fields.last().is_some_and(|last| may_be_unsized(&last.ty, item));
    let fits = |way: &Way| match way {
        Way::Parts => is_struct && !is_unsized && can_reorder_parts(item),
        Way::Closed => !is_unsized,
        Way::Listed | Way::Constrained | Way::Reversed => true,
    };
    let ways: Vec<Way> = Way::ALL.into_iter().filter(fits).collect();
    let write = |is_derived| ways.iter().map(|&way| copy(item, way, is_derived)).collect();
    Some(Copies { bare: write(false), derived: write(true), count: ways.len() })
}

/// A tuple with parts drops its fields in declaration order, so it must have a single one.
fn can_reorder_parts(item: &DeriveInput) -> bool {
    let Data::Struct(data) = &item.data else { return false };
    matches!(data.fields, Fields::Named(_)) || data.fields.len() == 1
}

fn may_be_unsized(ty: &Type, item: &DeriveInput) -> bool {
    let is_maybe = |bound: &TypeParamBound| bound.to_token_stream().to_string().starts_with('?');
    let has_maybe = item.generics.type_params().any(|param| param.bounds.iter().any(is_maybe));
    let clauses = item.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let is_maybe_clause = |clause: &WherePredicate| match clause {
        WherePredicate::Type(clause) => clause.bounds.iter().any(is_maybe),
        _ => false,
    };
    let is_unsized = match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    };
    is_unsized || has_maybe || clauses.into_iter().any(is_maybe_clause)
}

/// A copy of the type without its attributes, which may be those of other derives.
fn copy(item: &DeriveInput, way: Way, is_derived: bool) -> TokenStream {
    let ident = format_ident!("{}{way:?}ByDropDerive", item.ident);
    let generics = &item.generics;
    let (impl_generics, arguments, clause) = generics.split_for_impl();
    let mut attrs = TokenStream::new();
    if is_derived {
        let parts = format_ident!("{ident}Parts");
        let more = match way {
            Way::Parts => quote!(#[drop(parts = #parts)]),
            Way::Closed => quote!(#[drop(close = close_in_bulk -> u8)]),
            Way::Listed | Way::Constrained | Way::Reversed => quote!(),
        };
        attrs = quote!(#[derive(::drop_derive::OrderedDrop)] #more);
    }
    let order = |fields: &Fields| if is_derived { order(fields, way) } else { quote!() };
    let body = match &item.data {
        Data::Struct(data) => {
            let (order, fields) = (order(&data.fields), held(&data.fields, way, is_derived));
            let rest = match data.fields {
                Fields::Named(_) => quote!(#clause #fields),
                _ => quote!(#fields #clause;),
            };
            quote!(#order struct #ident #generics #rest)
        }
        Data::Enum(data) => {
            let variants = data.variants.iter().map(|variant| {
                let (name, order) = (&variant.ident, order(&variant.fields));
                let fields = held(&variant.fields, way, is_derived);
                quote!(#order #name #fields)
            });
            quote!(enum #ident #generics #clause { #(#variants,)* })
        }
        Data::Union(_) => unreachable!("unions are left out"),
    };
    quote! {
        #attrs #body
        impl #impl_generics #ident #arguments #clause {
            fn step_in_bulk<Own>(_: Own) -> ::core::result::Result<(), u8> {
                ::core::result::Result::Ok(())
            }
            fn lend_in_bulk<Own, Lent>(_: Own, _: &mut Lent) -> ::core::result::Result<(), u8> {
                ::core::result::Result::Ok(())
            }
            fn place_in_bulk<Own, Lent>(_: &mut Own, _: &mut Lent) {}
        }
    }
}

fn order(fields: &Fields, way: Way) -> TokenStream {
    let names = (0..fields.len()).rev().map(|at| name(fields, at));
    match way {
        _ if fields.is_empty() => quote!(),
        Way::Listed | Way::Parts => quote!(#[drop(order = [#(#names),*])]),
        Way::Reversed => quote!(#[drop(order = reverse)]),
        Way::Constrained | Way::Closed => quote!(),
    }
}

/// The fields in `ManuallyDrop`, with the attributes of each.
fn held(fields: &Fields, way: Way, is_derived: bool) -> TokenStream {
    let held = fields.iter().enumerate().map(|(at, field)| {
        let Field { ident, colon_token, ty, .. } = field;
        let later = at.checked_sub(1).map(|at| name(fields, at));
        let attr = match (way, later) {
            _ if !is_derived => quote!(),
            (Way::Constrained, Some(later)) => quote!(#[drop(before = #later)]),
            (Way::Constrained, None) => quote!(#[drop]),
            (Way::Closed, None) => quote!(#[drop(with = Self::step_in_bulk)]),
            (Way::Closed, Some(later)) if at % 2 == 0 => {
                quote!(#[drop(with = Self::place_in_bulk(&mut _, #later))])
            }
            (Way::Closed, Some(later)) => quote!(#[drop(with = Self::lend_in_bulk(_, #later))]),
            (Way::Listed | Way::Reversed | Way::Parts, _) => quote!(),
        };
        quote!(#attr #ident #colon_token ::core::mem::ManuallyDrop<#ty>,)
    });
    let held: TokenStream = held.collect();
    match fields {
        Fields::Named(_) => quote!({ #held }),
        Fields::Unnamed(_) => quote!((#held)),
        Fields::Unit => quote!(),
    }
}

fn name(fields: &Fields, at: usize) -> TokenTree {
    match fields.iter().nth(at).and_then(|field| field.ident.clone()) {
        Some(ident) => ident.into(),
        None => Literal::usize_unsuffixed(at).into(),
    }
}
