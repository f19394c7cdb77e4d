//! What the Rust client asks of another's `Peer`.

use crate::peer_capnp::{counter, peer};
use crate::serve::{Counter, Doubling};
use capnp::{capability::Rc, Error, ErrorKind};
use capnp_rpc::new_client;
use futures::future::try_join_all;
use std::cell::Cell;
use std::future::Future;

const CALLS: u32 = 64;

/// One line a check; whether all held.
pub async fn all(peer: peer::Client) -> bool {
    let mut all = true;
    all &= said("add", add(peer.clone()).await);
    all &= said("echo of a megabyte", echo(peer.clone()).await);
    all &= said("pipelining", pipelining(peer.clone()).await);
    all &= said("callbacks", callbacks(peer.clone()).await);
    all &= said("tail call", tail(peer.clone()).await);
    all &= said("exceptions", exceptions(peer.clone()).await);
    all &= said("own capability at once", order(peer.clone(), |peer, own| async move {
        let mut request = peer.echo_cap_request();
        request.get().set_cap(own);
        Ok(request.send().pipeline.get_cap())
    }).await);
    all &= said("own capability as a promise", order(peer.clone(), |peer, own| async move {
        let mut request = peer.echo_cap_later_request();
        request.get().set_cap(own);
        request.send().promise.await?.get()?.get_cap()
    }).await);
    all &= said("hold, call, drop", hold(peer.clone()).await);
    all &= said("streaming", stream(peer.clone()).await);
    all &= said("nothing is left", nothing_is_left(peer).await);
    all
}

fn said(name: &str, result: Result<(), Error>) -> bool {
    match &result {
        Ok(()) => println!("ok {name}"),
        Err(e) => println!("not ok {name}: {e}"),
    }
    result.is_ok()
}

fn require(holds: bool, what: &str) -> Result<(), Error> {
    if holds { Ok(()) } else { Err(Error::failed(what.to_string())) }
}

async fn add(peer: peer::Client) -> Result<(), Error> {
    let mut request = peer.add_request();
    request.get().set_a(40);
    request.get().set_b(2);
    require(request.send().promise.await?.get()?.get_sum() == 42, "40 + 2")
}

async fn echo(peer: peer::Client) -> Result<(), Error> {
    let data: Vec<u8> = (0..1 << 20).map(|i| (i % 251) as u8).collect();
    let mut request = peer.echo_request();
    request.get().set_data(&data);
    require(request.send().promise.await?.get()?.get_data()? == data, "other bytes came back")
}

async fn pipelining(peer: peer::Client) -> Result<(), Error> {
    let mut request = peer.counter_request();
    request.get().set_start(5);
    let counter = request.send().pipeline.get_counter();
    let values = try_join_all((0..3).map(|_| counter.next_request().send().promise)).await?;
    require(values[2].get()?.get_value() == 8, "the third after 5")
}

async fn callbacks(peer: peer::Client) -> Result<(), Error> {
    let mut request = peer.call_me_request();
    request.get().set_callback(new_client(Doubling));
    request.get().set_times(CALLS);
    require(request.send().promise.await?.get()?.get_sum() == (CALLS * (CALLS - 1)).into(), "the sum of the doubles")
}

async fn tail(peer: peer::Client) -> Result<(), Error> {
    let mut request = peer.tail_request();
    request.get().set_callee(new_client(Doubling));
    request.get().set_number(21);
    require(request.send().promise.await?.get()?.get_number() == 42, "the double of 21")
}

async fn exceptions(peer: peer::Client) -> Result<(), Error> {
    let kinds = [ErrorKind::Failed, ErrorKind::Overloaded, ErrorKind::Disconnected, ErrorKind::Unimplemented];
    for (number, kind) in kinds.into_iter().enumerate() {
        let mut request = peer.fail_request();
        request.get().set_kind(number as u16);
        request.get().set_text("as asked");
        let error = request.send().promise.await.err().ok_or_else(|| Error::failed("no failure".to_string()))?;
        require(error.kind == kind && error.extra.contains("as asked"), &format!("{error} for kind {number}"))?;
    }
    Ok(())
}

/// Calls through one reference to an own object, before and after it is known to be that, arrive in their order.
async fn order<F: Future<Output = Result<counter::Client, Error>>>(
    peer: peer::Client,
    echo: impl Fn(peer::Client, counter::Client) -> F,
) -> Result<(), Error> {
    let own: counter::Client = new_client(Counter::new(0, Rc::new(Cell::new(0))));
    let back = echo(peer.clone(), own.clone()).await?;
    let note = |number| {
        let mut request = back.note_request();
        request.get().set_number(number);
        request.send().promise
    };
    let mut calls: Vec<_> = (0..10).map(note).collect();
    peer.settle_request().send().promise.await?;
    calls.extend((10..20).map(note));
    try_join_all(calls).await?;
    let response = own.noted_request().send().promise.await?;
    let noted: Vec<u32> = response.get()?.get_numbers()?.iter().collect();
    require(noted == (0..20).collect::<Vec<u32>>(), &format!("they arrived as {noted:?}"))
}

async fn hold(peer: peer::Client) -> Result<(), Error> {
    let live = Rc::new(Cell::new(0));
    let mut request = peer.hold_request();
    request.get().set_cap(new_client(Counter::new(6, live.clone())));
    request.send().promise.await?;
    let called = peer.call_held_request().send().promise.await?;
    require(called.get()?.get_value() == 7, "the number after 6")?;
    peer.drop_held_request().send().promise.await?;
    for _ in 0..CALLS { // the Release may come a little later than the answer
        if live.get() > 0 {
            peer.nothing_request().send().promise.await?;
        }
    }
    require(live.get() == 0, "the object is still held")
}

async fn stream(peer: peer::Client) -> Result<(), Error> {
    let chunk = vec![0; 1 << 16];
    for _ in 0..CALLS {
        let mut request = peer.write_request();
        request.get().set_chunk(&chunk);
        request.send().await?;
    }
    let written = peer.written_request().send().promise.await?;
    require(written.get()?.get_calls() == CALLS, "calls")?;
    require(written.get()?.get_bytes() == (CALLS as u64) << 16, "bytes")
}

async fn nothing_is_left(peer: peer::Client) -> Result<(), Error> {
    for _ in 0..1000 {
        if peer.live_request().send().promise.await?.get()?.get_counters() == 0 {
            return Ok(());
        }
    }
    Err(Error::failed("counters are still alive".to_string()))
}
