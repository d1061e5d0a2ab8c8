//! Writes types and values as Rust code.

use std::fmt::Write as _;

use crate::model::{Body, Content, Entry, Field, Function, Generics, Holder, Place, Type};

/// The parameters as arguments of themselves, with these names.
fn arguments(generics: Generics, lifetime: &str, ty: &str, constant: &str) -> String {
    let Generics { lifetime: has_lifetime, ty: has_ty, constant: has_constant } = generics;
    let all = [(has_lifetime, lifetime), (has_ty, ty), (has_constant, constant)];
    let used: Vec<_> = all.into_iter().filter(|&(has, _)| has).map(|(_, name)| name).collect();
    if used.is_empty() {
        String::new()
    } else {
        format!("<{}>", used.join(", "))
    }
}

/// The type as it is checked.
fn instance(ty: &Type) -> String {
    format!("{}{}", ty.name, arguments(ty.generics, "'static", "Witness", "2"))
}

fn content_type(content: &Content) -> String {
    let text = match content {
        Content::Witness => "Witness",
        Content::Optional => "Option<Witness>",
        Content::Vector => "Vec<Witness>",
        Content::Dynamic => "Box<dyn Named>",
        Content::Tethered => "Tethered<'a>",
        Content::Parameter => "T",
        Content::Array => "[Witness; N]",
        Content::Nested(ty, true) => {
            return format!("{}{}", ty.name, arguments(ty.generics, "'a", "T", "N"));
        }
        Content::Nested(ty, false) => return instance(ty),
        Content::Resource => "Resource",
        Content::Shadow => "f64",
        Content::Handle => "Handle",
        Content::Text => "&'static str",
        Content::LentText => "&'a str",
        Content::Number => "u64",
        Content::OptionalNumber => "Option<u64>",
        Content::OptionalReference => "Option<&'a u64>",
        Content::Callback => "fn(T) -> T",
        Content::Phantom => "PhantomData<T>",
        Content::PhantomSelf => "PhantomData<Self>",
        Content::MacroCall => "word!()",
    };
    text.to_owned()
}

fn field_type(field: &Field) -> String {
    let content = content_type(&field.content);
    match field.holder {
        Holder::Nothing => content,
        Holder::ManuallyDrop => format!("ManuallyDrop<{content}>"),
        Holder::Alias => format!("Held<{content}>"),
    }
}

/// The value of a field; `parent` leads to what it is a field of.
fn field_value(body: &Body, field: &Field, parent: &str) -> String {
    let at = format!("{parent}.{}", field.text());
    let borrows = field.step.iter().flat_map(|step| &step.borrows);
    let lent: Vec<_> =
        borrows.map(|&other| format!("{parent}.{}", body.fields[other].text())).collect();
    let content = match &field.content {
        Content::Witness | Content::Parameter | Content::Shadow => format!("Witness({at:?})"),
        Content::Optional => format!("Some(Witness({at:?}))"),
        Content::Vector => format!("vec![Witness(\"{at}.0\"), Witness(\"{at}.1\")]"),
        Content::Dynamic => format!("Box::new(Witness({at:?}))"),
        Content::Tethered => format!("Tethered(Witness({at:?}), PhantomData)"),
        Content::Array => format!("[Witness(\"{at}.0\"), Witness(\"{at}.1\")]"),
        Content::Nested(ty, _) => value(ty, 0, &at),
        Content::Resource => {
            format!("Resource {{ ended: \"{at}.end\", lent: &{lent:?}, dropped: Witness({at:?}) }}")
        }
        Content::Handle => format!("Handle {{ name: {at:?}, lent: &{lent:?} }}"),
        Content::Text | Content::LentText => format!("{at:?}"),
        Content::Number | Content::MacroCall => "1".to_owned(),
        Content::OptionalNumber => "Some(1)".to_owned(),
        Content::OptionalReference => "Some(&1)".to_owned(),
        Content::Callback => "|value| value".to_owned(),
        Content::Phantom | Content::PhantomSelf => "PhantomData".to_owned(),
    };
    match field.holder {
        Holder::Nothing => content,
        Holder::ManuallyDrop | Holder::Alias => format!("ManuallyDrop::new({content})"),
    }
}

