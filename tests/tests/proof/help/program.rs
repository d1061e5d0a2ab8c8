//! The types of a program, and what their `#[drop(...)]` attributes ask for, as far as it can be
//! read: most programs here are wrong.

use std::ops::Range;

use crate::lexer::{range, split, trees, Kind, Tree};

/// A type with the derive.
pub(crate) struct Item {
    pub(crate) name: String,
    /// The modules that it is in: `client::`.
    pub(crate) path: String,
    /// With its attributes.
    pub(crate) range: Range<usize>,
    pub(crate) is_enum: bool,
    /// `String` for each type parameter, `1` for each const parameter.
    pub(crate) arguments: Vec<&'static str>,
    pub(crate) attributes: Vec<Attribute>,
    /// One for a struct, one a variant for an enum.
    pub(crate) bodies: Vec<Body>,
}

#[derive(Default)]
pub(crate) struct Body {
    /// What the names in `DROP_ORDER` start with: `Variant.`.
    pub(crate) prefix: String,
    /// With the attributes that hold for the body.
    pub(crate) range: Range<usize>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) fields: Vec<Field>,
}

pub(crate) struct Field {
    /// Without `r#`; the index of a tuple's.
    pub(crate) name: String,
    pub(crate) is_index: bool,
    pub(crate) range: Range<usize>,
    pub(crate) attributes: Vec<Attribute>,
    /// All but the attributes.
    pub(crate) declaration: Range<usize>,
    pub(crate) ty: Range<usize>,
    spelling: String,
}

/// `#[drop(...)]` in whatever form.
#[derive(Clone)]
pub(crate) struct Attribute {
    pub(crate) range: Range<usize>,
    pub(crate) arguments: Vec<Argument>,
}

#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) range: Range<usize>,
    pub(crate) keyword: String,
    /// The entries of the list, or the only value.
    pub(crate) values: Vec<Value>,
}

#[derive(Clone)]
pub(crate) struct Value {
    pub(crate) range: Range<usize>,
    /// Without `r#`.
    pub(crate) text: String,
}

impl Item {
    /// What an error at this place is about.
    pub(crate) fn body_at(&self, at: usize) -> Option<&Body> {
        let is_there = |range: &Range<usize>| range.contains(&at);
        let of_all = self.attributes.iter().any(|attribute| is_there(&attribute.range));
        self.bodies.iter().find(|body| is_there(&body.range) || of_all && !self.is_enum)
    }
}

impl Item {
    /// Where an attribute of the struct or variant can be written: below the derive.
    pub(crate) fn start_of_attributes(&self, body: &Body, text: &str) -> usize {
        if self.is_enum {
            body.range.start
        } else {
            self.start_of_type(text)
        }
    }

    /// Where an attribute of the type can be written.
    pub(crate) fn start_of_type(&self, text: &str) -> usize {
        const DERIVE: &str = "OrderedDrop)]";
        let derive = text[self.range.clone()].find(DERIVE).expect("the derive stands alone");
        self.range.start + derive + DERIVE.len()
    }
}

impl Body {
    pub(crate) fn field_at(&self, at: usize) -> Option<&Field> {
        self.fields.iter().find(|field| field.range.contains(&at))
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// All pairs of fields that the attributes ask for, earlier and later.
    pub(crate) fn pairs(&self) -> Vec<(&str, &str)> {
        let mut pairs = self.pairs_of_list();
        for field in &self.fields {
            for argument in field.attributes.iter().flat_map(|attribute| &attribute.arguments) {
                for other in argument.values.iter().filter_map(|value| self.placed(&value.text)) {
                    match argument.keyword.as_str() {
                        "before" | "with" if other != field.name => {
                            pairs.push((&field.name, other));
                        }
                        "after" => pairs.push((other, &field.name)),
                        _ => {}
                    }
                }
            }
        }
        pairs
    }

    /// Those of the `order` list where both fields have something to drop.
    pub(crate) fn pairs_of_list(&self) -> Vec<(&str, &str)> {
        let mut arguments = self.attributes.iter().flat_map(|attribute| &attribute.arguments);
        let Some(order) = arguments.find(|argument| argument.keyword == "order") else {
            return Vec::new();
        };
        let listed: Vec<&str> = order.values.iter().map(|value| value.text.as_str()).collect();
        let groups = listed.iter().map(|&entry| {
            let is_meant = |field: &&Field| match entry {
                ".." => !listed.contains(&field.name.as_str()),
                name => field.name == name,
            };
            let fields = self.fields.iter().filter(is_meant);
            fields.filter(|field| !field.is_skipped() && !field.is_inert()).collect::<Vec<_>>()
        });
        let groups: Vec<_> = groups.collect();
        let mut pairs = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            for later in groups[at + 1..].iter().flatten() {
                pairs.extend(group.iter().map(|earlier| (&*earlier.name, &*later.name)));
            }
        }
        pairs
    }

