//! Reads the `#[drop(...)]` attributes of an item into its arguments.
//!
//! The arguments of a field, of a body and of a type are different values, so that each can only have the
//! arguments that it takes. A wrong argument is reported and skipped, and the next ones are still read.

use proc_macro2::{Delimiter, Span, TokenTree};
use syn::Path;

use crate::grammar::{Keyword, Side, Target, REVERSE};
use crate::parse::guess::{self, Site};
use crate::parse::item::Attribute;
use crate::parse::tokens::{flat, is_punct, is_word, name_at, stream, text, Cursor};
use crate::parse::value::{
    close, function, is_equals, module, part, parts, starts_argument, up_to_argument,
    up_to_last_name, ArgumentParser, Close, Constraint, Function, Given, Order, Parts, Step,
};
use crate::report::message::{self, Meant};
use crate::report::{pretty, Errors, Underline};

/// The arguments of a field.
#[derive(Default)]
pub(crate) struct FieldArgs {
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) step: Option<Step>,
    pub(crate) skip: Option<Span>,
    /// The attributes for the field in the parts.
    pub(crate) part: Vec<syn::Attribute>,
    /// A `#[drop]` without arguments.
    pub(crate) mark: Option<Underline>,
}

/// The arguments of a type.
#[derive(Default)]
pub(crate) struct TypeArgs {
    pub(crate) begin: Option<Function>,
    pub(crate) parts: Option<Parts>,
    pub(crate) close: Option<Close>,
    pub(crate) report: Option<Function>,
    pub(crate) krate: Option<Path>,
}

/// What was found in the attributes of one item, including their mistakes.
#[derive(Default)]
pub(crate) struct Seen {
    /// The keyword of each argument, in order. A wrong value does not matter.
    pub(crate) keywords: Vec<Given>,
    /// The item has a `#[drop]` attribute.
    pub(crate) is_present: bool,
    /// Words in attributes that failed to parse. A field named here is not also reported as missing.
    pub(crate) unread: Vec<String>,
    /// An attribute that failed to parse may name any field.
    pub(crate) may_name_any: bool,
    /// A mistake: a number instead of an order.
    pub(crate) number: Option<(u64, Underline)>,
    /// A mistake: `first` or `last` instead of an order.
    pub(crate) end: Option<(Side, Span)>,
    /// Words that are not in the grammar, or missing words.
    pub(crate) unknown: Vec<Unknown>,
    /// The number of empty values in place of field names.
    pub(crate) empty_values: usize,
}

impl Seen {
    /// Whether an attribute failed to parse. It may have any argument.
    pub(crate) fn has_unread(&self) -> bool {
        self.may_name_any || !self.unread.is_empty()
    }

    /// Whether an attribute that failed to parse may name this field.
    pub(crate) fn may_name(&self, field: &str) -> bool {
        self.may_name_any || self.unread.iter().any(|word| word == field)
    }

    pub(crate) fn has(&self, keyword: Keyword) -> bool {
        self.given(keyword).is_some()
    }

    /// The first argument with this keyword.
    pub(crate) fn given(&self, keyword: Keyword) -> Option<Given> {
        self.keywords.iter().copied().find(|given| given.keyword == keyword)
    }

    /// The code to remove for these arguments, each given with its code: the whole attribute, if nothing would
    /// be left in it.
    pub(crate) fn removed(&self, arguments: &[(Given, String)]) -> Vec<String> {
        let mut removed = Vec::new();
        let mut rest = arguments;
        while let Some((first, _)) = rest.first() {
            let is_beside = |given: &Given| given.attribute == first.attribute;
            let count = rest.iter().take_while(|(given, _)| is_beside(given)).count();
            let (group, others) = rest.split_at(count);
            let codes = group.iter().map(|(_, code)| code.clone());
            if self.keywords.iter().filter(|given| is_beside(given)).count() == count {
                let all: Vec<_> = codes.collect();
                removed.push(format!("#[drop({})]", all.join(", ")));
            } else {
                removed.extend(codes);
            }
            rest = others;
        }
        removed
    }

