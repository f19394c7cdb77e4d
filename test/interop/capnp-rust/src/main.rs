//! The Rust peer: serves a `Peer` as `peer.capnp` says, or asks another's a few things.
//!
//!   capnp-rust-peer serve            prints the port, serves until standard input ends
//!   capnp-rust-peer check HOST PORT  one line a check; the exit code says whether all held

capnp::generated_code!(pub mod peer_capnp);
mod check;
mod serve;

use capnp::capability::Client;
use capnp_rpc::{rpc_twoparty_capnp::Side, twoparty::VatNetwork, RpcSystem};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{spawn_local, LocalSet};
use tokio_util::compat::{TokioAsyncReadCompatExt, TokioAsyncWriteCompatExt};

/// Speaks over a socket; the side only says which end this is.
fn system(stream: TcpStream, side: Side, offered: Option<Client>) -> RpcSystem<Side> {
    stream.set_nodelay(true).expect("a socket takes its options");
    let (reader, writer) = stream.into_split();
    let network = VatNetwork::new(reader.compat(), writer.compat_write(), side, Default::default());
    RpcSystem::new(Box::new(network), offered)
}

async fn serve() {
    let peer: peer_capnp::peer::Client = capnp_rpc::new_client(serve::Peer::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    println!("{}", listener.local_addr().expect("bound").port());
    spawn_local(async move {
        while let Ok((stream, _)) = listener.accept().await {
            spawn_local(system(stream, Side::Server, Some(peer.clone().client)));
        }
    });
    let _ = tokio::io::stdin().read(&mut [0; 1]).await;
}

async fn check(address: &str) -> bool {
    let stream = TcpStream::connect(address).await.expect("the peer listens");
    let mut system = system(stream, Side::Client, None);
    let peer: peer_capnp::peer::Client = system.bootstrap(Side::Server);
    spawn_local(system);
    check::all(peer).await
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let local = LocalSet::new();
    let held = match arguments.get(1).map(String::as_str) {
        Some("serve") => {
            local.block_on(&runtime, serve());
            true
        }
        Some("check") if arguments.len() == 4 => {
            local.block_on(&runtime, check(&format!("{}:{}", arguments[2], arguments[3])))
        }
        _ => {
            eprintln!("usage: capnp-rust-peer serve | capnp-rust-peer check HOST PORT");
            false
        }
    };
    // Standard input may still be waited for by a thread of the runtime's.
    std::process::exit(if held { 0 } else { 1 });
}
