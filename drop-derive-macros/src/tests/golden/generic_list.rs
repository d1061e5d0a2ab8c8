#[drop(order = [2, .., 0])]
struct Triple<'a, T: ?Sized + 'a, const N: usize = 2>(
    ManuallyDrop<Box<T>>,
    ManuallyDrop<[&'a str; N]>,
    ManuallyDrop<Self::First>,
)
where
    Self: Sized;
