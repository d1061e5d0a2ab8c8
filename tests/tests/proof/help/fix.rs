//! Applies a `help:` to the program that it was given for, as somebody would who knows nothing but
//! its text.

use std::ops::Range;

use crate::lexer::{split, trees};
use crate::program::{items, Argument, Attribute, Body, Field, Item};

/// One way to do what a help says.
pub(crate) enum Fix {
    /// Write this instead of what is underlined.
    Underlined(String),
    /// Write this instead of the argument.
    Argument(String),
    /// Write this instead of the attribute.
    Attribute(String),
    /// Remove these arguments or names.
    Remove(Vec<String>),
    /// Remove a word from the `repr`.
    Unpack(String),
    /// Declare the field like this, with the attributes it has.
    Redeclare(String),
    /// The same with these attributes and no other ones of ours.
    Replace(String),
    /// Put this in front of the field.
    Mark(String),
    /// Declare each of the fields like this.
    Hold(Vec<String>, Vec<String>),
    /// Declare one field directly above or below another.
    Move { field: String, above: bool, other: String },
    /// Declare these fields in this order, where they stand.
    Sort(Vec<String>),
    /// Write this before what is underlined.
    Before(String),
    /// Write this behind what is underlined.
    Behind(String),
    /// Write this below all else.
    Append(String),
    /// Name another function instead of what is underlined, and declare it with this result below all else.
    Wrap(String),
    /// Write this attribute on the struct or variant, instead of the argument of the field.
    OnBody(String),
    /// Write this attribute on the enum, instead of the argument.
    OnEnum(String),
    /// The same on its first variant.
    OnVariant(String),
    /// The same on the first field.
    OnField(String),
    /// Write this attribute on the struct, beside the argument.
    AlsoOnBody(String),
    /// The same instead of the `order` that is there.
    InsteadOfOrder(String),
    /// The same instead of the numbers, or of `first` and `last`, on all fields.
    InsteadOfMarks(String),
    /// Instead of both.
    InsteadOfOrderAndMarks(String),
}

/// All ways to do what a help says. `None` if it says something that is not known here.
pub(crate) fn fixes(help: &str) -> Option<Vec<Fix>> {
    let (first, block) = help.split_once('\n').unwrap_or((help, ""));
    let parts: Vec<&str> = first.split('`').collect();
    let codes = || parts.iter().skip(1).step_by(2).map(|&code| code.to_owned());
    let text: Vec<&str> = parts.iter().step_by(2).copied().collect();
    let mut text = text.join("_");
    while text.contains("_, _") || text.contains("_ or _ or _") {
        text = text.replace("_, _", "_").replace("_ or _ or _", "_ or _");
    }
    let last = codes().next_back()?;
    if let Some(fix) = elsewhere(&text, &codes().next()?, &last) {
        return Some(vec![fix]);
    }
    let is_move = |text: &str| text.starts_with("move the declaration of _ ");
    Some(match text.as_str() {
        text if is_move(text) => vec![Fix::Move {
            field: codes().next()?,
            above: text.contains(" above "),
            other: codes().nth(1)?,
        }],
        text if text.starts_with("declare them in this order: _") => {
            vec![Fix::Sort(codes().collect())]
        }
        "take _ out of its _: _" => vec![Fix::Hold(vec![codes().next()?], vec![last])],
        text if text.starts_with("or, if _ is to drop first: ") => vec![Fix::Argument(last)],
        "hold _ in _:" => {
            let mut fields: Vec<_> = codes().collect();
            fields.pop();
            let lines = block.lines().map(|line| line.trim_end_matches(',').to_owned());
            vec![Fix::Hold(fields, lines.collect())]
        }
        "hold _ in _: _" => vec![Fix::Hold(vec![codes().next()?], vec![last])],
        "hold it in _: _"
        | "hold the value once: _"
        | "hold it behind a pointer: _"
        | "let the language drop it: _" => {
            vec![Fix::Redeclare(last)]
        }
        "to drop it: _" | "to never drop it: _" => vec![Fix::Replace(last)],
        "to drop the items of this field last to first: _" => {
            vec![if last.starts_with('#') { Fix::Replace(last) } else { Fix::Argument(last) }]
        }
        "to drop it: remove _" => vec![Fix::Remove(vec![last])],
        "mark the field, too: _"
        | "to drop it, mark the field: _"
        | "to never drop it, mark the field: _" => {
            vec![Fix::Mark(last)]
        }
        "list managed fields first: _"
        | "give each field a place: _"
        | "if _ is to drop first: _"
        | "if _ is to drop last: _"
        | "for a function to call: _"
        | "for a function to call before any field drops: _"
        | "or let _ stand for what the list does not name: _" => {
            vec![Fix::Argument(last)]
        }
        "there is a field with a similar name: _"
        | "there is an argument with a similar name: _"
        | "there is an argument for that: _"
        | "for all other fields, write _"
        | "for the field's value, write _" => vec![Fix::Underlined(last)],
        "name a function of your own, which calls this one and returns a _" => {
            vec![Fix::Wrap(last)]
        }
        "or, if one of both types is your own, implement _ for _" => {
            let (source, target) = (codes().next()?, codes().nth(1)?);
            let error = source.strip_prefix("From<")?.strip_suffix('>')?;
            let from = format!("fn from(_: {error}) -> {target} {{ loop {{}} }}");
            vec![Fix::Append(format!("\nimpl {source} for {target} {{ {from} }}\n"))]
        }
        "to pass a copy, write _ before the name" => vec![Fix::Before(last)],
        "to work in place, write _ behind the path" => vec![Fix::Behind(last)],
        "remove _ from the _" => vec![Fix::Unpack(codes().next()?)],
        "remove _" => vec![Fix::Remove(codes().collect())],
        "write _"
        | "write _ or _"
        | "write _ or _ or _"
        | "write _, or arguments: _"
        | "write arguments: _"
        | "write arguments: _ or _"
        | "write the arguments in parentheses: _"
        | "on a field, write _ or _"
        | "the order of all fields is _ or _"
        | "a function to call before any field drops is _"
        | "to call it before any field drops: _"
        | "a function to call when this field drops is _"
        | "a function to call when this field drops is _ or _" => codes().map(written).collect(),
        _ => return None,
    })
}