    fn placed(&self, name: &str) -> Option<&str> {
        self.field(name).filter(|field| !field.is_skipped()).map(|field| field.name.as_str())
    }
}

impl Field {
    pub(crate) fn is_skipped(&self) -> bool {
        self.has(&|keyword| keyword == "skip")
    }

    pub(crate) fn is_managed(&self) -> bool {
        !self.is_skipped()
            && (self.spelling.contains("ManuallyDrop <") || self.has(&|keyword| keyword == "with"))
    }

    /// Whether nothing runs when it is dropped.
    pub(crate) fn is_inert(&self) -> bool {
        const SCALARS: [&str; 8] = ["bool", "i8", "i16", "i32", "u8", "u16", "u32", "u64"];
        let starts = ["&", "*", "fn"].iter().any(|start| self.spelling.starts_with(start));
        !self.is_managed() && (starts || SCALARS.contains(&self.spelling.as_str()))
    }

    fn has(&self, is_wanted: &dyn Fn(&str) -> bool) -> bool {
        let mut arguments = self.attributes.iter().flat_map(|attribute| &attribute.arguments);
        arguments.any(|argument| is_wanted(&argument.keyword))
    }
}

/// The types of a program with the derive.
pub(crate) fn items(program: &str) -> Vec<Item> {
    let mut items = Vec::new();
    read_items(&trees(program), "", &mut items);
    items
}

fn read_items(trees: &[Tree], path: &str, items: &mut Vec<Item>) {
    let mut rest = trees;
    while let Some(first) = rest.first() {
        let (attributes, is_derived, after) = read_attributes(rest);
        let after = after_vis(after);
        let keyword = after.first().and_then(Tree::word);
        if let Some("struct" | "enum" | "union") = keyword {
            if is_derived {
                let range = rest[0].range.start..after[0].range.start;
                let is_enum = keyword == Some("enum");
                items.push(read_item(is_enum, path, attributes, range, &after[1..]));
            }
        } else if let (Some("mod"), [_, name, inner, ..]) = (keyword, after) {
            let path = format!("{path}{}::", name.word().unwrap());
            read_items(inner.group('{').unwrap_or_default(), &path, items);
        }
        // Past the attributes, and one more.
        let next = after.first().unwrap_or(first).range.end;
        rest = &rest[rest.iter().take_while(|tree| tree.range.end <= next).count()..];
    }
}

fn read_item(
    is_enum: bool,
    path: &str,
    attributes: Vec<Attribute>,
    head: Range<usize>,
    trees: &[Tree],
) -> Item {
    let name = trees[0].word().unwrap().to_owned();
    let mut rest = &trees[1..];
    let mut arguments = Vec::new();
    if rest.first().is_some_and(|tree| tree.is_punct('<')) {
        let mut depth = 0;
        let end = rest.iter().position(|tree| {
            depth += i32::from(tree.is_punct('<')) - i32::from(tree.is_punct('>'));
            depth == 0
        });
        let end = end.unwrap();
        for parameter in split(&rest[1..end]) {
            match read_attributes(parameter).2[0].word().unwrap() {
                "const" => arguments.push("1"),
                name if name.starts_with('\'') => {}
                _ => arguments.push("String"),
            }
        }
        rest = &rest[end + 1..];
    }
    let is_body = |tree: &&Tree| tree.group('{').is_some() || tree.group('(').is_some();
    let group = rest.iter().find(is_body);
    let mut bodies = Vec::new();
    let range_of_item = head.start..group.map_or(head.end, |group| group.range.end);
    if is_enum {
        for variant in split(group.unwrap().group('{').unwrap()) {
            let (attributes, _, after) = read_attributes(variant);
            let prefix = format!("{}.", after[0].word().unwrap());
            let fields = read_fields(after.get(1));
            bodies.push(Body { prefix, range: range(variant), attributes, fields });
        }
    } else {
        let fields = read_fields(group);
        let (range, attributes) = (range_of_item.clone(), attributes.clone());
        bodies.push(Body { prefix: String::new(), range, attributes, fields });
    }
    let (path, range) = (path.to_owned(), range_of_item);
    Item { name, path, range, is_enum, arguments, attributes, bodies }
}

