import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { createRpc, type Rpc } from './rpc.ts'

export type NodeOptions = { chainId: number; number: number; timestamp: number }
export type Node = {
  readonly httpUrl: string
  readonly wsUrl: string
  readonly rpc: Rpc
  stop(): Promise<void>
}

/** Kills the node when its own input closes, which happens however the parent ends. */
const watch = '"$@" </dev/null & child=$!; read -r _; kill $child 2>/dev/null; wait $child 2>/dev/null'

/** One anvil on loopback whose genesis has the given number and time; it mines only when told. */
export async function startNode(options: NodeOptions): Promise<Node> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryNode(options, await freePort())
    } catch (error) {
      // Another process may have taken the port in between.
      if (attempt === 3) throw error
    }
  }
}

async function tryNode({ chainId, number, timestamp }: NodeOptions, port: number): Promise<Node> {
  const settings = [
    [
      '--host',
      '127.0.0.1',
      '--port',
      port,
      '--chain-id',
      chainId,
      '--number',
      number,
      '--timestamp',
      timestamp,
    ],
    [
      '--no-mining',
      '--order',
      'fifo',
      '--auto-impersonate',
      '--accounts',
      1,
      '--quiet',
      '--disable-console-log',
    ],
    ['--gas-limit', 1_000_000_000, '--base-fee', 0, '--gas-price', 0, '--disable-min-priority-fee'],
  ].flat()
  const child = spawn('/bin/sh', ['-c', watch, 'sh', anvilPath(), ...settings.map(String)], {
    stdio: ['pipe', 'ignore', 'inherit'],
    // In a group of its own: Ctrl-C is for the parent, which stops the node in order.
    detached: true,
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  const httpUrl = `http://127.0.0.1:${port}`
  const rpc = createRpc(httpUrl)
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    const [id, head] = await Promise.all([rpc<string>('eth_chainId'), rpc<string>('eth_blockNumber')]).catch(
      () => [],
    )
    if (Number(id) === chainId && Number(head) === number)
      return { httpUrl, wsUrl: `ws://127.0.0.1:${port}`, rpc, stop }
    if (id !== undefined) break
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await stop()
  throw new Error(`node did not start; expected chain ${chainId} at block ${number}; at ${httpUrl}`)
}

function anvilPath(): string {
  const platform = process.platform === 'win32' ? 'win32' : process.platform
  const name = `@foundry-rs/anvil-${platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
  return createRequire(import.meta.url).resolve(`${name}/bin/anvil`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
