#[drop(begin = Self::wait)]
struct Renderer<D: Api> {
    device: D,
    #[drop(with = D::destroy(device, _), before = vertices)]
    indices: u64,
    #[drop(with = D::destroy(device, _))]
    vertices: u64,
    #[drop(with = JoinHandle::join)]
    thread: ManuallyDrop<JoinHandle<()>>,
    #[drop(with = finish(jobs, thread, never), before = thread)]
    queue: ManuallyDrop<Queue>,
    jobs: ManuallyDrop<Sender<Job>>,
    #[drop(skip)]
    never: ManuallyDrop<D>,
}
