//! Names inside `#[drop(...)]` are real to editors: rust-analyzer is asked about each of them, in
//! every place where one can stand. Not every machine has a rust-analyzer: the tests that ask it are
//! ignored, `.ci/editors` brings it and runs them.

#![cfg(unix)] // Paths become addresses as they do there.

mod editor;
mod fields;
mod project;
mod server;
mod toolchain;

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use editor::Editor;
use fields::{fields, functions};
use project::{File, FILES, LOCAL, PARTS, PLACES};

/// How long the server may live, and cargo may take.
const LIMIT: Duration = Duration::from_secs(240);

/// Indices, of which there are many alike: where one stands, and how its field is declared.
const INDICES: [(&str, &str, &str); 6] = [
    ("order = [", "1", "ManuallyDrop<Vec<u8>>"),
    ("order = [1, ", "0", "ManuallyDrop<String>"),
    ("before = ", "0", "String"),
    ("with = shrink(_, ", "1", "ManuallyDrop<Vec<u8>>"),
    ("before = [", "0", "String"),
    ("before = [0, ", "1", "ManuallyDrop<Vec<u8>>"),
];

/// Runs a test in the editor that all tests share while they run: it takes seconds to start. What
/// the test returns is wrong.
fn in_editor(test: impl FnOnce(&mut Editor) -> Vec<String>) {
    static OPEN: Mutex<Weak<Mutex<Editor>>> = Mutex::new(Weak::new());
    let editor = {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.upgrade().unwrap_or_else(|| {
            let editor = Editor::start().unwrap_or_else(|missing| panic!("{missing}"));
            let editor = Arc::new(Mutex::new(editor));
            *open = Arc::downgrade(&editor);
            editor
        })
    };
    let wrong = test(&mut editor.lock().unwrap_or_else(PoisonError::into_inner));
    assert!(wrong.is_empty(), "wrong:\n{}", wrong.join("\n"));
}

#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn a_name_leads_to_its_field_and_tells_its_type() {
    in_editor(|editor| {
        let mut wrong = Vec::new();
        for file in FILES {
            for field in fields(file.text) {
                for mention in &field.mentions {
                    let found = editor.definitions(file, mention.start);
                    if found != [field.declaration.clone()] {
                        wrong.push(format!("definition from {}: {found:?}", file.line(mention)));
                    }
                    let hover = editor.hover(file, mention.start);
                    if !hover.contains(field.declared) {
                        wrong.push(format!("hover over {}: {hover}", file.line(mention)));
                    }
                }
            }
        }
        wrong
    });
}

#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn an_index_leads_to_its_field_and_tells_its_type() {
    in_editor(|editor| {
        let mut wrong = Vec::new();
        for (before, index, declared) in INDICES {
            let start = PLACES.text.find(&format!("{before}{index}")).expect("there is one");
            let start = start + before.len();
            let mention = start..start + index.len();
            let found = editor.definitions(PLACES, start);
            // A field without a name is at its type, with the attributes before that.
            if !matches!(&*found, [field] if PLACES.text[field.clone()].ends_with(declared)) {
                wrong.push(format!("definition from {}: {found:?}", PLACES.line(&mention)));
            }
            if !editor.references(PLACES, start).contains(&mention) {
                wrong.push(format!("not a reference: {}", PLACES.line(&mention)));
            }
            let hover = editor.hover(PLACES, start);
            if !hover.contains(&format!("{index}: ")) {
                wrong.push(format!("hover over {}: {hover}", PLACES.line(&mention)));
            }
        }
        wrong
    });
}

#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn a_function_is_found_and_explained_alone() {
    in_editor(|editor| {
        let mut wrong = Vec::new();
        let named = functions(PLACES.text);
        assert!(named.len() > 5);
        for (place, defined) in named {
            let found = editor.definitions(PLACES, place.start);
            if found != [defined] {
                wrong.push(format!("definition from {}: {found:?}", PLACES.line(&place)));
            }
            let hover = editor.hover(PLACES, place.start);
            let name = &PLACES.text[place.clone()];
            // What it says of the standard `drop` is long.
            let is_long = hover.matches("---").count() > 1 && name != "drop";
            if !hover.contains(&format!("fn {name}")) || hover.contains("drop_derive") || is_long {
                wrong.push(format!("hover over {}: {hover}", PLACES.line(&place)));
            }
        }
        wrong
    });
}

