#[drop(parts = #[derive(Debug)] #[cfg(feature = "parts")] pub(crate) Parts)]
pub struct Journal<'a, W: Write = File>
where
    Self: Send,
{
    /// Where it all goes.
    file: W,
    #[drop(before = file)]
    buffer: ManuallyDrop<BufWriter<&'a W>>,
    #[drop(part = #[serde(skip)] #[allow(unused)])]
    #[drop]
    alias: Guarded<W>,
    #[drop(skip)]
    never: ManuallyDrop<W>,
    next: Option<Box<Self>>,
}
