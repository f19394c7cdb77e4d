//! The objects which the Rust peer serves.

use crate::peer_capnp::{callback, counter, missing, peer};
use capnp::capability::{FromClientHook, Rc};
use capnp::{Error, ErrorKind};
use capnp_rpc::{new_client, new_client_from_rc, new_future_client};
use futures::channel::oneshot;
use futures::future::try_join_all;
use std::cell::{Cell, RefCell};

pub struct Counter {
    value: Cell<u32>,
    noted: RefCell<Vec<u32>>,
    live: Rc<Cell<u32>>,
}

impl Counter {
    pub fn new(start: u32, live: Rc<Cell<u32>>) -> Self {
        live.set(live.get() + 1);
        Counter { value: Cell::new(start), noted: RefCell::default(), live }
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        self.live.set(self.live.get() - 1);
    }
}

impl counter::Server for Counter {
    async fn next(self: Rc<Self>, _: counter::NextParams, mut results: counter::NextResults) -> Result<(), Error> {
        self.value.set(self.value.get() + 1);
        results.get().set_value(self.value.get());
        Ok(())
    }

    async fn note(self: Rc<Self>, params: counter::NoteParams, _: counter::NoteResults) -> Result<(), Error> {
        self.noted.borrow_mut().push(params.get()?.get_number());
        Ok(())
    }

    async fn noted(self: Rc<Self>, _: counter::NotedParams, mut results: counter::NotedResults) -> Result<(), Error> {
        results.get().set_numbers(&self.noted.borrow()[..])
    }
}

pub struct Doubling;

impl callback::Server for Doubling {
    async fn called(self: Rc<Self>, params: callback::CalledParams, mut results: callback::CalledResults)
        -> Result<(), Error> {
        results.get().set_number(2 * params.get()?.get_number());
        Ok(())
    }
}

#[derive(Default)]
pub struct Peer {
    live: Rc<Cell<u32>>,
    hangs_begun: Cell<u32>,
    hangs_cancelled: Rc<Cell<u32>>,
    later: RefCell<Vec<(oneshot::Sender<counter::Client>, counter::Client)>>,
    slowly: RefCell<Vec<oneshot::Sender<()>>>,
    held: RefCell<Option<counter::Client>>,
    written_bytes: Cell<u64>,
    writes: Cell<u32>,
}

/// Counts when the future that holds it is dropped.
struct CountsDrop(Rc<Cell<u32>>);

impl Drop for CountsDrop {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

fn failed(text: &str) -> Error {
    Error::failed(text.to_string())
}

impl peer::Server for Peer {
    async fn nothing(self: Rc<Self>, _: peer::NothingParams, _: peer::NothingResults) -> Result<(), Error> {
        Ok(())
    }

    async fn add(self: Rc<Self>, params: peer::AddParams, mut results: peer::AddResults) -> Result<(), Error> {
        let params = params.get()?;
        results.get().set_sum(params.get_a() + params.get_b());
        Ok(())
    }

    async fn echo(self: Rc<Self>, params: peer::EchoParams, mut results: peer::EchoResults) -> Result<(), Error> {
        results.get().set_data(params.get()?.get_data()?);
        Ok(())
    }

    async fn counter(self: Rc<Self>, params: peer::CounterParams, mut results: peer::CounterResults)
        -> Result<(), Error> {
        let start = params.get()?.get_start();
        results.get().set_counter(new_client(Counter::new(start, self.live.clone())));
        Ok(())
    }

    async fn chain(self: Rc<Self>, params: peer::ChainParams, mut results: peer::ChainResults) -> Result<(), Error> {
        results.get().set_depth(params.get()?.get_depth() + 1);
        results.get().set_next(new_client_from_rc(self));
        Ok(())
    }

    async fn call_me(self: Rc<Self>, params: peer::CallMeParams, mut results: peer::CallMeResults)
        -> Result<(), Error> {
        let params = params.get()?;
        let callback = params.get_callback()?;
        let calls: Vec<_> = (0..params.get_times())
            .map(|i| {
                let mut request = callback.called_request();
                request.get().set_number(i.into());
                request.send().promise
            })
            .collect();
        let mut sum = 0;
        for response in try_join_all(calls).await? {
            sum += response.get()?.get_number();
        }
        results.get().set_sum(sum);
        Ok(())
    }

    async fn hang(self: Rc<Self>, _: peer::HangParams, _: peer::HangResults) -> Result<(), Error> {
        self.hangs_begun.set(self.hangs_begun.get() + 1);
        let _counts = CountsDrop(self.hangs_cancelled.clone());
        futures::future::pending().await
    }

    async fn hangs(self: Rc<Self>, _: peer::HangsParams, mut results: peer::HangsResults) -> Result<(), Error> {
        results.get().set_begun(self.hangs_begun.get());
        results.get().set_cancelled(self.hangs_cancelled.get());
        Ok(())
    }

