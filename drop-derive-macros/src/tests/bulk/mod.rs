//! Tests of the derive on the types of public crates: each is read as syn reads it, and with each kind of
//! attributes, the answer is the right one.
//!
//! The types are a sample of those in the crates of the lock file. `DROP_DERIVE_BULK=folder` takes all types
//! of the crates in that folder.

mod reading;
mod sources;
mod ways;

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use proc_macro2::TokenStream;
use syn::{DeriveInput, Expr, Generics, ImplItem, Item, ItemImpl, Lit, Stmt};

use reading::{misreading, words};
use sources::{crates_in, downloaded_crates, find_items, items_of, Limits};
use ways::{parts_name, Answer, Subject, Way};

#[test]
fn real_types_are_read_as_syn_reads_them_and_get_the_answer_that_is_due() {
    const SAMPLE: Limits = Limits { bytes: 120_000, items: 16 };
    let start = Instant::now();
    let (crates, limits) = match std::env::var_os("DROP_DERIVE_BULK") {
        Some(folder) => (crates_in(Path::new(&folder)), Limits::NONE),
        None => (downloaded_crates(), SAMPLE),
    };
    let next = AtomicUsize::new(0);
    let work = || {
        let mut report = Report::default();
        while let Some(folder) = crates.get(next.fetch_add(1, Ordering::Relaxed)) {
            report.ask_crate(folder, limits);
        }
        report
    };
    let mut all = Report::default();
    thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, usize::from);
        // For deeply nested types. The compiler has such a stack too.
        let builder = || thread::Builder::new().stack_size(16 << 20);
        let threads: Vec<_> =
            (0..count).map(|_| builder().spawn_scoped(scope, work).expect("a thread")).collect();
        for thread in threads {
            all.add(thread.join().expect("a crate that can be read"));
        }
    });
    println!("{}\nin {:?}", all.text(), start.elapsed());
    assert!(all.problems.is_empty(), "{} problems:\n{}", all.problems.len(), all.first_problems());
    // This crate cannot be built without the sources of syn, quote and proc-macro2.
    assert!(all.crates >= 3 && all.items >= 50, "the sources of the crates are not found");
}