/// What belongs at another place.
fn elsewhere(text: &str, first: &str, last: &str) -> Option<Fix> {
    let (first, last) = (first.to_owned(), last.to_owned());
    Some(match text {
        "on the struct, write _" | "on the variant, write _" => Fix::OnBody(last),
        "on the enum, write _" => Fix::OnEnum(last),
        "on a variant, write _" => Fix::OnVariant(last),
        "on a field, write _" | "on a field, a function to call when it drops is _" => {
            Fix::OnField(last)
        }
        "on the struct, also write _" => Fix::AlsoOnBody(last),
        "on the struct, write _ instead of its _" | "on the variant, write _ instead of its _" => {
            Fix::InsteadOfOrder(first)
        }
        "instead of the numbers, on the struct, write _ instead of its _"
        | "instead of the marks, on the struct, write _ instead of its _" => {
            Fix::InsteadOfOrderAndMarks(first)
        }
        "instead of the numbers, on the struct, write _"
        | "instead of the numbers, on the variant, write _"
        | "instead of the marks, on the struct, write _"
        | "instead of the marks, on the variant, write _" => Fix::InsteadOfMarks(last),
        _ => return None,
    })
}

/// What to replace by the code tells its form.
fn written(code: String) -> Fix {
    if code.starts_with("#[drop") {
        Fix::Attribute(code)
    } else if code.contains(" = ") && !code.starts_with(',') {
        Fix::Argument(code)
    } else {
        Fix::Underlined(code)
    }
}

/// A program that is being edited.
pub(crate) struct Edited {
    pub(crate) text: String,
    /// Where each of the errors is.
    pub(crate) marks: Vec<usize>,
}

