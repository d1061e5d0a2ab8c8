//! Writes the types and bounds of an item so that they mean the same outside the item.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::punctuated::Punctuated;
use syn::{GenericParam, Token, TypeParamBound, WherePredicate};

use crate::parse::item::Item;
use crate::parse::tokens::{
    any, is_punct, regrouped, respanned, starts_with, starts_with_colons, text, unraw,
};
use crate::parse::ty::Type;

/// What the names mean that an item declares for the types of its fields: its own name and its generics.
impl Item {
    /// The type as it is written in a constant outside the item, which asks the compiler whether the
    /// type has drop glue. Lifetime parameters become `'static`, and `Self` is written out. `None` if the
    /// answer depends on a type or const parameter, or on a macro.
    pub(crate) fn outside(&self, ty: &impl ToTokens) -> Option<TokenStream> {
        let mut writer = Writer { item: self, is_outside: true, depends_on_item: false };
        let tokens = writer.write(ty.to_token_stream(), false);
        (!writer.depends_on_item).then_some(tokens)
    }

    /// Writes out `Self` with its generics, for another item that has the same generics.
    pub(crate) fn name_self(&self, tokens: TokenStream) -> TokenStream {
        Writer { item: self, is_outside: false, depends_on_item: false }.write(tokens, false)
    }

    /// Whether a type or const parameter has this name, with `r#` or without.
    pub(crate) fn is_parameter(&self, name: &str) -> bool {
        let name = unraw(name);
        let is_named = |param: &GenericParam| match param {
            GenericParam::Type(param) => text(&param.ident) == name,
            GenericParam::Const(param) => text(&param.ident) == name,
            GenericParam::Lifetime(_) => false,
        };
        !self.generics.params.is_empty() && self.generics.params.iter().any(is_named)
    }

    /// The type parameters that are declared `?Sized`, without `r#`.
    pub(crate) fn unsized_params(&self) -> Vec<String> {
        let is_unsized = |bounds: &Punctuated<TypeParamBound, Token![+]>| {
            bounds.iter().any(|bound| bound.to_token_stream().to_string().starts_with('?'))
        };
        let params = self.generics.type_params().filter(|param| is_unsized(&param.bounds));
        let mut names: Vec<String> = params.map(|param| text(&param.ident)).collect();
        for predicate in self.generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            if let WherePredicate::Type(predicate) = predicate {
                let ty: Vec<_> = predicate.bounded_ty.to_token_stream().into_iter().collect();
                let ty = Type::new(&ty);
                let name = ty.simple_name().filter(|_| is_unsized(&predicate.bounds));
                names.extend(name.map(|name| unraw(name).to_owned()));
            }
        }
        names
    }

    /// Whether the size of a type may depend on a parameter that is declared `?Sized`.
    pub(crate) fn may_depend_on_unsized(&self, ty: TokenStream) -> bool {
        let tokens: Vec<TokenTree> = ty.into_iter().collect();
        let params = self.unsized_params();
        let is_param = |token: &TokenTree| matches!(token, TokenTree::Ident(name) if params.contains(&text(name)));
        !Type::new(&tokens).is_pointer() && any(&tokens, &is_param)
    }

    fn is_lifetime(&self, name: &Ident) -> bool {
        let name = text(name);
        self.generics.lifetimes().any(|param| text(&param.lifetime.ident) == name)
    }
}

/// Writes tokens of the item so that they mean the same elsewhere.
struct Writer<'a> {
    item: &'a Item,
    /// The tokens will stand outside the item, where its generics are unknown.
    is_outside: bool,
    /// For `is_outside`: the meaning depends on a type or const parameter, or on a macro.
    depends_on_item: bool,
}

