//! A database client whose clean-up can fail: its last queries are sent when it ends, and are lost if
//! the server does not acknowledge them. `close` says so, where a drop could not.
//!
//! It ends twice: with a server that acknowledges every query, and with one that goes away before the
//! last one.
//!
//! ```text
//! cargo run --example acknowledged_client
//! ```

#![forbid(unsafe_code)]

use std::error::Error;
use std::io::{self, BufRead, BufReader, Write};
use std::mem::ManuallyDrop;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
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

/// The queries go through TLS, and TLS goes through TCP. Each step borrows what it works through, so
/// that this is the drop order: nothing else has to be said.
#[derive(OrderedDrop)]
#[drop(close = close -> io::Error, report = report)]
struct Client {
    #[drop(with = TcpStream::shutdown(&mut _, *ends))]
    tcp: ManuallyDrop<TcpStream>,
    #[drop(with = say_goodbye(&mut _, tcp))]
    tls: ManuallyDrop<ClientConnection>,
    #[drop(with = send(_, tls, tcp))]
    pending: ManuallyDrop<Vec<&'static str>>,
    /// Which halves of the TCP stream end.
    ends: Shutdown,
}

/// Sends the queries, and waits until the server has acknowledged each of them.
fn send(
    pending: Vec<&'static str>,
    tls: &mut ClientConnection,
    tcp: &mut TcpStream,
) -> io::Result<()> {
    let mut stream = BufReader::new(Stream::new(tls, tcp));
    for query in pending {
        writeln!(stream.get_mut(), "{query}")?;
        let mut answer = String::new();
        let read = stream.read_line(&mut answer);
        if answer != "ok\n" {
            let why =
                read.err().map_or_else(|| "the server has ended".to_owned(), |e| e.to_string());
            return Err(io::Error::other(format!("not acknowledged: {query}: {why}")));
        }
    }
    Ok(())
}

/// The `close_notify` tells an end from a truncation.
fn say_goodbye(tls: &mut ClientConnection, tcp: &mut TcpStream) -> io::Result<()> {
    tls.send_close_notify();
    tls.complete_io(tcp).map(drop)
}

/// What `close` does not return: it returned another error already.
#[allow(clippy::needless_pass_by_value)] // It is given the error itself.
fn report(error: io::Error) {
    println!("   also: {error}");
}

fn main() -> ExitCode {
    let outcomes = [("every query", QUERIES.len()), ("all but the last query", 2)];
    for (what, acknowledged) in outcomes {
        println!("The server acknowledges {what}.");
        let outcome = match run(acknowledged) {
            Ok(outcome) => outcome,
            Err(error) => {
                eprintln!("error: {error}");
                return ExitCode::FAILURE;
            }
        };
        let is_complete = acknowledged == QUERIES.len();
        let is_expected = match &outcome {
            Ok(()) => is_complete,
            Err(error) => !is_complete && error.to_string().contains(QUERIES[2]),
        };
        println!(
            "   close: {}",
            outcome.map_or_else(|error| error.to_string(), |()| "ok".to_owned())
        );
        if !is_expected {
            println!("That is not what was expected.");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// What `close` says of a client whose server acknowledges so many queries.
fn run(acknowledged: usize) -> Result<io::Result<()>> {
    let server = Server::start(acknowledged)?;
    let mut client = connect(&server)?;
    client.pending.extend(QUERIES);
    let outcome = client.close();
    server.thread.join().map_err(|_| "the server panicked")??;
    Ok(outcome)
}

fn connect(server: &Server) -> Result<Client> {
    let mut tcp = TcpStream::connect(server.address)?;
    tcp.set_read_timeout(Some(TIMEOUT))?;
    tcp.set_write_timeout(Some(TIMEOUT))?;
    let mut roots = RootCertStore::empty();
    roots.add(server.certificate.clone())?;
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let mut tls = ClientConnection::new(Arc::new(config), "localhost".try_into()?)?;
    tls.complete_io(&mut tcp)?; // The handshake.
    Ok(Client {
        tcp: ManuallyDrop::new(tcp),
        tls: ManuallyDrop::new(tls),
        pending: ManuallyDrop::default(),
        ends: Shutdown::Both,
    })
}

/// A TLS server for one connection.
struct Server {
    address: SocketAddr,
    certificate: CertificateDer<'static>,
    thread: JoinHandle<io::Result<()>>,
}

impl Server {
    /// It ends when it has read one more query than it acknowledges.
    fn start(acknowledged: usize) -> Result<Self> {
        let CertifiedKey { cert, signing_key } =
            rcgen::generate_simple_self_signed(["localhost".to_owned()])?;
        let certificate = cert.der().clone();
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone()], signing_key.into())?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let session = ServerConnection::new(Arc::new(config))?;
        let thread = thread::spawn(move || {
            let (tcp, _) = listener.accept()?;
            tcp.set_read_timeout(Some(TIMEOUT))?;
            let mut stream = BufReader::new(StreamOwned::new(session, tcp));
            for number in 0.. {
                if stream.read_line(&mut String::new())? == 0 || number == acknowledged {
                    break;
                }
                stream.get_mut().write_all(b"ok\n")?;
            }
            Ok(())
        });
        Ok(Self { address, certificate, thread })
    }
}
