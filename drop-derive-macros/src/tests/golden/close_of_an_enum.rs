#[drop(close = close -> Error)]
enum Connection {
    Open {
        tcp: TcpStream,
        #[drop(with = shutdown(&mut _, tcp))]
        tls: ManuallyDrop<Tls>,
    },
    Idle(TcpStream, Timer),
    Closed,
}
