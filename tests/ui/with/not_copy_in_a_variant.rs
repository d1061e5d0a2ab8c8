use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
enum Image {
    Ready {
        device: String,
        #[drop(with = destroy(_, device))]
        image: Vec<u8>,
    },
}

fn destroy(_: Vec<u8>, _: &mut String) {}

fn main() {}
