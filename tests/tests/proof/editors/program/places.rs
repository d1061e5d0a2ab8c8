// A field in every place where `#[drop(...)]` can name one. No two fields have the same name, so
// that a word of this file which is a field's name means that field wherever it stands. A field's
// type ends with the line.
use drop_derive::OrderedDrop;
use std::mem::ManuallyDrop;

#[derive(OrderedDrop)]
struct Constraints {
    tcp: String,
    #[drop(before = tcp)]
    tls: ManuallyDrop<String>,
    #[drop(before = [tls, tcp])]
    queries: ManuallyDrop<String>,
    #[drop(after = queries)]
    log: ManuallyDrop<String>,
    #[drop(after = [log, tls], after = queries)]
    journal: ManuallyDrop<String>,
}

#[derive(OrderedDrop)]
#[drop(order = [surface, .., window])]
struct List {
    window: ManuallyDrop<String>,
    cursor: ManuallyDrop<String>,
    surface: ManuallyDrop<String>,
}

#[derive(OrderedDrop)]
#[drop(order = reverse)]
struct Reverse {
    instance: String,
    adapter: ManuallyDrop<String>,
    queue: ManuallyDrop<String>,
}

// No destructor is generated.
#[derive(Clone, Debug, OrderedDrop)]
#[drop(order = [cache, store])]
#[repr(packed)]
struct Proved {
    cache: u64,
    store: u64,
}

#[derive(OrderedDrop)]
#[drop(begin = Self::begin)]
struct Steps<'a, T: Clone + Default, const N: usize> {
    device: [T; N],
    #[drop(with = destroy(jobs, _, device, r#type))]
    image: ManuallyDrop<&'a T>,
    jobs: ManuallyDrop<String>,
    r#type: ManuallyDrop<String>,
    #[drop(with = free(_, never), before = r#type)]
    handle: u64,
    #[drop(skip)]
    never: ManuallyDrop<String>,
    #[drop(with = drop)]
    thread: ManuallyDrop<String>,
}

impl<T: Clone + Default, const N: usize> Steps<'_, T, N> {
    fn begin(&mut self) {
        self.device = self.device.clone();
    }
}

fn destroy<T, const N: usize>(_: &mut String, _: &T, _: &[T; N], _: &mut String) {}

fn free(_: u64, _: &mut ManuallyDrop<String>) {}

#[derive(OrderedDrop)]
#[drop(begin = Self::start, close = pub finish -> String, report = tell)]
struct Closed {
    disk: String,
    #[drop(with = wipe(&mut _, *code), before = disk)]
    secret: ManuallyDrop<String>,
    code: u64,
}

impl Closed {
    fn start(&mut self) {}
}

fn wipe(_: &mut String, _: u64) -> Result<(), String> {
    Ok(())
}

fn tell(_: String) {}

fn close_it(closed: Closed) -> Result<(), String> {
    closed.finish()
}

#[derive(OrderedDrop)]
enum Variants {
    Constraints {
        socket: String,
        #[drop(before = socket)]
        session: ManuallyDrop<String>,
        #[drop(with = flush(_, session, r#match), before = [socket, r#match])]
        buffer: ManuallyDrop<String>,
        r#match: String,
    },
    #[drop(order = [second, .., first])]
    List {
        first: ManuallyDrop<String>,
        between: ManuallyDrop<String>,
        second: ManuallyDrop<String>,
    },
    #[drop(order = [1, 0])]
    Tuple(ManuallyDrop<String>, ManuallyDrop<Vec<u8>>),
}

fn flush(_: String, _: &mut String, _: &mut String) {}

#[derive(OrderedDrop)]
struct Tuple(
    String,
    #[drop(before = 0)] ManuallyDrop<Vec<u8>>,
    #[drop(with = shrink(_, 1), before = [0, 1])] ManuallyDrop<Vec<u16>>,
);

fn shrink(_: Vec<u16>, _: &mut Vec<u8>) {}

macro_rules! wrap {
    ($item:item) => {
        $item
    };
}

wrap! {
    #[derive(OrderedDrop)]
    struct Wrapped {
        inner: String,
        #[drop(before = inner)]
        outer: ManuallyDrop<String>,
    }
}
