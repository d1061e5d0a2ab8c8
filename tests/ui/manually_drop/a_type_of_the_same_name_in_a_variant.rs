use drop_derive::OrderedDrop;

mod cell {
    pub struct ManuallyDrop<T>(pub T);
}

#[derive(OrderedDrop)]
enum Client {
    Open {
        #[drop]
        tls: cell::ManuallyDrop<String>,
    },
}

fn main() {}
