//! The time that the macro takes is linear in the size of its input.

use std::fmt::Write as _;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use proc_macro2::TokenStream;

use super::has_mistake;

/// A struct with a list or none, and so many fields of one type. `attribute` gets the index of a field.
fn fields(list: &str, ty: &str, count: usize, attribute: impl Fn(usize) -> String) -> String {
    let mut text = format!("{list} struct S {{");
    for index in 0..count {
        write!(text, "{} f{index}: {ty},", attribute(index)).unwrap();
    }
    text + "}"
}

/// `f0, f1, f2`
fn names(indices: impl Iterator<Item = usize>) -> String {
    indices.map(|index| format!("f{index}")).collect::<Vec<_>>().join(", ")
}

const HELD: &str = "ManuallyDrop<Held>";

fn time(text: &str) -> (Duration, TokenStream) {
    let tokens: TokenStream = text.parse().unwrap();
    let start = Instant::now();
    let output = crate::derive(tokens);
    (start.elapsed(), output)
}

/// Items without mistakes, or with mistakes that only the compiler finds.
fn assert_linear(shape: &str, input: impl Fn(usize) -> String) {
    let (_, output) = time(&input(3));
    assert!(!has_mistake(&output), "{shape}: {output}");
    compare_times(shape, 24.0, input);
}

/// Items with many mistakes. Here the macro may take quadratic time: it may look at each field for each
/// mistake.
fn assert_linear_mistakes(shape: &str, input: impl Fn(usize) -> String) {
    let (_, output) = time(&input(3));
    assert!(has_mistake(&output), "{shape}: {output}");
    compare_times(shape, 32.0, input);
}

/// Fails if eight times the fields take more than `most` times as long. Quadratic time would be 64 times as
/// long. The least of several times counts, since other programs run on the machine.
fn compare_times(shape: &str, most: f64, input: impl Fn(usize) -> String) {
    const SIZES: [usize; 4] = [500, 1000, 2000, 4000];
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let inputs = SIZES.map(input);
    let mut best = [Duration::MAX; 4];
    for round in 1..=16 {
        let _guard = ONE_AT_A_TIME.lock();
        for (best, input) in best.iter_mut().zip(&inputs) {
            *best = time(input).0.min(*best);
        }
        let ratios = best.map(|time| time.as_secs_f64() / best[0].as_secs_f64());
        if round >= 3 && ratios[3] < most {
            println!("{shape}: {SIZES:?} fields take {ratios:.1?} times {:?}", best[0]);
            return;
        }
    }
    panic!("{shape}: more than linear time, {best:?}");
}

#[test]
fn constraints_take_linear_time() {
    assert_linear("constraints to the next field", |count| {
        fields("", HELD, count, |index| {
            if index + 1 == count {
                String::new()
            } else {
                format!("#[drop(before = f{})]", index + 1)
            }
        })
    });
    assert_linear("constraints to the field before", |count| {
        fields("", HELD, count, |index| match index {
            0 => String::new(),
            _ => format!("#[drop(before = f{})]", index - 1),
        })
    });
    assert_linear("constraints to the same field", |count| {
        fields("", HELD, count, |index| match index {
            0 => String::new(),
            _ => "#[drop(before = f0)]".to_owned(),
        })
    });
    assert_linear("one constraint on all other fields", |count| {
        let after = format!("#[drop(after = [{}])]", names(1..count));
        fields("", HELD, count, |index| if index == 0 { after.clone() } else { String::new() })
    });
    assert_linear("borrows of the next field", |count| {
        fields("", HELD, count, |index| {
            if index + 1 == count {
                String::new()
            } else {
                format!("#[drop(with = step(_, f{}))]", index + 1)
            }
        })
    });
}

#[test]
fn lists_take_linear_time() {
    let no_attribute = |_| String::new();
    assert_linear("lists of all fields", |count| {
        let list = format!("#[drop(order = [{}])]", names((0..count).rev()));
        fields(&list, HELD, count, no_attribute)
    });
    assert_linear("lists that are proved", |count| {
        let list = format!("#[drop(order = [{}])]", names(0..count));
        fields(&list, "String", count, no_attribute)
    });
    assert_linear("lists of two fields with the rest between", |count| {
        let list = format!("#[drop(order = [f{}, .., f0])]", count - 1);
        fields(&list, HELD, count, no_attribute)
    });
    assert_linear("lists of half the fields and the rest", |count| {
        let list = format!("#[drop(order = [{}, ..])]", names((0..count).step_by(2)));
        fields(&list, HELD, count, no_attribute)
    });
}

/// The compiler has to be asked about each plain field that is listed before the managed one.
#[test]
fn lists_that_the_compiler_judges_take_linear_time() {
    assert_linear("a managed field after plain ones", |count| {
        let list = format!("#[drop(order = [.., f{}])]", count - 1);
        fields(&list, "Number", count, |_| String::new())
            .replace(&format!("f{}: Number", count - 1), &format!("f{}: {HELD}", count - 1))
    });
}

/// Each two fields are in the wrong order.
#[test]
fn lists_the_wrong_way_round_are_asked_about_in_linear_space() {
    let words = |count: usize| {
        let list = format!("#[drop(order = [{}])] struct S {{", names((0..count).rev()));
        let fields = (0..count).map(|index| format!("f{index}: N{index},"));
        let (_, output) = time(&(list + &fields.collect::<String>() + "}"));
        assert!(!has_mistake(&output), "{output}");
        output.to_string().split_whitespace().count()
    };
    let (small, large) = (words(20), words(160));
    assert!(large < 9 * small, "{small} words for 20 fields, and {large} for 160");
}

#[test]
fn mistakes_take_linear_time() {
    assert_linear_mistakes("fields without a place", |count| {
        fields("", HELD, count, |_| String::new())
    });
    assert_linear_mistakes("cycles of two", |count| {
        fields("", HELD, count, |index| {
            let other = (index + 1) % count;
            format!("#[drop(before = f{other}, after = f{other})]")
        })
    });
    assert_linear_mistakes("one cycle of all", |count| {
        fields("", HELD, count, |index| format!("#[drop(before = f{})]", (index + 1) % count))
    });
}

#[test]
fn values_of_variants_take_linear_time() {
    let variants = |count, value: fn(usize) -> String| {
        let variants = (0..count).map(|index| format!("V{index} = {},", value(index)));
        format!("#[repr(u32)] enum E {{ {} }}", variants.collect::<String>())
    };
    assert_linear("values", |count| variants(count, |index| format!("{index} + FIRST")));
    assert_linear("values with arguments", |count| {
        variants(count, |index| format!("value::<u8, A<B, C>>({index})"))
    });
}
