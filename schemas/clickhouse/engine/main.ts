import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { type DataDirectory, lockHolder, prepareDataDirectory, removeDeadRuns } from './data-directory.ts'
import { type Embedded, openEmbedded } from './embedded.ts'
import { exception } from './exception.ts'
import { handle } from './handle.ts'
import { killUntilDone } from './kill.ts'
import type { EngineMessage, StartMessage } from './messages.ts'
import { sendError } from './respond.ts'

/** The engine's process. Started by `start.ts`, which sends what to do; it lives no longer than its parent. */

const DRAIN_MS = 5_000
// Parameters travel in the address. As ClickHouse's http_max_uri_size.
const MAX_ADDRESS_BYTES = 1024 * 1024
// What waits for a client. With the 64 KiB that a pipe holds at once, each would wait for the one before.
const AHEAD_BYTES = 1024 * 1024
const log = pino(
  {
    name: 'engine',
    level: process.env.LOG_LEVEL || 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  pino.destination({ fd: 2, sync: true }),
)

// Ctrl-C reaches the whole group. The parent decides when the engine stops: after those who still write to it.
process.on('SIGINT', () => undefined)

process.once('message', (message) => {
  start(message as StartMessage).catch((error: Error & { failure?: unknown }) => {
    tell({ type: 'failed', name: error.name, message: error.message, failure: failureOf(error) })
    exitNow(1)
  })
})

async function start({ dataDir, secrets, limits, port }: StartMessage): Promise<void> {
  let orphaned = false
  let shutDown: (() => void) | undefined
  const onParentGone = () => {
    orphaned = true
    shutDown?.()
  }
  process.on('disconnect', onParentGone)

  const directory = prepareDataDirectory(dataDir, limits.memoryBytes)
  const embedded = await open(directory, limits)
  removeDeadRuns(directory)

  const active = new Set<Promise<void>>()
  let stopping = false
  const server = createServer(
    { maxHeaderSize: MAX_ADDRESS_BYTES, highWaterMark: AHEAD_BYTES },
    (request, response) => {
      response.on('error', () => undefined)
      if (stopping) return sendError(response, exception('ABORTED', 'The engine is shutting down.'))
      const work = handle({ embedded, secrets, log }, request, response)
        .catch((err) => log.error({ err }, 'request failed'))
        .finally(() => active.delete(work))
      active.add(work)
    },
  )
  server.keepAliveTimeout = 30_000
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  )
  shutDown = () => {
    shutDown = undefined
    stopping = true
    server.close()
    server.closeIdleConnections()
    void drain(embedded, active, orphaned ? 0 : DRAIN_MS).then(() => {
      rmSync(directory.run, { recursive: true, force: true })
      // chDB's own end waits for its background threads, now and then for longer than anybody would. What was
      // acknowledged is on disk, so nothing is gained by waiting.
      process.kill(process.pid, 'SIGKILL')
    })
  }
  process.on('SIGTERM', () => shutDown?.())
  if (orphaned) return shutDown()
  tell({ type: 'ready', port: (server.address() as AddressInfo).port })
}

async function open(directory: DataDirectory, limits: StartMessage['limits']): Promise<Embedded> {
  try {
    return await openEmbedded(directory, limits)
  } catch (cause) {
    const holder = lockHolder(directory)
    rmSync(directory.run, { recursive: true, force: true })
    if (holder !== undefined) {
      throw Object.assign(new Error('locked', { cause }), {
        name: 'Locked',
        failure: { holder: holder || undefined },
      })
    }
    throw cause
  }
}

/** Lets what runs come to its end and be answered, then ends what is left. */
async function drain(
  embedded: Embedded,
  active: ReadonlySet<Promise<void>>,
  milliseconds: number,
): Promise<void> {
  await Promise.race([Promise.all(active), sleep(milliseconds)])
  const kills = [...embedded.running.keys()].map((queryId) => killUntilDone(embedded, queryId))
  await Promise.race([Promise.allSettled([...kills, ...active]), sleep(1_000)])
}

function tell(message: EngineMessage): void {
  if (process.connected) process.send?.(message)
}

function exitNow(code: number): void {
  // The message to the parent is still under way.
  setTimeout(() => process.exit(code), 20)
}

function failureOf(error: { failure?: unknown }): unknown {
  return error.failure === undefined ? undefined : JSON.parse(JSON.stringify(error.failure))
}
