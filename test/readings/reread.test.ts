import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { discardOrphans } from '../../indexer/definitions.ts'
import { filecoinSupply } from '../../indexer/reading-sources/filecoin-supply.ts'
import { icpDailyStats } from '../../indexer/reading-sources/icp-daily-stats.ts'
import { checkKept } from '../../indexer/readings/check-kept.ts'
import { remakeReadings } from '../../indexer/readings/remake-readings.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import { type IcDay, serveIcApi } from './ic-api.ts'
import { serveLotus, type Totals } from './lotus.ts'
import type { Served } from './serve.ts'
import { useReadingWorld } from './use-world.ts'

/* What is kept of an endpoint's answers is enough to make the readings again, and says when they are not those any more. */

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const totals = new Map<string, Totals>([
  ['2026-03-30', { burned: '1000', mined: '5000' }],
  ['2026-03-31', { burned: '1010', mined: '5070' }],
  ['2026-04-01', { burned: '1030.5', mined: '5140' }],
  ['2026-04-02', { burned: '1060', mined: '5210' }],
])
const now = '2026-04-02T12:00:00Z'

const { world, forThisTest } = useReadingWorld()
let lotus: Served | undefined

async function read() {
  lotus = forThisTest(await serveLotus(totals))
  await world.follow('filecoin', lotus.url, now, { since: '2026-03-30' })
  await lotus.stop()
}

const plant = () =>
  world.client.command({
    query: `ALTER TABLE readings UPDATE value = value + toDecimal256('0.000000000000000001', 18)
      WHERE metric = 'burned_total' AND time = toDateTime('2026-04-01 00:00:00', 'UTC')`,
  })
const burned = async () =>
  (await world.figures('filecoin', 'burned'))
    .filter(({ tier, period_start }) => tier === 'indexed' && period_start >= '2026-03-30')
    .map(({ value }) => value)

function defined(change: Partial<ReadingSource>): NetworkDefinition[] {
  return world.catalog.networks
    .filter(({ id }) => id === 'filecoin')
    .map((network) => ({
      ...network,
      readings: network.readings
        .filter(({ id }) => id === 'supply')
        .map((source) => ({ ...source, ...change })),
    })) as NetworkDefinition[]
}

async function remake(change: Partial<ReadingSource>) {
  const warned: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => warned.push(line) })
  await remakeReadings(world.client, defined(change), log)
  return warned
}

describe('the content hash', () => {
  test('of what the kept answers give is that of the readings that stand, and the one that is exported', async () => {
    await read()
    const months = await checkKept(world.client, 'filecoin', filecoinSupply)
    expect(months.map(({ month, kept, again }) => [month, kept, again])).toEqual([
      ['2026-03-01', '16', '16'],
      ['2026-04-01', '16', '16'],
    ])
    for (const { kept_sha256, again_sha256 } of months) expect(again_sha256).toBe(kept_sha256)
    const csv = await (await world.fetch('/export/hashes.csv?network=filecoin')).text()
    expect(csv.trim().split('\r\n')).toEqual([
      '"network","month","movements","sha256","source","readings"',
      ...months.map(({ month, kept_sha256 }) => `"filecoin","${month}",,"${kept_sha256}","supply",16`),
    ])
    expect(await world.rows('SELECT 1 FROM readings_again')).toEqual([])
  })

  test('finds a reading that was changed by the smallest unit, in its month alone', async () => {
    await read()
    await plant()
    const months = await checkKept(world.client, 'filecoin', filecoinSupply)
    expect(months.map(({ kept_sha256, again_sha256 }) => kept_sha256 === again_sha256)).toEqual([true, false])
  })

  test('finds a reading that is missing and one that no answer tells', async () => {
    await read()
    await world.client.command({ query: `DELETE FROM readings WHERE toDate(time) < '2026-04-01'` })
    const [march] = await checkKept(world.client, 'filecoin', filecoinSupply)
    expect(march).toMatchObject({ month: '2026-03-01', kept: '0', again: '16', kept_sha256: '' })
  })

  test('does not depend on when or in which order was asked, nor on what was corrected in between', async () => {
    const day = (index: number) => new Date(Date.UTC(2025, 0, 28 + index)).toISOString().slice(0, 10)
    const step = fc.record({ cycles: fc.integer({ min: 0, max: 1000 }), burned: fc.nat(1000) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 9 }), fc.nat(1000), async (steps, late) => {
        await world.forget()
        const told = (correction: number) => {
          let [cycles, icp] = [1000, 5000]
          return new Map<string, IcDay>(
            steps.map((moved, index) => {
              cycles += moved.cycles + (index === 3 ? correction : 0)
              icp += moved.burned
              return [day(index), { cycles: `${cycles}000000000000`, burned: `${icp}00000000` }]
            }),
          )
        }
        // The day that is corrected is one of the newest that are asked for again.
        for (const [at, correction] of [
          [day(5), 0],
          [day(6), late],
          [day(steps.length + 1), late],
        ] as const) {
          const api = await serveIcApi(told(correction))
          await world.follow('internet-computer', api.url, `${at}T00:30:00Z`, { since: day(1) })
          await api.stop()
        }
        const months = await checkKept(world.client, 'internet-computer', icpDailyStats)
        expect(months.length).toBeGreaterThan(0)
        for (const { kept_sha256, again_sha256 } of months) expect(again_sha256).toBe(kept_sha256)
      }),
      { numRuns: 6 },
    )
  })
})

