//! The type of a field: its tokens, and how it is spelled.
//!
//! The spelling decides how the field is treated. The compiler checks all that the spelling cannot tell.
//! So little is parsed: whether the type is a path, and where the path ends.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{quote, ToTokens};

use crate::parse::item::Item;
use crate::parse::tokens::{is_punct, mention, punct, regrouped, starts_with, trees, Cursor};
use crate::report::Underline;

pub(crate) struct Type {
    /// As the expansion repeats them.
    tokens: Vec<TokenTree>,
    /// If the type is in parentheses or in an invisible group of a macro: the tokens in there.
    parenthesized: Option<Vec<TokenTree>>,
    form: Form,
}

/// The spellings that decide how a field is treated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// The last segment of the path is `ManuallyDrop`.
    ManuallyDrop,
    /// Another path, or a macro call or the like. It may stand for any type.
    Path,
    /// Anything else, such as a reference, a scalar, a tuple or a type parameter. It is no
    /// `ManuallyDrop`. It may have drop glue.
    Other,
}

/// A type whose spelling shows that it has no drop glue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NoDropGlue {
    /// For messages: "a reference".
    pub(crate) noun: &'static str,
    /// Whether this depends on the name of a type, such as `u8`. Another type may have that name, so the
    /// compiler has to check it.
    pub(crate) is_named: bool,
}

enum Form {
    /// A reference, a raw pointer or a function pointer. Holds the noun.
    NoDropGlue(&'static str),
    Path {
        /// The names of its segments.
        names: Vec<String>,
        /// The number of tokens up to the last name. The arguments of that name follow.
        length: usize,
    },
    /// A macro call or an unstable type.
    Unknown,
    /// A slice or a trait object.
    Unsized,
    Other,
}

impl Type {
    pub(crate) fn new(tokens: &[TokenTree]) -> Self {
        let parenthesized = in_parentheses(tokens);
        let form = form(parenthesized.as_deref().unwrap_or(tokens));
        let mut tokens = tokens.to_vec();
        // The next token of the expansion must not form an operator with the last token of the type.
        if let Some(token) = tokens.last_mut() {
            if let TokenTree::Punct(last) = token {
                *token = punct(last.as_char(), last.span());
            }
        }
        Type { tokens, parenthesized, form }
    }

    pub(crate) fn spelling(&self, item: &Item) -> Spelling {
        match (&self.form, self.simple_name()) {
            (Form::Path { .. }, _) if self.is_manually_drop() => Spelling::ManuallyDrop,
            (Form::Path { .. }, Some(name)) if item.is_parameter(name) => Spelling::Other,
            (Form::Path { .. }, Some(name)) if is_scalar(name) => Spelling::Other,
            (Form::Path { .. } | Form::Unknown, _) => Spelling::Path,
            // In edition 2015, `dyn` may be the name of a module.
            (Form::Unsized, _) if starts_with_dyn_colon(self.without_parentheses()) => {
                Spelling::Path
            }
            (Form::NoDropGlue(_) | Form::Unsized | Form::Other, _) => Spelling::Other,
        }
    }

    /// `Some` if the spelling shows that the type has no drop glue.
    pub(crate) fn no_drop_glue(&self, item: &Item) -> Option<NoDropGlue> {
        let named = |noun| Some(NoDropGlue { noun, is_named: true });
        match &self.form {
            Form::NoDropGlue(noun) => Some(NoDropGlue { noun, is_named: false }),
            Form::Path { .. } => match self.last_name()? {
                "PhantomData" if self.argument().is_some() => named("a `PhantomData`"),
                "NonNull" if self.argument().is_some() => named("a `NonNull`"),
                "MaybeUninit" if self.argument().is_some() => named("a `MaybeUninit`"),
                // They are unstable, so the expansion cannot check that the name has its usual meaning.
                "f16" | "f128" => None,
                name if self.simple_name().is_none() || item.is_parameter(name) => None,
                "str" => named("a string slice"),
                name if is_scalar(name) => named("a primitive scalar"),
                _ => None,
            },
            _ => self.no_drop_glue_inside(item),
        }
    }

    /// The same for an array, a slice or a tuple, which has no drop glue if no type inside has.
    fn no_drop_glue_inside(&self, item: &Item) -> Option<NoDropGlue> {
        let [TokenTree::Group(group)] = self.without_parentheses() else { return None };
        let inner = trees(group);
        let mut input = Cursor::new(&inner);
        let noun = match group.delimiter() {
            Delimiter::Bracket => "an array without drop glue",
            Delimiter::Parenthesis => "a tuple without drop glue",
            _ => return None,
        };
        let mut is_named = false;
        while !input.is_empty() {
            let ty = Type::new(input.take_until(|end| matches!(end, ',' | ';')));
            is_named |= ty.no_drop_glue(item)?.is_named;
            if input.take(';') {
                break; // The length of an array follows.
            }
            input.take(',');
        }
        Some(NoDropGlue { noun, is_named })
    }

