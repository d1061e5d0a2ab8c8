//! Tests of the macro with random input: it does not panic or hang, and its answer is never empty and is
//! valid code. `time` tests that it takes linear time.
//!
//! An input with a new answer is kept, and further inputs are made from it. `DROP_DERIVE_FUZZ_INPUTS` is the
//! number of inputs, and `DROP_DERIVE_FUZZ_SEED` is the seed of the random numbers.

mod inputs;
mod time;
pub(crate) mod tokens;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use proc_macro2::{TokenStream, TokenTree};

use inputs::Inputs;
use tokens::{corpus, show, stream, Token};

/// A number from the environment.
fn setting(name: &str, default: u64) -> u64 {
    let value = std::env::var(name).map_or(default, |value| value.parse().expect("a number"));
    println!("{name}={value}");
    value
}

thread_local! {
    /// Panics are caught and examined, so they are not printed.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

#[test]
fn any_input_gets_an_answer_that_is_code() {
    const HANGS: Duration = Duration::from_secs(30);
    let inputs = setting("DROP_DERIVE_FUZZ_INPUTS", 10_000);
    let seed = setting("DROP_DERIVE_FUZZ_SEED", 6);

    let default = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !IS_CAUGHT.get() {
            default(panic);
        }
    }));
    // The current input, which is reported if the macro hangs.
    let current = Arc::new(Mutex::new((0, String::new())));
    let for_fuzzer = Arc::clone(&current);
    // As large as the stack on which the compiler runs macros.
    let fuzzer = thread::Builder::new().stack_size(8 << 20);
    let fuzzer = fuzzer.spawn(move || fuzz(inputs, seed, &for_fuzzer)).unwrap();
    let mut last = (0, Instant::now());
    while !fuzzer.is_finished() {
        thread::sleep(Duration::from_millis(20));
        let (index, input) = &*current.lock().unwrap();
        if last.0 != *index {
            last = (*index, Instant::now());
        }
        assert!(last.1.elapsed() < HANGS, "no answer to input {index}:\n{input}");
    }
    match fuzzer.join().expect("the fuzzer itself panicked") {
        Ok(report) => println!("{report}"),
        Err(problems) => panic!("one input for each problem, with the seed {seed}: {problems:#?}"),
    }
}

/// For each problem, an input that has it.
type Problems = BTreeMap<String, String>;

/// Tries so many inputs, and returns the problems.
fn fuzz(count: u64, seed: u64, current: &Mutex<(u64, String)>) -> Result<String, Problems> {
    let start = Instant::now();
    let mut inputs = Inputs::new(seed, corpus());
    let valid = inputs.corpus.len();
    assert!(valid > 100, "the programs of the other tests are not found");
    let (mut items, mut accepted) = (0, 0);
    let (mut known, mut all_features) = (HashSet::new(), BTreeSet::new());
    let mut problems = Problems::new();
    let mut slowest = Duration::ZERO;
    for index in 1..=count {
        let input = inputs.next();
        *current.lock().unwrap() = (index, show(&input));
        let time = Instant::now();
        let output = match answer(&input) {
            Ok(output) => output,
            Err(problem) => {
                let shrunk = || format!("input {index}: {}", show(&shrink(input, &problem)));
                problems.entry(problem.clone()).or_insert_with(shrunk);
                continue;
            }
        };
        slowest = slowest.max(time.elapsed());
        items += u64::from(has_word(&output, "OrderedDrop"));
        accepted += u64::from(!has_mistake(&output));
        let mut found = BTreeSet::new();
        features(output, &mut found);
        all_features.extend(found.iter().cloned());
        if known.insert(found) {
            inputs.corpus.push(input);
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let kept = inputs.corpus.len() - valid;
    let (features, elapsed) = (all_features.len(), start.elapsed());
    Ok(format!(
        "{count} inputs in {elapsed:?}, the slowest in {slowest:?}. {items} were items, {accepted} \
        of them without a mistake. To {valid} valid ones {kept} were added, with {features} \
        features in the answers.",
    ))
}

/// The answer of the macro to an input, or the problem with it.
fn answer(input: &[Token]) -> Result<TokenStream, String> {
    let tokens = stream(input);
    IS_CAUGHT.set(true);
    let output = catch_unwind(AssertUnwindSafe(|| crate::derive(tokens)));
    IS_CAUGHT.set(false);
    let output = output.map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|&text| text.to_owned()));
        format!("the macro panicked: {}", text.unwrap_or_default())
    })?;
    if output.is_empty() {
        return Err("the macro said nothing".to_owned());
    }
    let problem = match output.to_string().parse::<TokenStream>() {
        Err(error) => format!("the answer has broken tokens: {error}"),
        Ok(_) => match syn::parse2::<syn::File>(output.clone()) {
            Ok(_) => return Ok(output),
            Err(error) => format!("the answer is not made of items: {error}"),
        },
    };
    // The compiler has checked types and expressions before the macro runs. The macro repeats them as they
    // are.
    if tokens::syn_differs(input) || !tokens::are_item(input) {
        return Ok(output);
    }
    match tokens::with_right_expressions(input) {
        Some(input) => answer(&input),
        None => Err(problem),
    }
}

/// Shrinks an input: removes tokens, several or one at a time, as long as the problem stays.
fn shrink(mut input: Vec<Token>, problem: &str) -> Vec<Token> {
    for count in (1..=8).rev() {
        let mut at = 0;
        while at < tokens::size(&input) {
            let mut smaller = input.clone();
            tokens::remove(&mut smaller, at, count);
            if answer(&smaller).is_err_and(|other| other == problem) {
                input = smaller;
            } else {
                at += 1;
            }
        }
    }
    input
}

/// Whether the word is there outside of all groups.
fn has_word(answer: &TokenStream, word: &str) -> bool {
    let mut tokens = answer.clone().into_iter();
    tokens.any(|token| matches!(token, TokenTree::Ident(ident) if ident == word))
}

/// Whether there is a `compile_error!`. It is in a block that begins with `enum Never`.
fn has_mistake(answer: &TokenStream) -> bool {
    answer.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => {
            has_word(&group.stream(), "enum") && has_word(&group.stream(), "Never")
        }
        _ => false,
    })
}

/// Collects the features of an answer: the items of the hidden module that it uses, and the first lines of
/// its messages, without the names in them.
fn features(answer: TokenStream, found: &mut BTreeSet<String>) {
    let mut tokens = answer.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => features(group.stream(), found),
            TokenTree::Literal(text) => {
                let text = text.to_string();
                let line = text.split("\\n").next().unwrap_or_default();
                // The words between the names. Without any, the text is no message.
                let words: Vec<_> = line.split('`').step_by(2).collect();
                if text.starts_with('"') && words.iter().any(|words| words.contains(' ')) {
                    found.insert(words.join("`_`"));
                }
            }
            TokenTree::Ident(ident) if ident == "__private" => {
                found.extend(tokens.nth(2).map(|name| name.to_string()));
            }
            _ => {}
        }
    }
}
