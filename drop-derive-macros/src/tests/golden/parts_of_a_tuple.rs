#[drop(
    parts =
        /// The pieces.
        #[derive(Clone)]
        pub Pieces
)]
pub struct Guard<'a, T: ?Sized>(
    u32,
    #[drop(with = unlock(3, _))] ManuallyDrop<Lock<'a>>,
    /// Never dropped.
    #[drop(skip)] ManuallyDrop<String>,
    Mutex<T>,
)
where
    T: 'a;
