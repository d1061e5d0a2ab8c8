struct Window<'a, T> {
    #[drop(before = [window, log])]
    surface: Surface<'a>,
    window: Vec<T>,
    #[drop(after = window)]
    log: Box<dyn Fn(&str) + 'a>,
    title: &'a str,
    size: (u32, u32),
    last: T,
}
