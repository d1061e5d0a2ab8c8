//! A log whose lines are written by a thread of its own:
//!
//! ```text
//! cargo run --example log_writer
//! ```
//!
//! The thread ends once the channel is closed. Joined any earlier, it would be waited for forever.

#![forbid(unsafe_code)]

use std::mem::ManuallyDrop;
use std::sync::mpsc::{channel, Sender};
use std::thread::{spawn, JoinHandle};

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Log {
    name: String,
    /// When its turn comes, the thread is not just dropped: `join` is called with it, and may use
    /// `name`, which therefore drops later.
    #[drop(with = join(_, name))]
    thread: ManuallyDrop<JoinHandle<usize>>,
    /// The channel. Without `before`, it would drop after the thread that waits for it.
    #[drop(before = thread)]
    lines: ManuallyDrop<Sender<String>>,
}

impl Log {
    fn start(name: &str) -> Self {
        let (lines, receiver) = channel::<String>();
        let thread = spawn(move || receiver.iter().map(|line| println!("  {line}")).count());
        Log {
            name: name.to_owned(),
            thread: ManuallyDrop::new(thread),
            lines: ManuallyDrop::new(lines),
        }
    }
}

fn join(thread: JoinHandle<usize>, name: &str) {
    match thread.join() {
        Ok(count) => println!("{count} lines of `{name}` are written."),
        Err(_) => println!("The thread of `{name}` has panicked."),
    }
}

fn main() {
    println!("The log drops {}:", Log::DROP_ORDER.join(", "));
    let log = Log::start("orders");
    for line in ["one coffee", "two teas", "the bill, please"] {
        log.lines.send(line.to_owned()).expect("the thread runs");
    }
    drop(log);
}
