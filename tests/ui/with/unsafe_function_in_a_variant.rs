use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Image {
    Ready {
        device: String,
        #[drop(with = destroy(_, device))]
        image: u64,
    },
}

unsafe fn destroy(_: u64, _: &mut String) {}

fn main() {}