describe('npm run reread', () => {
  const reread = (...parameters: string[]) => {
    const { url, username, password, database } = world.connection
    return run('npm', ['run', '--silent', 'reread', '--', ...parameters], {
      cwd: root,
      env: {
        ...process.env,
        CLICKHOUSE_URL: url,
        CLICKHOUSE_USER: username,
        CLICKHOUSE_PASSWORD: password,
        CLICKHOUSE_DATABASE: database,
      },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
  }

  test('says that the readings are the same, and which month is not', async () => {
    await read()
    const same = await reread('filecoin', 'supply')
    expect(same).toMatchObject({ code: 0 })
    expect(same.stdout).toMatch(/2026-03 {2}16 readings {2}[0-9a-f]{64} {2}same/)
    expect(same.stdout).toContain('filecoin supply: the kept answers give the same readings')
    await plant()
    const differs = await reread('filecoin', 'supply')
    expect(differs).toMatchObject({ code: 1 })
    expect(differs.stdout).toContain('2026-04  DIFFERS')
    expect(differs.stdout).toContain('1 of 2 months differ')
  })

  test('names the sources that there are, and a damaged answer', async () => {
    const wrong = await reread('filecoin', 'tides')
    expect(wrong).toMatchObject({ code: 1 })
    expect(wrong.stderr).toContain('"filecoin supply"')
    await read()
    await world.client.command({
      query: `ALTER TABLE reading_answers UPDATE body = replaceOne(body, '300000000', '300000001') WHERE 1`,
    })
    expect((await reread('filecoin', 'supply')).stderr).toContain('kept answer is damaged')
  })
})

describe('a source whose version rises', () => {
  /** As ours, and FIL burned in thousands. */
  const observe: ReadingSource['observe'] = async (borders, ask) =>
    (await filecoinSupply.observe(borders, ask)).map((observed) =>
      observed.metric === 'burned_total'
        ? { ...observed, value: `${observed.value}000`.replace(/\.5000$/, '500') }
        : observed,
    )

  test('reads its kept answers again, once, and asks nobody', async () => {
    await read()
    const asked = lotus?.asked.length
    expect(await remake({})).toEqual([])
    expect(await burned()).toEqual(['10', '20.5', '29.5'])
    // The same version stays what it is, whatever its code does.
    expect(await remake({ observe })).toEqual([])
    expect(await burned()).toEqual(['10', '20.5', '29.5'])
    expect(await remake({ observe, version: 2 })).toEqual([])
    expect((await burned())[0]).toBe('10000')
    expect(lotus?.asked.length).toBe(asked)
    expect(await world.rows('SELECT version FROM reading_versions FINAL')).toEqual([{ version: 2 }])
  })

  test('leaves a hole where the kept answers do not tell it, and says so', async () => {
    await read()
    const needsMore: ReadingSource['observe'] = async (borders, ask) => {
      if (borders[0] === '2026-03-31') await ask({ path: '/more' })
      return filecoinSupply.observe(borders, ask)
    }
    const warned = await remake({ observe: needsMore, version: 2 })
    expect(warned.length).toBe(1)
    expect(warned[0]).toContain('answer was not kept')
    const figures = await world.figures('filecoin', 'burned')
    expect(figures.find(({ period_start }) => period_start === '2026-03-31')).toMatchObject({
      value: null,
      reason: 'no reading between 2026-03-30 and 2026-04-01',
    })
  })

  test('marks the months of its figures, so that they are made again', async () => {
    await read()
    await world.client.command({ query: 'TRUNCATE TABLE dirty_months' })
    await remake({ observe, version: 2 })
    const months = await world.rows<{ month: string }>(
      `SELECT DISTINCT month FROM dirty_months WHERE network = 'filecoin' ORDER BY month`,
    )
    expect(months.map(({ month }) => month)).toEqual(['2026-03-01', '2026-04-01'])
  })
})

test('readings of a source that is gone leave the figures, its answers stay, and give them again when it comes back', async () => {
  await read()
  await remake({})
  expect(await burned()).toEqual(['10', '20.5', '29.5'])
  const silent = pino({ level: 'silent' })
  const without = world.catalog.networks.map((network) =>
    network.id === 'filecoin' ? { ...network, readings: [] } : network,
  )
  await world.client.command({ query: 'TRUNCATE TABLE dirty_months' })
  await discardOrphans(world.client, { ...world.catalog, networks: without }, silent)
  expect(await burned()).toEqual([])
  expect((await world.figures('filecoin', 'nodes_active')).filter(({ tier }) => tier === 'indexed')).toEqual(
    [],
  )
  expect((await world.rows('SELECT DISTINCT month FROM dirty_months')).length).toBe(2)
  expect((await world.rows('SELECT 1 FROM reading_answers')).length).toBeGreaterThan(0)
  await remake({})
  expect(await burned()).toEqual(['10', '20.5', '29.5'])
})

test('readings of a source that is defined stay', async () => {
  await read()
  await discardOrphans(world.client, world.catalog, pino({ level: 'silent' }))
  expect(await burned()).toEqual(['10', '20.5', '29.5'])
})
