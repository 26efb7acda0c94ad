import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Product = { readonly address: string; readonly stop: () => Promise<void> }

const entry = fileURLToPath(new URL('../../start.ts', import.meta.url))

/** The real product on a folder of its own, with every chain and price source off: published history and no network. */
export async function startProduct(): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'depindex-web-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      FILECOIN_RPC_URL: 'off',
      ARBITRUM_RPC_URL: 'off',
      POLYGON_RPC_URL: 'off',
      PRICES_URL: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    }
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { address: await readAddress(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The product says its address in its last line, once it can answer. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const take = (chunk: Buffer) => {
      said += chunk.toString()
      const ready = /ready after .*: (http:\/\/\S+)/.exec(said)
      if (ready?.[1] !== undefined) resolve(ready[1].replace('localhost', '127.0.0.1'))
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`the product ended with ${code} before it was ready:\n${said}`)),
    )
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
