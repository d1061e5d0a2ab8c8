//! Reads one argument: its keyword, and what that makes of the value.

use proc_macro2::{Ident, Spacing, TokenTree};
use syn::{ExprPath, Path};

use crate::parse::attr::{
    up_to_argument, Argument, Arguments, Constraint, Entry, Keyword, Order, Side, Step, Target,
};
use crate::parse::tokens::{flat, is_punct, Cursor};
use crate::parse::value::{function, lacks_brackets, parts, Argued, List};
use crate::report::message;
use crate::report::{Errors, Underline};

impl Arguments {
    /// Reads one argument. `None`: something was reported, and what is left of the argument is
    /// worth nothing.
    pub(crate) fn read_argument(
        &mut self,
        cx: &Errors,
        input: &mut Cursor,
        target: Target,
    ) -> Option<()> {
        let keyword = self.read_keyword(cx, input, target)?;
        let mut at = Argued { cx, input, target, keyword };
        match keyword.name {
            "skip" => {
                at.nothing();
                self.skip = Some(keyword.span);
            }
            "before" => return self.read_constraint(&mut at, Side::Before),
            "after" => return self.read_constraint(&mut at, Side::After),
            "order" => return self.read_order(&mut at),
            "with" => return self.read_step(&mut at),
            "begin" => self.begin = Some(at.value(function)?),
            "crate" => self.krate = Some(at.value(Path::parse_mod_style)?),
            "parts" => self.parts = Some(at.value(parts)?),
            _ => unreachable!("every argument that an item takes is read above"),
        }
        Some(())
    }

    fn read_keyword(&mut self, cx: &Errors, input: &mut Cursor, target: Target) -> Option<Keyword> {
        let Some(TokenTree::Ident(word)) = input.rest.first() else {
            let tokens = up_to_argument(input, target);
            // Where there are none, a comma is next.
            let at =
                if tokens.is_empty() { input.rest.get(..1).unwrap_or_default() } else { tokens };
            cx.push(Underline::over(at), message::expected_argument(target, tokens.is_empty()));
            return None;
        };
        input.next();
        let (word, span) = (word.to_string(), word.span());
        let name = match message::argument(&word, target) {
            Some(name) => name,
            None => {
                if let Some(problem) = message::misplaced(&word, target) {
                    cx.push(span, problem);
                    return None;
                }
                cx.push(span, message::unknown_argument(&word, target));
                // Read on as if the one that was meant stood there.
                message::similar_argument(&word, target)?
            }
        };
        let repeats = matches!(name, "before" | "after");
        if !repeats && self.keywords.iter().any(|keyword| keyword.name == name) {
            cx.push(span, message::given_twice(name));
            return None;
        }
        let keyword = Keyword { name, span };
        self.keywords.push(keyword);
        Some(keyword)
    }

    fn read_constraint(&mut self, at: &mut Argued, side: Side) -> Option<()> {
        let names = match at.list()? {
            List::One(value) if lacks_brackets(value) => {
                at.cx.push(Underline::over(value), at.malformed(value));
                return None;
            }
            List::One(value) => vec![at.field_name(value)],
            List::Many(group) => {
                let tokens = flat(group.stream());
                let entries = at.split(&tokens);
                entries.into_iter().map(|entry| at.field_name(entry)).collect()
            }
        };
        let all_read = names.iter().all(Option::is_some).then_some(());
        let names = names.into_iter().flatten().collect();
        self.constraints.push(Constraint { keyword: at.keyword, side, names });
        all_read
    }

    fn read_order(&mut self, at: &mut Argued) -> Option<()> {
        let group = match at.list()? {
            List::Many(group) => group,
            List::One(value) => {
                at.cx.push(Underline::over(value), at.malformed(value));
                return None;
            }
        };
        let tokens = flat(group.stream());
        let entries = at.split(&tokens).into_iter().map(|entry| match rest(entry) {
            Some(rest) => Some(Entry::Rest(rest)),
            None => at.field_name(entry).map(Entry::Field),
        });
        let entries: Vec<_> = entries.collect();
        let all_read = entries.iter().all(Option::is_some).then_some(());
        let entries = entries.into_iter().flatten().collect();
        self.order = Some(Order { keyword: at.keyword, brackets: group.span(), entries });
        all_read
    }

    fn read_step(&mut self, at: &mut Argued) -> Option<()> {
        let path = at.value(function);
        let mut all_read = path.is_some();
        // Whatever it was, the field has a step. With an error beside it, none is called.
        let path = path.unwrap_or_else(|| ExprPath {
            attrs: Vec::new(),
            qself: None,
            path: Ident::new(at.keyword.name, at.keyword.span).into(),
        });
        let mut arguments = Vec::new();
        let mut has_value = false;
        let tokens = at.parenthesized();
        for entry in at.split(&tokens) {
            if !is_underscore(entry) {
                let name = at.field_name(entry);
                all_read &= name.is_some();
                arguments.extend(name.map(Argument::Field));
            } else if has_value {
                at.cx.push(Underline::over(entry), message::two_values());
            } else {
                has_value = true;
                arguments.push(Argument::Value);
            }
        }
        if !has_value {
            arguments.insert(0, Argument::Value);
        }
        self.step = Some(Step { path, arguments, has_value });
        all_read.then_some(())
    }
}

/// `..` and nothing else.
fn rest(tokens: &[TokenTree]) -> Option<Underline> {
    let [TokenTree::Punct(first), second] = tokens else { return None };
    let is_joint = first.as_char() == '.' && first.spacing() == Spacing::Joint;
    (is_joint && is_punct(Some(second), '.')).then(|| Underline::over(tokens))
}

fn is_underscore(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(ident)] if ident == "_")
}