    /// The same for the first argument with this keyword.
    pub(crate) fn removed_one(&self, keyword: Keyword, code: String) -> String {
        let given = self.given(keyword);
        given.map(|given| self.removed(&[(given, code)]).concat()).unwrap_or_default()
    }

    /// Whether another word was taken for this keyword.
    pub(crate) fn is_guessed(&self, keyword: Keyword) -> bool {
        self.keywords.iter().any(|given| given.is_guessed && given.keyword == keyword)
    }
}

/// Whether the compiler has an error about the value of an attribute: it is neither a literal nor a macro, which
/// may expand to one.
fn is_refused(value: &[TokenTree]) -> bool {
    match value {
        [TokenTree::Literal(_)] => false,
        [word] => !is_word(word, "true") && !is_word(word, "false"),
        [.., TokenTree::Ident(_), mark, TokenTree::Group(_)] => !is_punct(mark, '!'),
        _ => true,
    }
}

/// An unknown word, or a missing one.
pub(crate) struct Unknown {
    pub(crate) expected: Expected,
    pub(crate) word: Option<(String, Span)>,
}

/// What was expected in place of an unknown word.
pub(crate) enum Expected {
    /// An argument of an attribute on this kind of item.
    Argument(Target),
    /// The value of `order`: a list or `reverse`.
    Order,
}

impl Unknown {
    /// In the value of `order`.
    fn in_order(value: &[TokenTree]) -> Option<Self> {
        let word = match value {
            [equals] if is_punct(equals, '=') => None,
            [equals, TokenTree::Ident(word), ..] if is_punct(equals, '=') && word != REVERSE => {
                Some((word.to_string(), word.span()))
            }
            _ => return None,
        };
        Some(Unknown { expected: Expected::Order, word })
    }
}

/// Reads the attributes of an item. The arguments of other kinds of items stay empty.
pub(crate) fn read(cx: &Errors, attrs: &[Attribute], site: Site) -> Args {
    let mut reader = Reader { cx, site, attribute: 0, args: Args::default() };
    for (attribute, attr) in attrs.iter().filter(|attr| attr.is_named("drop")).enumerate() {
        reader.attribute = attribute;
        reader.args.seen.is_present = true;
        reader.read_attribute(&attr.content);
    }
    reader.check_crate();
    reader.args
}

/// The arguments of any item.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) field: FieldArgs,
    /// For a struct or variant.
    pub(crate) order: Option<Order>,
    pub(crate) ty: TypeArgs,
    pub(crate) seen: Seen,
}

struct Reader<'a> {
    cx: &'a Errors,
    site: Site<'a>,
    /// The index of the attribute that is being read.
    attribute: usize,
    args: Args,
}

