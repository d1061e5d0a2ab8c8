/// Drop order: `buffer`, `alias`, `file`, `next`.
#[automatically_derived]
#[allow(deprecated)]
impl<'a, W: Write> ::drop_derive::OrderedDrop for Journal<'a, W>
where
    Self: Send,
{
    const DROP_ORDER: &'static [&'static ::core::primitive::str] = &[
        "buffer",
        "alias",
        "file",
        "next",
    ];
}
#[automatically_derived]
#[allow(deprecated)]
impl<'a, W: Write> ::core::ops::Drop for Journal<'a, W>
where
    Self: Send,
{
    fn drop(&mut self) {
        if false {
            let __this: &Self = self;
            let Self {
                file: _,
                buffer: ref __field1,
                alias: ref __field2,
                never: _,
                next: _,
            } = *__this;
            use ::drop_derive::__private::Fallback as _;
            ::drop_derive::__private::assert_held::<ManuallyDrop<W>>();
            ::drop_derive::__private::assert_plain(
                &::drop_derive::__private::Probe::<Option<Box<Self>>>::DROP_DERIVE_KIND,
            );
        }
        let __this: *mut Self = self;
        let __in_order = (
            {
                let __turns = |
                    __this: *mut Self,
                | -> (
                    *mut ::core::mem::ManuallyDrop<_>,
                    *mut ::core::mem::ManuallyDrop<_>,
                ) {
                    (
                        unsafe { ::core::ptr::addr_of_mut!((* __this).buffer) },
                        {
                            let __field = unsafe {
                                ::core::ptr::addr_of_mut!((* __this).alias)
                            };
                            ::drop_derive::__private::held(__field)
                        },
                    )
                };
                unsafe { ::drop_derive::__private::InOrder::new(__this, __turns) }
            },
        );
    }
}
/** The fields of a [`Journal`], to be moved out one at a time.

`Parts::from(value)` takes a `Journal` apart without dropping anything, and `Journal::from(parts)`
puts it together. This struct has no destructor of its own: what has not been moved out of it drops
as declared here, which is the drop order of `Journal`: `buffer`, `alias`, `file`, `next`.

That order is kept by a variable that the fields are moved out of:
`let parts = Parts::from(value); drop(parts.buffer);`. There are two ways to lose it:

- `let Parts { .. } = parts` with a name for each field makes local variables, which drop in the
  opposite order: last declared, first dropped.
- `let Parts { buffer, .. } = Parts::from(value)` drops all the other fields at once, before
  `buffer` is even looked at.*/
#[allow(dead_code, deprecated, private_interfaces)]
pub(crate) struct Parts<'a, W: Write = File>
where
    Journal<'a, W>: Send,
{
    /// The field `buffer` of [`Journal`].
    pub(crate) buffer: BufWriter<&'a W>,
    /// The field `alias` of [`Journal`].
    pub(crate) alias: <Guarded<W> as ::drop_derive::__private::Held>::Value,
    /// Where it all goes.
    pub(crate) file: W,
    /// The field `next` of [`Journal`].
    pub(crate) next: Option<Box<Journal<'a, W>>>,
    /// The field `never` of [`Journal`].
    pub(crate) never: ManuallyDrop<W>,
}
#[automatically_derived]
#[allow(deprecated)]
impl<'a, W: Write> ::core::convert::From<Journal<'a, W>> for Parts<'a, W>
where
    Self: Send,
{
    /// Takes the value apart. No destructor runs, and no function that a field or the
    /// type names: what they would have released is the caller's.
    fn from(__value: Journal<'a, W>) -> Self {
        let mut __value = ::core::mem::ManuallyDrop::new(__value);
        let __this: *mut Journal<'a, W> = &mut *__value;
        Self {
            file: unsafe {
                ::core::ptr::read_unaligned(::core::ptr::addr_of_mut!((* __this).file))
            },
            buffer: unsafe {
                ::drop_derive::__private::take(
                    ::core::ptr::addr_of_mut!((* __this).buffer),
                )
            },
            alias: unsafe {
                ::drop_derive::__private::take(
                    ::core::ptr::addr_of_mut!((* __this).alias),
                )
            },
            never: unsafe {
                ::core::ptr::read_unaligned(::core::ptr::addr_of_mut!((* __this).never))
            },
            next: unsafe {
                ::core::ptr::read_unaligned(::core::ptr::addr_of_mut!((* __this).next))
            },
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<'a, W: Write> ::core::convert::From<Parts<'a, W>> for Journal<'a, W>
where
    Self: Send,
{
    /// Makes the value of its parts.
    fn from(__parts: Parts<'a, W>) -> Self {
        Self {
            file: __parts.file,
            buffer: ::core::mem::ManuallyDrop::new(__parts.buffer),
            alias: ::core::mem::ManuallyDrop::new(__parts.alias),
            never: __parts.never,
            next: __parts.next,
        }
    }
}