fn read_fields(group: Option<&Tree>) -> Vec<Field> {
    let Some(Tree { kind: Kind::Group(open, trees), .. }) = group else { return Vec::new() };
    let fields = split(trees).into_iter().enumerate().map(|(index, field)| {
        let (attributes, _, declaration) = read_attributes(field);
        let after = after_vis(declaration);
        let is_index = *open == '(';
        let (name, ty) = if is_index {
            (index.to_string(), after)
        } else {
            (after[0].word().unwrap().trim_start_matches("r#").to_owned(), &after[2..])
        };
        let words = ty.iter().map(|tree| match &tree.kind {
            Kind::Word(word) => word.clone(),
            Kind::Punct(punct) => punct.to_string(),
            Kind::Literal(_) | Kind::Group(..) => "..".to_owned(),
        });
        Field {
            name,
            is_index,
            range: range(field),
            attributes,
            declaration: range(declaration),
            ty: range(ty),
            spelling: words.collect::<Vec<_>>().join(" "),
        }
    });
    fields.collect()
}

/// The `drop` attributes at the start, whether `OrderedDrop` is derived, and what follows.
fn read_attributes(mut trees: &[Tree]) -> (Vec<Attribute>, bool, &[Tree]) {
    let (mut attributes, mut is_derived) = (Vec::new(), false);
    loop {
        let is_inner = trees.len() > 2 && trees[1].is_punct('!');
        let at = if is_inner { 2 } else { 1 };
        let group = trees.get(at).and_then(|tree| tree.group('['));
        let Some(group) = group.filter(|_| trees[0].is_punct('#')) else {
            return (attributes, is_derived, trees);
        };
        let arguments = group.get(1).and_then(|tree| tree.group('('));
        if group[0].is_word("drop") {
            let arguments = arguments.unwrap_or_default();
            attributes.push(Attribute {
                range: trees[0].range.start..trees[at].range.end,
                arguments: split(arguments).into_iter().map(read_argument).collect(),
            });
        } else if group[0].is_word("derive") {
            is_derived |= arguments.unwrap().iter().any(|tree| tree.is_word("OrderedDrop"));
        }
        trees = &trees[at + 1..];
    }
}

fn read_argument(trees: &[Tree]) -> Argument {
    let keyword = trees[0].word().unwrap_or_default().to_owned();
    let mut values = Vec::new();
    if let [_, equals, .., last] = trees {
        let list = if keyword == "with" { last.group('(') } else { last.group('[') };
        let entries = match list {
            Some(list) => split(list),
            None if keyword == "with" || !equals.is_punct('=') => Vec::new(),
            None => vec![&trees[2..]],
        };
        values.extend(entries.into_iter().map(|entry| {
            let text = entry.iter().map(|tree| match &tree.kind {
                Kind::Word(word) => word.trim_start_matches("r#").to_owned(),
                Kind::Punct(punct) => punct.to_string(),
                Kind::Literal(literal) => literal.clone(),
                Kind::Group(..) => String::new(),
            });
            Value { range: range(entry), text: text.collect() }
        }));
    }
    Argument { range: range(trees), keyword, values }
}

fn after_vis(trees: &[Tree]) -> &[Tree] {
    match trees {
        [first, second, rest @ ..] if first.is_word("pub") && second.group('(').is_some() => rest,
        [first, rest @ ..] if first.is_word("pub") => rest,
        _ => trees,
    }
}
