//! Rust source as trees of tokens that know where they stand. The compiler's own tokens do not say
//! so outside a macro.

use std::ops::Range;

pub(crate) struct Tree {
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    /// An identifier, a keyword or a lifetime.
    Word(String),
    /// A number, a string or a character.
    Literal(String),
    Punct(char),
    /// The bracket that opens it, and what is in it.
    Group(char, Vec<Tree>),
}

impl Tree {
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn is_word(&self, wanted: &str) -> bool {
        self.word() == Some(wanted)
    }

    pub(crate) fn is_punct(&self, wanted: char) -> bool {
        matches!(self.kind, Kind::Punct(punct) if punct == wanted)
    }

    pub(crate) fn group(&self, wanted: char) -> Option<&[Tree]> {
        match &self.kind {
            Kind::Group(open, trees) if *open == wanted => Some(trees),
            _ => None,
        }
    }
}

pub(crate) fn trees(text: &str) -> Vec<Tree> {
    let mut lexer = Lexer { text, at: 0 };
    lexer.trees()
}

/// The parts between the commas that stand in no brackets, angle brackets among them.
pub(crate) fn split(trees: &[Tree]) -> Vec<&[Tree]> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0);
    for (at, tree) in trees.iter().enumerate() {
        let is_arrow = at > 0 && (trees[at - 1].is_punct('-') || trees[at - 1].is_punct('='));
        match tree.kind {
            Kind::Punct('<') => depth += 1,
            Kind::Punct('>') if !is_arrow => depth -= 1,
            Kind::Punct(',') if depth == 0 => {
                parts.push(&trees[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&trees[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// From the first to the last. There is one at least.
pub(crate) fn range(trees: &[Tree]) -> Range<usize> {
    trees[0].range.start..trees[trees.len() - 1].range.end
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl Lexer<'_> {
    /// Up to the end, or past a closing bracket.
    fn trees(&mut self) -> Vec<Tree> {
        let mut trees = Vec::new();
        loop {
            self.at += self.length(char::is_whitespace);
            let start = self.at;
            let rest = &self.text[start..];
            let Some(first) = rest.chars().next() else { return trees };
            self.at += first.len_utf8();
            let kind = match first {
                '/' if rest.starts_with("//") => {
                    self.at += self.length(|next| next != '\n');
                    continue;
                }
                '(' | '[' | '{' => Kind::Group(first, self.trees()),
                ')' | ']' | '}' => return trees,
                '"' => {
                    self.at += self.length(|next| next != '"') + 1;
                    Kind::Literal(self.text[start..self.at].to_owned())
                }
                '\'' if rest[1..].chars().nth(1) == Some('\'') => {
                    self.at += 2;
                    Kind::Literal(self.text[start..self.at].to_owned())
                }
                '0'..='9' => {
                    self.at += self.length(is_letter);
                    Kind::Literal(self.text[start..self.at].to_owned())
                }
                first if is_letter(first) || first == '\'' => {
                    self.at += self.length(|next| is_letter(next) || next == '#');
                    Kind::Word(self.text[start..self.at].to_owned())
                }
                punct => Kind::Punct(punct),
            };
            trees.push(Tree { range: start..self.at, kind });
        }
    }

    /// How many of the next bytes are such characters.
    fn length(&self, is_wanted: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[self.at..];
        rest.find(|next| !is_wanted(next)).unwrap_or(rest.len())
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
