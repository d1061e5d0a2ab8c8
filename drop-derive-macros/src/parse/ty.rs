//! What the spelling of a field's type tells.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

use crate::parse::scope::Scope;
use crate::parse::tokens::{is_punct, Cursor};
use crate::report::Underline;

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

    /// How it is spelled, as the type of a field.
    pub(crate) fn spelling(&self, scope: &Scope) -> Spelling {
        match &self.form {
            Form::Reference => Spelling::Inert("a reference"),
            Form::Pointer => Spelling::Inert("a raw pointer"),
            Form::Function => Spelling::Inert("a function pointer"),
            Form::Path(_) if self.is_manually_drop() => Spelling::ManuallyDrop,
            Form::Path(path) => match path.last() {
                _ if !path.is_name => Spelling::Path,
                name if scope.is_parameter(name) => Spelling::Other,
                name if is_scalar(name) => Spelling::Scalar,
                _ => Spelling::Path,
            },
            Form::Unknown => Spelling::Path,
            Form::Slice | Form::TraitObject | Form::Other => Spelling::Other,
        }
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
        let argument = input.take_until(|end| matches!(end, ',' | '>' | '='));
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
    Cursor::new(tokens).take_until(|end| end == punct).len() < tokens.len()
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

/// A type that is one identifier: wherever it stands in an item, it is the same type.
pub(crate) fn simple_name(ty: &Type) -> Option<String> {
    match ty.tokens.as_slice() {
        [TokenTree::Ident(name)] => Some(name.to_string()),
        _ => None,
    }
}

fn is_scalar(name: &str) -> bool {
    matches!(
        name,
        "bool"
            | "char"
            | "f16"
            | "f32"
            | "f64"
            | "f128"
            | "i8"
            | "i16"
            | "i32"
            | "i64"
            | "i128"
            | "isize"
            | "u8"
            | "u16"
            | "u32"
            | "u64"
            | "u128"
            | "usize"
    )
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::parse::item::Item;
    use crate::report::pretty::pretty;

    pub(crate) fn ty_of(text: &str) -> Type {
        Type::new(&text.parse::<TokenStream>().unwrap().into_iter().collect::<Vec<_>>())
    }

    #[track_caller]
    fn assert_spelled(expected: Spelling, types: &[&str]) {
        let item = Item::read("struct S<'a, T, const N: usize>;".parse().unwrap()).unwrap();
        let scope = Scope { ident: &item.ident, generics: &item.generics };
        for ty in types {
            assert!(ty_of(ty).spelling(&scope) == expected, "{ty}");
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
}
