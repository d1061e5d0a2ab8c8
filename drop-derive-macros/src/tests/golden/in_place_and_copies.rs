struct Vault<T: ?Sized> {
    id: u64,
    #[drop(with = audit(&mut _, *id, log))]
    keys: ManuallyDrop<Keys>,
    #[drop(with = Handle::close(&mut _))]
    handle: Handle,
    log: Log,
    #[drop(with = wipe(&mut _), after = [keys, handle])]
    secret: ManuallyDrop<T>,
}
