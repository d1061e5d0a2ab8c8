//! Random items: made from words of the grammar, or from valid items with changes.

use fastrand::Rng;
use proc_macro2::Delimiter;

use super::tokens::{parse, size, Token};

/// The words of the grammar, and tokens that may be written by mistake.
const WORDS: &str = "
    before after with skip part order reverse begin parts close report crate drop = , .. _ a b c 0 1 2 f path :: Name pub

    r#before r#type r#a self Self super fn async dyn impl struct enum where unsafe mut ref in true
    == => ... ..= ; : < > -> ! ? # $ 'a 'static 'c' & * | || - + / % ^ @ ~ . <= >>=
    00 0u8 0usize 1_000 0x1 0b1 18446744073709551616 99999999999999999999999999999999999999999
    0suffix 1.5 1. 1e9 1.0f32 \"a\" \"\" \"0\" \"a.b\" \"\\\"\\u{0}\" r\"a\" r#\"a\"# b\"a\" c\"a\" b'c'
    () [] {} (_) [..] [,] [a,b] [a,..,b] (a,_) (a::b) |x|x a.b() a::<T> <T>::f ::a pub(crate)
    pub(in) #[drop] #[x] \u{f1} \u{5b57}
    repr(packed) cfg(x) compile_error!() a!()
";

/// Arguments in their right form. `$` is a name.
const ARGUMENTS: &str = "
    before=$ before=[$] before=[$,$] after=$ after=[$,$,] with=f with=f($,_) with=Self::f
    with=<T>::f::<u8>(_,$) skip order=[$,$,..] order=[$,..,$] order=[..,$] order=[$,$,$] begin=f
    order=reverse begin=Self::f parts=P parts=pub(crate)P parts=#[derive(X)]#[doc=\"x\"]P part=#[x(y)]
    crate=::x::y with=f(&mut_) with=f($,&mut_) with=f(_,*$,*$) close=f->X close=pub(crate)f->X<T>
    report=f report=<T>::f
";

const TYPES: &str = "
    ManuallyDrop<T> ManuallyDrop<u8> std::mem::ManuallyDrop<String> ManuallyDrop<Self>
    ManuallyDrop<&'a[T;N]> ManuallyDrop<ManuallyDrop<u8>> ManuallyDrop ManuallyDrop<> ManuallyDrop()
    ManuallyDrop<'a> ManuallyDrop<A,B> (ManuallyDrop<u8>) ManuallyDrop<(dyn'a+X)> ManuallyDrop<m!()>
    <T>::ManuallyDrop<T> Held<T> String u8 &'a&u8 *const() fn(T)->T [T;N] [u8;{N}] [u8;N+1] (T,) () T
    Self Box<Self> <Self>::X <Self::X>::Y Self<T> m!() m![T] dyn(X) str [T] ! _ for<'b>fn(&'b'a)
    X<{N}> X<-1> X<A=T> X<A:T> X::<T>::Y ::x r#type
";

const GENERICS: &str = "
    <> <T> <'a,T> <'a,T:?Sized+'a,constN:usize> <T=u8> <constN:usize=1> <T,> <'a:'static> <T:Self>
    <#[drop]T> <#[drop(skip)]'a> <#[x]constN:u8>
";

pub(crate) struct Inputs {
    rng: Rng,
    /// The chance that an argument is made from random words, in percent.
    wildness: u8,
    /// Valid items, and inputs to which the macro gave a new answer.
    pub(crate) corpus: Vec<Vec<Token>>,
    words: Vec<Vec<Token>>,
    arguments: Vec<Vec<Token>>,
    types: Vec<Vec<Token>>,
    generics: Vec<Vec<Token>>,
}

/// Spaces separate the entries.
fn entries(text: &str) -> Vec<Vec<Token>> {
    let with_spaces = |entry: &str| entry.replace("const", "const ").replace("mut_", "mut _");
    text.split_whitespace().map(|entry| parse(&with_spaces(entry))).collect()
}

impl Inputs {
    pub(crate) fn new(seed: u64, corpus: Vec<Vec<Token>>) -> Self {
        let mut words = entries(WORDS);
        words.push(parse(&"long".repeat(1000)));
        words.push(parse(&format!("{:?}", "long ".repeat(1000))));
        words.push(parse(&"9".repeat(1000)));
        words.push(parse(&format!("{}a{}", "(".repeat(100), ")".repeat(100))));
        words.push(parse(&format!("{}a{}", "[".repeat(100), "]".repeat(100))));
        let [arguments, types, generics] = [ARGUMENTS, TYPES, GENERICS].map(entries);
        Inputs { rng: Rng::with_seed(seed), wildness: 0, corpus, words, arguments, types, generics }
    }

