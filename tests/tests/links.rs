//! The links in the documentation lead somewhere: in the repository, in the package, and in what rustdoc
//! makes of it. Those that rustdoc makes itself, it checks.

use std::collections::BTreeMap;
use std::fs::{read_dir, read_to_string, write};
use std::path::{Path, PathBuf};

const GUIDE: &str = "drop-derive/src/guide";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// All texts, by their paths from the root of the repository.
fn texts() -> BTreeMap<PathBuf, String> {
    let root = root();
    let mut texts = BTreeMap::new();
    for folder in ["", "drop-derive", GUIDE] {
        for entry in read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let name = path.strip_prefix(&root).unwrap().to_owned();
                texts.insert(name, prose(&read_to_string(path).unwrap()));
            }
        }
    }
    assert!(texts.len() > 10);
    texts
}

/// A text without its blocks of code.
fn prose(text: &str) -> String {
    let blocks = text.split("```").enumerate();
    blocks.filter(|(index, _)| index % 2 == 0).map(|(_, prose)| prose).collect()
}

/// `[label]: target`
fn definitions(text: &str) -> BTreeMap<&str, &str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix('[')?.split_once("]: "));
    lines.collect()
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0))
}

/// The name by which a heading is found.
fn anchor(heading: &str) -> String {
    let kept = |char: &char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_');
    heading.to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")
}

#[test]
fn a_link_leads_to_a_file_and_a_heading() {
    let (root, texts) = (root(), texts());
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (name, text) in &texts {
        let defined = definitions(text);
        let targets = defined.values().copied().chain(between(text, "](", ")"));
        for target in targets.filter(|target| !target.starts_with("https://")) {
            count += 1;
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = match file {
                "" => root.join(name),
                file => root.join(name).with_file_name("").join(file),
            };
            let path = path.canonicalize().unwrap_or_default();
            let found = path.strip_prefix(&root).unwrap_or(Path::new(""));
            // The package has nothing of the folders around it.
            let is_inside = !name.starts_with("drop-derive") || found.starts_with("drop-derive");
            let headings = texts.get(found).into_iter().flat_map(|text| text.lines());
            let mut headings =
                headings.filter_map(|line| line.trim_start_matches('#').strip_prefix(' '));
            let is_heading = heading.is_empty() || headings.any(|line| anchor(line) == heading);
            if !path.is_file() || !is_inside || !is_heading {
                wrong.push(format!("{}: {target}", name.display()));
            }
        }
        let labels = between(text, "][", "]").map(|label| label.replace('\n', " "));
        wrong.extend(labels.filter(|label| !defined.contains_key(&**label)));
    }
    assert!(count > 50);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Where a file links to a page of the guide, the documentation links to that page.
#[test]
fn the_documentation_has_the_links_of_the_files() {
    let root = root();
    let guide = read_to_string(root.join(GUIDE).join("mod.rs")).unwrap();
    let front = read_to_string(root.join("drop-derive/src/lib.rs")).unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (name, text) in texts() {
        let (source, prefix, folder) = if name.starts_with(GUIDE) {
            (&guide, "        /// ", "")
        } else {
            (&front, "//! ", "guide::")
        };
        let lines: Vec<_> = source.lines().filter_map(|line| line.strip_prefix(prefix)).collect();
        for (label, target) in definitions(&text) {
            let Some((page, heading)) = target.rsplit('/').next().unwrap().split_once(".md") else {
                continue;
            };
            count += 1;
            let page = if page == "README" { "crate" } else { page };
            let line = format!("[{label}]: {folder}{page}{heading}");
            if !lines.contains(&&*line) {
                wrong.push(format!("{}: {line}", name.display()));
            }
        }
    }
    assert!(count > 40);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// It is shown in its own folder, so that its links start there. `README=overwrite` writes it.
#[test]
fn the_package_has_the_readme_with_links_from_its_folder() {
    let readme = read_to_string(root().join("README.md")).unwrap();
    let right = readme.replace("]: drop-derive/", "]: ");
    assert_ne!(right, readme);
    let path = root().join("drop-derive/README.md");
    if std::env::var("README").is_ok_and(|value| value == "overwrite") {
        write(&path, &right).unwrap();
    }
    assert!(read_to_string(path).unwrap() == right, "it is old: write it with README=overwrite");
}
