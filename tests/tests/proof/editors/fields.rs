//! Where the fields of a program are named, and its functions.

use std::ops::Range;

pub(crate) struct Field {
    name: &'static str,
    /// `name: Type`
    pub(crate) declared: &'static str,
    pub(crate) declaration: Range<usize>,
    /// Every place that names it, in order.
    pub(crate) names: Vec<Range<usize>>,
    /// Those inside `#[drop(...)]`.
    pub(crate) mentions: Vec<Range<usize>>,
}

impl Field {
    /// The name without `r#`.
    pub(crate) fn word(&self) -> &'static str {
        self.name.trim_start_matches("r#")
    }
}

/// The fields of a file in which the name of a field is that of no other, and of nothing else. A
/// field is declared where a line starts with its name, the first time.
pub(crate) fn fields(text: &'static str) -> Vec<Field> {
    let words = words(text);
    let mut fields: Vec<Field> = Vec::new();
    for declaration in &words {
        let name = &text[declaration.clone()];
        let line = &text[text[..declaration.start].rfind('\n').map_or(0, |at| at + 1)..];
        let line = line.lines().next().unwrap_or_default().trim();
        let is_declared = line.strip_prefix(name).is_some_and(|rest| rest.starts_with(": "));
        if !is_declared || fields.iter().any(|field| field.name == name) {
            continue;
        }
        let names = words.iter().filter(|&word| text[word.clone()] == *name).cloned();
        let names: Vec<_> = names.collect();
        let is_mention = |place: &&Range<usize>| {
            let before = &text[..place.start];
            before[before.rfind('\n').unwrap_or(0)..].contains("#[drop(")
        };
        fields.push(Field {
            name,
            declared: line.trim_end_matches(','),
            declaration: declaration.clone(),
            mentions: names.iter().filter(is_mention).cloned().collect(),
            names,
        });
    }
    fields
}

/// The functions that the attributes of a text name, each with the place of its definition there: the
/// last name of a path after `with = `, `begin = ` or `report = `. One of another file has `0..0`.
pub(crate) fn functions(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let starts = ["with = ", "begin = ", "report = "].into_iter().flat_map(|argument| {
        text.match_indices(argument).map(|(start, argument)| start + argument.len())
    });
    let mut named: Vec<_> = starts
        .map(|start| {
            let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_' || char == ':';
            let path =
                text[start..].find(|char| !is_part(char)).map_or("", |end| &text[start..][..end]);
            let name = path.rsplit(':').next().expect("a name");
            let end = start + path.len();
            let defined = text.find(&format!("fn {name}"));
            let defined = defined.map_or(0..0, |at| at + 3..at + 3 + name.len());
            (end - name.len()..end, defined)
        })
        .collect();
    named.sort_by_key(|(place, _)| place.start);
    named
}

/// The identifiers of a text, and the keywords.
fn words(text: &str) -> Vec<Range<usize>> {
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_' || char == '#';
    let mut words = Vec::new();
    let mut end = 0;
    while let Some(start) = text[end..].find(is_part).map(|at| end + at) {
        end = text[start..].find(|char| !is_part(char)).map_or(text.len(), |at| start + at);
        words.push(start..end);
    }
    words
}
