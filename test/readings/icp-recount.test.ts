import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { icpLedgerBurns } from '../../indexer/reading-sources/icp-ledger-burns.ts'
import { askEndpoint, readAnswer } from '../../indexer/readings/ask-endpoint.ts'
import { checkKept } from '../../indexer/readings/check-kept.ts'
import { formatAmount } from '../../schemas/amount.ts'
import type { Ask, ReadingSource } from '../../schemas/reading.ts'
import { type IcDay, serveIcApi } from './ic-api.ts'
import { type LedgerBlock, serveIcLedgerBlocks } from './ic-ledger-blocks-api.ts'
import type { Served } from './serve.ts'
import { useReadingWorld } from './use-world.ts'

/* ICP burned, counted again by the blocks of the ledger: what the statistics and the blocks do not agree on has a name. */

const { world, forThisTest } = useReadingWorld()
const now = '2025-07-05T00:30:00Z'
const since = '2025-07-02'

const day = (burned: number): IcDay => ({ cycles: '1000000000000', burned: `${burned}00000000` })
/** Burned: 2,000, 3,000 and 4,000 ICP from 2025-07-02 on. */
const days = new Map([
  ['2025-07-01', day(1_000_000)],
  ['2025-07-02', day(1_002_000)],
  ['2025-07-03', day(1_005_000)],
  ['2025-07-04', day(1_009_000)],
])

/** So many burns of the same amount in a day, with one transfer and one approval beside each. */
function burns(of: string, count: number, icp: number, first: number): LedgerBlock[] {
  const time = (index: number) => new Date(Date.parse(`${of}T00:00:00Z`) + index * 1000).toISOString()
  return Array.from({ length: count }, (_, index) => [
    { height: first + 3 * index, time: time(index), kind: 'burn' as const, e8s: `${icp}00000000` },
    { height: first + 3 * index + 1, time: time(index), kind: 'send' as const },
    { height: first + 3 * index + 2, time: time(index), kind: 'approve' as const },
  ]).flat()
}
const nextDay: LedgerBlock = { height: 90_000, time: '2025-07-05T00:10:00Z', kind: 'send' }
const blocks = (last: number) => [
  ...burns('2025-07-02', 250, 8, 1),
  ...burns('2025-07-03', 300, 10, 10_001),
  ...burns('2025-07-04', 200, last, 20_001),
  nextDay,
]

async function read(ledger: Served) {
  const api = forThisTest(await serveIcApi(days))
  await world.follow('internet-computer', api.url, now, { since }, 'daily-stats')
  return recount(ledger)
}
const recount = (ledger: Served) =>
  world.follow('internet-computer', ledger.url, now, { since: '2025-07-03' }, 'ledger-burns')
const of = async (metric: string) =>
  (await world.standing('internet-computer', metric)).map(({ period_start, value, reason }) => [
    period_start,
    value,
    reason,
  ])
const brokenOnes = async () => {
  const response = await world.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: '{ brokenIdentities { network day identity metric token leftSide rightSide } }',
    }),
  })
  const { data } = (await response.json()) as { data: { brokenIdentities: unknown[] } }
  return data.brokenIdentities
}

