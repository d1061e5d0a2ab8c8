#[drop(report = log_error)]
struct Journal {
    file: File,
    #[drop(with = flush(_, file))]
    buffer: ManuallyDrop<BufWriter<File>>,
}
