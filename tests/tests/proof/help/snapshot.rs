//! What the compiler says about a program of the catalogue.

use std::fs::{read_dir, read_to_string};
use std::path::Path;

/// One program of the catalogue.
pub(crate) struct Case {
    /// `folder/name`
    pub(crate) name: String,
    pub(crate) program: String,
    pub(crate) snapshot: String,
    pub(crate) errors: Vec<Report>,
    pub(crate) warnings: Vec<Report>,
}

/// An error or a warning.
pub(crate) struct Report {
    code: Option<String>,
    pub(crate) first_line: String,
    /// The lines that follow the first one, up to where it is.
    pub(crate) more: Vec<Line>,
    /// The byte of the program that the first caret stands below.
    pub(crate) at: usize,
    /// The number of carets.
    pub(crate) length: usize,
}

pub(crate) enum Line {
    Note(String),
    /// With the lines of code that belong to it.
    Help(String),
}

impl Report {
    /// Whether this crate has worded it, and not the compiler.
    pub(crate) fn is_own(&self) -> bool {
        match self.code.as_deref() {
            None => !OF_THE_COMPILER.iter().any(|start| self.first_line.starts_with(start)),
            Some("E0080") => true,
            Some("E0277") => !self.first_line.contains(" trait "),
            Some(_) => false,
        }
    }

    pub(crate) fn helps(&self) -> impl Iterator<Item = &str> {
        self.more.iter().filter_map(|line| match line {
            Line::Help(help) => Some(help.as_str()),
            Line::Note(_) => None,
        })
    }
}

/// Errors of the compiler that have no code.
const OF_THE_COMPILER: [&str; 4] = [
    "pattern requires `..`",
    "cannot find attribute",
    "constant of non-structural type",
    "derive helper attribute",
];

/// The whole catalogue, in alphabetical order.
pub(crate) fn catalogue() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let mut cases = Vec::new();
    for folder in read_dir(root).unwrap() {
        for file in read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                cases.push(read(&path));
            }
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

fn read(path: &Path) -> Case {
    let program = read_to_string(path).unwrap();
    let snapshot = read_to_string(path.with_extension("stderr"))
        .unwrap_or_else(|_| panic!("{} has no snapshot", path.display()));
    let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy();
    let name = format!("{folder}/{}", path.file_stem().unwrap().to_string_lossy());
    let (mut errors, mut warnings) = (Vec::new(), Vec::new());
    let mut rest = snapshot.as_str();
    while !rest.is_empty() {
        let end = rest.find("\n\n").map_or(rest.len(), |end| end + 2);
        let (report, after) = rest.split_at(end);
        rest = after;
        let (head, report) = report.split_once(": ").unwrap();
        match head {
            "warning" => warnings.push(parse(None, report, &program)),
            "error" => errors.push(parse(None, report, &program)),
            _ => {
                let code = head.strip_prefix("error[").unwrap().strip_suffix(']').unwrap();
                errors.push(parse(Some(code), report, &program));
            }
        }
    }
    Case { name, program, snapshot, errors, warnings }
}

fn parse(code: Option<&str>, report: &str, program: &str) -> Report {
    let mut lines = report.lines();
    let first_line = lines.next().unwrap();
    let mut more = Vec::new();
    let mut place = "";
    for line in &mut lines {
        let line = line.trim_start();
        if let Some(found) = line.strip_prefix("--> ") {
            place = found;
            break;
        }
        if let Some(note) = line.strip_prefix("note: ") {
            more.push(Line::Note(note.to_owned()));
        } else if let Some(help) = line.strip_prefix("help: ") {
            more.push(Line::Help(help.to_owned()));
        } else if let Some(Line::Help(help)) = more.last_mut() {
            help.push('\n');
            help.push_str(line);
        } else {
            panic!("neither a note nor a help: {line}");
        }
    }
    let mut numbers = place.rsplit(':').map(|number| number.parse::<usize>().unwrap_or(0));
    let (column, line) = (numbers.next().unwrap(), numbers.next().unwrap());
    let before = program.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    Report {
        code: code.map(str::to_owned),
        first_line: first_line.trim_start_matches("evaluation panicked: ").to_owned(),
        more,
        at: before + column - 1,
        length: lines.find_map(carets).unwrap_or(0),
    }
}

/// The number of carets in the line below the code.
fn carets(line: &str) -> Option<usize> {
    let line = line.trim_start().strip_prefix('|')?.trim_start();
    line.starts_with('^').then(|| line.chars().take_while(|&mark| mark == '^').count())
}
