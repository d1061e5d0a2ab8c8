//! What the spelling of a field's type tells, and what has to be left to the compiler.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, ToTokens};
use syn::{GenericParam, Generics};

use crate::cursor::{is_punct, respanned, text, Cursor};
use crate::error::Underline;

/// A type: its tokens, and what they look like.
pub(crate) struct Type {
    tokens: Vec<TokenTree>,
    form: Form,
}

/// The spellings that decide how a field is treated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// The last segment of the path is `ManuallyDrop`.
    ManuallyDrop,
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

/// What a type looks like, without parentheses and the invisible groups that a macro leaves.
enum Form {
    Reference,
    Pointer,
    Function,
    Path(Path),
    /// The call of a macro, or what may mean anything.
    Unknown,
    Slice,
    TraitObject,
    Other,
}

struct Path {
    /// What the segments are called.
    names: Vec<String>,
    /// What stands after the last of them.
    arguments: Vec<TokenTree>,
    /// One name is all there is.
    is_name: bool,
}

impl Type {
    pub(crate) fn new(tokens: &[TokenTree]) -> Self {
        let form = form(tokens);
        let mut tokens = tokens.to_vec();
        // What follows here may not follow there, and must not become one operator with it.
        if let Some(TokenTree::Punct(last)) = tokens.last_mut() {
            let mut alone = Punct::new(last.as_char(), Spacing::Alone);
            alone.set_span(last.span());
            *last = alone;
        }
        Type { tokens, form }
    }

    /// Where it starts.
    pub(crate) fn span(&self) -> Span {
        self.tokens.first().map_or_else(Span::call_site, TokenTree::span)
    }

    pub(crate) fn underline(&self) -> Underline {
        Underline::over(&self.tokens)
    }

    /// Whether it is spelled `ManuallyDrop`.
    pub(crate) fn is_manually_drop(&self) -> bool {
        matches!(&self.form, Form::Path(path) if path.last() == "ManuallyDrop")
    }

    /// The type inside a `ManuallyDrop`, if there is one.
    pub(crate) fn inside(&self) -> Option<Type> {
        let Form::Path(path) = &self.form else { return None };
        let mut input = Cursor::new(&path.arguments);
        while input.take(':') {}
        if !self.is_manually_drop() || !input.take('<') {
            return None;
        }
        let argument = input.take_until(&[',', '>', '=']);
        let is_type = match argument {
            [] | [TokenTree::Literal(_), ..] => false,
            [TokenTree::Group(group)] => group.delimiter() != Delimiter::Brace,
            [TokenTree::Punct(punct), ..] => !matches!(punct.as_char(), '\'' | '-'),
            _ => !input.is_at('='),
        };
        is_type.then(|| Type::new(argument))
    }

    /// Whether it is written as one writes the standard `ManuallyDrop`.
    pub(crate) fn is_plainly_manually_drop(&self) -> bool {
        let Form::Path(path) = &self.form else { return false };
        let is_path = match self.tokens.as_slice() {
            [TokenTree::Group(_)] => false,
            tokens => !is_punct(tokens.first(), '<'),
        };
        is_path
            && match path.names.as_slice() {
                [name] => name == "ManuallyDrop",
                [mem, name] => mem == "mem" && name == "ManuallyDrop",
                [root, mem, name] => {
                    (root == "std" || root == "core") && mem == "mem" && name == "ManuallyDrop"
                }
                _ => false,
            }
    }

    /// Whether it is written as a type that has no size.
    pub(crate) fn is_unsized(&self) -> bool {
        match &self.form {
            Form::Slice | Form::TraitObject => true,
            Form::Path(path) => path.is_name && path.last() == "str",
            _ => false,
        }
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.iter().cloned());
    }
}

impl Path {
    fn last(&self) -> &str {
        self.names.last().map_or("", String::as_str)
    }
}

