use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Server {
    #[drop(before = accepted)]
    listener: ManuallyDrop<String>,
    #[drop(before = handshakes)]
    accepted: ManuallyDrop<String>,
    #[drop(before = sessions)]
    handshakes: ManuallyDrop<String>,
    #[drop(before = requests)]
    sessions: ManuallyDrop<String>,
    #[drop(before = routes)]
    requests: ManuallyDrop<String>,
    #[drop(before = middleware)]
    routes: ManuallyDrop<String>,
    #[drop(before = handlers)]
    middleware: ManuallyDrop<String>,
    #[drop(before = templates)]
    handlers: ManuallyDrop<String>,
    #[drop(before = cache)]
    templates: ManuallyDrop<String>,
    #[drop(before = pool)]
    cache: ManuallyDrop<String>,
    #[drop(before = connections)]
    pool: ManuallyDrop<String>,
    #[drop(before = transactions)]
    connections: ManuallyDrop<String>,
    #[drop(before = statements)]
    transactions: ManuallyDrop<String>,
    #[drop(before = rows)]
    statements: ManuallyDrop<String>,
    #[drop(before = cursors)]
    rows: ManuallyDrop<String>,
    #[drop(before = locks)]
    cursors: ManuallyDrop<String>,
    #[drop(before = leases)]
    locks: ManuallyDrop<String>,
    #[drop(before = journal)]
    leases: ManuallyDrop<String>,
    #[drop(before = snapshots)]
    journal: ManuallyDrop<String>,
    #[drop(before = replicas)]
    snapshots: ManuallyDrop<String>,
    #[drop(before = shards)]
    replicas: ManuallyDrop<String>,
    #[drop(before = buckets)]
    shards: ManuallyDrop<String>,
    #[drop(before = objects)]
    buckets: ManuallyDrop<String>,
    #[drop(before = blobs)]
    objects: ManuallyDrop<String>,
    #[drop(before = chunks)]
    blobs: ManuallyDrop<String>,
    #[drop(before = buffers)]
    chunks: ManuallyDrop<String>,
    #[drop(before = encoder)]
    buffers: ManuallyDrop<String>,
    #[drop(before = compressor)]
    encoder: ManuallyDrop<String>,
    #[drop(before = writer)]
    compressor: ManuallyDrop<String>,
    #[drop(before = queue)]
    writer: ManuallyDrop<String>,
    #[drop(before = workers)]
    queue: ManuallyDrop<String>,
    #[drop(before = timers)]
    workers: ManuallyDrop<String>,
    #[drop(before = signals)]
    timers: ManuallyDrop<String>,
    #[drop(before = metrics)]
    signals: ManuallyDrop<String>,
    #[drop(before = traces)]
    metrics: ManuallyDrop<String>,
    #[drop(before = spans)]
    traces: ManuallyDrop<String>,
    #[drop(before = exporter)]
    spans: ManuallyDrop<String>,
    #[drop(before = logger)]
    exporter: ManuallyDrop<String>,
    #[drop(before = config)]
    logger: ManuallyDrop<String>,
    #[drop(before = listener)]
    config: ManuallyDrop<String>,
}

fn main() {}