impl Writer<'_> {
    fn write(&mut self, tokens: TokenStream, is_in_block: bool) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out = TokenStream::new();
        for (at, token) in tokens.iter().enumerate() {
            let (before, after) = (&tokens[..at], &tokens[at + 1..]);
            match token {
                TokenTree::Group(group) if !has_own_self(group) => {
                    let is_in_block = is_in_block || group.delimiter() == Delimiter::Brace;
                    out.extend([regrouped(group, self.write(group.stream(), is_in_block))]);
                }
                TokenTree::Ident(name) if matches!(before, [.., last] if is_punct(last, '\'')) => {
                    out.extend([self.lifetime(name, after, is_in_block)]);
                }
                // `Self<..>` is an error. The compiler explains it best if it is not written out.
                TokenTree::Ident(name) if name == "Self" && !starts_arguments(after) => {
                    out.extend(self.self_type(name, starts_with_colons(after)));
                }
                token => {
                    self.depends_on_item |=
                        self.is_outside && self.is_in_scope(token, before, after);
                    out.extend([token.clone()]);
                }
            }
        }
        out
    }

    /// Writes a parameter of the item as `'static`. In a block `'a` is a label or a local lifetime, since a
    /// const expression cannot name a lifetime of the item.
    fn lifetime(&self, name: &Ident, after: &[TokenTree], is_in_block: bool) -> TokenTree {
        let is_label = starts_with(after, ':') && !starts_with_colons(after);
        let is_param = !is_in_block && !is_label && self.item.is_lifetime(name);
        if self.is_outside && is_param {
            return Ident::new("static", name.span()).into();
        }
        name.clone().into()
    }

    /// `Name<..>`, or `<Name<..>>` before `::`.
    fn self_type(&mut self, at: &Ident, is_path_start: bool) -> TokenStream {
        let Item { ident, generics, .. } = self.item;
        let arguments = if self.is_outside {
            let lifetimes: Vec<_> = generics.lifetimes().map(|_| quote!('static)).collect();
            self.depends_on_item |= lifetimes.len() < generics.params.len();
            (!lifetimes.is_empty()).then(|| quote!(<#(#lifetimes),*>))
        } else {
            let (_, arguments, _) = generics.split_for_impl();
            Some(arguments.to_token_stream())
        };
        let at = Span::call_site().located_at(at.span());
        let name = respanned(ident, &text(ident), at);
        if is_path_start {
            quote!(<#name #arguments>)
        } else {
            quote!(#name #arguments)
        }
    }

    /// Whether the token starts a macro call, or has a meaning only inside the item.
    fn is_in_scope(&self, token: &TokenTree, before: &[TokenTree], after: &[TokenTree]) -> bool {
        let TokenTree::Ident(name) = token else { return false };
        // Not the start of `!=`.
        let is_macro = matches!(after, [bang, TokenTree::Group(_), ..] if is_punct(bang, '!'));
        // In `module::T` and `Iterator<T = u8>`, `T` is not the parameter.
        let is_qualified = before.len() > 1 && starts_with_colons(&before[before.len() - 2..]);
        let is_binding = starts_with(after, '=');
        is_macro
            || name == "Self"
            || !is_qualified && !is_binding && self.item.is_parameter(&name.to_string())
    }
}

/// Whether it is a block that declares items: `Self` has another meaning in these.
fn has_own_self(group: &Group) -> bool {
    const KEYWORDS: [&str; 4] = ["struct", "enum", "trait", "impl"];
    group.delimiter() == Delimiter::Brace
        && group.stream().into_iter().any(|token| {
            matches!(token, TokenTree::Ident(word) if KEYWORDS.contains(&&*word.to_string()))
        })
}

/// Whether the tokens after a name are `<`, or `::<`.
fn starts_arguments(after: &[TokenTree]) -> bool {
    let mut after = after.iter().skip_while(|token| is_punct(token, ':'));
    after.next().is_some_and(|token| is_punct(token, '<'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::item::Item;
    use crate::parse::ty::tests::ty_of;
    use crate::report::pretty;

    fn outside(generics: &str, ty: &str) -> Option<String> {
        let item = Item::read(format!("struct S{generics};").parse().unwrap()).unwrap();
        item.outside(&ty_of(ty)).map(pretty)
    }

    #[test]
    fn only_what_the_item_declares_is_written_out() {
        assert_eq!(outside("<'a>", "Cow<'a, str>").unwrap(), "Cow<'static, str>");
        assert_eq!(outside("<'a>", "&'a ::A").unwrap(), "&'static::A");
        assert_eq!(
            outside("<'a>", "for<'b> fn(&'b &'a u8)").unwrap(),
            "for<'b> fn(&'b &'static u8)"
        );
        assert_eq!(outside("<'a>", "Box<Self>").unwrap(), "Box<S<'static>>");
        assert_eq!(outside("", "[Self; Self::N]").unwrap(), "[S; <S>::N]");
        assert_eq!(
            outside("<'a>", "<Self as Tr<'a>>::T").unwrap(),
            "<S<'static> as Tr<'static>>::T"
        );
    }

    #[test]
    fn names_that_a_block_declares_are_left_alone() {
        for ty in [
            "[u8; 'a: loop { break 'a 1 }]",
            "[u8; { fn f<'a>(_: &'a u8) {} 1 }]",
            "[u8; { struct A; impl A { fn new() -> Self { Self } } 1 }]",
        ] {
            let text = ty.parse::<TokenStream>().unwrap().to_string();
            let item = Item::read("struct S<'a>;".parse().unwrap()).unwrap();
            assert_eq!(item.outside(&ty_of(ty)).unwrap().to_string(), text);
            assert_eq!(item.name_self(ty.parse().unwrap()).to_string(), text);
        }
        assert_eq!(outside("", "[u8; { Self::N }]").unwrap(), "[u8; {<S>::N }]");
    }

    #[test]
    fn a_type_that_depends_on_a_parameter_or_macro_cannot_be_written_outside() {
        assert!(outside("<T>", "Vec<T>").is_none());
        assert!(outside("<const N: usize>", "[u8; N]").is_none());
        assert!(outside("<T>", "Box<Self>").is_none());
        assert!(outside("", "Vec<ty!()>").is_none());
    }

    #[test]
    fn a_name_that_only_looks_like_a_parameter_is_left_alone() {
        assert_eq!(outside("<'T>", "T").unwrap(), "T");
        assert_eq!(
            outside("<T>", "Box<dyn Iterator<T = module::T>>").unwrap(),
            "Box<dyn Iterator<T = module::T>>"
        );
    }
}