/// Features that are so rare that a sample may not have them.
const RARE: &str = "
    pub struct Tuples(pub (u8, String), pub(crate) (String, u8), pub (crate::A, B), pub(in crate::a) B);
    pub struct Groups { a: (String), b: ((&'static str)), c: [(u8); { 1 + 2 }], d: fn(u8) -> (u8) }
    enum Values { A = f::<u8, u16>(1), B = |a, b| a < b, C(u8, u8) = 1 < 2 | 3, D { d: u8 } = -1, E }
    #[repr(C, packed(2))] struct Packed<T>(#[doc = \"first\"] T, std::mem::ManuallyDrop<u8>) where T: Copy;
    struct Nested<'a, T: Iterator<Item = Vec<Option<u8>>> + ?Sized, const N: usize = { 1 << 2 }>
    where for<'b> fn(&'b T) -> Box<dyn Fn(u8) -> Vec<Vec<T::Item>> + 'b>: Sized, T::Item: Into<[u8; N]> {
        a: <Vec<<T as Iterator>::Item> as IntoIterator>::IntoIter, r#type: &'a [u8; N], rest: PhantomData<T>
    }
    struct Bounds<T>(Box<dyn for<'a> Fn(&'a T) -> &'a u8 + Send>, *const dyn Iterator<Item = T>, impl_!(T));
";

#[test]
fn rare_types_are_read_as_syn_reads_them_and_get_the_answer_that_is_due() {
    let mut found = Vec::new();
    find_items(RARE.parse().unwrap(), &mut found);
    assert_eq!(found.len(), 6);
    let mut report = Report::default();
    for tokens in found {
        report.ask_item(Path::new(""), Path::new("rare"), &tokens);
    }
    assert!(report.problems.is_empty(), "{}", report.first_problems());
    assert!(report.derives > 40, "{}", report.text());
}

/// The counts and mistakes of a run.
#[derive(Default)]
struct Report {
    crates: usize,
    items: usize,
    fields: usize,
    derives: usize,
    /// See [`Subject::new`].
    left_out: usize,
    /// The number of answers that are not known beforehand.
    unknown: usize,
    mistakes: usize,
    slowest: Outlier<Duration>,
    /// The largest expansion, in words.
    largest: Outlier<usize>,
    problems: Vec<String>,
}

/// The largest of some values, and its place.
#[derive(Default)]
struct Outlier<T>(T, String);

impl<T: PartialOrd> Outlier<T> {
    fn see(&mut self, value: T, place: &str) {
        if value > self.0 {
            *self = Outlier(value, place.to_owned());
        }
    }
}

impl Report {
    fn ask_crate(&mut self, folder: &Path, limits: Limits) {
        let items = items_of(folder, limits);
        self.crates += usize::from(!items.is_empty());
        for (file, tokens) in items {
            self.ask_item(folder.parent().unwrap_or(folder), &file, &tokens);
        }
    }

    fn ask_item(&mut self, root: &Path, file: &Path, tokens: &TokenStream) {
        let item: DeriveInput = syn::parse2(tokens.clone()).expect("only what syn reads is found");
        let file = file.strip_prefix(root).unwrap_or(file).display();
        let place = format!("{file}: {}", item.ident);
        self.items += 1;
        if let Some(difference) = misreading(tokens, &item) {
            self.problems.push(format!("{place}: {difference}"));
        }
        let Some(subject) = Subject::new(&item) else {
            self.left_out += 1;
            return;
        };
        self.fields += subject.count_fields();
        for way in Way::ALL.into_iter().filter(|&way| subject.fits(way)) {
            let place = format!("{place}, {way:?}");
            if let Err(problem) = self.ask(&subject, way, &place) {
                self.problems.push(format!("{place}: {problem}"));
            }
        }
    }

    fn ask(&mut self, subject: &Subject, way: Way, place: &str) -> Result<(), String> {
        let asked = subject.ask(way);
        let (text, due) = (words(&asked), subject.answer(way));
        let start = Instant::now();
        let output = catch_unwind(AssertUnwindSafe(|| crate::derive(asked)));
        self.slowest.see(start.elapsed(), place);
        let output = output.map_err(|_| format!("the macro panicked at\n{text}"))?;
        self.largest.see(words(&output).len(), place);
        self.derives += 1;
        match due {
            Answer::Any => self.unknown += 1,
            Answer::Mistake(_) => self.mistakes += 1,
            Answer::Order(_) => {}
        }
        let problem = match syn::parse2::<syn::File>(output) {
            Err(error) => format!("the answer is no code: {error}"),
            Ok(answer) => match check(&answer.items, subject, way, &due) {
                Err(problem) => problem,
                Ok(()) => return Ok(()),
            },
        };
        Err(format!("{problem}\nfor{text}"))
    }

    fn add(&mut self, other: Report) {
        self.crates += other.crates;
        self.items += other.items;
        self.fields += other.fields;
        self.derives += other.derives;
        self.left_out += other.left_out;
        self.unknown += other.unknown;
        self.mistakes += other.mistakes;
        self.slowest.see(other.slowest.0, &other.slowest.1);
        self.largest.see(other.largest.0, &other.largest.1);
        self.problems.extend(other.problems);
    }

    fn text(&self) -> String {
        let Report { crates, items, fields, derives, left_out, unknown, mistakes, .. } = self;
        let (Outlier(time, slow), Outlier(size, large)) = (&self.slowest, &self.largest);
        format!(
            "{crates} crates, {items} types with {fields} fields, {derives} derives. Of these, \
             {mistakes} had a mistake to report, and {unknown} were only read and parsed. Not asked: \
             {left_out}, see `Subject::new`.\nThe slowest took {time:?}: {slow}\n\
             The largest has {} kB: {large}",
            size / 1000
        )
    }

    fn first_problems(&self) -> String {
        self.problems.iter().take(12).map(String::as_str).collect::<Vec<_>>().join("\n\n")
    }
}

/// Whether the answer is the expected one.
fn check(answer: &[Item], subject: &Subject, way: Way, due: &Answer) -> Result<(), String> {
    let found = impl_of(answer, "OrderedDrop").ok_or("there is no impl of the trait")?;
    check_impls(answer, subject.item)?;
    let mistakes: Vec<_> = answer.iter().filter_map(mistake).collect();
    match due {
        Answer::Any => return Ok(()),
        Answer::Mistake(start) => {
            let is_it = matches!(&*mistakes, [only] if only.starts_with(start));
            return if is_it { Ok(()) } else { Err(format!("not one {start:?}: {mistakes:?}")) };
        }
        Answer::Order(order) => {
            if !mistakes.is_empty() {
                return Err(format!("no mistake is due: {mistakes:?}"));
            }
            let names = names(found).ok_or("the order is not found")?;
            if names != *order {
                return Err(format!("the order is {names:?}, and not {order:?}"));
            }
        }
    }
    let has_drop = impl_of(answer, "Drop").is_some();
    if has_drop != subject.has_managed(way) {
        return Err(format!("a `Drop` impl: {has_drop}"));
    }
    match way {
        Way::Parts => check_parts(answer, subject),
        Way::Closed => check_close(answer),
        _ => Ok(()),
    }
}

/// The impl of a trait.
fn impl_of<'a>(answer: &'a [Item], name: &str) -> Option<&'a ItemImpl> {
    answer.iter().find_map(|item| match item {
        Item::Impl(found) => {
            let last = found.trait_.as_ref()?.0.segments.last()?;
            (last.ident == name).then_some(found)
        }
        _ => None,
    })
}

