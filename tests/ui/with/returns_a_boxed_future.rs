use std::mem::ManuallyDrop;
use std::future::Future;
use std::pin::Pin;

use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = destroy)]
    image: ManuallyDrop<String>,
}

fn destroy(image: String) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    Box::pin(async move { drop(image) })
}

fn main() {}