    /// `Option<T>` for `Option<ManuallyDrop<T>>`, and likewise for arrays and tuples. `None` if the type
    /// has no `ManuallyDrop` one level down.
    pub(crate) fn without_inner_manually_drop(&self) -> Option<TokenStream> {
        if let Form::Path { .. } = self.form {
            if self.simple_name().is_some() {
                return None;
            }
            self.last_name().filter(|name| OWNERS.contains(name))?;
            let value = self.argument()?.inside()?;
            let path = self.path()?.iter().cloned().collect::<TokenStream>();
            return Some(quote!(#path<#value>));
        }
        let [TokenTree::Group(group)] = self.without_parentheses() else { return None };
        let inner = trees(group);
        let mut input = Cursor::new(&inner);
        let (mut tokens, mut is_found) = (TokenStream::new(), false);
        while !input.is_empty() {
            let ty = Type::new(input.take_until(|end| matches!(end, ',' | ';')));
            let value = ty.inside();
            is_found |= value.is_some();
            value.unwrap_or(ty).to_tokens(&mut tokens);
            if input.is_at(';') {
                tokens.extend(input.rest.iter().cloned());
                break;
            }
            tokens.extend(input.next().cloned());
        }
        is_found.then(|| regrouped(group, tokens).into())
    }

    pub(crate) fn underline(&self) -> Underline {
        Underline::over(&self.tokens)
    }

    /// Whether the last name of its path is `ManuallyDrop`.
    pub(crate) fn is_manually_drop(&self) -> bool {
        self.last_name() == Some("ManuallyDrop")
    }

    /// Whether it has the name of a type that is in scope everywhere. No alias of `ManuallyDrop` is called so.
    pub(crate) fn is_of_prelude(&self) -> bool {
        matches!(self.last_name(), Some("Box" | "Option" | "Result" | "String" | "Vec"))
    }

    /// Whether it is written like the standard `ManuallyDrop`: by that name, or by a path from `mem` or
    /// from the root of `std` or `core`.
    pub(crate) fn is_plainly_manually_drop(&self) -> bool {
        let Form::Path { names, .. } = &self.form else { return false };
        let is_standard = match names.as_slice() {
            [_] => true,
            [mem, _] => mem == "mem",
            [root, mem, _] => (root == "std" || root == "core") && mem == "mem",
            _ => false,
        };
        let is_bare = self.parenthesized.is_none() && !starts_with(&self.tokens, '<');
        is_standard && is_bare && self.is_manually_drop()
    }

    /// Whether it has the name `ManuallyDrop` anywhere.
    pub(crate) fn mentions_manually_drop(&self) -> bool {
        mention(&self.tokens, "ManuallyDrop")
    }

    /// The tokens of the path, without the arguments of its last name.
    pub(crate) fn path(&self) -> Option<&[TokenTree]> {
        match &self.form {
            Form::Path { length, .. } => Some(&self.without_parentheses()[..*length]),
            _ => None,
        }
    }

    /// `T` for `ManuallyDrop<T>`.
    pub(crate) fn inside(&self) -> Option<Type> {
        self.is_manually_drop().then(|| self.argument())?
    }

    /// Reads the type of the value: the type inside a `ManuallyDrop`, or this type.
    pub(crate) fn with_value<R>(&self, read: impl FnOnce(&Type) -> R) -> R {
        match self.inside() {
            Some(inside) => read(&inside),
            None => read(self),
        }
    }

    /// The type inside a `ManuallyDrop`, if that is a `ManuallyDrop` too.
    pub(crate) fn nested(&self) -> Option<Type> {
        // To make a type of the tokens takes longer than to look at them.
        let may_be = self.is_manually_drop()
            && mention(&self.without_parentheses()[self.path()?.len()..], "ManuallyDrop");
        may_be.then(|| self.inside())?.filter(Type::is_manually_drop)
    }

    /// The first generic argument of a path, if it is a type.
    fn argument(&self) -> Option<Type> {
        let mut input = Cursor::new(&self.without_parentheses()[self.path()?.len()..]);
        while input.take(':') {}
        if !input.take('<') {
            return None;
        }
        let argument = input.take_until(|end| matches!(end, ',' | '>' | '='));
        let is_type = match argument {
            [] | [TokenTree::Literal(_), ..] => false,
            [TokenTree::Group(group)] => group.delimiter() != Delimiter::Brace,
            // In the old editions, a trait object may start with a lifetime.
            [TokenTree::Punct(punct), _, plus @ ..] if punct.as_char() == '\'' => {
                starts_with(plus, '+')
            }
            [TokenTree::Punct(punct), ..] => !matches!(punct.as_char(), '\'' | '-'),
            _ => !input.is_at('=') && !is_bound(argument),
        };
        is_type.then(|| Type::new(argument))
    }

    /// Whether it is written like a pointer of the language or of the standard library. Such a type is
    /// sized even if its target is unsized.
    pub(crate) fn is_pointer(&self) -> bool {
        const NAMES: [&str; 6] = ["Box", "Rc", "Arc", "Weak", "NonNull", "PhantomData"];
        matches!(self.form, Form::NoDropGlue(_))
            || self.last_name().is_some_and(|name| NAMES.contains(&name))
    }

    /// Whether it is written like an unsized type.
    pub(crate) fn is_unsized(&self) -> bool {
        matches!(self.form, Form::Unsized) || self.simple_name() == Some("str")
    }

    /// The name of a type that is a single identifier. Within an item, equal names are equal types.
    pub(crate) fn simple_name(&self) -> Option<&str> {
        matches!(self.without_parentheses(), [TokenTree::Ident(_)]).then(|| self.last_name())?
    }

    /// The last name of a path.
    pub(crate) fn last_name(&self) -> Option<&str> {
        match &self.form {
            Form::Path { names, .. } => names.last().map(String::as_str),
            _ => None,
        }
    }

    /// The tokens without parentheses and invisible groups around them.
    pub(crate) fn without_parentheses(&self) -> &[TokenTree] {
        self.parenthesized.as_ref().unwrap_or(&self.tokens)
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.iter().cloned());
    }
}

/// The type inside parentheses or an invisible group. `None` for a tuple or an array.
fn in_parentheses(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    let [TokenTree::Group(group)] = tokens else { return None };
    let inner = trees(group);
    let is_type = match group.delimiter() {
        Delimiter::None => true,
        Delimiter::Parenthesis => !inner.is_empty() && !has(&inner, ','),
        _ => false,
    };
    is_type.then(|| in_parentheses(&inner).unwrap_or(inner))
}

/// Whether the tokens have this punctuation outside of angle brackets.
fn has(tokens: &[TokenTree], punct: char) -> bool {
    Cursor::new(tokens).take_until(|end| end == punct).len() < tokens.len()
}

/// Whether a generic argument is the bound of an associated type: `Item: Send`.
fn is_bound(argument: &[TokenTree]) -> bool {
    let mut input = Cursor::new(argument);
    loop {
        input.take_until(|end| end == ':');
        match (input.take(':'), input.take(':')) {
            (false, _) => return false,
            (_, false) => return true,
            // `::` in a path.
            _ => {}
        }
    }
}

fn starts_with_dyn_colon(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(name), colon, ..] if name == "dyn" && is_punct(colon, ':'))
}

