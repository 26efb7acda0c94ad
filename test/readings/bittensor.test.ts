import { readFileSync } from 'node:fs'
import { UTCDate } from '@date-fns/utc'
import { addDays, formatISO } from 'date-fns'
import { describe, expect, test } from 'vitest'
import { bittensorArchive } from '../../indexer/reading-sources/bittensor-archive.ts'
import { readAnswer } from '../../indexer/readings/ask-endpoint.ts'
import { keepReadings } from '../../indexer/readings/keep-readings.ts'
import { reread } from '../../indexer/readings/reread.ts'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import type { Observed } from '../../schemas/reading.ts'
import { encodeInteger, type Layout, subtensorLayout } from '../substrate/metadata.ts'
import { answersOf, type Storage, type SubstrateChain, serveSubstrate } from '../substrate/node.ts'
import type { Served } from './serve.ts'
import { useReadingWorld } from './use-world.ts'

/*
 * A chain with the recorded issuance: 672 points of a week of 2025, a quarter of an hour apart, each the state of the blocks
 * up to the next one. https://github.com/maxim91136/bittensor-labs
 */
const points = readFileSync(new URL('../../indexer/history/readings.csv', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split(','))
  .filter(([network, metric]) => network === 'bittensor' && metric === 'supply_total')
  .map(([, , , time = '', value = '']) => ({ time: Date.parse(time), value }))

const rao = (tao: string) => parseAmount(tao, 9)
const pace = 12_000
/** Of the first recorded point; the heights are not recorded. */
const firstHeight = 6_900_000
const firstTime = points[0]?.time ?? 0
const lastTime = points.at(-1)?.time ?? 0
const heightAt = (time: number) => firstHeight + Math.floor((time - firstTime) / pace)
const timeOf = (block: number) => firstTime + (block - firstHeight) * pace
const pointAt = (time: number) => points.findLast((point) => point.time <= time)?.value ?? '10000000'

const recorded: SubstrateChain = {
  head: heightAt(lastTime),
  timeOf,
  storageAt: (block) => state(pointAt(timeOf(block))),
}

/** Storage of a block, with three subnets and the root. */
function state(issuance: string, change: Storage = {}): Storage {
  return {
    'SubtensorModule.TotalIssuance': rao(issuance),
    'SubtensorModule.SubnetworkN': new Map([
      [0, 64n],
      [1, 256n],
      [2, 200n],
      [64, 256n],
    ]),
    'SubtensorModule.SubnetTAO': new Map([
      [0, rao('5000000')],
      [1, rao('100000.5')],
      [2, rao('0.000000001')],
      [64, rao('50000')],
    ]),
    ...change,
  }
}

const since = '2025-11-17'
const now = '2025-11-23T18:30:00Z'

const { world, forThisTest } = useReadingWorld()
let node: Served | undefined

async function read(chain: SubstrateChain, at = now, from = since) {
  node = forThisTest(await serveSubstrate(chain))
  return world.follow('bittensor', node.url, at, { since: from })
}

/** Own figures of days by metric, made once: the value, or why there is none. */
async function figuresOf(from = since) {
  await world.figures('bittensor', 'emitted')
  const rows = await world.rows<{ metric: string; day: string; value: string | null; reason: string }>(
    `SELECT metric, toString(period_start) AS day, toString(value) AS value, reason FROM figures
     WHERE network = 'bittensor' AND grain = 'own' AND class = '' AND tier = 'indexed' AND period_start >= '${from}'
     ORDER BY day`,
  )
  return (metric: string) =>
    rows
      .filter((row) => row.metric === metric)
      .map(({ day, value, reason }) => [day, value ?? reason] as const)
}

/** The recorded quarters of an hour as days: each point is known at one border. */
const from = '2023-03-22'
const dayOf = (index: number) => formatISO(addDays(new UTCDate(from), index), { representation: 'date' })
const blocksOfDay = 7200
const stretched: SubstrateChain = {
  head: blocksOfDay * 671 + 2,
  timeOf: (block) => Date.parse(from) + (block - 2) * pace,
  storageAt: (block) => state(points[Math.floor((block - 1) / blocksOfDay)]?.value ?? ''),
}

describe('the recorded points', () => {
  test('give 7,199.8 TAO a day, net, with what was issued and recycled beside it', async () => {
    expect(points.length).toBe(672)
    // Asked without a network: these are nine thousand questions.
    const answer = answersOf(stretched)
    const ask = async ({ body = '' }) => readAnswer(answer(body), 'node')
    const observed: Observed[] = []
    for (let first = 0; first < points.length; first += bittensorArchive.span) {
      const due = Array.from({ length: Math.min(bittensorArchive.span, points.length - first) })
      const asked = due.map((_, index) => dayOf(first + index))
      observed.push(...(await bittensorArchive.observe(asked, ask)))
    }
    const occasion = {
      network: 'bittensor',
      source: 'archive',
      borders: points.map((_, index) => dayOf(index)),
    }
    await keepReadings(world.client, { ...occasion, askedAt: Date.parse(now) }, [], observed)
    const figures = await figuresOf(from)
    const [net, gross, recycled] = [figures('net_emission'), figures('emitted'), figures('burned')]
    expect(net.length).toBe(671)
    for (const [index, [day, value]] of net.entries()) {
      const [before, after] = [points[index]?.value ?? '', points[index + 1]?.value ?? '']
      expect(rao(value), day).toBe(rao(after) - rao(before))
      expect(gross[index], day).toEqual([day, '7200'])
      expect(rao(recycled[index]?.[1] ?? ''), day).toBe(rao('7200') - rao(value))
    }
    const total = net.reduce((sum, [, value]) => sum + rao(value), 0n)
    expect(formatAmount((total * 96n) / 671n, 9)).toMatch(/^7199\.78/)
  })

  test('give each whole day of the week what the total rose by', async () => {
    expect((await read(recorded)).state).toEqual({ state: 'following', detail: '' })
    const figures = await figuresOf()
    const net = figures('net_emission')
    expect(net.map(([day]) => day)).toEqual(
      Array.from({ length: 6 }, (_, index) =>
        formatISO(addDays(new UTCDate(since), index), { representation: 'date' }),
      ),
    )
    // Each day by itself, from the points and without the source: what was known before one midnight and before the next.
    for (const [day, value] of net) {
      const [from, to] = [Date.parse(day) - 1, Date.parse(day) + 86_400_000 - 1]
      expect(value, day).toBe(formatAmount(rao(pointAt(to)) - rao(pointAt(from)), 9))
    }
    expect(figures('emitted').map(([, value]) => value)).toEqual(Array(6).fill('7200'))
    for (const [index, [day, value]] of figures('burned').entries())
      expect(rao(value), day).toBe(rao('7200') - rao(net[index]?.[1] ?? ''))
  })
})

/** Four days from a border on, a chain with the issuance of each, and what else a test says of a block. */
const borders = ['2025-11-17', '2025-11-18', '2025-11-19', '2025-11-20']
const issued = ['10300000', '10307200', '10314390', '10321590']
function days(change: (border: number) => Storage = () => ({})): SubstrateChain {
  const borderOf = (block: number) => Math.floor((block - 1) / blocksOfDay)
  return {
    head: blocksOfDay * 3 + 10,
    timeOf: (block) => Date.parse(since) + (block - 2) * pace,
    storageAt: (block) => state(issued[borderOf(block)] ?? '', change(borderOf(block))),
  }
}
const at = '2025-11-20T01:00:00Z'

describe('a border', () => {
  test('has supply, height, emission per block, subnets, neurons and pooled TAO, and the block that tells them', async () => {
    await read(days(), at)
    const rows = await world.rows<{ metric: string; token: string; value: string; block: string }>(
      `SELECT metric, token, toString(value) AS value, unit, block FROM readings FINAL
       WHERE network = 'bittensor' AND toDate(time) = '2025-11-18' ORDER BY metric`,
    )
    expect(rows).toEqual([
      { metric: 'blocks_total', token: '', value: '7201', unit: 'count', block: '7201' },
      { metric: 'emission_per_block', token: 'TAO', value: '1', unit: 'TAO', block: '7201' },
      { metric: 'nodes_active', token: '', value: '712', unit: 'count', block: '7201' },
      { metric: 'pooled', token: 'TAO', value: '150000.500000001', unit: 'TAO', block: '7201' },
      { metric: 'subnets', token: '', value: '3', unit: 'count', block: '7201' },
      { metric: 'supply_total', token: 'TAO', value: '10307200', unit: 'TAO', block: '7201' },
    ])
    const figures = await figuresOf()
    expect(figures('burned')).toEqual([
      ['2025-11-17', '0'],
      ['2025-11-18', '10'],
      ['2025-11-19', '0'],
    ])
    expect(figures('incentives')).toEqual(
      borders.slice(0, 3).map((day) => [day, 'not told apart by provider']),
    )
    expect(figures('fees')).toEqual([])
  })

  test('opens into its two states, and says how the amount follows', async () => {
    await read(days(), at)
    await world.figures('bittensor', 'burned')
    const ask = async (metric: string) => {
      const query = `{ movements(filter: { network: "bittensor", metric: "${metric}",
        period: { from: "2025-11-18", to: "2025-11-19" } }) { total flows { metric amount formula from { value block answerUrl } to { value } } } }`
      const response = await world.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      return ((await response.json()) as { data: { movements: { total: string; flows: Flow[] } } }).data
        .movements
    }
    type Flow = { from: { value: string; answerUrl: string } }
    const emitted = await ask('emitted')
    expect(emitted).toMatchObject({
      total: '7200',
      flows: [{ metric: 'blocks_total', formula: '7200 × 1', from: { value: '7201', block: 7201 } }],
    })
    const burned = await ask('burned')
    expect(burned).toMatchObject({
      total: '10',
      flows: [{ metric: 'supply_total', formula: '7200 × 1 − 7190', to: { value: '10314390' } }],
    })
    const answer = await (await world.fetch(burned.flows[0]?.from.answerUrl ?? '')).json()
    expect(answer).toEqual({ jsonrpc: '2.0', id: 1, result: encodeInteger(rao('10307200'), 'U64') })
  })

  test('before which the chain has not come is left for later', async () => {
    // Two blocks short of it.
    await read({ ...days(), head: blocksOfDay * 3 }, at)
    const known = await world.rows<{ day: string }>(
      `SELECT DISTINCT toString(toDate(time)) AS day FROM readings ORDER BY day`,
    )
    expect(known.map(({ day }) => day)).toEqual(borders.slice(0, 3))
  })

  test('of a runtime without pools has no pools, and of one with other integers the same numbers', async () => {
    const { 'SubtensorModule.SubnetTAO': _, ...early } = subtensorLayout
    const wide: Layout = { ...early, 'SubtensorModule.TotalIssuance': { type: 'U128' } }
    const runtimeAt = (block: number) =>
      block > blocksOfDay * 2
        ? { specVersion: 233, layout: subtensorLayout }
        : block > blocksOfDay
          ? { specVersion: 200, layout: wide }
          : { specVersion: 150, layout: early }
    expect((await read({ ...days(), runtimeAt }, at)).state?.detail).toBe('')
    const pooled = await world.rows<{ day: string }>(
      `SELECT toString(toDate(time)) AS day FROM readings FINAL WHERE metric = 'pooled' ORDER BY day`,
    )
    expect(pooled.map(({ day }) => day)).toEqual(borders.slice(2))
    expect((await figuresOf())('net_emission')).toEqual([
      ['2025-11-17', '7200'],
      ['2025-11-18', '7190'],
      ['2025-11-19', '7200'],
    ])
  })
})

describe('a day that is not to be believed', () => {
  test('is a hole where the emission per block changed in it, and the days around it are not', async () => {
    const halved = rao('0.5')
    const emission = (border: number) => (border > 1 ? halved : rao('1'))
    await read(
      days((border) => ({ 'SubtensorModule.BlockEmission': emission(border) })),
      at,
    )
    const figures = await figuresOf()
    const reason = 'emission_per_block changed from 1 to 0.5'
    expect(figures('emitted')).toEqual([
      ['2025-11-17', '7200'],
      ['2025-11-18', reason],
      ['2025-11-19', '3600'],
    ])
    expect(figures('burned')[1]).toEqual(['2025-11-18', reason])
    expect(figures('net_emission')[1]).toEqual(['2025-11-18', reason])
  })

  test.each([
    [
      'fell',
      1,
      '10299999',
      ['the counter fell from 10300000 to 10299999', 'the counter came back from a fall', '0'],
    ],
    [
      'jumped',
      2,
      '10321000',
      ['0', 'the counter rose by 13800, more than 360 above the 7200 of blocks_total', '6610'],
    ],
    ['came late, but within a tempo', 2, '10314700', ['0', '-300', '310']],
  ])('where the issuance %s is judged, and what blocks issued stays', async (_, border, issuance, burned) => {
    await read(
      days((one) => ({
        'SubtensorModule.TotalIssuance': rao((one === border ? issuance : issued[one]) ?? ''),
      })),
      at,
    )
    const figures = await figuresOf()
    expect(figures('burned').map(([, value]) => value)).toEqual(burned)
    expect(figures('emitted').map(([, value]) => value)).toEqual(['7200', '7200', '7200'])
  })
})

const lost = (): Storage | undefined => undefined

describe('a node', () => {
  test.each([
    ['of another chain', { genesis: `0x${'ab'.repeat(32)}` }, 'another chain; got "0xabab'],
    ['of another runtime', { specName: 'node-template' }, 'another chain; got "node-template"'],
    [
      'that lost its states',
      { storageAt: lost },
      'state_getStorage refused; got "Api called for an unknown Block',
    ],
    [
      'without issuance',
      { storageAt: () => ({}) },
      'no TAO in existence; got 0; expected an archive node; at 2025-11-17',
    ],
  ] as const)('%s tells nothing, and the trouble is said', async (_, change, detail) => {
    const { state: told, warned } = await read({ ...days(), ...change }, at)
    expect(told?.state).toBe('unreachable')
    expect(told?.detail).toContain(detail)
    expect(warned.length).toBe(1)
    expect(await world.rows('SELECT 1 FROM readings')).toEqual([])
  })

  test.each(['error 500', 'busy', 'cut', 'nonsense', 'closed'] as const)(
    'that answers with %s is asked again, and loses and doubles nothing',
    async (fault) => {
      node = forThisTest(await serveSubstrate(days()))
      node.faults.push(fault)
      await world.follow('bittensor', node.url, at, { since })
      // What was nonsense for a question is asked for at the next look.
      await world.follow('bittensor', node.url, at, { since })
      expect(await world.rows('SELECT count() AS n FROM readings FINAL')).toEqual([{ n: '24' }])
    },
  )

  test('is asked for metadata once per version of its runtime, and for no block twice', async () => {
    await read(days(), at)
    const asked = (method: string) => node?.asked.filter((one) => one.includes(method)) ?? []
    expect(asked('state_getMetadata').length).toBe(1)
    const hashes = asked('chain_getBlockHash')
    expect(new Set(hashes).size).toBe(hashes.length)
    // Genesis, head, and two or three blocks for each border.
    expect(hashes.length).toBeLessThanOrEqual(2 + 3 * borders.length)
  })
})

test('what was kept gives the same readings without asking anybody', async () => {
  await read(days(), at)
  await node?.stop()
  const stored = await world.rows<Record<string, unknown>>(
    `SELECT metric, token, toString(toDate(time)) AS border, toString(value) AS value, unit, block, answer
     FROM readings FINAL WHERE network = 'bittensor' ORDER BY border, metric`,
  )
  const again = (await reread(world.client, 'bittensor', bittensorArchive)).map(
    ({ askedAt, ...observed }) => ({ ...observed, block: String(observed.block) }),
  )
  again.sort((one, other) => (one.border + one.metric < other.border + other.metric ? -1 : 1))
  expect(stored.length).toBe(4 * 6)
  expect(again).toEqual(stored)
})