impl Edited {
    /// Applies a fix for the error with this index, which underlines `length` bytes.
    ///
    /// `None` if there is nothing that it could be applied to.
    pub(crate) fn apply(&mut self, fix: &Fix, error: usize, length: usize) -> Option<()> {
        let at = self.marks[error];
        if self.write_there(fix, at, length) {
            return Some(());
        }
        let items = items(&self.text);
        let item = items.iter().find(|item| item.range.contains(&at))?;
        let none = Body::default();
        let body = item.body_at(at).unwrap_or(&none);
        match fix {
            Fix::OnBody(_)
            | Fix::OnEnum(_)
            | Fix::OnVariant(_)
            | Fix::OnField(_)
            | Fix::AlsoOnBody(_)
            | Fix::InsteadOfOrder(_)
            | Fix::InsteadOfMarks(_)
            | Fix::InsteadOfOrderAndMarks(_) => self.write_elsewhere(fix, item, body, at)?,
            Fix::Underlined(_)
            | Fix::Before(_)
            | Fix::Behind(_)
            | Fix::Append(_)
            | Fix::Wrap(_) => {}
            Fix::Argument(code) => {
                let attribute = attribute_at(item, body, at)?;
                match attribute.argument_at(at) {
                    // Without brackets around a list, there are commas in what is underlined.
                    Some(argument) => {
                        let end = argument.end.max(at + length);
                        self.replace(argument.start..end, code);
                    }
                    None => self.replace(attribute.range.clone(), &format!("#[drop({code})]")),
                }
            }
            Fix::Attribute(code) => {
                let attribute = attribute_at(item, body, at)?;
                let code = with_names(code, body, body.field_at(at))?;
                match attribute
                    .argument_at(at)
                    .filter(|one| attribute.arguments.len() > 1 && one.end >= at + length)
                {
                    Some(argument) => {
                        let inner = code.strip_prefix("#[drop(")?.strip_suffix(")]")?;
                        self.replace(argument, inner);
                    }
                    None => self.replace(attribute.range.clone(), &code),
                }
            }
            Fix::Remove(codes) => {
                let field = body.field_at(at).map(|field| field.name.clone());
                for code in codes {
                    if code == "," || code == "*" {
                        self.replace(at..at + length, "");
                    } else if code == "&mut" {
                        self.replace(at..at + code.len(), "");
                    } else {
                        self.remove(code, self.marks[error], field.as_deref())?;
                    }
                }
            }
            Fix::Unpack(word) => self.unpack(at, word)?,
            Fix::Redeclare(code) => self.redeclare(body.field_at(at)?, code),
            Fix::Replace(code) => {
                let field = body.field_at(at)?;
                // From the last to the first: an edit moves what follows it.
                self.replace(field.declaration.clone(), code);
                for attribute in field.attributes.iter().rev() {
                    self.replace(attribute.range.clone(), "");
                }
            }
            Fix::Mark(code) => {
                let start = body.field_at(at)?.declaration.start;
                self.replace(start..start, &format!("{code} "));
            }
            Fix::Hold(names, declarations) => {
                assert_eq!(names.len(), declarations.len());
                for (name, declaration) in names.iter().zip(declarations).rev() {
                    self.redeclare(body.field(name)?, declaration);
                }
            }
            Fix::Move { field, above, other } => self.move_one(body, field, *above, other)?,
            Fix::Sort(names) => {
                let place =
                    |name: &String| body.fields.iter().position(|field| field.name == *name);
                let sorted: Vec<usize> = names.iter().map(place).collect::<Option<_>>()?;
                let mut places = sorted.clone();
                places.sort_unstable();
                let mut order: Vec<usize> = (0..body.fields.len()).collect();
                for (place, field) in places.into_iter().zip(sorted) {
                    order[place] = field;
                }
                self.reorder(body, &order);
            }
        }
        Some(())
    }

    /// Applies a fix that writes an attribute at another place.
    fn write_elsewhere(&mut self, fix: &Fix, item: &Item, body: &Body, at: usize) -> Option<()> {
        match fix {
            Fix::OnBody(code) => {
                let code = with_names(code, body, None)?;
                self.move_to_body(item, body, at, &code)?;
            }
            Fix::OnEnum(code) => {
                let start = item.start_of_type(&self.text);
                self.move_argument(item, body, at, start, &format!("{code}\n"))?;
            }
            Fix::OnVariant(code) => {
                let start = item.bodies[0].range.start;
                self.move_argument(item, body, at, start, &format!("{code}\n"))?;
            }
            Fix::OnField(code) => {
                let body = if body.fields.is_empty() { &item.bodies[0] } else { body };
                let is_named = |field: &&Field| code.contains(&format!(" {})", field.name));
                let field = body.fields.iter().find(|field| !is_named(field))?;
                let code = with_names(code, body, Some(field))?;
                self.move_argument(item, body, at, field.range.start, &format!("{code} "))?;
            }
            Fix::AlsoOnBody(code) => {
                let start = item.start_of_attributes(body, &self.text);
                self.replace(start..start, &format!("{code}\n"));
            }
            Fix::InsteadOfOrder(code) => {
                // From the last to the first: an edit moves what follows it.
                let attribute = attribute_at(item, body, at)?;
                let index = attribute.arguments.iter().position(|one| one.range.contains(&at))?;
                self.remove_argument(attribute, index, "");
                self.replace_order(item, body, code)?;
            }
            Fix::InsteadOfMarks(code) => {
                let start = item.start_of_attributes(body, &self.text);
                self.remove_marks(body);
                self.replace(start..start, &format!("{code}\n"));
            }
            Fix::InsteadOfOrderAndMarks(code) => {
                self.remove_marks(body);
                self.replace_order(item, body, code)?;
            }
            _ => return None,
        }
        Some(())
    }

