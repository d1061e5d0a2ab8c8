//! Finds the names in tokens that could not be read, to tell what was meant.

use proc_macro2::{TokenStream, TokenTree};

use crate::parse::tokens::flat;

/// The words among some tokens, however they are put together: in brackets, in quotes, as fields of
/// `self`.
#[derive(Default)]
pub(crate) struct Scan {
    pub(crate) words: Vec<Word>,
    /// There is more than names with commas between them.
    has_more: bool,
}

pub(crate) struct Word {
    pub(crate) text: String,
    /// Not `self`, and not the `a` of `a.b`, of which `b` is the field.
    is_name: bool,
}

impl Scan {
    pub(crate) fn of(tokens: &[TokenTree]) -> Self {
        let mut scan = Scan::default();
        scan.extend(tokens);
        scan
    }

    /// The names of fields, and `..`. None if there is more than that.
    pub(crate) fn names(&self) -> Vec<&str> {
        let names = self.words.iter().filter(|word| word.is_name && !self.has_more);
        names.map(|word| word.text.as_str()).collect()
    }

    fn extend(&mut self, tokens: &[TokenTree]) {
        const NO_NAMES: [&str; 6] = ["self", "Self", "mut", "ref", "super", "crate"];
        let (mut is_after_name, mut is_after_dot) = (false, false);
        for token in tokens {
            let was_after_dot = std::mem::take(&mut is_after_dot);
            if !matches!(token, TokenTree::Punct(_)) {
                self.has_more |= is_after_name;
                is_after_name = true;
            }
            match token {
                TokenTree::Punct(punct) => match punct.as_char() {
                    ',' => is_after_name = false,
                    '&' => {}
                    '.' if was_after_dot => {
                        self.push("..", true);
                        is_after_name = true;
                    }
                    separator @ ('.' | ':') => {
                        let last = self.words.last_mut();
                        if let Some(word) = last.filter(|_| std::mem::take(&mut is_after_name)) {
                            word.is_name = false;
                        }
                        is_after_dot = separator == '.';
                    }
                    _ => self.has_more = true,
                },
                TokenTree::Ident(ident) => {
                    let text = ident.to_string();
                    is_after_name = !NO_NAMES.contains(&text.as_str());
                    self.has_more |= text == "_";
                    self.push(&text, is_after_name);
                }
                TokenTree::Group(group) => self.extend(&flat(group.stream())),
                TokenTree::Literal(literal) => match syn::Lit::new(literal.clone()) {
                    syn::Lit::Int(index) if index.suffix().is_empty() => {
                        self.push(index.base10_digits(), true);
                    }
                    syn::Lit::Str(text) => match text.value().parse::<TokenStream>() {
                        Ok(tokens) => self.extend(&flat(tokens)),
                        Err(_) => self.push_text(&text.value()),
                    },
                    _ => self.push_text(&literal.to_string()),
                },
            }
        }
    }

    fn push(&mut self, text: &str, is_name: bool) {
        self.words.push(Word { text: text.to_owned(), is_name });
    }

    /// Text that is no tokens: any word in it may be a name.
    fn push_text(&mut self, text: &str) {
        self.has_more = true;
        for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '_') {
            self.push(word, false);
        }
    }
}
