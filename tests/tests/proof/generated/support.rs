//! What the generated types are made of.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;

use drop_derive_tests::clean_up::{act, Unseen};
use drop_derive_tests::{witness, Witness};

/// What the derive cannot know to be a `ManuallyDrop`, unless it is told.
pub type Held<T> = ManuallyDrop<T>;

/// Shadows the scalar.
#[allow(non_camel_case_types)]
pub type f64 = Witness;

macro_rules! word {
    () => {
        u64
    };
}
pub(crate) use word;

/// A value that a step can be lent, and knows.
pub trait Named {
    fn name(&self) -> &'static str;
}

impl Named for Witness {
    fn name(&self) -> &'static str {
        self.0
    }
}

impl Named for &'static str {
    fn name(&self) -> &'static str {
        self
    }
}

/// A skipped field is lent as it is.
impl<T: Named> Named for ManuallyDrop<T> {
    fn name(&self) -> &'static str {
        (**self).name()
    }
}

/// A witness with a lifetime.
pub struct Tethered<'a>(pub Witness, pub PhantomData<&'a ()>);

impl Named for Tethered<'_> {
    fn name(&self) -> &'static str {
        self.0 .0
    }
}

/// A value with a step. The step writes one line, and the drop after it another.
pub struct Resource {
    pub ended: &'static str,
    /// What the step has to be lent.
    pub lent: &'static [&'static str],
    pub dropped: Witness,
}

impl Named for Resource {
    fn name(&self) -> &'static str {
        self.dropped.0
    }
}

impl Resource {
    pub fn end(self) {
        self.end_with(&[]);
    }

    fn end_with(self, lent: &[&str]) {
        self.check(lent);
        witness(self.ended);
    }

    fn check(&self, lent: &[&str]) {
        assert_eq!(self.lent, lent, "lent to the step of {}", self.dropped.0);
    }

    pub fn try_wipe(&mut self) -> Result<(), Unseen> {
        wipe(self)
    }
}

pub fn end(resource: Resource) {
    resource.end_with(&[]);
}

/// What it returns is dropped before the next field's turn.
pub fn finish(resource: Resource) -> Witness {
    assert!(resource.lent.is_empty());
    witness(resource.ended);
    resource.dropped
}

/// Drops the value, or returns it.
pub fn try_end(resource: Resource) -> Result<Resource, Unseen> {
    resource.check(&[]);
    act(resource.ended)?;
    Ok(resource)
}

pub fn try_end_with(resource: Resource, lent: &mut impl Named) -> Result<Resource, Unseen> {
    resource.check(&[lent.name()]);
    act(resource.ended)?;
    Ok(resource)
}

pub fn end_copied(resource: Resource, copied: impl Named + Copy) -> Result<(), Unseen> {
    resource.check(&[copied.name()]);
    act(resource.ended)
}

pub fn wipe(resource: &mut Resource) -> Result<(), Unseen> {
    resource.check(&[]);
    act(resource.ended)
}

pub fn wipe_under(lent: &impl Named, resource: &mut Resource) -> Result<(), Unseen> {
    resource.check(&[lent.name()]);
    act(resource.ended)
}

pub fn wipe_between(
    first: &mut impl Named,
    resource: &mut Resource,
    second: &impl Named,
) -> Result<(), Unseen> {
    resource.check(&[first.name(), second.name()]);
    act(resource.ended)
}

/// A step of any type that writes nothing.
pub fn touch<T>(_: &mut T) {}

pub fn tell(name: &mut &str) {
    witness(name);
}

pub fn end_with(resource: Resource, lent: &mut impl Named) {
    resource.end_with(&[lent.name()]);
}

pub fn end_under(lent: &impl Named, resource: Resource) {
    resource.end_with(&[lent.name()]);
}

pub fn end_between(first: &mut impl Named, resource: Resource, second: &impl Named) {
    resource.end_with(&[first.name(), second.name()]);
}

/// A raw handle, which only a step releases.
#[derive(Clone, Copy)]
pub struct Handle {
    pub name: &'static str,
    /// What the step has to be lent.
    pub lent: &'static [&'static str],
}

impl Named for Handle {
    fn name(&self) -> &'static str {
        self.name
    }
}

impl Handle {
    fn close_with(self, lent: &[&str]) {
        assert_eq!(self.lent, lent, "lent to the step of {}", self.name);
        witness(self.name);
    }

    fn try_close_with(self, lent: &[&str]) -> Result<(), Unseen> {
        assert_eq!(self.lent, lent, "lent to the step of {}", self.name);
        act(self.name)
    }
}

pub fn try_close(handle: Handle) -> Result<(), Unseen> {
    handle.try_close_with(&[])
}

pub fn close_in_place(handle: &mut Handle) -> Result<(), Unseen> {
    handle.try_close_with(&[])
}

pub fn close_copied(handle: Handle, copied: impl Named + Copy) -> Result<(), Unseen> {
    handle.try_close_with(&[copied.name()])
}

pub fn close(handle: Handle) {
    handle.close_with(&[]);
}

pub fn close_with(handle: Handle, lent: &mut impl Named) {
    handle.close_with(&[lent.name()]);
}

pub fn close_under(lent: &impl Named, handle: Handle) {
    handle.close_with(&[lent.name()]);
}

pub fn close_between(first: &mut impl Named, handle: Handle, second: &impl Named) {
    handle.close_with(&[first.name(), second.name()]);
}
