#[derive(OrderedDrop)]
#[drop(order = [64, .., 0])]
struct Many(
    ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>,
    ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>,
    ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>,
    ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>,
    ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>,
    ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>,
    ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>,
    ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>, ManuallyDrop<A>,
    ManuallyDrop<A>,
);
