#[drop(order = [id, port, marker, name, window, log])]
struct Client<'a> {
    window: ManuallyDrop<Window>,
    log: Log<'a>,
    name: Name<'a>,
    id: Id,
    port: u16,
    marker: PhantomData<&'a Self>,
}
