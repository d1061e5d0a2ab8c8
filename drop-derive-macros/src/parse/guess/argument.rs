//! Finds the argument that was meant by an unknown name, or without any name.

use proc_macro2::TokenTree;

use crate::grammar::{Keyword, Side, Target, REVERSE};
use crate::parse::guess::{Site, LAST_FIRST};
use crate::parse::tokens::{is_punct, is_word, Cursor};
use crate::parse::value::{is_equals, one_or_list, up_to_argument};
use crate::report::message::{KeywordValue, Meant};
use crate::report::similar;

/// The argument whose name is similar to a word.
pub(crate) fn similar_argument(word: &str, target: Target) -> Option<Keyword> {
    similar(word, target.keywords().map(Keyword::name)).and_then(Keyword::named)
}

/// The argument that a word is another name for.
pub(crate) fn synonym(word: &str, target: Target) -> Option<Keyword> {
    let keyword = match word {
        "requires" | "needs" | "uses" | "depends" | "depends_on" | "then" | "drop_before"
        | "drops_before" => Keyword::Before,
        "outlives" | "follows" | "until" | "drop_after" | "drops_after" => Keyword::After,
        "step" | "call" | "run" | "func" | "function" | "using" | "via" | "by" | "drop_with" => {
            Keyword::With
        }
        "skipped" | "never" | "forget" | "leak" | "ignore" | "no_drop" => Keyword::Skip,
        "list" | "fields" | "sequence" | "drop_order" => Keyword::Order,
        "start" | "prepare" | "before_drop" | "pre" | "hook" => Keyword::Begin,
        "into" | "split" | "into_parts" | "with_parts" => Keyword::Parts,
        "error" | "errors" | "on_error" | "report_to" => Keyword::Report,
        _ => return None,
    };
    keyword.is_on(target).then_some(keyword)
}

/// The side that `first` or `last` means: that end of the drop order.
pub(crate) fn end(word: &str) -> Option<Side> {
    match word {
        "first" => Some(Side::Before),
        "last" => Some(Side::After),
        _ => None,
    }
}

impl Site<'_> {
    /// Takes the tokens of an argument with an unknown name. Returns them, and the argument that was meant.
    pub(crate) fn take_unknown<'t>(
        self,
        input: &mut Cursor<'t>,
    ) -> (&'t [TokenTree], Option<Meant>) {
        let start = *input;
        let found = self.visibility_of_name(input).or_else(|| {
            *input = start;
            self.ends(input)
        });
        let meant = found.or_else(|| {
            *input = start;
            let tokens = up_to_argument(input, self.target);
            self.reverse(tokens).or_else(|| self.function(tokens))
        });
        (input.taken_since(start.rest), meant)
    }

    /// `reverse` alone.
    fn reverse(self, tokens: &[TokenTree]) -> Option<Meant> {
        let is_reverse = matches!(tokens, [TokenTree::Ident(word), ..] if word == REVERSE);
        let code = Keyword::Order.with_value(REVERSE);
        match self.target {
            _ if !is_reverse => None,
            Target::Field => Some(Meant::OnBody(self.on_body(Keyword::Order, code))),
            Target::Struct | Target::Variant => Some(Meant::Argument(code)),
            Target::Enum => None,
        }
    }

    /// `pub parts = Name`, `pub close = name -> Error`.
    fn visibility_of_name(self, input: &mut Cursor) -> Option<Meant> {
        let tokens = input.take_until(|end| end == ',');
        let named =
            |(at, token): (usize, &TokenTree)| Some((at, Keyword::named(&token.to_string())?));
        let (at, keyword) = tokens.iter().enumerate().find_map(named)?;
        let is_named =
            is_word(&tokens[0], "pub") && matches!(keyword, Keyword::Parts | Keyword::Close);
        if !is_named || !keyword.is_on(self.target) || !is_equals(&tokens[at + 1..]) {
            return None;
        }
        let value = [&tokens[..at], &tokens[at + 2..]].concat();
        self.argument(keyword, &value).map(Meant::Argument)
    }

    /// `first = field, last = other` on a struct: an `order` was meant.
    fn ends(self, input: &mut Cursor) -> Option<Meant> {
        if !Keyword::Order.is_on(self.target) {
            return None;
        }
        let end = |word: &TokenTree| end(&word.to_string());
        let (mut first, mut last) = (Vec::new(), Vec::new());
        loop {
            let side = end(input.rest.first()?)?;
            let tokens = up_to_argument(input, self.target);
            let [_, equals, value @ ..] = tokens else { return None };
            let names = self.names_in(value).filter(|_| is_punct(equals, '='))?;
            match side {
                Side::Before => first.extend(names),
                Side::After => last.extend(names),
            }
            let mut next = *input;
            if !next.take(',') || next.rest.first().and_then(end).is_none() {
                break;
            }
            *input = next;
        }
        if first.len() + last.len() < self.fields.len() {
            first.push("..".to_owned());
        }
        first.extend(last);
        Some(Meant::Argument(Keyword::Order.with_value(format_args!("[{}]", first.join(", ")))))
    }

    /// A function without a keyword. On a struct, a single word is not taken for a function.
    pub(crate) fn function(self, tokens: &[TokenTree]) -> Option<Meant> {
        if tokens.iter().any(|token| is_punct(token, '=')) {
            return None;
        }
        match self.target {
            Target::Field => Some(Meant::Step(match tokens {
                [word] if is_word(word, "last_first") => Keyword::With.with_value(LAST_FIRST),
                _ => self.argument(Keyword::With, tokens)?,
            })),
            Target::Struct if tokens.len() > 1 => {
                self.argument(Keyword::Begin, tokens).map(Meant::Begin)
            }
            _ => None,
        }
    }

    /// The fields that are named without a keyword, and the arguments that could be meant.
    pub(crate) fn fields_as_arguments(
        self,
        tokens: &[TokenTree],
    ) -> Option<(Vec<usize>, Vec<KeywordValue>)> {
        let (fields, has_rest) = self.fields_in(tokens)?;
        match self.target {
            Target::Field if has_rest => None,
            Target::Field => {
                let arguments = self.constraints_on(&fields);
                Some((fields, arguments))
            }
            Target::Struct | Target::Variant => {
                Some((fields, vec![(Keyword::Order, self.value(Keyword::Order, tokens)?)]))
            }
            Target::Enum => None,
        }
    }

    /// The constraints on these fields that could be satisfied.
    fn constraints_on(self, fields: &[usize]) -> Vec<KeywordValue> {
        let others = fields.iter().copied().filter(|&field| self.own != Some(field));
        let others: Vec<usize> = others.collect();
        let names: Vec<String> = others.iter().map(|&field| self.name(field)).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let value = one_or_list(&names);
        let can_be = |side: &Side| others.iter().all(|&field| self.can_drop(*side, field));
        let sides = [Side::Before, Side::After].into_iter().filter(can_be);
        sides.map(|side| (side.keyword(), value.clone())).collect()
    }
}
