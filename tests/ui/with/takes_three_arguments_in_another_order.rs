//~ 3 errors

use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

struct Buffer;
struct Queue;
struct Device;

#[derive(OrderedDrop)]
struct Renderer {
    #[drop(with = lent(_, queue, device))]
    a: ManuallyDrop<Buffer>,
    #[drop(with = second(_, device, queue))]
    b: ManuallyDrop<Buffer>,
    #[drop(with = last(device, queue))]
    c: ManuallyDrop<Buffer>,
    queue: Queue,
    device: Device,
}

fn lent(_: Buffer, _: &Device, _: &mut Queue) {}

fn second(_: &mut Device, _: Buffer, _: &mut Queue) {}

fn last(_: &Device, _: &Queue, _: Buffer) {}

fn main() {}
