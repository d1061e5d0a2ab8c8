use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
struct Client<'a> {
    #[drop]
    pub name: &'a str,
}

fn main() {}