fn form(tokens: &[TokenTree]) -> Form {
    match tokens {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
            let inner = trees(group);
            if has(&inner, ';') {
                Form::Other
            } else {
                Form::Unsized
            }
        }
        [TokenTree::Punct(punct), ..] => match punct.as_char() {
            '&' => Form::NoDropGlue("a reference"),
            '*' => Form::NoDropGlue("a raw pointer"),
            '<' | ':' => form_of_path(tokens),
            '\'' | '?' => Form::Unsized,
            _ => Form::Other,
        },
        // An invisible group of a macro may be the start of a path.
        [TokenTree::Group(group), ..] if group.delimiter() != Delimiter::None => Form::Other,
        [TokenTree::Ident(_), ..] | [TokenTree::Group(_), _, ..] => form_of_path(tokens),
        _ => Form::Other,
    }
}

/// The form of a type that starts with a name, a keyword, `::` or `<`.
fn form_of_path(tokens: &[TokenTree]) -> Form {
    let mut names = Vec::new();
    let mut length = 0;
    let mut input = Cursor::new(tokens);
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
                if let Form::Path { names: start, .. } = Type::new(&input.rest[..1]).form {
                    names.extend(start);
                }
            }
            _ => break,
        }
        input.next();
        length = tokens.len() - input.rest.len();
    }
    let word = |at: usize| names.get(at).map(String::as_str);
    match (word(0), word(1)) {
        // An unsafe binder, `unsafe<'a> T`, is unstable.
        (Some("unsafe"), _) if starts_with(&tokens[1..], '<') => Form::Unknown,
        (Some("fn" | "unsafe" | "extern"), _) | (Some("for"), Some("fn" | "unsafe" | "extern")) => {
            Form::NoDropGlue("a function pointer")
        }
        // In edition 2015, `dyn` alone is a name.
        (Some("dyn"), None) if input.is_empty() => Form::Path { names, length },
        (Some("for" | "dyn"), _) => Form::Unsized,
        (Some("impl" | "_"), _) => Form::Other,
        _ if input.is_at('!') => Form::Unknown,
        _ if has(input.rest, '+') => Form::Unsized,
        _ => Form::Path { names, length },
    }
}