    /// Applies a fix for which the place of the error is enough. Whether it is such a one.
    fn write_there(&mut self, fix: &Fix, at: usize, length: usize) -> bool {
        match fix {
            Fix::Underlined(code) => self.replace(at..at + length, code),
            Fix::Before(code) => self.replace(at..at, code),
            Fix::Behind(code) => self.replace(at + length..at + length, code),
            Fix::Append(code) => self.text.push_str(code),
            Fix::Wrap(result) => {
                let path = |byte: &u8| byte.is_ascii_alphanumeric() || b"_:<>".contains(byte);
                let start = at
                    - self.text.as_bytes()[..at].iter().rev().take_while(|byte| path(byte)).count();
                let name = format!("wrapper{at}");
                self.replace(start..at + length, &name);
                let wrapper = format!("\nfn {name}<T>(_: T) -> {result} {{ loop {{}} }}\n");
                self.text.push_str(&wrapper);
            }
            _ => return false,
        }
        true
    }

    /// Writes an attribute on the struct or variant, instead of the argument of a field.
    fn move_to_body(&mut self, item: &Item, body: &Body, at: usize, code: &str) -> Option<()> {
        let start = item.start_of_attributes(body, &self.text);
        let attribute = attribute_at(item, body, at)?;
        let index = attribute.arguments.iter().position(|one| one.range.contains(&at))?;
        // What is in the list has a place. Anything else leaves the field without one.
        let mark = if code.starts_with("#[drop(order") { "" } else { "#[drop]" };
        self.remove_argument(attribute, index, mark);
        self.replace(start..start, &format!("{code}\n"));
        Some(())
    }

    /// Removes an argument, and writes an attribute elsewhere.
    fn move_argument(
        &mut self,
        item: &Item,
        body: &Body,
        at: usize,
        to: usize,
        code: &str,
    ) -> Option<()> {
        let attribute = attribute_at(item, body, at)?;
        let index = attribute.arguments.iter().position(|one| one.range.contains(&at))?;
        // From the last to the first: an edit moves what follows it.
        if to > attribute.range.start {
            self.replace(to..to, code);
            self.remove_argument(attribute, index, "");
        } else {
            self.remove_argument(attribute, index, "");
            self.replace(to..to, code);
        }
        Some(())
    }

    /// Removes a word from the `repr`.
    fn unpack(&mut self, at: usize, word: &str) -> Option<()> {
        let end = at + self.text[at..].find(']')?;
        let list = &self.text[at..end - 1];
        let length = split(&trees(list)).first().map(|part| part.len())?;
        assert!(list.trim_start_matches("r#").starts_with(word) && length <= 2);
        let start = self.text[..at].rfind('(')? + 1;
        let before = self.text[start..at].trim_end_matches([',', ' ']).len();
        self.replace(start + before..end - 1, "");
        if before == 0 {
            let start = self.text[..start].rfind("#[")?;
            let end = start + self.text[start..].find(']')? + 1;
            self.replace(start..end, "");
        }
        Some(())
    }

    /// Writes an `order` instead of the one of the struct or variant.
    fn replace_order(&mut self, item: &Item, body: &Body, code: &str) -> Option<()> {
        let code = code.strip_prefix("#[drop(")?.strip_suffix(")]")?;
        let mut arguments = item
            .attributes
            .iter()
            .chain(&body.attributes)
            .flat_map(|attribute| &attribute.arguments);
        let order = arguments.find(|one| self.text[one.range.clone()].starts_with("order"))?;
        self.replace(order.range.clone(), code);
        Some(())
    }

    /// Removes the numbers of all fields.
    fn remove_marks(&mut self, body: &Body) {
        for attribute in body.fields.iter().flat_map(|field| &field.attributes).rev() {
            let is_mark = |one: &Argument| {
                let text = &self.text[one.range.clone()];
                text.ends_with(|last: char| last.is_ascii_digit())
                    || matches!(text, "first" | "last")
            };
            if let Some(index) = attribute.arguments.iter().position(is_mark) {
                self.remove_argument(attribute, index, "");
            }
        }
    }

