//! What the spelling of a field's type tells, and what has to be left to the compiler.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::ext::IdentExt;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Type};

/// The spellings that decide how a field is treated.
#[derive(Clone, Copy)]
pub(crate) enum Spelling<'a> {
    /// The last segment of the path is `ManuallyDrop`; the type inside, if there is one.
    ManuallyDrop(Option<&'a Type>),
    /// Nothing runs when it is dropped, whatever it mentions: what it is called.
    Inert(&'static str),
    /// The same, for a name that the compiler may know better.
    Scalar,
    /// A path: it may be an alias of anything.
    Path,
    /// A tuple, an array, a trait object..: it has a destructor or not, but is no `ManuallyDrop`.
    Other,
}

const SCALARS: [&str; 18] = [
    "bool", "char", "f16", "f32", "f64", "f128", "i8", "i16", "i32", "i64", "i128", "isize", "u8",
    "u16", "u32", "u64", "u128", "usize",
];

/// Looks through parentheses, and through the invisible groups that a macro leaves.
fn peel(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        }
    }
}

/// What an item's own generics make of the types of its fields.
pub(crate) struct Scope<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
}

impl Scope<'_> {
    /// Reads the spelling of a field's type.
    pub(crate) fn spelling<'t>(&self, ty: &'t Type) -> Spelling<'t> {
        match peel(ty) {
            Type::Reference(_) => Spelling::Inert("a reference"),
            Type::Ptr(_) => Spelling::Inert("a raw pointer"),
            Type::FnPtr(_) => Spelling::Inert("a function pointer"),
            Type::Path(path) => match path.path.segments.last() {
                Some(last) if last.ident == "ManuallyDrop" => {
                    Spelling::ManuallyDrop(only_type_argument(&last.arguments))
                }
                _ => match path.path.get_ident() {
                    Some(name) if path.qself.is_none() && self.is_parameter(name) => {
                        Spelling::Other
                    }
                    Some(name) if path.qself.is_none() && is_scalar(name) => Spelling::Scalar,
                    _ => Spelling::Path,
                },
            },
            Type::Macro(_) | Type::Verbatim(_) => Spelling::Path,
            _ => Spelling::Other,
        }
    }

    /// The type as it can be written in a constant outside the item, where the compiler can be
    /// asked whether it has drop glue: lifetime parameters as `'static`, `Self` written out.
    /// `None` where the answer depends on a type or const parameter, or on a macro.
    pub(crate) fn outside(&self, ty: &Type) -> Option<TokenStream> {
        self.write_out(ty.to_token_stream())
    }

    /// The tokens with `Self` written out, generics and all, for use in another item that has the
    /// same generics.
    pub(crate) fn name_self(&self, tokens: TokenStream) -> TokenStream {
        let mut tokens = tokens.into_iter();
        let mut out = TokenStream::new();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => {
                    let stream = self.name_self(group.stream());
                    let mut inner = Group::new(group.delimiter(), stream);
                    inner.set_span(group.span());
                    out.extend([TokenTree::from(inner)]);
                }
                // `Self<..>` is an error, which the compiler tells better as it stands.
                TokenTree::Ident(ident)
                    if ident == "Self" && !is_punct(tokens.clone().next().as_ref(), '<') =>
                {
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

    fn write_out(&self, tokens: TokenStream) -> Option<TokenStream> {
        let mut tokens = tokens.into_iter();
        let mut out = TokenStream::new();
        // After two of them, a name is not looked up in this scope.
        let mut colons = 0;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.write_out(group.stream())?);
                    inner.set_span(group.span());
                    out.extend([TokenTree::from(inner)]);
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
                        if is_punct(next.as_ref(), '<') {
                            return None;
                        }
                        let is_path_start = is_punct(next.as_ref(), ':');
                        out.extend(self.self_type(&ident, is_path_start)?);
                    } else if !is_qualified && !is_binding && self.is_parameter(&ident) {
                        return None;
                    } else {
                        out.extend([TokenTree::from(ident)]);
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                    let lifetime = match tokens.next() {
                        Some(TokenTree::Ident(name)) if self.is_lifetime(&name) => {
                            TokenTree::from(Ident::new("static", name.span()))
                        }
                        Some(other) => other,
                        None => return None,
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
        let mut name = self.ident.clone();
        name.set_span(Span::call_site().located_at(at.span()));
        if is_path_start {
            quote!(<#name #arguments>)
        } else {
            quote!(#name #arguments)
        }
    }

    fn is_parameter(&self, name: &Ident) -> bool {
        self.generics.params.iter().any(|param| match param {
            GenericParam::Type(param) => param.ident.unraw() == name.unraw(),
            GenericParam::Const(param) => param.ident.unraw() == name.unraw(),
            GenericParam::Lifetime(_) => false,
        })
    }

    fn is_lifetime(&self, name: &Ident) -> bool {
        self.generics.lifetimes().any(|param| param.lifetime.ident.unraw() == name.unraw())
    }
}

/// A type that is one identifier: wherever it stands in an item, it is the same type.
pub(crate) fn simple_name(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident().map(Ident::to_string),
        _ => None,
    }
}

fn is_scalar(name: &Ident) -> bool {
    SCALARS.contains(&name.to_string().as_str())
}

fn only_type_argument(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    }
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// Whether the tokens after a name are `!` and a group, as opposed to `!=`.
fn is_macro_call(mut after: impl Iterator<Item = TokenTree>) -> bool {
    after.next();
    matches!(after.next(), Some(TokenTree::Group(_)))
}

/// The tokens as a person would write them, for code in a help.
pub(crate) fn pretty(tokens: impl ToTokens) -> String {
    let mut words = Vec::new();
    split_words(tokens.into_token_stream(), &mut words);
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 && has_space(&words[index - 1], word) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// Names, literals, brackets and whole operators (`::`, `->`, `'a`).
fn split_words(tokens: TokenStream, words: &mut Vec<String>) {
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let (open, close) = match group.delimiter() {
                Delimiter::Parenthesis => ("(", ")"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::Brace => ("{", "}"),
                Delimiter::None => ("", ""),
            };
            words.push(open.to_owned());
            split_words(group.stream(), words);
            words.push(close.to_owned());
            continue;
        }
        let token = token.to_string();
        match words.last_mut() {
            Some(last) if joins(last, &token) => last.push_str(&token),
            _ => words.push(token),
        }
    }
    words.retain(|word| !word.is_empty());
}

fn joins(left: &str, right: &str) -> bool {
    left == "'" || [(":", ":"), ("-", ">"), (".", ".")].contains(&(left, right))
}

fn has_space(left: &str, right: &str) -> bool {
    let opens = ["(", "[", "<", "&", "*", "::"].contains(&left);
    let closes = [")", "]", ">", ",", ";", ":", "::"].contains(&right)
        || (right == "!" && left != "->")
        || (right == "<" && ![",", ";", "=", "+", "->"].contains(&left));
    let call = right == "(" && !["->", ",", "+", "=", "dyn", "mut", "const"].contains(&left);
    !(opens || closes || call)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_pretty(text: &str) {
        assert_eq!(pretty(text.parse::<TokenStream>().unwrap()), text);
    }

    #[test]
    fn types_print_as_they_are_written_by_rustfmt() {
        assert_pretty("Vec<Vec<u8>>");
        assert_pretty("&'a mut HashMap<&'static str, [u8; 4]>");
        assert_pretty("Box<dyn for<'a> Fn(&'a str, *const u8) -> Option<T> + Send + 'static>");
        assert_pretty("<T as std::iter::Iterator>::Item");
        assert_pretty("(A, (B,), unsafe extern \"C\" fn(i32) -> !)");
    }

    fn outside(generics: &str, ty: &str) -> Option<String> {
        let item: syn::DeriveInput = syn::parse_str(&format!("struct S{generics};")).unwrap();
        let scope = Scope { ident: &item.ident, generics: &item.generics };
        scope.outside(&syn::parse_str(ty).unwrap()).map(pretty)
    }

    #[test]
    fn only_what_the_item_declares_is_written_out() {
        assert_eq!(outside("<'a>", "Cow<'a, str>").unwrap(), "Cow<'static, str>");
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
