use std::mem::ManuallyDrop;

use drop_derive::OrderedDrop;

macro_rules! client {
    ($name:ident: $ty:ty) => {
        #[derive(OrderedDrop)]
        struct Client {
            $name: $ty,
        }
    };
}

client!(tls: ManuallyDrop<String>);

fn main() {}
