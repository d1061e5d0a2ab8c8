#[drop(begin = Self::finish, close = pub close -> io::Error, report = log_error)]
struct Journal<W: Write, T: ?Sized> {
    file: File,
    name: String,
    #[drop(with = flush(_, file))]
    buffer: ManuallyDrop<W>,
    #[drop]
    queue: ManuallyDrop<Queue>,
    lock: Mutex<T>,
}
