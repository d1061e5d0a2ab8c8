//! A database client whose fields must drop in another order than the one they are declared in.
//!
//! The queries still pending are sent through TLS, TLS says goodbye over TCP, and only then may
//! TCP end. Run it with the derive, then as the language drops the same fields without it:
//!
//! ```text
//! cargo run --example database_client
//! cargo run --example database_client -- --declaration-order
//! ```

#![forbid(unsafe_code)]

use std::cell::RefCell;
use std::env;
use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::mem::ManuallyDrop;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use drop_derive::OrderedDrop;
use rcgen::CertifiedKey;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, ClientConnection, RootCertStore};
use rustls::{ServerConfig, ServerConnection, Stream, StreamOwned};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

const QUERIES: [&str; 3] = [
    "INSERT INTO cups (size) VALUES ('small')",
    "INSERT INTO cups (size) VALUES ('large')",
    "UPDATE stock SET beans = beans - 2",
];

/// How long a read or a write may take, so that nothing here hangs.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The only owner of its three layers. Each reaches the one it works through by a `Weak`, so that
/// no handle left behind somewhere holds the connection open after the client. The drop order of
/// these fields therefore decides what still arrives.
#[derive(OrderedDrop)]
struct Client {
    tcp: Rc<TcpStream>,
    #[drop(before = tcp)]
    tls: ManuallyDrop<Rc<Tls>>,
    #[drop(before = tls)]
    queries: ManuallyDrop<Queries>,
}