impl Reader<'_> {
    fn target(&self) -> Target {
        self.site.target
    }

    /// Notes an unknown word in place of an argument, or a missing one.
    fn note_unknown(&mut self, word: Option<(String, Span)>) {
        let expected = Expected::Argument(self.target());
        self.args.seen.unknown.push(Unknown { expected, word });
    }

    fn read_attribute(&mut self, content: &[TokenTree]) {
        let at = Underline::over(content);
        let target = self.target();
        let site = self.site;
        let is_held = || site.is_managed_by_spelling();
        let problem = match content {
            [_, TokenTree::Group(group)] => {
                let tokens = flat(group.stream());
                if tokens.is_empty() {
                    self.note_unknown(None);
                    message::empty_attribute(target, is_held())
                } else if group.delimiter() == Delimiter::Parenthesis {
                    if let Some(code) = self.all_called(&tokens) {
                        let message = message::malformed_attribute(target, is_held(), &[code]);
                        self.cx.push(Underline::over(&tokens), message);
                        return self.pass_over(content);
                    }
                    return self.read_list(&mut Cursor::new(&tokens));
                } else if self.starts_with_keyword(&tokens) {
                    self.cx.push(at, message::wrong_brackets(&pretty(group.stream())));
                    return self.read_list(&mut Cursor::new(&tokens));
                } else {
                    message::malformed_attribute(target, is_held(), &self.arguments_in(&tokens))
                }
            }
            [_] if target == Target::Field => {
                self.args.field.mark = Some(at);
                return;
            }
            [_] => message::bare_on(target),
            [_, equals, value @ ..] if is_punct(equals, '=') && is_refused(value) => {
                return self.pass_over(content);
            }
            [_, value @ ..] => {
                message::malformed_attribute(target, is_held(), &self.arguments_in(value))
            }
            [] => return,
        };
        self.cx.push(at, problem);
        self.pass_over(content);
    }

    fn starts_with_keyword(&self, tokens: &[TokenTree]) -> bool {
        matches!(tokens, [TokenTree::Ident(word), ..] if self.target().keyword(&word.to_string()).is_some())
    }

    /// The arguments that were meant by tokens of another form.
    fn arguments_in(&self, tokens: &[TokenTree]) -> Vec<String> {
        let tokens = guess::stripped(tokens);
        if self.starts_with_keyword(&tokens) {
            return self.argument_in(&tokens).into_iter().collect();
        }
        if let Some((_, arguments)) = self.site.fields_as_arguments(&tokens) {
            return arguments.iter().map(|(keyword, value)| keyword.with_value(value)).collect();
        }
        match self.site.function(&tokens) {
            Some(Meant::Step(code) | Meant::Begin(code)) => vec![code],
            _ => Vec::new(),
        }
    }

    /// The right form of an argument that starts with its keyword.
    fn argument_in(&self, tokens: &[TokenTree]) -> Option<String> {
        let (first, value) = tokens.split_first()?;
        self.site.argument(self.target().keyword(&first.to_string())?, value)
    }

    /// The right form of arguments that are all written like calls: `before(f) with(close)`.
    fn all_called(&self, tokens: &[TokenTree]) -> Option<String> {
        let parts = tokens.iter().filter(|token| !is_punct(token, ','));
        let mut start = parts.clone();
        let start = (start.next(), start.next(), start.next());
        let (Some(TokenTree::Ident(_)), Some(TokenTree::Group(_)), Some(_)) = start else {
            return None;
        };
        let parts: Vec<TokenTree> = parts.cloned().collect();
        let code = |pair: &[TokenTree]| match pair {
            [TokenTree::Ident(_), TokenTree::Group(_)] => self.argument_in(pair),
            _ => None,
        };
        Some(parts.chunks(2).map(code).collect::<Option<Vec<_>>>()?.join(", "))
    }

    /// Skips tokens that could not be read, and keeps their words.
    fn pass_over(&mut self, tokens: &[TokenTree]) {
        let text = stream(tokens).to_string();
        let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        let names_any = words.clone().next().is_some_and(|first| {
            let keyword = Keyword::named(&first);
            // The names of `before =` are yet to be written.
            let has_no_names = keyword.is_some() && words.clone().nth(1).is_none();
            keyword.is_none_or(Keyword::names_fields)
                && (self.target() != Target::Field || text.contains("..") || has_no_names)
        });
        // A field may be named by its type.
        let by_type = |word: String| {
            let ty = name_at(&word, Span::call_site())?;
            self.site.field_of_type(&[ty.into()])
        };
        let by_type: Vec<String> = words.clone().filter_map(by_type).collect();
        let seen = &mut self.args.seen;
        seen.unread.extend(words.chain(by_type));
        seen.may_name_any |= names_any;
    }

    /// Reads all arguments, also those after a wrong one.
    fn read_list(&mut self, input: &mut Cursor) {
        let target = self.target();
        while !input.is_empty() {
            let start = *input;
            let is_read = self.read_argument(input).is_some();
            if !is_read {
                if !starts_argument(*input, target) {
                    up_to_argument(input, target);
                }
                self.pass_over(input.taken_since(start.rest));
            }
            if starts_argument(*input, target) {
                if is_read {
                    let next = up_to_argument(&mut input.clone(), target);
                    let message = message::expected_comma(&pretty(stream(next)));
                    self.cx.push(Underline::over(next), message);
                }
                continue;
            }
            if input.is_at(';') {
                self.cx.push(Underline::over(&input.rest[..1]), message::expected_comma(""));
                input.take(';');
                continue;
            }
            // Tokens between the argument and the next comma.
            let extra = up_to_argument(input, target);
            if let (false, Some(given)) =
                (extra.is_empty(), self.args.seen.keywords.last().copied())
            {
                self.cx.push(Underline::over(extra), message::malformed(given.keyword, None));
                self.pass_over(extra);
            }
            input.take(',');
        }
    }

    /// Reads one argument. `None` after an error: skip the rest of this argument.
    fn read_argument(&mut self, input: &mut Cursor) -> Option<()> {
        let given = self.read_keyword(input)?;
        if given.keyword == Keyword::Order {
            self.args.seen.unknown.extend(Unknown::in_order(input.rest));
        }
        let (cx, site) = (self.cx, self.site);
        let mut parser =
            ArgumentParser { cx, site, given, input, is_broken: false, is_empty: false };
        let args = &mut self.args;
        match given.keyword {
            Keyword::Before => args.field.constraints.extend(parser.constraint(Side::Before)),
            Keyword::After => args.field.constraints.extend(parser.constraint(Side::After)),
            Keyword::With => args.field.step = Some(parser.step()),
            Keyword::Skip => args.field.skip = Some(parser.no_value()),
            Keyword::Part => args.field.part = parser.value(part).unwrap_or_default(),
            Keyword::Order => args.order = parser.order(),
            Keyword::Begin => args.ty.begin = parser.value(function),
            Keyword::Parts => args.ty.parts = parser.value(parts),
            Keyword::Close => args.ty.close = parser.value(close),
            Keyword::Report => args.ty.report = parser.value(function),
            Keyword::Crate => args.ty.krate = parser.value(module),
        }
        let ArgumentParser { is_broken, is_empty, .. } = parser;
        self.args.seen.empty_values += usize::from(is_empty);
        (!is_broken).then_some(())
    }

    /// The path of `crate` ends at this crate, and does not lead into the standard library. The compiler
    /// reports a path that is wrong in another way.
    fn check_crate(&mut self) {
        let Some(mut path) = self.args.ty.krate.take() else { return };
        let at = Underline::of(&path);
        let names: Vec<String> = path.segments.iter().map(|segment| text(&segment.ident)).collect();
        match names.as_slice() {
            [first, ..] if matches!(first.as_str(), "std" | "core" | "alloc") => {
                let code = Keyword::Crate.with_value(pretty(&path));
                let removed = self.args.seen.removed_one(Keyword::Crate, code);
                return self.cx.push(at, message::standard_library_as_crate(first, &removed));
            }
            [_, .., last] if last == "OrderedDrop" => {
                path.segments.pop();
                path.segments.pop_punct();
                let code = Keyword::Crate.with_value(pretty(&path));
                self.cx.push(at, message::trait_as_crate(&code));
            }
            _ => {}
        }
        self.args.ty.krate = Some(path);
    }

    /// Reads the keyword of an argument, or the word that was meant as one. `None` after any other error.
    fn read_keyword(&mut self, input: &mut Cursor) -> Option<Given> {
        let start = *input;
        let Some(TokenTree::Ident(word)) = input.next() else {
            *input = start;
            self.reject_unnamed(input);
            return None;
        };
        let (word, span) = (word.to_string(), word.span());
        let (keyword, is_guessed) = match Keyword::named(&word) {
            Some(keyword) if keyword.is_on(self.target()) => (keyword, false),
            Some(keyword) => {
                self.reject_misplaced(keyword, span, start, input);
                return None;
            }
            // If a keyword was clearly meant, its value is read.
            None => (self.reject_unknown(&word, span, start, input)?, true),
        };
        if self.args.seen.has(keyword) && !keyword.repeats() {
            // If one of them is a guess, there may be one.
            if !is_guessed && !self.args.seen.is_guessed(keyword) {
                self.cx.push(span, message::given_twice(keyword));
            }
            return None;
        }
        let given = Given { keyword, span, attribute: self.attribute, is_guessed };
        self.args.seen.keywords.push(given);
        Some(given)
    }

    /// Reports an argument of another kind of item.
    fn reject_misplaced<'t>(
        &mut self,
        keyword: Keyword,
        span: Span,
        start: Cursor<'t>,
        input: &mut Cursor<'t>,
    ) {
        let (site, value) = (self.site, up_to_argument(input, self.target()));
        let on_body = || Some(Meant::OnBody(site.on_body(keyword, site.argument(keyword, value)?)));
        // What an argument of a variant's field is, the enum is told.
        let target = match (keyword, self.target()) {
            (Keyword::Begin | Keyword::Parts, Target::Field) if site.body == Target::Variant => {
                Target::Variant
            }
            (_, target) => target,
        };
        let has_arrow = || value.iter().any(|token| is_punct(token, '>'));
        let is_in_struct = site.body == Target::Struct;
        let ends_in_name = is_equals(value) && matches!(value.last(), Some(TokenTree::Ident(_)));
        let meant = match (keyword, target) {
            (Keyword::Order, Target::Field) => {
                if self.note_number(Underline::from(span).and(value), value) {
                    return;
                }
                on_body()
            }
            (Keyword::With, Target::Struct) => {
                site.argument(Keyword::Begin, value).map(Meant::Begin)
            }
            // Attributes without a name.
            (Keyword::Parts, Target::Field)
                if is_equals(value)
                    && part(&mut Cursor::new(&value[1..])).is_some()
                    && !ends_in_name =>
            {
                site.argument(Keyword::Part, value).map(Meant::Argument)
            }
            (Keyword::Begin | Keyword::Parts | Keyword::Report | Keyword::Crate, Target::Field)
                if is_in_struct && !value.is_empty() =>
            {
                on_body()
            }
            (Keyword::Close, Target::Field) if is_in_struct && has_arrow() => on_body(),
            (Keyword::Close, Target::Field) if !has_arrow() => {
                // `close = f`, or a call of a function that is named `close`.
                let step = if is_equals(value) { value } else { input.taken_since(start.rest) };
                site.argument(Keyword::With, step).map(Meant::Step)
            }
            (Keyword::Part, Target::Struct) if ends_in_name => {
                site.argument(Keyword::Parts, value).map(Meant::Argument)
            }
            (Keyword::Part, Target::Struct) => {
                let attribute = site.value(keyword, value);
                let attribute = attribute.as_deref().unwrap_or("#[attribute]");
                Some(Meant::Argument(Keyword::Parts.with_value(format_args!("{attribute} Name"))))
            }
            _ => None,
        };
        let meant = meant.unwrap_or_else(|| self.elsewhere(keyword, value));
        self.cx.push(span, message::misplaced(keyword, target, &meant));
    }

    /// An attribute with the argument as it is written, or an example if that cannot be read, at a place where
    /// it may stand.
    fn elsewhere(&self, keyword: Keyword, value: &[TokenTree]) -> Meant {
        let place = match keyword {
            Keyword::Order => Target::Variant,
            _ if keyword.is_on(Target::Field) => Target::Field,
            _ if self.site.body == Target::Struct => Target::Struct,
            _ => Target::Enum,
        };
        let fields = || {
            let is_of_fields = keyword.names_fields() && is_equals(value);
            is_of_fields.then(|| keyword.with_value(pretty(stream(&value[1..]))))
        };
        let code = self.site.argument(keyword, value).or_else(fields);
        let code = code.map(|code| format!("#[drop({code})]"));
        Meant::Elsewhere(place, code.unwrap_or_else(|| keyword.forms()[0].to_owned()))
    }

    /// Whether the value is a number, which is reported once for all fields.
    fn note_number(&mut self, at: Underline, value: &[TokenTree]) -> bool {
        let number = match value {
            [TokenTree::Literal(literal)] => literal,
            [equals, TokenTree::Literal(literal)] if is_punct(equals, '=') => literal,
            _ => return false,
        };
        let Ok(number) = number.to_string().parse() else { return false };
        let seen = &mut self.args.seen;
        seen.number = Some((number, at));
        seen.may_name_any = true;
        true
    }

    /// Whether the word is `first` or `last`, which is reported once for all fields.
    fn note_end(&mut self, word: &str, span: Span) -> bool {
        let Some(side) = guess::end(word) else { return false };
        let seen = &mut self.args.seen;
        seen.end = Some((side, span));
        seen.may_name_any = true;
        true
    }

    /// Reports an argument that does not start with a name.
    fn reject_unnamed(&mut self, input: &mut Cursor) {
        let target = self.target();
        if input.is_at(',') {
            let at = Underline::over(&input.rest[..1]);
            return self.cx.push(at, message::stray_comma(target));
        }
        let mut after = *input;
        let tokens = up_to_argument(&mut after, target);
        let meant = self.argument_in(&guess::stripped(tokens)).map(Meant::Argument);
        if meant.is_none() && self.reject_fields(input).is_some() {
            return;
        }
        *input = after;
        let at = Underline::over(tokens);
        let may_be_number = meant.is_none() && target == Target::Field;
        if !may_be_number || !self.note_number(at, tokens) {
            let meant = meant.or_else(|| self.site.function(tokens));
            self.cx.push(at, message::expected_argument(target, meant.as_ref()));
        }
    }

    /// Reports a word that is no keyword. Returns the keyword that was meant, if its value can be read.
    fn reject_unknown<'t>(
        &mut self,
        word: &str,
        span: Span,
        start: Cursor<'t>,
        input: &mut Cursor<'t>,
    ) -> Option<Keyword> {
        let (site, target) = (self.site, self.target());
        self.note_unknown(Some((word.to_owned(), span)));
        let similar = guess::similar_argument(word, target).filter(|_| !site.has_field(word));
        if let Some(keyword) = similar {
            return self.read_as(keyword, word, span, input, Meant::Similar);
        }
        let after_word = std::mem::replace(input, start);
        if self.reject_fields(input).is_some() {
            return None;
        }
        if let Some(keyword) = guess::synonym(word, target) {
            *input = after_word;
            return self.read_as(keyword, word, span, input, Meant::Synonym);
        }
        if target == Target::Field {
            let tokens = up_to_argument(input, target);
            if self.note_number(Underline::over(tokens), &tokens[1..])
                || tokens.len() == 1 && self.note_end(word, span)
            {
                return None;
            }
            *input = start;
        }
        let (tokens, meant) = site.take_unknown(input);
        let at = if meant.is_some() { Underline::over(tokens) } else { span.into() };
        self.cx.push(at, message::unknown_argument(word, target, meant.as_ref()));
        self.args.seen.may_name_any |= matches!(meant, Some(Meant::OnBody(_)));
        None
    }

    /// Reports a word that means a keyword. Returns the keyword, unless its value is wrong as well.
    fn read_as(
        &mut self,
        keyword: Keyword,
        word: &str,
        span: Span,
        input: &mut Cursor,
        meant: fn(Keyword) -> Meant,
    ) -> Option<Keyword> {
        let (mut at, mut meant) = (Underline::from(span), meant(keyword));
        let has_form = input.is_empty() || input.is_at(',') || is_equals(input.rest);
        if !has_form {
            let value = up_to_last_name(input, self.site);
            if let Some(code) = self.site.argument(keyword, value) {
                (at, meant) = (at.and(value), Meant::Argument(code));
            }
        }
        // With its value missing, nothing more is known.
        let has_value = keyword == Keyword::Skip || is_equals(input.rest);
        let message = if has_form && !has_value {
            self.args.seen.may_name_any |= keyword.names_fields();
            message::unknown_argument_without_value(word, keyword)
        } else {
            message::unknown_argument(word, self.target(), Some(&meant))
        };
        self.cx.push(at, message);
        (has_form && has_value).then_some(keyword)
    }

    /// Reports fields without a keyword, and takes them. `None` if none come next, or no argument with them is
    /// likely.
    fn reject_fields(&self, input: &mut Cursor) -> Option<()> {
        let site = self.site;
        let mut after = *input;
        let tokens = up_to_last_name(&mut after, site);
        if (0..tokens.len()).any(|at| is_equals(&tokens[at..])) {
            return None;
        }
        let (fields, arguments) = site.fields_as_arguments(tokens)?;
        let message = if site.is_own_name(&fields) {
            site.is_managed_by_spelling().then(message::own_name_as_argument)?
        } else if arguments.is_empty() {
            return None;
        } else {
            let names: Vec<String> = fields.iter().map(|&field| site.name(field)).collect();
            message::field_as_argument(&names, &arguments, site.own_name().as_deref())
        };
        *input = after;
        self.cx.push(Underline::over(tokens), message);
        Some(())
    }
}
