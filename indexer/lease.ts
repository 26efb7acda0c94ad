import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../schemas/clickhouse/question.ts'
import { ConfigError } from '../schemas/errors.ts'
import type { Log } from './log.ts'

const createLeases = readQuestion(new URL('./queries/create_leases.sql', import.meta.url))
const liveLeases = readQuestion(new URL('./queries/live_leases.sql', import.meta.url))

const beatMs = 2000
const liveSeconds = 10

type Holder = { holder: string; host: string; pid: number; last_beat: string }

export type Lease = { readonly release: () => Promise<void> }

/**
 * Makes this process the one that writes. Throws ConfigError while another one does; one that was killed is noticed at once
 * on the same machine, and after ten seconds elsewhere. `onLost` is called when another one took over because this one
 * could not reach the database for that long.
 */
export async function takeLease(options: {
  client: ClickHouseClient
  log: Log
  onLost: (error: Error) => void
}): Promise<Lease> {
  const { client, log, onLost } = options
  const self = { holder: randomUUID(), host: machine(), pid: process.pid }
  await command(client, createLeases)
  await waitForOthers(client, log)

  const beat = (released = 0) =>
    client.insert({ table: 'leases', values: [{ ...self, released }], format: 'JSONEachRow' })
  const mine = ({ holder }: Holder) => holder === self.holder
  await beat()
  // Two that start together both see both after a moment, and the older one stays.
  await wait(300)
  const oldest = (await live(client)).find((holder) => mine(holder) || !isGone(holder))
  if (oldest !== undefined && !mine(oldest)) {
    await beat(1)
    throw refused(oldest)
  }

  let beatAt = Date.now()
  let stopped = false
  const loop = async (): Promise<void> => {
    while (!stopped) {
      await wait(beatMs, undefined, { ref: false })
      if (stopped) return
      try {
        const lapsed = Date.now() - beatAt > liveSeconds * 1000
        const other = lapsed
          ? (await live(client)).find((holder) => !mine(holder) && !isGone(holder))
          : undefined
        if (other !== undefined) return onLost(refused(other))
        await beat()
        beatAt = Date.now()
      } catch (error) {
        log.warn({ error: String(error) }, 'heartbeat not written, trying again')
      }
    }
  }
  void loop()
  return {
    release: async () => {
      stopped = true
      await beat(1)
    },
  }
}

/** Another one is alive when it beats again while we look; a killed one goes silent. */
async function waitForOthers(client: ClickHouseClient, log: Log): Promise<void> {
  const before = (await live(client)).filter((other) => !isGone(other))
  if (before.length === 0) return
  log.info('another indexer wrote to this database a moment ago, looking whether it still does')
  for (;;) {
    const now = (await live(client)).filter((other) => !isGone(other))
    const alive = now.find((other) =>
      before.some(({ holder, last_beat }) => holder === other.holder && last_beat !== other.last_beat),
    )
    if (alive !== undefined) throw refused(alive)
    if (now.length === 0) return
    await wait(250)
  }
}

function live(client: ClickHouseClient): Promise<Holder[]> {
  return ask<Holder>(client, liveLeases, { seconds: liveSeconds })
}

function refused({ host, pid }: Holder): ConfigError {
  return new ConfigError({
    what: 'another indexer writes to this database',
    got: `process ${pid} on ${host.split(' ')[0]}`,
    expected: 'one indexer a database; stop the other one or name another CLICKHOUSE_DATABASE',
  })
}

function isGone({ host, pid }: Holder): boolean {
  if (host !== machine()) return false
  // A container's first process has the same number at every start.
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

function machine(): string {
  return `${hostname()} ${bootId()}`
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}
