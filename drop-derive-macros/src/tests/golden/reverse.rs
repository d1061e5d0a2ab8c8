#[drop(order = reverse)]
struct Stack<'a> {
    name: &'a str,
    bottom: Layer,
    port: Port,
    number: u32,
    #[drop(with = take_down(_, bottom))]
    middle: ManuallyDrop<Layer>,
    top: ManuallyDrop<Layer>,
    length: usize,
}
