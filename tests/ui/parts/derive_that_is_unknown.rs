use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = #[derive(Journaled)] Parts)]
struct Client {
    tls: String,
}

fn main() {
    println!("{}", Parts { tls: String::new() }.tls);
}