describe('burns of the ledger', () => {
  test('are the amounts of a day and the fees of its transfers and approvals, and agree with the totals', async () => {
    const ledger = forThisTest(await serveIcLedgerBlocks(blocks(20)))
    expect((await read(ledger)).state).toEqual({ state: 'following', detail: '' })
    await world.figures('internet-computer', 'burned')
    expect(await of('burned_recounted')).toEqual([
      ['2025-07-02', '2000.05', ''],
      ['2025-07-03', '3000.06', ''],
      ['2025-07-04', '4000.04', ''],
    ])
    expect(await brokenOnes()).toEqual([])
    expect((await of('burned')).map(([, value, reason]) => [value, reason])).toEqual([
      ['2000', ''],
      ['3000', ''],
      ['4000', ''],
    ])
    const months = await checkKept(world.client, 'internet-computer', icpLedgerBurns)
    expect(months.map(({ kept, kept_sha256, again_sha256 }) => [kept, kept_sha256 === again_sha256])).toEqual(
      [['3', true]],
    )
  })

  test('further apart than the bound break an identity, which is named, and the day is graded D', async () => {
    await read(forThisTest(await serveIcLedgerBlocks(blocks(23))))
    await world.figures('internet-computer', 'burned')
    expect(await brokenOnes()).toEqual([
      {
        network: 'internet-computer',
        day: '2025-07-04',
        identity: 'burned = burned_recounted within 500',
        metric: 'burned',
        token: 'ICP',
        leftSide: '4000',
        rightSide: '4600.04',
      },
    ])
    const grades = await world.rows<{ day: string; grade: string; completeness: string }>(
      `SELECT period_start AS day, grade, completeness FROM figures
       WHERE network = 'internet-computer' AND metric = 'burned' AND grain = 'own' AND class = '' ORDER BY day`,
    )
    expect(grades.at(-1)).toEqual({ day: '2025-07-04', grade: 'D', completeness: 'partial' })
    expect(grades.slice(0, -1).map(({ grade }) => grade)).not.toContain('D')
    expect((await of('burned')).at(-1)).toEqual([
      '2025-07-04',
      '4000',
      'an identity is broken on this day, see coverage',
    ])
  })

  test('within the bound, to the last unit of it, break nothing', async () => {
    // 4,500 ICP with the fees of 200 transfers and approvals; then one e8s more.
    for (const [more, broken] of [
      ['0', 0],
      ['1', 1],
    ] as const) {
      const exact: LedgerBlock[] = [
        { height: 1, time: '2025-07-04T10:00:00Z', kind: 'burn', e8s: `${4500n * 10n ** 8n + BigInt(more)}` },
      ]
      const days = [
        ...burns('2025-07-02', 250, 8, 10),
        ...burns('2025-07-03', 300, 10, 10_001),
        ...exact,
        nextDay,
      ]
      await read(forThisTest(await serveIcLedgerBlocks(days)))
      await world.figures('internet-computer', 'burned')
      expect((await brokenOnes()).length).toBe(broken)
      await world.forget()
    }
  })

  test('of a day that the API has not come to the end of are told later', async () => {
    await read(forThisTest(await serveIcLedgerBlocks(blocks(20).slice(0, -1))))
    const borders = await world.rows<{ border: string }>(
      `SELECT toDate(time) AS border FROM readings FINAL WHERE metric = 'burned_recounted' ORDER BY time`,
    )
    expect(borders.map(({ border }) => border)).toEqual(['2025-07-03', '2025-07-04'])
  })

  test.each([
    ['that passes the filters over', { ignoresFilters: true }, 'block of the ledger that was not asked for'],
    [
      'that counts every block as every kind',
      { countsAll: true },
      'blocks of the ledger are not counted as they were asked for',
    ],
    ['whose pages never end', { sameCursor: true }, 'burns of the ledger have no end'],
  ])('of an API %s are not believed', async (_, faults, detail) => {
    const { state } = await read(forThisTest(await serveIcLedgerBlocks(blocks(20), faults)))
    expect(state?.state).toBe('unreachable')
    expect(state?.detail).toContain(detail)
    expect(await world.rows(`SELECT 1 FROM readings WHERE metric = 'burned_recounted'`)).toEqual([])
  })

  test.each(['error 500', 'busy', 'cut', 'nonsense', 'closed'] as const)(
    'of an API that is %s are asked for again',
    async (fault) => {
      const ledger = forThisTest(await serveIcLedgerBlocks(blocks(20)))
      ledger.faults.push(fault)
      await read(ledger)
      await recount(ledger)
      expect(
        await world.rows(
          `SELECT toString(value) AS value FROM readings FINAL WHERE metric = 'burned_recounted' ORDER BY time`,
        ),
      ).toEqual(['2000.05', '3000.06', '4000.04'].map((value) => ({ value })))
    },
  )
})

test('law: whatever the blocks of three days and however pages overlap, each burn of the day is counted once', async () => {
  const start = Date.parse('2025-07-01T00:00:00Z')
  const made = fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: 3 * 86_400 - 1 }),
      kind: fc.constantFrom('burn', 'burn', 'burn', 'send', 'transfer_from', 'approve', 'mint'),
      e8s: fc.bigInt({ min: 0n, max: 10n ** 14n }),
    }),
    { maxLength: 450 },
  )
  await fc.assert(
    fc.asyncProperty(made, fc.integer({ min: 0, max: 3 }), async (list, overlap) => {
      const told: LedgerBlock[] = list.map(({ second, kind, e8s }, height) => ({
        height,
        time: new Date(start + second * 1000).toISOString(),
        kind,
        e8s: `${e8s}`,
      }))
      const server = await serveIcLedgerBlocks([...told, nextDay], { overlap })
      try {
        const ask: Ask = async (request) =>
          readAnswer(
            await askEndpoint(server.url, request, { signal: AbortSignal.timeout(10_000) }),
            'ledger',
          )
        const [observed] = await (icpLedgerBurns as ReadingSource).observe(['2025-07-03'], ask)
        const today = list.filter(({ second }) => second >= 86_400 && second < 2 * 86_400)
        const burned = today.reduce((sum, { kind, e8s }) => (kind === 'burn' ? sum + e8s : sum), 0n)
        const fees = today.filter(({ kind }) => kind !== 'burn' && kind !== 'mint').length
        expect(observed?.value).toBe(formatAmount(burned + BigInt(fees) * 10_000n, 8))
      } finally {
        await server.stop()
      }
    }),
    { numRuns: 60 },
  )
})