/// The same client without the derive: its `tcp` drops first.
#[allow(dead_code)] // `tls` is only held, to be dropped with the client.
struct DeclarationOrder {
    tcp: Rc<TcpStream>,
    tls: Rc<Tls>,
    queries: Queries,
}

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let outcome = match &arguments[..] {
        [] => derived(),
        [argument] if argument == "--declaration-order" => declaration_order(),
        _ => {
            eprintln!("usage: database_client [--declaration-order]");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn derived() -> Result<bool> {
    let server = Server::start()?;
    let (tcp, tls, queries) = connect(&server)?;
    let (tls, queries) = (ManuallyDrop::new(tls), ManuallyDrop::new(queries));
    let mut client = Client { tcp, tls, queries };
    client.tcp.set_write_timeout(Some(TIMEOUT))?; // Its destructors write.
    client.queries.pending.extend(QUERIES);
    println!("The client drops {}. The server saw:", Client::DROP_ORDER.join(", "));
    drop(client);

    let mut expected = Vec::from(QUERIES.map(|query| Seen::Query(query.to_owned())));
    expected.extend([Seen::CloseNotify, Seen::EndOfTcp]);
    report(server, &expected, "Nothing was lost: each layer still had the one below it.")
}

fn declaration_order() -> Result<bool> {
    let server = Server::start()?;
    let (tcp, tls, queries) = connect(&server)?;
    let mut client = DeclarationOrder { tcp, tls, queries };
    client.tcp.set_write_timeout(Some(TIMEOUT))?; // Its destructors write.
    client.queries.pending.extend(QUERIES);
    println!("The client drops tcp, tls, queries. The server saw:");
    drop(client);

    report(server, &[Seen::EndOfTcp], "Lost: every query and the close_notify. TCP ended first.")
}

/// Prints what the server saw, and `verdict` if that is what was expected.
fn report(server: Server, expected: &[Seen], verdict: &str) -> Result<bool> {
    let seen = server.seen()?;
    for (number, event) in (1..).zip(&seen) {
        println!("{number}. {event}");
    }
    let as_expected = seen == expected;
    println!("{}", if as_expected { verdict } else { "That is not what was expected." });
    Ok(as_expected)
}

fn connect(server: &Server) -> Result<(Rc<TcpStream>, Rc<Tls>, Queries)> {
    let tcp = Rc::new(TcpStream::connect(server.address)?);
    tcp.set_read_timeout(Some(TIMEOUT))?;
    let tls = Rc::new(Tls::connect(&tcp, server.certificate.clone())?);
    let queries = Queries { pending: Vec::new(), tls: Rc::downgrade(&tls) };
    Ok((tcp, tls, queries))
}

/// A TLS session. Its destructor sends the `close_notify` that tells an end from a truncation.
struct Tls {
    session: RefCell<ClientConnection>,
    tcp: Weak<TcpStream>,
}

impl Tls {
    fn connect(tcp: &Rc<TcpStream>, trusted: CertificateDer<'static>) -> Result<Self> {
        let mut roots = RootCertStore::empty();
        roots.add(trusted)?;
        let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        let mut session = ClientConnection::new(Arc::new(config), "localhost".try_into()?)?;
        // The handshake: left to the first write, it would fall to a destructor.
        session.complete_io(&mut &**tcp)?;
        Ok(Self { session: RefCell::new(session), tcp: Rc::downgrade(tcp) })
    }

    /// Sends `data`, after whatever the session itself still has to send.
    fn send(&self, data: &[u8]) -> io::Result<()> {
        let tcp = self.tcp.upgrade().ok_or(io::ErrorKind::NotConnected)?;
        let (mut session, mut tcp) = (self.session.borrow_mut(), &*tcp);
        let mut stream = Stream::new(&mut *session, &mut tcp);
        stream.write_all(data)?;
        stream.flush()
    }
}

impl Drop for Tls {
    fn drop(&mut self) {
        self.session.get_mut().send_close_notify();
        // Nobody can be told here. What cannot be sent is lost, and the server will notice.
        let _ = self.send(b"");
    }
}

/// Queries that wait to be sent together. Its destructor sends those still pending.
struct Queries {
    pending: Vec<&'static str>,
    tls: Weak<Tls>,
}

impl Queries {
    fn flush(&mut self) -> io::Result<()> {
        let tls = self.tls.upgrade().ok_or(io::ErrorKind::NotConnected)?;
        self.pending.drain(..).try_for_each(|query| tls.send(format!("{query}\n").as_bytes()))
    }
}

impl Drop for Queries {
    fn drop(&mut self) {
        // As for `Tls`: nobody can be told here.
        let _ = self.flush();
    }
}

/// A TLS server for one connection. It notes down what reaches it.
struct Server {
    address: SocketAddr,
    certificate: CertificateDer<'static>,
    thread: JoinHandle<Result<Vec<Seen>>>,
}

#[derive(PartialEq)]
enum Seen {
    Query(String),
    CloseNotify,
    EndOfTcp,
}

impl Server {
    fn start() -> Result<Self> {
        let CertifiedKey { cert, signing_key } =
            rcgen::generate_simple_self_signed(["localhost".to_owned()])?;
        let certificate = cert.der().clone();
        let mut config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone()], signing_key.into())?;
        // The client would leave the session tickets unread, and to close a socket with unread
        // data resets the connection: the server might see that instead of the end.
        config.send_tls13_tickets = 0;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let thread = thread::spawn(move || watch(&listener, config));
        Ok(Self { address, certificate, thread })
    }

    fn seen(self) -> Result<Vec<Seen>> {
        self.thread.join().map_err(|_| "the server panicked")?
    }
}

fn watch(listener: &TcpListener, config: ServerConfig) -> Result<Vec<Seen>> {
    let (tcp, _) = listener.accept()?;
    tcp.set_read_timeout(Some(TIMEOUT))?;
    let session = ServerConnection::new(Arc::new(config))?;
    let mut stream = BufReader::new(StreamOwned::new(session, tcp));
    let mut seen = Vec::new();
    for line in stream.by_ref().lines() {
        match line {
            Ok(query) => seen.push(Seen::Query(query)),
            // How rustls reports that TCP has ended without a `close_notify`.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                seen.push(Seen::EndOfTcp);
                return Ok(seen);
            }
            Err(error) => return Err(format!("the server cannot read: {error}").into()),
        }
    }
    seen.push(Seen::CloseNotify);
    // rustls reads nothing after a `close_notify`, so the end of TCP is read from the socket.
    if stream.get_mut().sock.read(&mut [0])? == 0 {
        seen.push(Seen::EndOfTcp);
    }
    Ok(seen)
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Query(query) => write!(f, "query: {query}"),
            Self::CloseNotify => f.write_str("close_notify"),
            Self::EndOfTcp => f.write_str("end of the TCP stream"),
        }
    }
}