fn form(tokens: &[TokenTree]) -> Form {
    match tokens {
        [TokenTree::Group(group)] => form_of_group(group),
        [TokenTree::Punct(punct), ..] => match punct.as_char() {
            '&' => Form::Reference,
            '*' => Form::Pointer,
            '<' | ':' => form_of_path(tokens),
            '\'' | '?' => Form::TraitObject,
            _ => Form::Other,
        },
        [TokenTree::Ident(_), ..] => form_of_path(tokens),
        // What a fragment holds is the start of it.
        [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::None => {
            form_of_path(tokens)
        }
        _ => Form::Other,
    }
}

fn form_of_group(group: &Group) -> Form {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    match group.delimiter() {
        Delimiter::None => form(&tokens),
        // Or else a tuple.
        Delimiter::Parenthesis if !tokens.is_empty() && !has(&tokens, ',') => form(&tokens),
        // Or else an array.
        Delimiter::Bracket if !has(&tokens, ';') => Form::Slice,
        _ => Form::Other,
    }
}

/// Whether the tokens have one like this outside of angle brackets.
fn has(tokens: &[TokenTree], punct: char) -> bool {
    Cursor::new(tokens).take_until(&[punct]).len() < tokens.len()
}

/// The form of what starts like a path: with a name, a keyword, `::` or `<`.
fn form_of_path(tokens: &[TokenTree]) -> Form {
    let mut names = Vec::new();
    let mut input = Cursor::new(tokens);
    let mut arguments = tokens;
    while let Some(token) = input.rest.first() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => {
                input.take_angles();
                continue;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                input.next();
                continue;
            }
            TokenTree::Ident(name) => names.push(name.to_string()),
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                if let Form::Path(start) = form_of_group(group) {
                    names.extend(start.names);
                }
            }
            _ => break,
        }
        input.next();
        arguments = input.rest;
    }
    let is_function = |word: Option<&String>| {
        word.is_some_and(|word| matches!(word.as_str(), "fn" | "unsafe" | "extern"))
    };
    match names.first().map(String::as_str) {
        // A binder, which is no stable type.
        Some("unsafe") if is_punct(tokens.get(1), '<') => Form::Unknown,
        _ if is_function(names.first()) => Form::Function,
        Some("for") if is_function(names.get(1)) => Form::Function,
        Some("for" | "dyn") => Form::TraitObject,
        Some("impl" | "_") => Form::Other,
        _ if input.is_at('!') => Form::Unknown,
        _ if has(input.rest, '+') => Form::TraitObject,
        _ => {
            let is_name = matches!(tokens, [TokenTree::Ident(_)]);
            Form::Path(Path { names, arguments: arguments.to_vec(), is_name })
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
    pub(crate) fn spelling(&self, ty: &Type) -> Spelling {
        match &ty.form {
            Form::Reference => Spelling::Inert("a reference"),
            Form::Pointer => Spelling::Inert("a raw pointer"),
            Form::Function => Spelling::Inert("a function pointer"),
            Form::Path(path) => match path.last() {
                "ManuallyDrop" => Spelling::ManuallyDrop,
                _ if !path.is_name => Spelling::Path,
                name if self.is_parameter(name) => Spelling::Other,
                name if SCALARS.contains(&name) => Spelling::Scalar,
                _ => Spelling::Path,
            },
            Form::Unknown => Spelling::Path,
            Form::Slice | Form::TraitObject | Form::Other => Spelling::Other,
        }
    }

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
                    let mut inner = Group::new(group.delimiter(), stream);
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
    fn is_parameter(&self, name: &str) -> bool {
        let name = name.strip_prefix("r#").unwrap_or(name);
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

/// A type that is one identifier: wherever it stands in an item, it is the same type.
pub(crate) fn simple_name(ty: &Type) -> Option<String> {
    match ty.tokens.as_slice() {
        [TokenTree::Ident(name)] => Some(name.to_string()),
        _ => None,
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
    use crate::item::Item;

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

    fn ty_of(text: &str) -> Type {
        Type::new(&text.parse::<TokenStream>().unwrap().into_iter().collect::<Vec<_>>())
    }

    #[track_caller]
    fn assert_spelled(expected: Spelling, types: &[&str]) {
        let item = Item::read("struct S<'a, T, const N: usize>;".parse().unwrap()).unwrap();
        let scope = Scope { ident: &item.ident, generics: &item.generics };
        for ty in types {
            assert!(scope.spelling(&ty_of(ty)) == expected, "{ty}");
        }
    }

    #[test]
    fn the_last_segment_of_a_path_decides() {
        assert_spelled(
            Spelling::ManuallyDrop,
            &[
                "ManuallyDrop<T>",
                "(((::std::mem::ManuallyDrop<T>)))",
                "ManuallyDrop::<u8>",
                "<T as Tr<A, B>>::ManuallyDrop",
                "a::<fn() -> X>::ManuallyDrop<T>",
            ],
        );
        assert_spelled(
            Spelling::Path,
            &["ManuallyDrop::<u8>::X", "String", "Self", "r#u8", "::u8"],
        );
        assert_spelled(
            Spelling::Path,
            &["u8::X", "m!()", "m![ManuallyDrop]", "Fn() -> T", "<T>::X"],
        );
        assert_spelled(Spelling::Scalar, &["u8", "(usize)", "f64"]);
    }

    #[test]
    fn what_is_no_path_is_known_by_its_start() {
        assert_spelled(
            Spelling::Inert("a reference"),
            &["&T", "&'a mut ManuallyDrop<T>", "(&&u8)"],
        );
        assert_spelled(Spelling::Inert("a raw pointer"), &["*const T", "*mut ManuallyDrop<T>"]);
        assert_spelled(
            Spelling::Inert("a function pointer"),
            &[
                "fn()",
                "unsafe fn(T) -> ManuallyDrop<T>",
                "for<'b, 'c> unsafe extern \"C\" fn(&'b u8, ...)",
            ],
        );
        assert_spelled(
            Spelling::Other,
            &[
                "T",
                "r#T",
                "N",
                "()",
                "(T,)",
                "(ManuallyDrop<T>, u8)",
                "[u8]",
                "[T; { 1 }]",
                "!",
                "_",
            ],
        );
        assert_spelled(
            Spelling::Other,
            &["dyn ManuallyDrop<T>", "(dyn 'a + A)", "A + 'a", "for<'b> A<'b>", "impl A"],
        );
    }

    #[test]
    fn only_slices_trait_objects_and_str_have_no_size() {
        for ty in ["[T]", "dyn A", "str", "for<'b> A<'b>", "([u8])"] {
            assert!(ty_of(ty).is_unsized(), "{ty}");
        }
        for ty in ["[T; 1]", "Box<dyn A>", "a::str", "([u8],)"] {
            assert!(!ty_of(ty).is_unsized(), "{ty}");
        }
    }

    #[test]
    fn the_value_is_the_first_argument_that_is_a_type() {
        let inside = |ty| ty_of(ty).inside().map(pretty);
        assert_eq!(inside("mem::ManuallyDrop<Vec<fn() -> T>>").unwrap(), "Vec<fn() -> T>");
        assert_eq!(inside("ManuallyDrop::<(A, B)>").unwrap(), "(A, B)");
        assert_eq!(inside("(ManuallyDrop<A, B>)").unwrap(), "A");
        for none in ["ManuallyDrop", "ManuallyDrop<>", "ManuallyDrop<'a>", "ManuallyDrop<{ N }>"] {
            assert_eq!(inside(none), None, "{none}");
        }
        for none in ["ManuallyDrop<-1>", "ManuallyDrop<A = T>", "ManuallyDrop()", "Vec<T>"] {
            assert_eq!(inside(none), None, "{none}");
        }
    }

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