/// The attribute is where it is declared: a call leads there, and a search from there finds the call.
#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn close_is_found_where_it_is_named() {
    in_editor(|editor| {
        let places: Vec<_> =
            PLACES.text.match_indices("finish").map(|(at, _)| at..at + 6).collect();
        let [declared, called] = &*places else { panic!("it is named twice") };
        let mut wrong = Vec::new();
        for place in [declared, called] {
            let found = editor.definitions(PLACES, place.start);
            if found != [declared.clone()] {
                wrong.push(format!("definition from {}: {found:?}", PLACES.line(place)));
            }
            let hover = editor.hover(PLACES, place.start);
            let is_explained = ["pub fn finish(self)", "returns the first error", "secret"];
            if !is_explained.iter().all(|text| hover.contains(text)) {
                wrong.push(format!("hover over {}: {hover}", PLACES.line(place)));
            }
            let found = editor.references(PLACES, place.start);
            if found != places {
                wrong.push(format!("references from {}: {found:?}", PLACES.line(place)));
            }
            let made = editor.rename(PLACES, place.start, "renamed");
            if !made.iter().map(|(place, _)| place).eq(&places) {
                wrong.push(format!("renaming from {}: {made:?}", PLACES.line(place)));
            }
        }
        wrong
    });
}

/// The name of the parts is where they are declared. What stands before it, and before the field, is an
/// attribute like any other.
#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn the_parts_are_found_where_they_are_named_and_their_attributes_are_real() {
    in_editor(|editor| {
        let text = PARTS.text;
        let places: Vec<_> = text.match_indices("Parts").map(|(at, _)| at..at + 5).collect();
        let (declared, mut wrong) = (&places[0], Vec::new());
        for place in &places {
            let found = editor.definitions(PARTS, place.start);
            if found != [declared.clone()] {
                wrong.push(format!("definition from {}: {found:?}", PARTS.line(place)));
            }
            let found = editor.references(PARTS, place.start);
            if found != places {
                wrong.push(format!("references from {}: {found:?}", PARTS.line(place)));
            }
        }
        for (attribute, explained) in
            [("derive(Clone)", "derive"), ("Clone)] Parts", "Clone"), ("doc(alias", "doc")]
        {
            let start = text.find(attribute).expect("there is one");
            let hover = editor.hover(PARTS, start);
            if !hover.contains(explained) || hover.contains("drop_derive") {
                wrong.push(format!("hover over `{attribute}`: {hover}"));
            }
        }
        for token in ["parts =", "part ="] {
            let start = text.find(token).expect("there is one");
            let (found, hover) = (editor.definitions(PARTS, start), editor.hover(PARTS, start));
            let made = editor.rename(PARTS, start, "renamed");
            if !found.is_empty() || !hover.is_empty() || !made.is_empty() {
                wrong.push(format!("{token}: {found:?}, {hover}, {made:?}"));
            }
        }
        wrong
    });
}

/// Where the attribute says neither the name of a field nor a path. The fields that `reverse` stands for
/// are many, so it is the name of none.
#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn the_rest_of_an_attribute_leads_nowhere() {
    in_editor(|editor| {
        let rest =
            ["before =", "= tcp", "after =", "order =", "[surface", "..", "with =", "= free"];
        let rest = rest.into_iter().chain(["begin =", "skip)", "_, device", ", device"]);
        let rest = rest.chain(["= reverse", "reverse)"]);
        let rest = rest.chain(["close =", "= pub", "-> String", "report =", "&mut _", "*code"]);
        let mut wrong = Vec::new();
        for token in rest {
            let start = PLACES.text.find(token).expect("there is one");
            let place = start..start + token.len();
            let (found, hover) = (editor.definitions(PLACES, start), editor.hover(PLACES, start));
            let made = editor.rename(PLACES, start, "renamed");
            if !found.is_empty() || !hover.is_empty() || !made.is_empty() {
                wrong.push(format!("{}: {found:?}, {hover}, {made:?}", PLACES.line(&place)));
            }
        }
        wrong
    });
}

#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn the_references_of_a_field_are_the_places_that_name_it() {
    in_editor(|editor| {
        let mut wrong = Vec::new();
        for file in [PLACES, LOCAL] {
            for field in fields(file.text) {
                for name in &field.names {
                    let found = editor.references(file, name.start);
                    if found != field.names {
                        wrong.push(format!("references from {}: {found:?}", file.line(name)));
                    }
                }
            }
        }
        wrong
    });
}

