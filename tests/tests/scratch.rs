#![forbid(unsafe_code)]
use std::mem::ManuallyDrop;
use drop_derive::OrderedDrop;
use std::cell::RefCell;
thread_local!(static LOG: RefCell<Vec<&'static str>> = RefCell::new(vec![]));
struct W(&'static str);
impl Drop for W { fn drop(&mut self) { LOG.with(|l| l.borrow_mut().push(self.0)); if self.0.starts_with('!') { panic!("{}", self.0) } } }
fn log() -> Vec<&'static str> { LOG.with(|l| std::mem::take(&mut *l.borrow_mut())) }

#[derive(OrderedDrop)]
struct Client { tcp: W, #[drop(before = tcp)] tls: ManuallyDrop<W>, #[drop(before = tls)] queries: ManuallyDrop<W> }

#[derive(OrderedDrop)]
#[drop(order = [a, b, ..], begin = Self::begin)]
struct G<'a, T: ?Sized + 'a> where T: Send { #[drop(with = step(r, _))] a: ManuallyDrop<W>, b: ManuallyDrop<W>, c: ManuallyDrop<&'a u8>, #[drop(with = h(d))] e: u32, d: W, #[drop(skip)] s: ManuallyDrop<W>, r: RefCell<u8>, t: Box<T> }
impl<'a, T: ?Sized + Send> G<'a, T> { fn begin(&mut self) { LOG.with(|l| l.borrow_mut().push("begin")); } }
fn step(_r: &mut RefCell<u8>, _w: W) {}
fn h(_x: u32, d: &mut W) { LOG.with(|l| l.borrow_mut().push("h")); d.0 = "d2"; }

#[derive(OrderedDrop)]
enum E<T> { #[drop(order = [1, 0])] A(ManuallyDrop<W>, ManuallyDrop<T>), B { #[drop(after = y)] x: ManuallyDrop<W>, y: ManuallyDrop<W>, z: W }, C, #[allow(dead_code)] D(W) }

#[derive(OrderedDrop)]
#[drop(order = [p, q])]
struct P<'a> { q: &'a u8, p: W }
#[derive(OrderedDrop)]
#[drop(order = [p, q])]
struct P2<'a> { q: std::marker::PhantomData<&'a u8>, p: W }


#[derive(OrderedDrop)]
#[drop(parts = pub Parts, order = [b, ..], begin = Whole::begin)]
pub struct Whole<'a, T: Clone + 'a, const N: usize = 3> where Self: Sized { /// doc
 a: W, b: ManuallyDrop<Option<&'a T>>, #[drop(skip)] c: ManuallyDrop<[u8; N]>, d: std::marker::PhantomData<fn() -> Self> , #[drop(with = drop)] e: i32 }
impl<'a, T: Clone, const N: usize> Whole<'a, T, N> { fn begin(&mut self) {} }
#[test]
fn parts() {
  let w: Whole<u8> = Parts { a: W("a"), b: Some(&3), c: ManuallyDrop::new([1,2,3]), d: std::marker::PhantomData, e: 3 }.into();
  let p = Parts::from(w);
  assert_eq!(log(), [""; 0]);
  drop(p.a);
  assert_eq!(log(), ["a"]);
}

#[test]
fn t() {
    assert_eq!(Client::DROP_ORDER, ["queries", "tls", "tcp"]);
    drop(Client { tcp: W("tcp"), tls: ManuallyDrop::new(W("tls")), queries: ManuallyDrop::new(W("q")) });
    assert_eq!(log(), ["q", "tls", "tcp"]);
    let c = Client { tcp: W("tcp"), tls: ManuallyDrop::new(W("!tls")), queries: ManuallyDrop::new(W("q")) };
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(c)));
    assert_eq!(log(), ["q", "!tls", "tcp"]);
    println!("{:?}", G::<str>::DROP_ORDER);
    drop(G { a: ManuallyDrop::new(W("a")), b: ManuallyDrop::new(W("b")), c: ManuallyDrop::new(&3), e: 3, d: W("d"), s: ManuallyDrop::new(W("s")), r: RefCell::new(3), t: Box::new(3) as Box<dyn Send> });
    println!("{:?}", log());
    println!("{:?}", E::<u8>::DROP_ORDER);
    drop(E::A(ManuallyDrop::new(W("0")), ManuallyDrop::new(W("1"))));
    println!("{:?}", log());
    drop(E::<u8>::B { x: ManuallyDrop::new(W("x")), y: ManuallyDrop::new(W("y")), z: W("z") });
    println!("{:?}", log());
    drop(E::<u8>::C);
    let p = P { q: &3, p: W("p") }; let P { q: _, p: _ } = p;
    println!("{:?}", P2::DROP_ORDER);
}
