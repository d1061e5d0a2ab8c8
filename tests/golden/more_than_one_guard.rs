#[drop(order = [i, h, g, f, e, d, c, b, a])]
struct Nine {
    a: ManuallyDrop<A>,
    b: ManuallyDrop<A>,
    c: ManuallyDrop<A>,
    d: ManuallyDrop<A>,
    e: ManuallyDrop<A>,
    f: ManuallyDrop<A>,
    g: ManuallyDrop<A>,
    h: ManuallyDrop<A>,
    i: ManuallyDrop<A>,
}