#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn renaming_every_field_leaves_a_program_that_compiles() {
    in_editor(|editor| {
        let mut wrong = Vec::new();
        let mut renamed = FILES.map(|file| file.text.to_owned());
        for (file, renamed) in FILES.into_iter().zip(&mut renamed) {
            let mut edits = Vec::new();
            for field in fields(file.text) {
                let name = format!("{}_renamed", field.word());
                let made = editor.rename(file, field.declaration.start, &name);
                if !made.iter().map(|(place, _)| place).eq(&field.names) {
                    wrong.push(format!("renaming {}: {made:?}", field.declared));
                }
                edits.extend(made);
            }
            edits.sort_by_key(|(place, _)| place.start);
            for (place, text) in edits.into_iter().rev() {
                renamed.replace_range(place, &text);
            }
        }
        let files: Vec<File> =
            FILES.iter().zip(&renamed).map(|(file, text)| File { text, ..*file }).collect();
        let said = project::check(&project::write("renamed", &files));
        wrong.extend(said.iter().map(|said| format!("the compiler says {said:?}")));
        wrong
    });
}

/// The parts have fields of their own, which are renamed from where both are declared alone.
#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn a_field_is_renamed_from_wherever_it_is_named() {
    in_editor(|editor| {
        let mut wrong = Vec::new();
        for file in [PLACES, LOCAL] {
            for field in fields(file.text) {
                for mention in &field.mentions {
                    let made = editor.rename(file, mention.start, "renamed");
                    if !made.iter().map(|(place, _)| place).eq(&field.names) {
                        wrong.push(format!("renaming from {}: {made:?}", file.line(mention)));
                    }
                }
            }
        }
        wrong
    });
}

#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn a_name_that_is_not_yet_one_is_completed() {
    in_editor(|editor| {
        let mut wrong = Vec::new();
        for field in fields(PLACES.text) {
            for mention in &field.mentions {
                let mut text = PLACES.text.to_owned();
                let typed = &PLACES.text[mention.start..mention.end - 1];
                text.replace_range(mention.clone(), typed);
                let file = File { text: &text, ..PLACES };
                editor.edit(file);
                let end = mention.start + typed.len();
                let found = editor.completions(file, end);
                if !found.iter().any(|label| label == field.word()) {
                    let line = file.line(&(mention.start..end));
                    wrong.push(format!("completing {line}: {found:?}"));
                }
            }
        }
        editor.edit(PLACES);
        wrong
    });
}

/// After `=`, and in brackets with nothing in them. Where names are left, the attribute is right without
/// another one, so that there has to be a letter.
#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn a_field_is_offered_where_none_is_named() {
    in_editor(|editor| {
        let (mut wrong, mut count) = (Vec::new(), 0);
        for argument in ["before = ", "after = ", "order = "] {
            for (start, _) in PLACES.text.match_indices(argument) {
                let start = start + argument.len();
                let (start, end) = match PLACES.text[start..].strip_prefix('[') {
                    Some(list) => (start + 1, start + 1 + list.find(']').expect("an end")),
                    None => (start, start + PLACES.text[start..].find([',', ')']).expect("an end")),
                };
                let names = PLACES.text[start..end].split(", ");
                let is_name = |name: &&str| name.starts_with(|char: char| char.is_alphabetic());
                let names = names.filter(|name| is_name(name) && *name != "reverse");
                let names: Vec<_> = names.map(|name| name.trim_start_matches("r#")).collect();
                let Some(first) = names.first() else { continue };
                count += 1;
                let mut text = PLACES.text.to_owned();
                text.replace_range(start..end, "");
                let file = File { text: &text, ..PLACES };
                editor.edit(file);
                let found = editor.completions(file, start);
                let line = file.line(&(start..start));
                if names.iter().any(|name| !found.iter().any(|label| label == name))
                    || found.len() > 9
                {
                    wrong.push(format!("completing {line}: {found:?}"));
                }
                let completed = editor.complete(file, start, first);
                let is_right = completed.is_some_and(|text| {
                    text[start..].trim_start_matches("r#").starts_with(first)
                        && text.len() <= file.text.len() + "r#".len() + first.len()
                });
                if !is_right {
                    wrong.push(format!("after completing {line}"));
                }
            }
        }
        editor.edit(PLACES);
        assert!(count > 10);
        wrong
    });
}