    /// Replaces a part, and moves the marks that follow it.
    fn replace(&mut self, range: Range<usize>, code: &str) {
        for mark in &mut self.marks {
            if *mark >= range.end {
                *mark = *mark - range.len() + code.len();
            } else if *mark > range.start {
                *mark = range.start;
            }
        }
        self.text.replace_range(range, code);
    }

    /// Removes an argument, and the attribute with the last one, for which `mark` is left.
    fn remove_argument(&mut self, attribute: &Attribute, index: usize, mark: &str) {
        if attribute.arguments.len() == 1 {
            return self.replace(attribute.range.clone(), mark);
        }
        let ranges = attribute.arguments.iter().map(|argument| argument.range.clone());
        self.replace(with_comma(&ranges.collect::<Vec<_>>(), index), "");
    }

    /// With the visibility, if the code has none of its own.
    fn redeclare(&mut self, field: &Field, code: &str) {
        let is_whole = code.starts_with("pub")
            || !field.is_index
                && code.trim_start_matches("r#").starts_with(&format!("{}:", field.name))
            || field.ty == field.declaration;
        let range = if is_whole { &field.declaration } else { &field.ty };
        self.replace(range.clone(), code);
    }

    /// Removes an argument of a field, or a name in the list of an argument.
    fn remove(&mut self, code: &str, at: usize, field: Option<&str>) -> Option<()> {
        let items = items(&self.text);
        let item = items.iter().find(|item| item.range.contains(&at))?;
        let body = item.body_at(at)?;
        for attribute in field.map_or(&[][..], |field| &body.field(field).unwrap().attributes) {
            let is_meant = |range: &Range<usize>| self.text[range.clone()] == *code;
            if self.text[attribute.range.clone()] == *code {
                self.replace(attribute.range.clone(), "");
                return Some(());
            }
            let mut arguments = attribute.arguments.iter();
            if let Some(index) = arguments.position(|argument| is_meant(&argument.range)) {
                // Without its last argument, the attribute would be empty.
                (attribute.arguments.len() > 1).then_some(())?;
                self.remove_argument(attribute, index, "");
                return Some(());
            }
        }
        let attribute = attribute_at(item, body, at)?;
        let argument = attribute.arguments.iter().find(|argument| argument.range.contains(&at))?;
        let index = argument.values.iter().position(|value| value.range.contains(&at))?;
        let ranges: Vec<_> = argument.values.iter().map(|value| value.range.clone()).collect();
        self.replace(with_comma(&ranges, index), "");
        Some(())
    }

    /// Moves the declaration of a field, unless it is where it should be.
    fn move_one(&mut self, body: &Body, field: &str, above: bool, other: &str) -> Option<()> {
        let place = |name: &str| body.fields.iter().position(|field| field.name == name);
        let (from, to) = (place(field)?, place(other)?);
        if above != (from < to) {
            let mut order: Vec<usize> = (0..body.fields.len()).collect();
            order.remove(from);
            order.insert(to, from);
            self.reorder(body, &order);
        }
        Some(())
    }

    /// Declares the fields in another order.
    fn reorder(&mut self, body: &Body, order: &[usize]) {
        let fields = |from: usize| &body.fields[order[from]];
        let range = body.fields[0].range.start..body.fields[order.len() - 1].range.end;
        let separator = if body.fields[0].is_index { ", " } else { ",\n" };
        let (mut text, mut marks) = (String::new(), self.marks.clone());
        for new in 0..order.len() {
            let old = &fields(new).range;
            if new > 0 {
                text.push_str(separator);
            }
            for (mark, moved) in self.marks.iter().zip(&mut marks) {
                if old.contains(mark) {
                    *moved = mark - old.start + range.start + text.len();
                }
            }
            text.push_str(&self.text[old.clone()]);
        }
        self.marks = marks;
        let end = self.text.len();
        self.text.replace_range(range.clone(), &text);
        for mark in &mut self.marks {
            if *mark >= range.end {
                *mark = *mark + self.text.len() - end;
            }
        }
        if body.fields[0].is_index {
            self.renumber(order);
        }
    }

