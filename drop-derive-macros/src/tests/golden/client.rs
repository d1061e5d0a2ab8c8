struct Client {
    tcp: TcpStream,
    #[drop(before = tcp)]
    tls: ManuallyDrop<Tls>,
    #[drop(before = tls)]
    queries: ManuallyDrop<Queries>,
}
