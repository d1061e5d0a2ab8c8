#[drop(or)]
struct Client {
    tcp: TcpStream,
    #[drop()]
    #[drop(before = [])]
    tls: ManuallyDrop<Tls>,
}
