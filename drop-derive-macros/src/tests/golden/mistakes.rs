#[drop(parts = Parts)]
struct Client {
    tcp: TcpStream,
    #[drop(before = tpc)]
    tls: ManuallyDrop<Tls>,
}