    async fn fail(self: Rc<Self>, params: peer::FailParams, _: peer::FailResults) -> Result<(), Error> {
        let params = params.get()?;
        let kind = match params.get_kind() {
            0 => ErrorKind::Failed,
            1 => ErrorKind::Overloaded,
            2 => ErrorKind::Disconnected,
            _ => ErrorKind::Unimplemented,
        };
        Err(Error { kind, extra: params.get_text()?.to_string()? })
    }

    async fn echo_cap(self: Rc<Self>, params: peer::EchoCapParams, mut results: peer::EchoCapResults)
        -> Result<(), Error> {
        if params.get()?.has_cap() {
            results.get().set_cap(params.get()?.get_cap()?);
        }
        Ok(())
    }

    async fn echo_cap_later(self: Rc<Self>, params: peer::EchoCapLaterParams, mut results: peer::EchoCapLaterResults)
        -> Result<(), Error> {
        let (sender, receiver) = oneshot::channel();
        self.later.borrow_mut().push((sender, params.get()?.get_cap()?));
        results.get().set_cap(new_future_client(async { receiver.await.map_err(|_| failed("never settled")) }));
        Ok(())
    }

    async fn settle(self: Rc<Self>, _: peer::SettleParams, _: peer::SettleResults) -> Result<(), Error> {
        for (sender, cap) in self.later.borrow_mut().drain(..) {
            let _ = sender.send(cap);
        }
        for sender in self.slowly.borrow_mut().drain(..) {
            let _ = sender.send(());
        }
        Ok(())
    }

    async fn echo_cap_slowly(self: Rc<Self>, params: peer::EchoCapSlowlyParams,
        mut results: peer::EchoCapSlowlyResults) -> Result<(), Error> {
        let (sender, receiver) = oneshot::channel();
        self.slowly.borrow_mut().push(sender);
        receiver.await.map_err(|_| failed("never settled"))?;
        results.get().set_cap(params.get()?.get_cap()?);
        Ok(())
    }

    async fn hold(self: Rc<Self>, params: peer::HoldParams, _: peer::HoldResults) -> Result<(), Error> {
        *self.held.borrow_mut() = Some(params.get()?.get_cap()?);
        Ok(())
    }

    async fn call_held(self: Rc<Self>, _: peer::CallHeldParams, mut results: peer::CallHeldResults)
        -> Result<(), Error> {
        let held = self.held.borrow().clone().ok_or_else(|| failed("nothing is held"))?;
        let response = held.next_request().send().promise.await?;
        results.get().set_value(response.get()?.get_value());
        Ok(())
    }

    async fn drop_held(self: Rc<Self>, _: peer::DropHeldParams, _: peer::DropHeldResults) -> Result<(), Error> {
        *self.held.borrow_mut() = None;
        Ok(())
    }

    async fn held(self: Rc<Self>, _: peer::HeldParams, mut results: peer::HeldResults) -> Result<(), Error> {
        results.get().set_cap(self.held.borrow().clone().ok_or_else(|| failed("nothing is held"))?);
        Ok(())
    }

    /// Waits for the other call: capnp-rpc does not let a method make a tail call.
    async fn tail(self: Rc<Self>, params: peer::TailParams, mut results: peer::TailResults) -> Result<(), Error> {
        let mut request = params.get()?.get_callee()?.called_request();
        request.get().set_number(params.get()?.get_number());
        let response = request.send().promise.await?;
        results.get().set_number(response.get()?.get_number());
        Ok(())
    }

    async fn write(self: Rc<Self>, params: peer::WriteParams) -> Result<(), Error> {
        self.written_bytes.set(self.written_bytes.get() + params.get()?.get_chunk()?.len() as u64);
        self.writes.set(self.writes.get() + 1);
        Ok(())
    }

    async fn written(self: Rc<Self>, _: peer::WrittenParams, mut results: peer::WrittenResults) -> Result<(), Error> {
        results.get().set_bytes(self.written_bytes.get());
        results.get().set_calls(self.writes.get());
        Ok(())
    }

    async fn live(self: Rc<Self>, _: peer::LiveParams, mut results: peer::LiveResults) -> Result<(), Error> {
        results.get().set_counters(self.live.get());
        Ok(())
    }

    async fn unknown(self: Rc<Self>, _: peer::UnknownParams, mut results: peer::UnknownResults) -> Result<(), Error> {
        let other: counter::Client = new_client(Counter::new(0, self.live.clone()));
        results.get().set_cap(missing::Client::new(other.client.hook));
        Ok(())
    }

    async fn null_cap(self: Rc<Self>, _: peer::NullCapParams, mut results: peer::NullCapResults) -> Result<(), Error> {
        results.get();
        Ok(())
    }

    async fn broken_cap(self: Rc<Self>, _: peer::BrokenCapParams, mut results: peer::BrokenCapResults)
        -> Result<(), Error> {
        results.get().set_cap(new_future_client(async { Err(Error::overloaded("broken on purpose".to_string())) }));
        Ok(())
    }
}
