// A js-libp2p node, driven line by line; the commands and answers are those of ../libp2p-go/main.go.
import './polyfill.mjs'
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { createLibp2p } from 'libp2p'
import { identify, identifyPush } from '@libp2p/identify'
import { noise } from '@libp2p/noise'
import { peerIdFromString } from '@libp2p/peer-id'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { multiaddr } from '@multiformats/multiaddr'

const ECHO = '/echo/1.0.0'
const SINK = '/sink/1.0.0'
const MANY = { maxInboundStreams: 4096, maxOutboundStreams: 4096 }

const node = await createLibp2p({
  addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
  transports: [tcp()],
  connectionEncrypters: [noise()],
  streamMuxers: [yamux()],
  services: { identify: identify(), identifyPush: identifyPush(), ping: ping() },
  // The node's own limits are not what is tested here.
  connectionManager: { inboundConnectionThreshold: 1000, maxIncomingPendingConnections: 1000 },
  connectionMonitor: { enabled: false },
  connectionGater: { denyDialMultiaddr: () => false }
})

async function send (stream, bytes) {
  if (!stream.send(bytes)) {
    await stream.onDrain()
  }
}

await node.handle(ECHO, async stream => {
  try {
    for await (const chunk of stream) {
      await send(stream, chunk)
    }
    await stream.close()
  } catch (error) {
    stream.abort(error)
  }
}, MANY)

await node.handle(SINK, async stream => {
  try {
    for await (const chunk of stream) {
      void chunk
    }
    await send(stream, new Uint8Array([1]))
    await stream.close()
  } catch (error) {
    stream.abort(error)
  }
}, MANY)

async function readAll (stream) {
  const chunks = []
  for await (const chunk of stream) {
    chunks.push(chunk.subarray())
  }
  return Buffer.concat(chunks)
}

async function echo (peer, size) {
  const stream = await node.dialProtocol(peer, ECHO, MANY)
  const sent = randomBytes(size)
  const back = readAll(stream)
  for (let at = 0; at < size; at += 65536) {
    await send(stream, sent.subarray(at, at + 65536))
  }
  await stream.close()
  if (!sent.equals(await back)) {
    throw new Error(`sent ${size} bytes, other ${(await back).length} came back`)
  }
}

async function parallel (times, atOnce, work) {
  const begun = performance.now()
  await Promise.all(Array.from({ length: atOnce }, async (_, i) => {
    for (let n = i; n < times; n += atOnce) {
      await work()
    }
  }))
  return Math.round(times / (performance.now() - begun) * 1000)
}

async function sink (peer, size) {
  const begun = performance.now()
  const stream = await node.dialProtocol(peer, SINK, MANY)
  const chunk = new Uint8Array(65536)
  for (let left = size; left > 0; left -= chunk.length) {
    await send(stream, chunk.subarray(0, Math.min(left, chunk.length)))
  }
  const confirmed = readAll(stream)
  await stream.close()
  if ((await confirmed).length !== 1) {
    throw new Error('the sink has not confirmed')
  }
  return (performance.now() - begun).toFixed(3)
}

async function unsupported (peer) {
  let stream
  try {
    stream = await node.dialProtocol(peer, '/nobody/serves/this')
  } catch {
    return ''
  }
  stream.abort(new Error('not wanted'))
  throw new Error('the peer accepted a protocol that it does not serve')
}

async function reset (peer) {
  const stream = await node.dialProtocol(peer, ECHO, MANY)
  stream.send(new Uint8Array(100000))
  stream.abort(new Error('on purpose'))
  return ''
}

async function info (peer) {
  if (!await node.peerStore.has(peer)) {
    return ''
  }
  const known = await node.peerStore.get(peer)
  return `${Buffer.from(known.metadata.get('AgentVersion') ?? [])} ${known.protocols.join(' ')}`
}

async function run (words) {
  if (words[0] === 'dial') {
    return (await node.dial(multiaddr(words[1]))).remotePeer.toString()
  }
  const peer = peerIdFromString(words[1])
  const number = i => Number(words[i])
  switch (words[0]) {
    case 'ping': return await node.services.ping.ping(peer)
    case 'echo': return (await echo(peer, number(2))) ?? ''
    case 'streams': await parallel(number(2), number(2), () => echo(peer, number(3))); return ''
    case 'opens': return await parallel(number(2), number(3), () => echo(peer, 1))
    case 'sink': return await sink(peer, number(2))
    case 'info': return await info(peer)
    case 'unsupported': return await unsupported(peer)
    case 'reset': return await reset(peer)
    case 'close': await node.hangUp(peer); return ''
    default: throw new Error(`unknown command ${words[0]}`)
  }
}

console.log(`listening ${node.getMultiaddrs()[0]}`)
for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(`ok ${await run(line.split(' '))}`)
  } catch (error) {
    console.log(`error ${error.name}: ${error.message}`.replaceAll('\n', '; '))
  }
}
process.exit(0)
