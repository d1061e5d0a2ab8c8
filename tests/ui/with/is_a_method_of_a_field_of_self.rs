use drop_derive::OrderedDrop;

struct Device;

impl Device {
    fn destroy(&self, _: u64) {}
}

#[derive(OrderedDrop)]
struct Image {
    #[drop(with = self.device.destroy(self.handle))]
    handle: u64,
    device: Device,
}

fn main() {}