    pub(crate) fn next(&mut self) -> Vec<Token> {
        const LARGEST: usize = 500;
        loop {
            self.wildness = [0, 5, 30][self.rng.usize(0..3)];
            let (mut item, mutations) = if self.chance(40) {
                (self.item(), self.rng.usize(0..=2))
            } else {
                let item = self.rng.usize(0..self.corpus.len());
                (self.corpus[item].clone(), self.rng.usize(1..=4))
            };
            for _ in 0..mutations {
                self.mutate(&mut item);
            }
            if size(&item) <= LARGEST {
                return item;
            }
        }
    }

    fn chance(&mut self, percent: u8) -> bool {
        self.rng.u8(0..100) < percent
    }

    fn one_of(&mut self, list: fn(&Self) -> &Vec<Vec<Token>>) -> Vec<Token> {
        let at = self.rng.usize(0..list(self).len());
        list(self)[at].clone()
    }

    /// Most of the time, the name of one of the first fields.
    fn name(&mut self) -> Vec<Token> {
        let names = ["a", "b", "c", "d", "0", "1", "2", "r#type", "type", "nonsuch"];
        let most = if self.chance(80) { 3 } else { names.len() };
        parse(names[self.rng.usize(0..most)])
    }

    /// An argument in its right form, or random words.
    fn argument(&mut self) -> Vec<Token> {
        if self.chance(self.wildness) {
            let words = self.rng.usize(0..6);
            return (0..words).flat_map(|_| self.one_of(|inputs| &inputs.words)).collect();
        }
        let argument = self.one_of(|inputs| &inputs.arguments);
        self.with_names(argument)
    }

    fn with_names(&mut self, tokens: Vec<Token>) -> Vec<Token> {
        let named = tokens.into_iter().flat_map(|token| match token {
            Token::Group(delimiter, inner) => vec![Token::Group(delimiter, self.with_names(inner))],
            leaf @ Token::Leaf(_) if leaf.is("$") => self.name(),
            leaf @ Token::Leaf(_) => vec![leaf],
        });
        named.collect()
    }

    /// Attributes. Most of the time there are none.
    fn attributes(&mut self, percent: u8) -> Vec<Token> {
        let mut tokens = Vec::new();
        while self.chance(percent) {
            let mut attribute = parse("drop");
            if self.chance(90) {
                let mut arguments = self.argument();
                while self.chance(30) {
                    arguments.extend(parse(","));
                    arguments.extend(self.argument());
                }
                let delimiter =
                    if self.chance(95) { Delimiter::Parenthesis } else { Delimiter::Brace };
                attribute.push(Token::Group(delimiter, arguments));
            } else if self.chance(20) {
                attribute.extend(self.one_of(|inputs| &inputs.words));
            }
            tokens.extend(parse("#"));
            tokens.push(Token::Group(Delimiter::Bracket, attribute));
        }
        tokens
    }

    fn fields(&mut self, is_tuple: bool) -> Token {
        let mut tokens = Vec::new();
        let names = ["a", "b", "c", "d", "r#type"];
        // Sometimes there are many fields.
        let most = if self.chance(5) { 18 } else { 5 };
        for index in 0..self.rng.usize(0..=most) {
            tokens.extend(self.attributes(35));
            if !is_tuple {
                match names.get(index) {
                    Some(name) => tokens.extend(parse(name)),
                    None => tokens.extend(parse(&format!("f{index}"))),
                }
                tokens.extend(parse(":"));
            }
            let ty = if self.chance(40) {
                parse("ManuallyDrop<u8>")
            } else {
                self.one_of(|inputs| &inputs.types)
            };
            if self.chance(5) {
                // Like a fragment of a `macro_rules` macro.
                tokens.push(Token::Group(Delimiter::None, ty));
            } else {
                tokens.extend(ty);
            }
            tokens.extend(parse(","));
        }
        Token::Group(if is_tuple { Delimiter::Parenthesis } else { Delimiter::Brace }, tokens)
    }