/// Types of the standard library that own values of their first argument, and drop them.
const OWNERS: [&str; 12] = [
    "Option", "Vec", "Box", "VecDeque", "Rc", "Arc", "Cell", "RefCell", "Mutex", "RwLock",
    "OnceCell", "OnceLock",
];

fn is_scalar(name: &str) -> bool {
    // Faster for most types, which start with an upper-case letter.
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && SCALARS.binary_search(&name).is_ok()
}

/// Sorted, for binary search.
const SCALARS: [&str; 18] = [
    "bool", "char", "f128", "f16", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize",
    "u128", "u16", "u32", "u64", "u8", "usize",
];

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::parse::item::Item;
    use crate::parse::tokens::stream;
    use crate::report::pretty;

    pub(crate) fn ty_of(text: &str) -> Type {
        Type::new(&text.parse::<TokenStream>().unwrap().into_iter().collect::<Vec<_>>())
    }

    #[track_caller]
    fn assert_spelled(expected: Spelling, types: &[&str]) {
        let item = Item::read("struct S<'a, T, const N: usize>;".parse().unwrap()).unwrap();
        for ty in types {
            assert!(ty_of(ty).spelling(&item) == expected, "{ty}");
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
    }

    #[test]
    fn other_types_are_known_by_their_start() {
        assert_spelled(
            Spelling::Other,
            &["&T", "*mut ManuallyDrop<T>", "unsafe fn(T) -> ManuallyDrop<T>", "(usize)"],
        );
        assert_spelled(Spelling::Other, &SCALARS);
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
        assert_spelled(Spelling::Path, &["dyn", "dyn<T>", "dyn::A", "r#dyn"]);
    }

    /// The noun, and whether the type is named.
    fn no_drop_glue(ty: &str) -> Option<(&'static str, bool)> {
        let item = Item::read("struct S<'a, T, const N: usize>;".parse().unwrap()).unwrap();
        ty_of(ty).no_drop_glue(&item).map(|found| (found.noun, found.is_named))
    }

    #[test]
    fn references_and_pointers_have_no_drop_glue() {
        for ty in ["&T", "&'a mut ManuallyDrop<T>", "(&&u8)"] {
            assert_eq!(no_drop_glue(ty), Some(("a reference", false)), "{ty}");
        }
        for ty in ["*const T", "*mut ManuallyDrop<T>"] {
            assert_eq!(no_drop_glue(ty), Some(("a raw pointer", false)), "{ty}");
        }
        for ty in ["fn()", "unsafe fn(T) -> T", "for<'b> unsafe extern \"C\" fn(&'b u8, ...)"] {
            assert_eq!(no_drop_glue(ty), Some(("a function pointer", false)), "{ty}");
        }
    }

    #[test]
    fn a_name_that_usually_has_no_drop_glue_is_marked_as_such() {
        assert_eq!(no_drop_glue("u8"), Some(("a primitive scalar", true)));
        assert_eq!(no_drop_glue("marker::PhantomData<T>"), Some(("a `PhantomData`", true)));
        assert_eq!(no_drop_glue("NonNull<Vec<T>>"), Some(("a `NonNull`", true)));
        assert_eq!(no_drop_glue("mem::MaybeUninit<T>"), Some(("a `MaybeUninit`", true)));
        for ty in ["T", "r#T", "NonNull", "Vec<u8>", "f16", "::u8", "u8::X", "Self", "m!()"] {
            assert_eq!(no_drop_glue(ty), None, "{ty}");
        }
    }

    #[test]
    fn arrays_and_tuples_have_no_drop_glue_if_no_type_in_them_has() {
        for ty in ["[u32; N]", "[PhantomData<T>; { 1 }]", "[u8]"] {
            assert_eq!(no_drop_glue(ty), Some(("an array without drop glue", true)), "{ty}");
        }
        assert_eq!(no_drop_glue("[&T; 2]"), Some(("an array without drop glue", false)));
        assert_eq!(no_drop_glue("()"), Some(("a tuple without drop glue", false)));
        assert_eq!(no_drop_glue("(u8, (&T, char))"), Some(("a tuple without drop glue", true)));
        for ty in ["[T; 2]", "(u8, String)", "(T,)", "[Vec<u8>; N]"] {
            assert_eq!(no_drop_glue(ty), None, "{ty}");
        }
    }

    #[test]
    fn a_manually_drop_is_seen_one_level_down() {
        let value = |ty| ty_of(ty).without_inner_manually_drop().map(pretty);
        assert_eq!(value("Option<ManuallyDrop<A>>").unwrap(), "Option<A>");
        assert_eq!(value("std::vec::Vec<mem::ManuallyDrop<A<B>>>").unwrap(), "std::vec::Vec<A<B>>");
        assert_eq!(value("[ManuallyDrop<A>; N + 1]").unwrap(), "[A; N + 1]");
        assert_eq!(value("(ManuallyDrop<A>, u8)").unwrap(), "(A, u8)");
        for none in ["ManuallyDrop<ManuallyDrop<A>>", "My<ManuallyDrop<A>>", "Vec<A>", "(A, B)"] {
            assert_eq!(value(none), None, "{none}");
        }
    }

    #[test]
    fn only_slices_trait_objects_and_str_are_unsized() {
        for ty in ["[T]", "dyn A", "dyn ::A", "dyn 'a", "str", "for<'b> A<'b>", "([u8])"] {
            assert!(ty_of(ty).is_unsized(), "{ty}");
        }
        for ty in ["[T; 1]", "Box<dyn A>", "a::str", "([u8],)"] {
            assert!(!ty_of(ty).is_unsized(), "{ty}");
        }
    }

    #[test]
    fn pointers_are_recognized_by_their_spelling() {
        for ty in ["&T", "*mut T", "fn(T)", "std::rc::Rc<T>", "(NonNull<T>)"] {
            assert!(ty_of(ty).is_pointer(), "{ty}");
        }
        for ty in ["T", "Mutex<T>", "Box<T>::Other", "[Box<T>; 1]", "(Box<T>,)"] {
            assert!(!ty_of(ty).is_pointer(), "{ty}");
        }
    }

    #[test]
    fn the_value_is_the_first_argument_that_is_a_type() {
        let inside = |ty| ty_of(ty).inside().map(pretty);
        assert_eq!(inside("mem::ManuallyDrop<Vec<fn() -> T>>").unwrap(), "Vec<fn() -> T>");
        assert_eq!(inside("ManuallyDrop::<(A, B)>").unwrap(), "(A, B)");
        assert_eq!(inside("(ManuallyDrop<A, B>)").unwrap(), "A");
        assert_eq!(inside("ManuallyDrop<'a + A>").unwrap(), "'a + A");
        for none in ["ManuallyDrop", "ManuallyDrop<>", "ManuallyDrop<'a>", "ManuallyDrop<{ N }>"] {
            assert_eq!(inside(none), None, "{none}");
        }
        for none in ["ManuallyDrop<A: B>", "ManuallyDrop<A<B>:>", "ManuallyDrop<A::B: C>"] {
            assert_eq!(inside(none), None, "{none}");
        }
        assert_eq!(inside("ManuallyDrop<A::B<C: D>>").unwrap(), "A::B<C: D>");
        for none in ["ManuallyDrop<-1>", "ManuallyDrop<A = T>", "ManuallyDrop()", "Vec<T>"] {
            assert_eq!(inside(none), None, "{none}");
        }
    }

    #[test]
    fn a_path_ends_before_the_arguments_of_its_last_name() {
        let path = |ty| ty_of(ty).path().map(|path| pretty(stream(path)));
        assert_eq!(path("std::mem::ManuallyDrop<Vec<T>>").unwrap(), "std::mem::ManuallyDrop");
        assert_eq!(path("(ManuallyDrop::<T>)").unwrap(), "ManuallyDrop");
        assert_eq!(path("<A<B> as C>::D<E>").unwrap(), "<A<B> as C>::D");
        assert_eq!(path("&ManuallyDrop<T>"), None);
    }

    #[test]
    fn a_manually_drop_is_found_however_deep_it_is() {
        for ty in ["Vec<(u8, ManuallyDrop<T>)>", "[&mem::ManuallyDrop<T>; 1]", "ManuallyDrop<T>"] {
            assert!(ty_of(ty).mentions_manually_drop(), "{ty}");
        }
        assert!(!ty_of("Vec<NotManuallyDrop<T>>").mentions_manually_drop());
    }
}
