//! Hides expressions from syn.
//!
//! Which expressions syn can parse depends on its feature `full`, which any other crate in the build can
//! turn on. Without this module, whether an item compiles would depend on other crates. The derive needs no
//! expressions. So each one in a path, a type or generics is replaced by a name before syn parses
//! them. The compiler checks the expressions.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use crate::parse::tokens::{is_punct, regrouped, starts_with, stream, trees};

/// The start of the names that replace expressions. An index follows.
const NAME: &str = "__drop_derive_expression";

/// The hidden expressions.
#[derive(Default)]
pub(crate) struct Hidden {
    expressions: Vec<TokenStream>,
}

impl Hidden {
    /// Replaces each expression in paths, types or generics by a name. Outside of groups, the number of
    /// tokens stays the same.
    pub(crate) fn hide(&mut self, tokens: &[TokenTree]) -> TokenStream {
        self.hide_after(None, tokens)
    }

    fn hide_after<'a>(
        &mut self,
        mut before: Option<&'a TokenTree>,
        tokens: &'a [TokenTree],
    ) -> TokenStream {
        let mut without = TokenStream::new();
        for token in tokens {
            without.extend([match token {
                TokenTree::Group(group) => self.hide_in(before, group),
                token => token.clone(),
            }]);
            before = Some(token);
        }
        without
    }

    fn hide_in(&mut self, before: Option<&TokenTree>, group: &Group) -> TokenTree {
        let is_after = |signs: &[char]| {
            before.is_some_and(|before| signs.iter().any(|&sign| is_punct(before, sign)))
        };
        // Syn does not parse the arguments of macros and attributes.
        if is_after(&['!', '#']) {
            return group.clone().into();
        }
        match group.delimiter() {
            // The argument or the default of a const parameter.
            Delimiter::Brace if is_after(&['<', ',', '=']) => {
                self.name(TokenTree::from(group.clone()).into(), group.span())
            }
            Delimiter::Brace => group.clone().into(),
            Delimiter::Bracket => self.hide_length(group),
            Delimiter::None => {
                let tokens = trees(group);
                regrouped(group, self.hide_after(before, &tokens))
            }
            Delimiter::Parenthesis => {
                let tokens = trees(group);
                regrouped(group, self.hide(&tokens))
            }
        }
    }

    /// Hides the length of an array. A slice has none.
    fn hide_length(&mut self, group: &Group) -> TokenTree {
        let tokens = trees(group);
        let semicolon = tokens.iter().position(|token| is_punct(token, ';'));
        let (ty, length) = tokens.split_at(semicolon.map_or(tokens.len(), |at| at + 1));
        let mut without = self.hide(ty);
        if let [first, ..] = length {
            without.extend([self.name(stream(length), first.span())]);
        }
        regrouped(group, without)
    }

    fn name(&mut self, expression: TokenStream, at: Span) -> TokenTree {
        let name = format!("{NAME}{}", self.expressions.len());
        self.expressions.push(expression);
        Ident::new(&name, at).into()
    }

    /// Puts the expressions back.
    pub(crate) fn show(&self, tokens: TokenStream) -> TokenStream {
        if self.expressions.is_empty() {
            return tokens;
        }
        let show = |token| match token {
            TokenTree::Group(group) => regrouped(&group, self.show(group.stream())).into(),
            TokenTree::Ident(name) => {
                self.named(&name).unwrap_or_else(|| TokenTree::Ident(name).into())
            }
            token => token.into(),
        };
        tokens.into_iter().flat_map(|token| -> TokenStream { show(token) }).collect()
    }

    fn named(&self, name: &Ident) -> Option<TokenStream> {
        let index: usize = name.to_string().strip_prefix(NAME)?.parse().ok()?;
        self.expressions.get(index).cloned()
    }
}

/// Refuses `try` as a name, which it is in edition 2015: syn parses it only with `full`.
pub(crate) fn refuse_try(tokens: &[TokenTree]) -> syn::Result<()> {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "try" && !starts_with(&tokens[at + 1..], '!') => {
                return Err(syn::Error::new(word.span(), "expected a name: write `r#try`"));
            }
            TokenTree::Group(group) => {
                refuse_try(&trees(group))?;
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_hidden(text: &str, hidden_text: &str) {
        let tokens: TokenStream = text.parse().unwrap();
        let mut hidden = Hidden::default();
        let without = hidden.hide(&tokens.clone().into_iter().collect::<Vec<_>>());
        let expected: TokenStream = hidden_text.replace('$', NAME).parse().unwrap();
        assert_eq!(without.to_string(), expected.to_string());
        assert_eq!(hidden.show(without).to_string(), tokens.to_string());
    }

    #[test]
    fn expressions_are_hidden_and_shown() {
        assert_hidden("a::<{ if A { 1 } else { 2 } }, 1>::f", "a::<$0, 1>::f");
        assert_hidden("<([u8; 1 + N], B) as Tr<{ { 1 } }>>::f", "<([u8; $0], B) as Tr<$1>>::f");
        assert_hidden("[[A<{ 1 }>; match X {}]; { 2 }]", "[[A<$0>; $1]; $2]");
        assert_hidden(
            "const N: usize = { loop {} }, T: Tr<N = { 1 }>",
            "const N: usize = $0, T: Tr<N = $1>",
        );
    }

    #[test]
    fn a_keyword_is_refused() {
        let check = |text: &str| {
            let tokens: Vec<_> = text.parse::<TokenStream>().unwrap().into_iter().collect();
            refuse_try(&tokens).is_ok()
        };
        assert!(!check("try::f") && !check("f::<[Option<try::A>; 1]>"));
        assert!(check("r#try::f") && check("f::<{ try! {} }>"));
    }

    #[test]
    fn without_expressions_nothing_changes() {
        for text in [
            "[T]",
            "m! { if }",
            "m![a; b]",
            "#[a { b }] T",
            "{ a }",
            "a { b }",
            "fn(&'a [T]) -> Option<A>",
            "A<-1>",
        ] {
            assert_hidden(text, text);
        }
    }
}