/// Each place offers what may stand there, with and without a letter typed. After a comma, the attribute
/// is right without another argument, so that there has to be a letter.
#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn a_word_that_the_grammar_knows_is_completed() {
    let on_field = ["after", "before", "part", "skip", "with"];
    let on_struct = ["begin", "close", "order", "parts", "report"];
    let places: [(&str, &str, &[&str]); 8] = [
        ("#[drop(", "before = tcp", &on_field),
        ("#[drop(", "after = [log, tls], after = queries", &on_field),
        ("#[drop(after = [log, tls], ", "after = queries", &on_field),
        ("#[drop(", "order = reverse", &on_struct),
        ("#[drop(order = ", "reverse", &["reverse"]),
        ("#[drop(order = ", "[surface, .., window]", &["reverse"]),
        ("enum Variants {\n    #[drop(", "", &["order"]),
        ("#[drop(", "report = log", &["close", "report"]),
    ];
    in_editor(|editor| {
        let mut wrong = Vec::new();
        // With an attribute on the enum, and one on its first variant.
        let program = PLACES.text.replace(
            "#[derive(OrderedDrop)]\nenum Variants {\n",
            "#[derive(OrderedDrop)]\n#[drop(report = log)]\nenum Variants {\n    #[drop()]\n",
        );
        for (before, argument, names) in places {
            let attribute = format!("{before}{argument})]");
            let start = program.find(&attribute).expect("there is one") + before.len();
            let typed = ["", &names[0][..1], &names[0][..4]];
            for typed in typed.into_iter().skip(usize::from(before.ends_with(", "))) {
                let mut text = program.clone();
                text.replace_range(start..start + argument.len(), typed);
                let file = File { text: &text, ..PLACES };
                editor.edit(file);
                let (at, line) = (start + typed.len(), file.line(&(start..start)));
                let mut found = editor.completions(file, at);
                // It would do in any import.
                found.retain(|label| label != "self");
                found.sort();
                if found != names {
                    wrong.push(format!("completing {line}: {found:?}"));
                }
                let completed = editor.complete(file, at, names[0]);
                let mut right = program.clone();
                right.replace_range(start..start + argument.len(), names[0]);
                if completed.as_ref() != Some(&right) {
                    wrong.push(format!("after completing {line}: {completed:?}"));
                }
            }
        }
        editor.edit(PLACES);
        wrong
    });
}

#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn a_function_is_completed_with_nothing_of_the_expansion() {
    in_editor(|editor| {
        let mut wrong = Vec::new();
        for (place, defined) in functions(PLACES.text) {
            let mut text = PLACES.text.to_owned();
            let typed = &PLACES.text[place.start..place.end - 1];
            text.replace_range(place.clone(), typed);
            let file = File { text: &text, ..PLACES };
            editor.edit(file);
            let end = place.start + typed.len();
            let found = editor.completions(file, end);
            let name = &PLACES.text[place.clone()];
            let is_found = found.iter().any(|label| label.starts_with(name));
            // The standard `drop` is in no list where it has not been imported.
            let is_listed = is_found || defined == (0..0);
            if !is_listed || found.iter().any(|label| label.contains("drop_derive_")) {
                wrong.push(format!("completing {}: {found:?}", PLACES.line(&place)));
            }
        }
        editor.edit(PLACES);
        wrong
    });
}

#[test]
#[ignore = "needs rust-analyzer: .ci/editors"]
fn the_server_finds_nothing_wrong_with_a_correct_program() {
    in_editor(|editor| {
        // It would find something.
        let text = PLACES.text.replace("before = tcp", "before = tpc");
        let file = File { text: &text, ..PLACES };
        editor.edit(file);
        let found = editor.diagnostics(file);
        editor.edit(PLACES);
        assert!(found.iter().any(|found| found.contains("no field `tpc`")), "{found:?}");
        FILES.into_iter().flat_map(|file| editor.diagnostics(file)).collect()
    });
}

/// What the expansion has for editors is not seen by the compiler.
#[test]
fn every_unknown_name_is_one_error() {
    let mut mentions: Vec<_> =
        fields(PLACES.text).into_iter().flat_map(|field| field.mentions).collect();
    mentions.sort_by_key(|mention| mention.start);
    let mut text = PLACES.text.to_owned();
    // Each has a name of its own: of those with the same one, only the first is told.
    for (index, mention) in mentions.iter().enumerate().rev() {
        text.insert_str(mention.end, &format!("_unknown{index:02}"));
    }
    let files =
        FILES.map(|file| if file.name == "places" { File { text: &text, ..file } } else { file });
    let mut said = project::check(&project::write("unknown", &files));
    said.sort();
    let said: Vec<_> = said.iter().map(|(file, byte, _)| (file.as_str(), *byte)).collect();
    let unknown = mentions.iter().enumerate();
    let unknown = unknown.map(|(index, at)| ("places", at.start + index * "_unknown00".len()));
    assert_eq!(said, unknown.collect::<Vec<_>>());
}

/// With it set, the compiler would see no destructor.
#[test]
fn a_compiler_that_is_told_to_be_an_editor_refuses_a_step() {
    let root = project::write("editor_for_a_compiler", &FILES);
    let said = project::check_with(&root, &["--cfg", "rust_analyzer"]);
    let is_refusal = |(.., message): &&(String, usize, String)| message.contains("is for editors");
    // Of the structs and the enum with steps.
    assert_eq!(said.iter().filter(is_refusal).count(), 4, "{said:?}");
}