/// The impls for the type have its generics, and the lints that are allowed on it.
fn check_impls(answer: &[Item], item: &DeriveInput) -> Result<(), String> {
    for found in answer {
        let Item::Impl(found) = found else { continue };
        check_header(found, item)?;
        let missing = allowed_lints(&item.attrs)
            .find(|allowed| !found.attrs.iter().any(|attr| words(&attr.meta) == *allowed));
        if let Some(missing) = missing {
            return Err(format!("an impl without{missing}"));
        }
    }
    Ok(())
}

/// The lints that attributes allow, as the attributes that an impl has to have.
fn allowed_lints(attrs: &[syn::Attribute]) -> impl Iterator<Item = String> + '_ {
    attrs.iter().filter(|attr| attr.path().is_ident("allow")).map(|attr| words(&attr.meta))
}

/// The impl has to be for the type with its generics.
fn check_header(found: &ItemImpl, item: &DeriveInput) -> Result<(), String> {
    let (impl_generics, ty_generics, clause) = item.generics.split_for_impl();
    let mut read = format!("{}{}", words(&found.self_ty), words(&found.generics.where_clause));
    let mut expected = format!(" {}{}{}", item.ident, words(ty_generics), words(clause));
    // The attributes of parameters are left out of the impl.
    if !words(&item.generics).contains(" # [") {
        read += &words(&found.generics);
        expected += &words(impl_generics);
    }
    if read == expected {
        Ok(())
    } else {
        Err(format!("an impl is for{read}, and not{expected}"))
    }
}

/// The parts have the fields of the type without their `ManuallyDrop`, in the order of the list, with their
/// documentation. They have the generics of the type, and the name and visibility of the attribute.
fn check_parts(answer: &[Item], subject: &Subject) -> Result<(), String> {
    let name = parts_name(subject.item);
    let parts = answer.iter().find_map(|item| match item {
        Item::Struct(parts) if parts.ident == name => Some(parts),
        _ => None,
    });
    let parts = parts.ok_or("there are no parts")?;
    let has_derive = parts.attrs.iter().any(|attr| words(&attr.meta) == " derive ( Debug )");
    if !has_derive || words(&parts.vis) != PARTS_VIS {
        return Err("the parts are not as the attribute has them".to_owned());
    }
    check_parts_generics(&parts.generics, subject.item)?;
    let (read, expected) = (parts.fields.iter(), subject.parts_fields());
    if read.len() != expected.len() {
        return Err(format!("the parts are {}, and not {}", read.len(), expected.len()));
    }
    for (read, expected) in read.zip(&expected) {
        let docs: String = read.attrs.iter().filter(|attr| is_doc(attr)).map(words).collect();
        let is_type = words(&read.ty) == with_self_written_out(&expected.ty, subject.item);
        let is_documented =
            if expected.docs.is_empty() { !docs.is_empty() } else { docs == expected.docs };
        if words(&read.ident) != expected.name || !is_type || !is_documented {
            return Err(format!("a part is{}, and not {expected:?}", words(read)));
        }
        if words(&read.vis) != PARTS_VIS {
            return Err(format!("a part is{}, without{PARTS_VIS}", words(read)));
        }
    }
    Ok(())
}

