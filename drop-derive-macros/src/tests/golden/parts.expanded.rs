#[automatically_derived]
impl<'a, W: Write> ::drop_derive::__private::Drop for Journal<'a, W>
where
    Self: Send,
{
    #[inline]
    fn drop(&mut self) {
        let Self { file: _, buffer: _, alias: _, never: _, next: _ } = *self;
        if false {
            ::drop_derive::__private::assert_manually_drop::<ManuallyDrop<W>>();
            ::drop_derive::__private::assert_plain1::<Option<Box<Self>>>(!0);
            let _ = |__drop_derive_whole: &mut Self| {
                let __drop_derive_type3 = ::drop_derive::__private::FieldType::unknown();
                __drop_derive_whole.never = __drop_derive_type3.value();
                __drop_derive_type3.is::<ManuallyDrop<W>>();
            };
        }
        unsafe {
            ::drop_derive::__private::drop_in_order(
                self,
                (
                    &raw mut self.buffer,
                    ::drop_derive::__private::as_manually_drop(&raw mut self.alias),
                ),
            )
        }
    }
}
/** The fields drop in this order:

1. `buffer`
2. `alias`

Then the language drops the others as they are declared:

3. `file`
4. `next`

Nothing drops `never`.
*/
#[automatically_derived]
impl<'a, W: Write> ::drop_derive::OrderedDrop for Journal<'a, W>
where
    Self: Send,
{
    const DROP_DERIVE_NAMES: &'static ::drop_derive::__private::str = "buffer alias file next";
}
/** The fields of a [`Journal`], to be moved out one at a time.

`Parts::from(value)` takes a `Journal` apart without dropping anything, and `Journal::from(parts)`
puts it together. This struct has no destructor of its own, and runs no function that `Journal` names
for its clean-up: what has not been moved out of it drops as declared here, which is the drop order of
`Journal`: `buffer`, `alias`, `file`, `next`.

That order is kept by a variable that the fields are moved out of:
`let parts = Parts::from(value); drop(parts.buffer);`. There are two ways to lose it:

- `let Parts { .. } = parts` with a name for each field makes local variables, which drop in the
  opposite order: last declared, first dropped.
- `let Parts { buffer, .. } = Parts::from(value)` drops all the other fields at once, before
  `buffer` is even looked at.*/
#[derive(Debug)]
#[cfg(feature = "parts")]
pub(crate) struct Parts<'a, W: Write = File>
where
    Journal<'a, W>: Send,
{
    /// The field `buffer` of [`Journal`].
    pub(crate) buffer: BufWriter<&'a W>,
    /// The field `alias` of [`Journal`].
    #[serde(skip)]
    #[allow(unused)]
    pub(crate) alias: <Guarded<W> as ::drop_derive::__private::StdManuallyDrop>::Value,
    /// Where it all goes.
    pub(crate) file: W,
    /// The field `next` of [`Journal`].
    pub(crate) next: Option<Box<Journal<'a, W>>>,
    /// The field `never` of [`Journal`].
    pub(crate) never: ManuallyDrop<W>,
}
#[cfg(feature = "parts")]
const _: fn() = {
    fn value() {}
    #[automatically_derived]
    impl<'a, W: Write> ::drop_derive::__private::From<Journal<'a, W>> for Parts<'a, W>
    where
        Journal<'a, W>: Send,
    {
        /// Takes the value apart. No destructor runs, and no function that a field or the
        /// type names: what they would have released is the caller's.
        fn from(value: Journal<'a, W>) -> Self {
            let mut value = ::drop_derive::__private::ManuallyDrop::new(value);
            let __drop_derive_this: *mut Journal<'a, W> = &mut *value;
            Self {
                file: unsafe {
                    ::drop_derive::__private::read_unaligned(
                        &raw mut (*__drop_derive_this).file,
                    )
                },
                buffer: unsafe {
                    ::drop_derive::__private::take(&raw mut (*__drop_derive_this).buffer)
                },
                alias: unsafe {
                    ::drop_derive::__private::take(&raw mut (*__drop_derive_this).alias)
                },
                never: unsafe {
                    ::drop_derive::__private::read_unaligned(
                        &raw mut (*__drop_derive_this).never,
                    )
                },
                next: unsafe {
                    ::drop_derive::__private::read_unaligned(
                        &raw mut (*__drop_derive_this).next,
                    )
                },
            }
        }
    }
    #[automatically_derived]
    impl<'a, W: Write> ::drop_derive::__private::From<Parts<'a, W>> for Journal<'a, W>
    where
        Journal<'a, W>: Send,
    {
        /// Makes the value of its parts.
        fn from(value: Parts<'a, W>) -> Self {
            Self {
                file: value.file,
                buffer: ::drop_derive::__private::ManuallyDrop::new(value.buffer),
                alias: ::drop_derive::__private::ManuallyDrop::new(value.alias),
                never: value.never,
                next: value.next,
            }
        }
    }
    value
};