    /// Writes the new indices where the old ones were.
    fn renumber(&mut self, order: &[usize]) {
        let items = items(&self.text);
        let body = items.iter().flat_map(|item| &item.bodies).find(|body| {
            body.fields.len() == order.len() && body.fields.iter().all(|field| field.is_index)
        });
        let body = body.unwrap();
        let of_fields = body.fields.iter().flat_map(|field| &field.attributes);
        let attributes = body.attributes.iter().chain(of_fields);
        let arguments = attributes.flat_map(|attribute| &attribute.arguments);
        for value in arguments.flat_map(|argument| &argument.values) {
            if let Ok(old) = value.text.parse() {
                let new = order.iter().position(|&field| field == old).unwrap();
                assert_eq!(new.to_string().len(), value.range.len());
                self.text.replace_range(value.range.clone(), &new.to_string());
            }
        }
    }
}

impl Attribute {
    fn argument_at(&self, at: usize) -> Option<Range<usize>> {
        let mut arguments = self.arguments.iter().map(|argument| argument.range.clone());
        arguments.find(|range| range.contains(&at))
    }
}

/// The attribute that an error is in: of a field, of the variant or of the type.
fn attribute_at<'a>(item: &'a Item, body: &'a Body, at: usize) -> Option<&'a Attribute> {
    let of_field = body.field_at(at).map_or(&[][..], |field| &field.attributes);
    let mut attributes = of_field.iter().chain(&body.attributes).chain(&item.attributes);
    attributes.find(|attribute| attribute.range.contains(&at))
}

/// An entry of a list with the comma that goes with it.
fn with_comma(ranges: &[Range<usize>], index: usize) -> Range<usize> {
    match ranges.get(index + 1) {
        Some(next) => ranges[index].start..next.start,
        None if index > 0 => ranges[index - 1].end..ranges[index].end,
        None => ranges[index].clone(),
    }
}

/// The code with names from the program where it has none of its own.
fn with_names(code: &str, body: &Body, own: Option<&Field>) -> Option<String> {
    let index = |field: &Field| body.fields.iter().position(|other| other.name == field.name);
    let own = own.and_then(index);
    let can_be = |other: usize| {
        let (field, own) = (&body.fields[other], own?);
        let is_managed =
            body.fields[own].is_managed() || code == "#[drop(with = function(_, field))]";
        let is_possible = match (is_managed, field.is_managed()) {
            _ if other == own || field.is_skipped() || field.is_inert() => false,
            (true, false) => !code.contains("after"),
            (false, true) => !code.contains("before"),
            (true, true) => true,
            (false, false) => code.contains("before") == (own < other),
        };
        is_possible.then_some(field.name.as_str())
    };
    let others: Vec<&str> = (0..body.fields.len()).filter_map(can_be).collect();
    // Managed fields drop first: either end is a place that can be had.
    let managed = body.fields.iter().filter(|field| field.is_managed());
    let plain = body.fields.iter().filter(|field| !field.is_managed() && !field.is_skipped());
    let all: Vec<&str> = managed.chain(plain).map(|field| field.name.as_str()).collect();
    let code = match code {
        "#[drop(before = field)]" | "#[drop(after = field)]" => {
            code.replace("field", others.first()?)
        }
        "#[drop(before = [field, other])]" | "#[drop(after = [field, other])]" => {
            code.replace("field, other", &others.join(", "))
        }
        "#[drop(with = function)]" => "#[drop(with = drop)]".to_owned(),
        "#[drop(with = function(&mut _))]" => "#[drop(with = drop(&mut _))]".to_owned(),
        "#[drop(with = function(_, field))]" => {
            code.replace("function", "example_step").replace("field", others.first()?)
        }
        "#[drop(order = [first, .., last])]" if all.len() > 1 => {
            code.replace("first", all[0]).replace("last", all[all.len() - 1])
        }
        "#[drop(part = #[attribute])]" => code.replace("attribute", "doc(hidden)"),
        "#[drop(order = reverse)]" => {
            let placed = |field: &&Field| !field.is_skipped() && !field.is_inert();
            let mut others = body.fields.iter().filter(placed).skip(1);
            others.all(Field::is_managed).then(|| code.to_owned())?
        }
        "#[drop(begin = function)]" => code.replace("function", "example_begin"),
        "#[drop(parts = Name)]" | "#[drop(parts = #[derive(Debug)] pub Name)]" => code.to_owned(),
        "#[drop(close = name -> Error)]" | "#[drop(close = pub name -> Error)]" => {
            code.replace("Error", "Box<dyn std::error::Error>")
        }
        "#[drop(report = function)]" => code.replace("function", "drop"),
        "#[drop(crate = path)]" => code.replace("path", "drop_derive"),
        _ if code.contains("first") => return None,
        _ => code.to_owned(),
    };
    Some(code)
}
