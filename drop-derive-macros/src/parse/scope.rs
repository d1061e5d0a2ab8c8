//! Types and bounds of an item, as they can be written elsewhere.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::{GenericParam, Generics};

use crate::parse::tokens::{is_punct, regrouped, respanned, text, unraw};
use crate::parse::ty::Type;

/// What an item's own generics make of the types of its fields.
pub(crate) struct Scope<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
}

impl Scope<'_> {
    /// The type as it can be written in a constant outside the item, where the compiler can be
    /// asked whether it has drop glue: lifetime parameters as `'static`, `Self` written out.
    /// `None` where the answer depends on a type or const parameter, or on a macro.
    pub(crate) fn outside(&self, ty: &Type) -> Option<TokenStream> {
        self.write_out(ty.to_token_stream(), false)
    }

    /// The tokens with `Self` written out, generics and all, for use in another item that has the
    /// same generics.
    pub(crate) fn name_self(&self, tokens: TokenStream) -> TokenStream {
        let mut tokens = tokens.into_iter();
        let mut out = TokenStream::new();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) if has_own_self(&group) => {
                    out.extend([TokenTree::from(group)]);
                }
                TokenTree::Group(group) => {
                    out.extend([regrouped(&group, self.name_self(group.stream()))]);
                }
                // `Self<..>` is an error, which the compiler tells better as it stands.
                TokenTree::Ident(ident) if ident == "Self" && !starts_arguments(tokens.clone()) => {
                    let (_, arguments, _) = self.generics.split_for_impl();
                    let is_path_start = is_punct(tokens.clone().next().as_ref(), ':')
                        && is_punct(tokens.clone().nth(1).as_ref(), ':');
                    out.extend(self.self_named(&ident, &arguments, is_path_start));
                }
                token => out.extend([token]),
            }
        }
        out
    }

    fn write_out(&self, tokens: TokenStream, is_in_block: bool) -> Option<TokenStream> {
        let mut tokens = tokens.into_iter();
        let mut out = TokenStream::new();
        // After two of them, a name is not looked up in this scope.
        let mut colons = 0;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) if has_own_self(&group) => {
                    out.extend([TokenTree::from(group)]);
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    let is_in_block = is_in_block || group.delimiter() == Delimiter::Brace;
                    let stream = self.write_out(group.stream(), is_in_block)?;
                    out.extend([regrouped(&group, stream)]);
                    colons = 0;
                }
                TokenTree::Ident(ident) => {
                    let next = tokens.clone().next();
                    if is_punct(next.as_ref(), '!') && is_macro_call(tokens.clone()) {
                        return None;
                    }
                    let is_binding = is_punct(next.as_ref(), '=');
                    let is_qualified = std::mem::take(&mut colons) == 2;
                    if ident == "Self" {
                        if starts_arguments(tokens.clone()) {
                            return None;
                        }
                        let is_path_start = is_punct(next.as_ref(), ':');
                        out.extend(self.self_type(&ident, is_path_start)?);
                    } else if !is_qualified && !is_binding && self.is_parameter(&ident.to_string())
                    {
                        return None;
                    } else {
                        out.extend([TokenTree::from(ident)]);
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                    let name = tokens.next()?;
                    // In a block it is a label, or of a function there: no expression in a type may
                    // name the item's.
                    let mut next = tokens.clone();
                    let is_label =
                        is_punct(next.next().as_ref(), ':') && !is_punct(next.next().as_ref(), ':');
                    let lifetime = match name {
                        TokenTree::Ident(name)
                            if !is_in_block && !is_label && self.is_lifetime(&name) =>
                        {
                            TokenTree::from(Ident::new("static", name.span()))
                        }
                        other => other,
                    };
                    out.extend([punct.into(), lifetime]);
                }
                TokenTree::Punct(punct) => {
                    colons = if punct.as_char() == ':' { colons + 1 } else { 0 };
                    out.extend([TokenTree::from(punct)]);
                }
                TokenTree::Literal(_) => out.extend([token]),
            }
        }
        Some(out)
    }

    /// `Self` outside the item: its name, with `'static` for each lifetime.
    fn self_type(&self, at: &Ident, is_path_start: bool) -> Option<TokenStream> {
        let params = &self.generics.params;
        if params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_))) {
            return None;
        }
        let lifetimes = params.iter().map(|_| quote!('static));
        let arguments = (!params.is_empty()).then(|| quote!(<#(#lifetimes),*>));
        Some(self.self_named(at, &arguments, is_path_start))
    }

    /// `Name<..>`, or `<Name<..>>` before `::`.
    fn self_named(&self, at: &Ident, arguments: &dyn ToTokens, is_path_start: bool) -> TokenStream {
        let at = Span::call_site().located_at(at.span());
        let name = respanned(self.ident, &text(self.ident), at);
        if is_path_start {
            quote!(<#name #arguments>)
        } else {
            quote!(#name #arguments)
        }
    }

    /// Whether a type or const parameter is called this, with `r#` or without.
    pub(crate) fn is_parameter(&self, name: &str) -> bool {
        let name = unraw(name);
        self.generics.params.iter().any(|param| match param {
            GenericParam::Type(param) => text(&param.ident) == name,
            GenericParam::Const(param) => text(&param.ident) == name,
            GenericParam::Lifetime(_) => false,
        })
    }

    fn is_lifetime(&self, name: &Ident) -> bool {
        let name = text(name);
        self.generics.lifetimes().any(|param| text(&param.lifetime.ident) == name)
    }
}

/// Whether it is a block that declares types, and so what `Self` is in there.
fn has_own_self(group: &Group) -> bool {
    const KEYWORDS: [&str; 4] = ["struct", "enum", "trait", "impl"];
    group.delimiter() == Delimiter::Brace
        && group.stream().into_iter().any(|token| {
            matches!(token, TokenTree::Ident(word) if KEYWORDS.contains(&&*word.to_string()))
        })
}

/// Whether the tokens after a name are `<`, or `::<`.
fn starts_arguments(after: impl Iterator<Item = TokenTree>) -> bool {
    let mut after = after.skip_while(|token| is_punct(Some(token), ':'));
    is_punct(after.next().as_ref(), '<')
}

/// Whether the tokens after a name are `!` and a group, as opposed to `!=`.
fn is_macro_call(mut after: impl Iterator<Item = TokenTree>) -> bool {
    after.next();
    matches!(after.next(), Some(TokenTree::Group(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::item::Item;
    use crate::parse::ty::tests::ty_of;
    use crate::report::pretty::pretty;

    fn outside(generics: &str, ty: &str) -> Option<String> {
        let item = Item::read(format!("struct S{generics};").parse().unwrap()).unwrap();
        let scope = Scope { ident: &item.ident, generics: &item.generics };
        scope.outside(&ty_of(ty)).map(pretty)
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
    fn what_a_block_declares_is_not_the_items() {
        for ty in [
            "[u8; 'a: loop { break 'a 1 }]",
            "[u8; { fn f<'a>(_: &'a u8) {} 1 }]",
            "[u8; { struct A; impl A { fn new() -> Self { Self } } 1 }]",
        ] {
            let text = ty.parse::<TokenStream>().unwrap().to_string();
            let item = Item::read("struct S<'a>;".parse().unwrap()).unwrap();
            let scope = Scope { ident: &item.ident, generics: &item.generics };
            assert_eq!(scope.outside(&ty_of(ty)).unwrap().to_string(), text);
            assert_eq!(scope.name_self(ty.parse().unwrap()).to_string(), text);
        }
        assert_eq!(outside("", "[u8; { Self::N }]").unwrap(), "[u8; {<S>::N }]");
    }

    #[test]
    fn what_depends_on_a_parameter_or_macro_stays_inside() {
        assert!(outside("<T>", "Vec<T>").is_none());
        assert!(outside("<const N: usize>", "[u8; N]").is_none());
        assert!(outside("<T>", "Box<Self>").is_none());
        assert!(outside("", "Vec<ty!()>").is_none());
    }

    #[test]
    fn a_name_that_only_looks_like_a_parameter_is_none() {
        assert_eq!(outside("<'T>", "T").unwrap(), "T");
        assert_eq!(
            outside("<T>", "Box<dyn Iterator<T = module::T>>").unwrap(),
            "Box<dyn Iterator<T = module::T>>"
        );
    }
}