/// The visibility in [`Way::Parts`].
const PARTS_VIS: &str = " pub ( crate )";

fn is_doc(attr: &syn::Attribute) -> bool {
    matches!(&attr.meta, syn::Meta::NameValue(doc) if doc.path.is_ident("doc"))
}

/// A `Sized` bound on the last field may be added. The attributes of parameters are left out.
fn check_parts_generics(read: &Generics, item: &DeriveInput) -> Result<(), String> {
    let clause = with_self_written_out(&words(&item.generics.where_clause), item);
    let (read_text, read_clause) = (words(read), words(&read.where_clause));
    let item_text = with_self_written_out(&words(&item.generics), item);
    let added = read_clause.strip_prefix(clause.trim_end_matches(" ,"));
    let is_same = read_text == item_text || item_text.contains(" # [");
    if is_same && added.is_some_and(|added| matches!(added, "" | " ,") || added.contains("Sized")) {
        Ok(())
    } else {
        Err(format!(
            "the parts have the generics{read_text}{read_clause}, and not{item_text}{clause}"
        ))
    }
}

/// Words of the item, written so that they mean the same in another item.
fn with_self_written_out(text: &str, item: &DeriveInput) -> String {
    let (_, ty_generics, _) = item.generics.split_for_impl();
    let name = format!(" {}{}", item.ident, words(ty_generics));
    let words: Vec<&str> = text.split(' ').skip(1).collect();
    let mut written = String::new();
    for (at, &word) in words.iter().enumerate() {
        let is_path_start = words[at + 1..].starts_with(&[":", ":"]);
        match word {
            "Self" if is_path_start => written.extend([" <", &name, " >"]),
            "Self" => written += &name,
            word => written.extend([" ", word]),
        }
    }
    written
}

/// The function of [`Way::Closed`] is there.
fn check_close(answer: &[Item]) -> Result<(), String> {
    let functions = answer.iter().filter_map(|item| match item {
        Item::Impl(found) if found.trait_.is_none() => Some(&found.items),
        _ => None,
    });
    let close = functions.flatten().find_map(|item| match item {
        ImplItem::Fn(item) if item.sig.ident == "close" => Some(item),
        _ => None,
    });
    let close = close.ok_or("there is no `close`")?;
    let read = format!("{}{}", words(&close.vis), words(&close.sig.output));
    let is_right = read.starts_with(" pub - > ") && read.ends_with("Result < ( ) , io : : Error >");
    if is_right {
        Ok(())
    } else {
        Err(format!("`close` is{read}"))
    }
}

/// The message of a `compile_error!`.
fn mistake(item: &Item) -> Option<String> {
    let Item::Const(item) = item else { return None };
    // It stands in a block, behind the type that no constant has a value of.
    let Expr::Block(block) = &*item.expr else { return None };
    let Some(Stmt::Item(Item::Const(item))) = block.block.stmts.last() else { return None };
    let Expr::Macro(call) = &*item.expr else { return None };
    let text: syn::LitStr = syn::parse2(call.mac.tokens.clone()).ok()?;
    call.mac
        .path
        .segments
        .last()
        .is_some_and(|name| name.ident == "compile_error")
        .then(|| text.value())
}

/// The names in the impl of the trait, first to last. They are in one text. If they are many, they are in a
/// list, and the text is empty.
fn names(found: &ItemImpl) -> Option<Vec<String>> {
    let values = found.items.iter().filter_map(|item| match item {
        ImplItem::Const(item) => names_in(last_expr(&item.expr)),
        _ => None,
    });
    values.max_by_key(Vec::len)
}

fn names_in(value: &Expr) -> Option<Vec<String>> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value().split_whitespace().map(str::to_owned).collect()),
            _ => None,
        },
        Expr::Reference(list) => match &*list.expr {
            Expr::Array(array) => array.elems.iter().map(|name| names_in(name)?.pop()).collect(),
            _ => None,
        },
        _ => None,
    }
}

/// The value of a block.
fn last_expr(expr: &Expr) -> &Expr {
    match expr {
        Expr::Block(block) => match block.block.stmts.last() {
            Some(Stmt::Expr(value, None)) => value,
            _ => expr,
        },
        _ => expr,
    }
}
