enum Connection<T> {
    Open {
        tcp: TcpStream,
        #[drop(before = tcp)]
        tls: ManuallyDrop<T>,
        #[drop(with = flush(_, tls))]
        queries: ManuallyDrop<Queries>,
    },
    #[drop(order = [1, 0])]
    Pair(ManuallyDrop<T>, ManuallyDrop<T>),
    Plain(#[drop(before = 1)] String, T),
    Closed,
}
