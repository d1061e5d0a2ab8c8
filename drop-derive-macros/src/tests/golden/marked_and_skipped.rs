struct Client {
    #[drop]
    alias: Guarded<Tls>,
    #[drop(skip)]
    never: ManuallyDrop<Tls>,
    #[drop(before = alias)]
    spelled: std::mem::ManuallyDrop<Tls>,
}
