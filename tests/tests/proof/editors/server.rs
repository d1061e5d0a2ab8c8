//! A client of the language server, with as much of the protocol as the tests speak.

use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Instant;

use serde_json::{json, Value};

use crate::toolchain::Toolchain;
use crate::{project, LIMIT};

/// What the server answers to a question about a text that has changed meanwhile.
const CONTENT_MODIFIED: i64 = -32801;

pub(crate) struct Server {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    last_id: u64,
    /// Nothing waits longer than this.
    deadline: Instant,
}

impl Server {
    /// Starts the server on a project, and waits until it knows all of it.
    pub(crate) fn start(toolchain: &Toolchain, root: &Path) -> Server {
        let mut process = project::environment(&mut toolchain.analyzer())
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("start rust-analyzer");
        let input = process.stdin.take().expect("piped");
        let mut output = BufReader::new(process.stdout.take().expect("piped"));
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let deadline = Instant::now() + LIMIT;
        let mut server = Server { process, input, messages, last_id: 0, deadline };
        server.request(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": uri(root),
                "capabilities": {
                    "experimental": { "serverStatusNotification": true },
                    "workspace": { "workspaceEdit": { "documentChanges": true } },
                },
                "initializationOptions": {
                    // Both are said. Left to find the sources itself, the server adds the component
                    // `rust-src` to the toolchain if it is missing, and with it other errors of the
                    // compiler would look different from then on.
                    "cargo": { "sysroot": toolchain.sysroot, "sysrootSrc": toolchain.library },
                    "cachePriming": { "enable": false },
                    "checkOnSave": false,
                    "diagnostics": { "experimental": { "enable": true } },
                },
            }),
        );
        server.notify("initialized", &json!({}));
        let status = server.wait(|message| {
            message["method"] == "experimental/serverStatus"
                && message["params"]["quiescent"] == true
        });
        if status["params"]["health"] != "ok" {
            eprintln!("rust-analyzer says {}", status["params"]);
        }
        server
    }

    /// The result, or the error, which has nothing of what a result has.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        loop {
            self.last_id += 1;
            let id = self.last_id;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
            let mut answer =
                self.wait(|message| message["id"] == id && message.get("method").is_none());
            if answer["error"]["code"] != CONTENT_MODIFIED {
                let part = if answer.get("error").is_some() { "error" } else { "result" };
                return answer[part].take();
            }
        }
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let left = self.deadline.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).expect("rust-analyzer answers in time");
            if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
                // It asks for nothing that an answer is needed to.
                self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
            }
            if is_it(&message) {
                return message;
            }
        }
    }

    fn send(&mut self, message: &Value) {
        let content = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{content}", content.len())
            .and_then(|()| self.input.flush())
            .expect("rust-analyzer runs");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _: (Result<_, _>, Result<_, _>) = (self.process.kill(), self.process.wait());
    }
}

/// One message. `None`: there will be no other.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        output.read_line(&mut header).ok().filter(|&length| length > 0)?;
        match header.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut content = vec![0; length];
    output.read_exact(&mut content).ok()?;
    serde_json::from_slice(&content).ok()
}

pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display()).replace(' ', "%20")
}