    /// An item that is mostly valid.
    fn item(&mut self) -> Vec<Token> {
        let mut tokens = self.attributes(20);
        if self.chance(5) {
            tokens.extend(parse("#[repr(packed)]"));
        }
        let is_enum = self.chance(25);
        tokens.extend(parse(match self.rng.u8(0..30) {
            0 => "union",
            _ if is_enum => "enum",
            _ => "struct",
        }));
        tokens.extend(parse(if self.chance(5) { "r#enum" } else { "S" }));
        if self.chance(30) {
            tokens.extend(self.one_of(|inputs| &inputs.generics));
        }
        if is_enum {
            let mut variants = Vec::new();
            for index in 0..self.rng.usize(0..4) {
                variants.extend(self.attributes(15));
                variants.extend(parse(&format!("V{index}")));
                let is_tuple = self.rng.bool();
                if self.chance(85) {
                    variants.push(self.fields(is_tuple));
                }
                variants.extend(parse(if self.chance(10) { "= 1," } else { "," }));
            }
            tokens.push(Token::Group(Delimiter::Brace, variants));
            return tokens;
        }
        let is_tuple = self.chance(30);
        if self.chance(95) {
            tokens.push(self.fields(is_tuple));
        }
        if self.chance(10) {
            let at = if is_tuple { tokens.len() } else { tokens.len() - 1 };
            tokens.splice(at..at, parse("where Self: Sized, T: ?Sized"));
        }
        if is_tuple {
            tokens.extend(parse(";"));
        }
        tokens
    }

    /// Changes the tokens at one place. Most of the time, the place is in the arguments of an attribute.
    fn mutate(&mut self, item: &mut Vec<Token>) {
        let in_arguments = self.chance(60);
        let groups = count(item, in_arguments);
        if groups == 0 {
            return;
        }
        let group = self.rng.usize(0..groups);
        let word = if self.chance(30) {
            self.argument()
        } else if self.chance(20) {
            self.one_of(|inputs| &inputs.types)
        } else {
            self.one_of(|inputs| &inputs.words)
        };
        let other = self.rng.usize(0..self.corpus.len());
        let rng = &mut self.rng;
        let tokens = nth(item, group, in_arguments);
        let at = rng.usize(0..=tokens.len());
        if at == tokens.len() {
            return tokens.extend(word);
        }
        match rng.u8(0..9) {
            0 => {
                tokens.remove(at);
            }
            1 => tokens.insert(at, tokens[at].clone()),
            2 => {
                let other = rng.usize(0..tokens.len());
                tokens.swap(at, other);
            }
            3 => {
                tokens.splice(at..=at, word);
            }
            4 => {
                tokens.splice(at..at, word);
            }
            5 => tokens.truncate(at),
            6 => {
                let end = rng.usize(at..tokens.len());
                let inner = tokens.drain(at..=end).collect();
                tokens.insert(at, Token::Group(delimiter(rng), inner));
            }
            7 => match &mut tokens[at] {
                Token::Group(of_group, _) if rng.bool() => *of_group = delimiter(rng),
                Token::Group(_, inner) => {
                    let inner = std::mem::take(inner);
                    tokens.splice(at..=at, inner);
                }
                Token::Leaf(_) => {}
            },
            // A piece of another item.
            _ => {
                let other = &mut self.corpus[other];
                let groups = count(other, in_arguments);
                if groups > 0 {
                    let from = nth(other, rng.usize(0..groups), in_arguments);
                    let from = from.iter().take(8).cloned().collect::<Vec<_>>();
                    tokens.splice(at..=at, from);
                }
            }
        }
    }
}

fn delimiter(rng: &mut Rng) -> Delimiter {
    let all = [Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace, Delimiter::None];
    all[rng.usize(0..all.len())]
}

/// The number of groups, where all tokens count as one. With `in_arguments`, only the groups in attributes
/// named `drop` count.
fn count(tokens: &[Token], in_arguments: bool) -> usize {
    let mut groups = usize::from(!in_arguments);
    let mut is_after_drop = false;
    for token in tokens {
        if let Token::Group(_, inner) = token {
            groups += count(inner, in_arguments && !is_after_drop);
        }
        is_after_drop = token.is("drop");
    }
    groups
}

/// The group with this index among those that `count` counts.
fn nth(tokens: &mut Vec<Token>, mut index: usize, in_arguments: bool) -> &mut Vec<Token> {
    if !in_arguments {
        if index == 0 {
            return tokens;
        }
        index -= 1;
    }
    let mut is_after_drop = false;
    for token in tokens {
        let is_drop = token.is("drop");
        if let Token::Group(_, inner) = token {
            let groups = count(inner, in_arguments && !is_after_drop);
            if index < groups {
                return nth(inner, index, in_arguments && !is_after_drop);
            }
            index -= groups;
        }
        is_after_drop = is_drop;
    }
    unreachable!("there are fewer groups")
}
