//! An editor with the program open.

use std::ops::Range;
use std::path::PathBuf;

use serde_json::{json, Value};

use crate::project::{self, File, FILES};
use crate::server::{uri, Server};
use crate::toolchain::Toolchain;

pub(crate) struct Editor {
    server: Server,
    root: PathBuf,
    version: u64,
}

impl Editor {
    /// An editor, or what is missing to it.
    pub(crate) fn start() -> Result<Self, &'static str> {
        let toolchain = Toolchain::find()?;
        let root = project::write("correct", &FILES);
        let mut editor = Editor { server: Server::start(&toolchain, &root), root, version: 0 };
        for file in FILES {
            let document = json!({
                "uri": editor.uri(file),
                "languageId": "rust",
                "version": 0,
                "text": file.text,
            });
            editor.server.notify("textDocument/didOpen", &json!({ "textDocument": document }));
        }
        Ok(editor)
    }

    /// Edits a file, without saving it.
    pub(crate) fn edit(&mut self, file: File) {
        self.version += 1;
        let params = json!({
            "textDocument": { "uri": self.uri(file), "version": self.version },
            "contentChanges": [{ "text": file.text }],
        });
        self.server.notify("textDocument/didChange", &params);
    }

    pub(crate) fn definitions(&mut self, file: File, byte: usize) -> Vec<Range<usize>> {
        let answer = self.ask("definition", file, byte, json!({}));
        self.places(file, &answer)
    }

    pub(crate) fn references(&mut self, file: File, byte: usize) -> Vec<Range<usize>> {
        let extra = json!({ "context": { "includeDeclaration": true } });
        let answer = self.ask("references", file, byte, extra);
        self.places(file, &answer)
    }

    pub(crate) fn hover(&mut self, file: File, byte: usize) -> String {
        let answer = self.ask("hover", file, byte, json!({}));
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// What stands in the list of completions.
    pub(crate) fn completions(&mut self, file: File, byte: usize) -> Vec<String> {
        let items = self.completion_items(file, byte);
        let labels = items.iter().filter_map(|item| item["label"].as_str());
        labels.map(str::to_owned).collect()
    }

    /// The text of the file after what has this label in the list was chosen.
    pub(crate) fn complete(&mut self, file: File, byte: usize, label: &str) -> Option<String> {
        let items = self.completion_items(file, byte);
        let edit = &items.iter().find(|item| item["label"] == label)?["textEdit"];
        let mut text = file.text.to_owned();
        text.replace_range(range(file, edit), edit["newText"].as_str()?);
        Some(text)
    }

    fn completion_items(&mut self, file: File, byte: usize) -> Vec<Value> {
        let answer = self.ask("completion", file, byte, json!({}));
        answer.as_array().or_else(|| answer["items"].as_array()).cloned().unwrap_or_default()
    }

    /// The edits that give a field another name. None if a file is edited that should not be.
    pub(crate) fn rename(
        &mut self,
        file: File,
        byte: usize,
        name: &str,
    ) -> Vec<(Range<usize>, String)> {
        let answer = self.ask("rename", file, byte, json!({ "newName": name }));
        let files = answer["documentChanges"].as_array().filter(|files| files.len() == 1);
        let changes = files.map(|files| &files[0]);
        let changes = changes.filter(|changes| changes["textDocument"]["uri"] == self.uri(file));
        let edits = changes.and_then(|changes| changes["edits"].as_array());
        let edits = edits.into_iter().flatten().map(|edit| {
            let text = edit["newText"].as_str().unwrap_or_default();
            (range(file, edit), text.to_owned())
        });
        let mut edits: Vec<_> = edits.collect();
        edits.sort_by_key(|(range, _)| range.start);
        edits
    }

    /// What the server itself finds wrong with a file, without asking the compiler.
    pub(crate) fn diagnostics(&mut self, file: File) -> Vec<String> {
        let params = json!({ "textDocument": { "uri": self.uri(file) } });
        let answer = self.server.request("textDocument/diagnostic", &params);
        let items = answer["items"].as_array().expect("diagnostics").iter();
        items.map(|item| format!("{}: {}", file.name, item["message"])).collect()
    }

    fn uri(&self, file: File) -> String {
        uri(&file.path(&self.root))
    }

    /// Asks about a byte of a file.
    fn ask(&mut self, what: &str, file: File, byte: usize, mut params: Value) -> Value {
        let before = &file.text[..byte];
        let line = before.matches('\n').count();
        let character = byte - before.rfind('\n').map_or(0, |at| at + 1);
        params["textDocument"] = json!({ "uri": self.uri(file) });
        params["position"] = json!({ "line": line, "character": character });
        self.server.request(&format!("textDocument/{what}"), &params)
    }

    /// The places that an answer lists, in order. One in another file is `0..0`.
    fn places(&self, file: File, answer: &Value) -> Vec<Range<usize>> {
        let uri = self.uri(file);
        let places = answer.as_array().into_iter().flatten();
        let mut places: Vec<_> = places
            .map(|place| if place["uri"] == uri { range(file, place) } else { 0..0 })
            .collect();
        places.sort_by_key(|place| place.start);
        places
    }
}

fn range(file: File, place: &Value) -> Range<usize> {
    let byte = |position: &Value| {
        let number = |key: &str| usize::try_from(position[key].as_u64()?).ok();
        let lines = file.text.split_inclusive('\n').take(number("line")?);
        Some(lines.map(str::len).sum::<usize>() + number("character")?)
    };
    let range = &place["range"];
    byte(&range["start"]).zip(byte(&range["end"])).map_or(0..0, |(start, end)| start..end)
}
