// Fields that the parts have too. Only renaming means them all.
use drop_derive::OrderedDrop;
use std::mem::ManuallyDrop;

#[derive(OrderedDrop)]
#[drop(parts = #[derive(Clone)] Parts)]
struct Whole {
    reader: String,
    #[drop(before = reader, part = #[doc(alias = "output")])]
    writer: ManuallyDrop<String>,
    #[drop(before = [reader, writer])]
    r#loop: ManuallyDrop<String>,
}

fn close(whole: Whole) -> Whole {
    let mut parts = Parts::from(whole);
    parts.reader.push_str(&parts.writer);
    parts.r#loop.clear();
    Whole::from(parts)
}
