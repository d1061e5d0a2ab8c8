use drop_derive::OrderedDrop;

#[derive(OrderedDrop)]
#[drop(parts = #[serde(rename_all = "camelCase")] pub Parts)]
struct Client {
    tls: String,
}

fn main() {}