/// A value with this body, as an expression. All that it writes starts with `at`.
fn value(ty: &Type, body: usize, at: &str) -> String {
    let name = ty.body_name(body);
    let body = &ty.bodies[body];
    let values = body.fields.iter().map(|field| (field, field_value(body, field, at)));
    if !body.is_tuple {
        let values: Vec<_> =
            values.map(|(field, value)| format!("{}: {value}", field.name)).collect();
        format!("{name} {{ {} }}", values.join(", "))
    } else if body.fields.is_empty() {
        name
    } else {
        let values: Vec<_> = values.map(|(_, value)| value).collect();
        format!("{name}({})", values.join(", "))
    }
}

fn attributes(body: &Body, field: &Field, has_parts: bool) -> String {
    let name = |&other: &usize| body.fields[other].name.as_str();
    let mut arguments = Vec::new();
    for (keyword, others) in [("before", &field.before), ("after", &field.after)] {
        match others.as_slice() {
            [] => {}
            [other] => arguments.push(format!("{keyword} = {}", name(other))),
            others => {
                let names: Vec<_> = others.iter().map(name).collect();
                arguments.push(format!("{keyword} = [{}]", names.join(", ")));
            }
        }
    }
    if let Some(step) = &field.step {
        let Function { name: function, before_value, is_in_place, copies, .. } = step.function;
        let passed = step.borrows.iter().map(name);
        let star = if copies { "*" } else { "" };
        let mut passed: Vec<_> = passed.map(|name| format!("{star}{name}")).collect();
        passed.insert(before_value, String::from(if is_in_place { "&mut _" } else { "_" }));
        // A value that stands first need not be written.
        let passed = match passed.as_slice() {
            [value] if value == "_" => String::new(),
            [value, lent @ ..] if value == "_" && lent.len() > 1 => {
                format!("({})", lent.join(", "))
            }
            passed => format!("({})", passed.join(", ")),
        };
        arguments.push(format!("with = {function}{passed}"));
    }
    if field.place == Place::Skipped {
        arguments.push("skip".to_owned());
    }
    if has_parts && field.content.is_named() {
        arguments.push("part = #[doc(hidden)]".to_owned());
    }
    let mut text = String::new();
    if field.is_marked {
        text.push_str("#[drop] ");
    }
    if !arguments.is_empty() {
        write!(text, "#[drop({})] ", arguments.join(", ")).unwrap();
    }
    text
}

fn list(body: &Body) -> String {
    let Some(list) = &body.list else { return String::new() };
    if body.is_reverse {
        return "#[drop(order = reverse)]\n".to_owned();
    }
    let entry = |entry: &Entry| match entry {
        Entry::Field(field) => body.fields[*field].name.clone(),
        Entry::Rest => "..".to_owned(),
    };
    let entries: Vec<_> = list.iter().map(entry).collect();
    format!("#[drop(order = [{}])]\n", entries.join(", "))
}

/// The fields with their brackets. A line for each: errors are looked up by line.
fn fields(body: &Body, has_parts: bool) -> String {
    let of_field = |field: &Field| {
        let name = if body.is_tuple { String::new() } else { format!("{}: ", field.name) };
        format!("    {}{name}{},\n", attributes(body, field, has_parts), field_type(field))
    };
    let fields: String = body.fields.iter().map(of_field).collect();
    match body.is_tuple {
        true if body.fields.is_empty() => String::new(),
        true => format!("(\n{fields})"),
        false => format!(" {{\n{fields}}}"),
    }
}

