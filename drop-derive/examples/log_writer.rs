//! A log whose lines a thread writes. `close` waits until they are written, and says if one was not:
//!
//! ```text
//! $ cargo run --example log_writer
//! drop order: lines, thread, name
//! one coffee
//! two teas
//! the thread of `orders` has ended
//! closed: Ok(())
//! the thread of `receipts` has ended
//! closed: Err("failed to write whole buffer")
//! ```

#![forbid(unsafe_code)]

use std::io::{self, Cursor, Write};
use std::mem::ManuallyDrop;
use std::sync::mpsc::{channel, Sender};
use std::thread::{spawn, JoinHandle};

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(order = [lines, thread, name], close = close -> io::Error)]
struct Log {
    name: String,
    /// When its turn comes, the thread is not just dropped: `join` gets it, and may use `name`.
    #[drop(with = join(_, name))]
    thread: ManuallyDrop<JoinHandle<io::Result<()>>>,
    /// The thread ends once this channel is closed. Joined before that, it would be waited for forever.
    lines: ManuallyDrop<Sender<&'static str>>,
}

fn join(thread: JoinHandle<io::Result<()>>, name: &str) -> io::Result<()> {
    let result = thread.join();
    println!("the thread of `{name}` has ended");
    result.unwrap_or_else(|_| Err(io::Error::other("the thread has panicked")))
}

impl Log {
    fn start(name: &str, mut file: impl Write + Send + 'static) -> Self {
        let (lines, queue) = channel();
        let thread = spawn(move || queue.iter().try_for_each(|line| writeln!(file, "{line}")));
        let (thread, lines) = (ManuallyDrop::new(thread), ManuallyDrop::new(lines));
        Log { name: name.to_owned(), thread, lines }
    }
}

fn main() {
    println!("drop order: {}", Log::DROP_ORDER.join(", "));
    let full = Cursor::new([0; 8]); // A file with room for eight bytes.
    for log in [Log::start("orders", io::stdout()), Log::start("receipts", full)] {
        for line in ["one coffee", "two teas"] {
            let _ = log.lines.send(line); // Fails if the thread has ended: `close` says why.
        }
        // Dropping it would do the same, but the error would be lost.
        println!("closed: {:?}", log.close().map_err(|error| error.to_string()));
    }
}
