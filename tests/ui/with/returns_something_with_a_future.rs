//~ 9 errors

// Nobody would poll a future behind a pointer, inside something else, or one that `await` would make.
use std::future::{ready, Future, IntoFuture, Ready};
use std::mem::ManuallyDrop;
use std::rc::Rc;

use drop_derive::OrderedDrop;

struct Request;

impl IntoFuture for Request {
    type Output = ();
    type IntoFuture = Ready<()>;

    fn into_future(self) -> Ready<()> {
        ready(())
    }
}

fn unpinned(_: u8) -> Box<dyn Future<Output = ()>> {
    Box::new(ready(()))
}

fn shared(_: u8) -> Rc<dyn Future<Output = ()>> {
    Rc::new(ready(()))
}

fn request(_: u8) -> Request {
    Request
}

fn option(_: u8) -> Option<impl Future<Output = ()>> {
    Some(async {})
}

fn result(_: u8) -> Result<impl Future<Output = ()>, String> {
    Ok(async {})
}

fn error(_: u8) -> Result<(), Request> {
    Err(Request)
}

fn nested(_: u8) -> Result<Option<Box<dyn Future<Output = ()>>>, String> {
    Ok(None)
}

fn pair(_: u8) -> (u8, impl Future<Output = ()>) {
    (1, async {})
}

fn array(_: u8) -> [Request; 1] {
    [Request]
}

#[derive(OrderedDrop)]
struct Steps {
    #[drop(with = unpinned)]
    unpinned: u8,
    #[drop(with = shared)]
    shared: u8,
    #[drop(with = request)]
    request: u8,
    #[drop(with = option)]
    option: u8,
    #[drop(with = result)]
    result: u8,
    #[drop(with = error)]
    error: u8,
    #[drop(with = nested)]
    nested: u8,
    #[drop(with = pair)]
    pair: u8,
    #[drop(with = array)]
    array: u8,
    #[drop(after = array)]
    last: ManuallyDrop<String>,
}

fn main() {}
