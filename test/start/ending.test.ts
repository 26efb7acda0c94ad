import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../eventually.ts'
import { familyOf, type Process, stillRunning } from './processes.ts'
import { cleanUp, type Run, start, temporaryFolder } from './run.ts'

/* However it ends, nothing of it stays: not the database, not a reader, not a node of the demo. */

const dataDir = temporaryFolder()
const demo = () => start({ DATA_DIR: dataDir, DEVNET_DAYS: '2', LOG_LEVEL: 'debug' }, ['--demo'])
let run: Run

beforeAll(async () => {
  run = demo()
  await run.ready()
}, 180_000)
afterAll(cleanUp)

/** Until all readers run: each is a process of its own. */
async function wholeFamily({ child }: Run): Promise<Process[]> {
  return eventually(
    async () => {
      const family = familyOf(child.pid ?? 0)
      const count = (part: string) => family.filter(({ command }) => command.includes(part)).length
      const isWhole =
        count('chain-process.mjs') === 4 &&
        count('bin/anvil') >= 3 &&
        count('api/main.mjs') === 1 &&
        count('engine/main.mjs') === 1
      return isWhole ? family : undefined
    },
    { what: 'all processes of the demo' },
  )
}

const allGone = (family: readonly Process[]) =>
  expect.poll(() => stillRunning(family), { timeout: 30_000, interval: 100 }).toEqual([])

test('the passwords of the database are in no log line and no argument', async () => {
  const family = await wholeFamily(run)
  const passwords = family.flatMap(({ pid, command }) => {
    if (!/(api|indexer)\/main\.mjs|chain-process\.mjs/.test(command)) return []
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .filter((variable) => variable.startsWith('CLICKHOUSE_PASSWORD='))
      .map((variable) => variable.slice('CLICKHOUSE_PASSWORD='.length))
  })
  // The owner's, and the one of the api, which may only read.
  expect(new Set(passwords).size).toBe(2)
  for (const password of passwords) {
    expect(password.length).toBeGreaterThan(20)
    expect(run.screen()).not.toContain(password)
    for (const { command } of family) expect(command).not.toContain(password)
  }
})

test('a second start on the same data directory is refused, and the first goes on', async () => {
  const second = start({ DATA_DIR: dataDir })
  expect(await second.exited).toBe(1)
  expect(second.screen().trim().split('\n').at(-1)).toMatch(
    /^Depindex stopped: another Depindex runs on this data directory; got "a lock held by process \d+"; expected one instance per data directory: .*; at .*/,
  )
  const address = await run.ready()
  expect((await fetch(`${address}/ready`)).status).toBe(200)
  expect(run.child.exitCode).toBeNull()
})

test('SIGTERM ends all of it in order, with readers at work and a client that listens', async () => {
  const family = await wholeFamily(run)
  const stream = await fetch(`${await run.ready()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { head { number } }' }),
  })
  const reader = stream.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: next')
  run.child.kill('SIGTERM')
  await allGone(family)
  expect(await run.exited).toBe(0)
  expect(run.screen()).not.toContain('Depindex stopped')
  expect(run.screen()).not.toContain('killed')
  await reader?.cancel().catch(() => undefined)
})

test('killed without a word, it takes everything with it, and the next start finds its data', async () => {
  const killed = demo()
  await killed.ready()
  const family = await wholeFamily(killed)
  killed.child.kill('SIGKILL')
  await allGone(family)
  const next = demo()
  await next.ready()
  next.child.kill('SIGTERM')
  expect(await next.exited).toBe(0)
}, 330_000)

test('what npm started ends with npm, and says meanwhile of each source which setting turned it off', async () => {
  const own = start({ DATA_DIR: temporaryFolder() }, [], ['npm', 'start'])
  const address = await own.ready()
  const sources = await eventually(
    async () => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ coverage { decoder state detail } }' }),
      })
      const { data } = (await response.json()) as {
        data: { coverage: { decoder: string | null; state: string; detail: string }[] }
      }
      const readings = data.coverage.filter(({ decoder }) => decoder === 'readings')
      return readings.length > 5 && readings.every(({ state }) => state !== 'starting') ? readings : undefined
    },
    { what: 'the states of all sources of readings' },
  )
  expect(new Set(sources.map(({ state, detail }) => `${state}: ${detail}`))).toEqual(
    new Set(['stopped: turned off by READINGS=off']),
  )
  const family = familyOf(own.child.pid ?? 0)
  expect(family.filter(({ command }) => command.includes('engine/main.mjs'))).toHaveLength(1)
  own.child.kill('SIGTERM')
  await own.exited
  await allGone(family)
}, 120_000)
