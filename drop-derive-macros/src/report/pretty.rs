//! Prints tokens as code.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

/// The tokens as they are written by rustfmt, for code in a message.
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

/// Splits the tokens into names, literals, brackets and whole operators (`::`, `->`, `'a`).
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
    let is_number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let opens =
        ["(", "[", "<", "&", "*", "::", "#"].contains(&left) || (left == "-" && is_number(right));
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
        assert_pretty("Offset<-1>");
    }

    #[test]
    fn attributes_print_as_they_are_written_by_rustfmt() {
        assert_pretty("#[derive(Debug, serde::Serialize)] #[serde(rename = \"a\")] pub(crate) A");
    }
}