/// The type, and the functions that its attributes name.
pub(crate) fn definition(ty: &Type) -> String {
    let name = &ty.name;
    let parameters = arguments(ty.generics, "'a", "T", "const N: usize");
    let bounds = if ty.generics.ty { " where T: Named" } else { "" };
    let mut text = "#[derive(OrderedDrop)]\n".to_owned();
    if ty.given.close {
        text.push_str("#[drop(close = close -> Failed)]\n");
    }
    if ty.given.report {
        text.push_str("#[drop(report = report)]\n");
    }
    if ty.is_enum {
        writeln!(text, "enum {name}{parameters}{bounds} {{").unwrap();
        for body in &ty.bodies {
            writeln!(text, "{}{}{},", list(body), body.variant, fields(body, ty.given.parts))
                .unwrap();
        }
        text.push_str("}\n");
    } else {
        let body = &ty.bodies[0];
        text.push_str(&list(body));
        if ty.begin.is_some() {
            text.push_str("#[drop(begin = Self::begin)]\n");
        }
        if ty.given.parts {
            writeln!(text, "#[drop(parts = #[must_use] pub {name}Parts)]").unwrap();
        }
        if body.is_tuple {
            writeln!(text, "struct {name}{parameters}{}{bounds};", fields(body, ty.given.parts))
                .unwrap();
        } else {
            writeln!(text, "struct {name}{parameters}{bounds}{}", fields(body, ty.given.parts))
                .unwrap();
        }
    }
    let mut functions = String::new();
    if let Some(begin) = ty.begin {
        let label = &ty.bodies[0].fields[begin].name;
        let result = "Result<(), Unseen>";
        writeln!(functions, "    fn begin(&mut self) -> {result} {{ act(self.{label}) }}").unwrap();
    }
    let mut steps = ty.bodies.iter().flat_map(|body| &body.fields).filter_map(|f| f.step.as_ref());
    if steps.any(|step| step.function.name == "Self::end") {
        functions.push_str("    fn end(resource: Resource) { resource.end() }\n");
    }
    if !functions.is_empty() {
        let arguments = arguments(ty.generics, "'a", "T", "N");
        writeln!(text, "impl{parameters} {name}{arguments}{bounds} {{\n{functions}}}").unwrap();
    }
    text
}

/// A function that drops a value of each body, and compares what it writes.
pub(crate) fn check(ty: &Type) -> String {
    let (name, instance) = (&ty.name, instance(ty));
    let mut text = format!("fn check_{name}() {{\n");
    writeln!(text, "    const ORDER: &[&str] = &{:?};", ty.drop_order()).unwrap();
    writeln!(text, "    assert_eq!(<{instance}>::DROP_ORDER, ORDER);").unwrap();
    for body in 0..ty.bodies.len() {
        let value = value(ty, body, name);
        let lines = ty.lines(body, name);
        writeln!(text, "    assert_drops(|| -> {instance} {{ {value} }}, &{lines:?});").unwrap();
        let turns = ty.turns(body, name);
        if ty.given.close || ty.given.report || turns.iter().any(|[failing, _]| !failing.is_empty())
        {
            let turns =
                turns.iter().map(|[failing, rest]| format!("[&{failing:?}, &[], &{rest:?}]"));
            let turns = turns.collect::<Vec<_>>().join(", ");
            let close = if ty.given.close {
                format!("Some(<{instance}>::close)")
            } else {
                "None".to_owned()
            };
            let (make, has_report) = (format!("|| -> {instance} {{ {value} }}"), ty.given.report);
            writeln!(text, "    assert_clean_up({make}, {close}, {has_report}, &[{turns}]);")
                .unwrap();
        }
    }
    if ty.given.parts {
        let parts = instance.replacen(name, &format!("{name}Parts"), 1);
        let (value, lines) = (value(ty, 0, name), ty.lines_of_parts(name));
        writeln!(text, "    assert_drops(|| -> {parts} {{ ({value}).into() }}, &{lines:?});")
            .unwrap();
        let (again, lines) = (format!("<{parts}>::from({value})"), ty.lines(0, name));
        writeln!(text, "    assert_drops(|| -> {instance} {{ {again}.into() }}, &{lines:?});")
            .unwrap();
    }
    text.push_str("}\n");
    text
}
