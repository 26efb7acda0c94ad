import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { icpNodeRewards } from '../../indexer/reading-sources/icp-node-rewards.ts'
import { askEndpoint, readAnswer } from '../../indexer/readings/ask-endpoint.ts'
import { checkKept } from '../../indexer/readings/check-kept.ts'
import { parseAmount } from '../../schemas/amount.ts'
import type { Ask, ReadingSource } from '../../schemas/reading.ts'
import { type IcDay, serveIcApi } from './ic-api.ts'
import { serveIcLedger } from './ic-ledger-api.ts'
import { type Payment, serveIcRewards } from './ic-rewards-api.ts'
import { useReadingWorld } from './use-world.ts'

const { world, forThisTest } = useReadingWorld()

/** One payment to each of so many providers, in ICP. */
function paid(time: string, providers: number, icp: number, firstId: number): Payment[] {
  return Array.from({ length: providers }, (_, index) => ({
    id: firstId + index,
    time,
    e8s: BigInt(icp) * 10n ** 8n + BigInt(index),
  }))
}
const payments = [
  ...paid('2025-04-14T20:00:00Z', 120, 10, 1),
  ...paid('2025-05-14T20:00:00Z', 120, 20, 1001),
  ...paid('2025-06-02T20:00:00Z', 120, 30, 2001),
]
const e8sOf = (list: readonly Payment[]) => list.reduce((sum, { e8s }) => sum + e8s, 0n)

describe('what node providers are paid', () => {
  const read = async (list: readonly Payment[], series?: readonly Payment[]) => {
    const api = forThisTest(await serveIcRewards(list, series))
    return world.follow(
      'internet-computer',
      api.url,
      '2025-06-04T00:30:00Z',
      { since: '2025-05-31' },
      'node-rewards',
    )
  }
  const emitted = async () =>
    (await world.figures('internet-computer', 'emitted', "grain = 'own' AND class = 'provider'")).map(
      ({ period_start, value }) => [period_start, value],
    )

  test('is emission of the day on which it was minted, and nothing on the others', async () => {
    expect((await read(payments)).state).toEqual({ state: 'following', detail: '' })
    expect(await emitted()).toEqual([
      ['2025-05-31', '0'],
      ['2025-06-01', '0'],
      ['2025-06-02', '3600.0000714'],
      ['2025-06-03', '0'],
    ])
    const [first] = await world.rows<{ value: string }>(
      `SELECT toString(value) AS value FROM readings FINAL WHERE metric = 'rewards_total' ORDER BY time LIMIT 1`,
    )
    expect(parseAmount(first?.value ?? '', 8)).toBe(e8sOf(payments.slice(0, 240)))
    // What neurons are paid is emission too, and is not read: the whole says so.
    const [day] = await world.rows<{ completeness: string; missing: string }>(
      `SELECT completeness, missing FROM covered_days
       WHERE network = 'internet-computer' AND fact = 'emission' AND day = '2025-06-02'`,
    )
    expect(day).toEqual({ completeness: 'partial', missing: 'voting-rewards is not read yet' })
    for (const { kept_sha256, again_sha256 } of await checkKept(
      world.client,
      'internet-computer',
      icpNodeRewards,
    ))
      expect(again_sha256).toBe(kept_sha256)
  })

  test.each([
    ['leaves out a provider that the records have', payments.slice(0, -1), 'disagree'],
    ['pays one twice', [...payments, payments.at(-1) as Payment], 'disagree'],
    ['is empty', [], 'not understood'],
  ] as const)('is not believed where the series %s', async (_, series, said) => {
    const { state } = await read(payments, series)
    expect(state?.state).toBe('unreachable')
    expect(state?.detail).toContain(said)
    expect(await world.rows('SELECT 1 FROM readings')).toEqual([])
  })

  test('is not believed where there is no record to compare it with', async () => {
    const { state } = await read([], payments)
    expect(state?.state).toBe('unreachable')
    expect(state?.detail).toContain('not compared')
    expect(await world.rows('SELECT 1 FROM readings')).toEqual([])
  })

  test('adds up to all payments before a border, whatever they are', async () => {
    const lists = fc.array(
      fc.record({
        second: fc.integer({ min: 0, max: 400 * 86_400 }),
        amounts: fc.array(fc.integer({ min: 1, max: 10 ** 13 }), { minLength: 1, maxLength: 150 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 401 }), async (list, days) => {
        let id = 0
        const start = Date.parse('2022-01-01')
        const made = list.flatMap(({ second, amounts }) =>
          amounts.map((amount) => ({
            id: ++id,
            time: new Date(start + second * 1000).toISOString(),
            e8s: BigInt(amount),
          })),
        )
        const server = await serveIcRewards(made)
        const ask: Ask = async (request) =>
          readAnswer(await askEndpoint(server.url, request, { signal: AbortSignal.timeout(20_000) }), 'api')
        const border = new Date(start + days * 86_400_000).toISOString().slice(0, 10)
        try {
          const told = made.filter(({ time }) => time < border)
          const observed = (icpNodeRewards as ReadingSource).observe([border], ask)
          if (told.length === 0) await expect(observed).rejects.toThrow('not understood')
          else expect((await observed).map(({ value }) => parseAmount(value, 8))).toEqual([e8sOf(told)])
        } finally {
          await server.stop()
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('ICP burned, beside the supply that the ledger tells', () => {
  const day = (burned: number): IcDay => ({ cycles: '1000000000000', burned: `${burned}00000000` })
  const days = new Map([
    ['2025-07-01', day(1_000_000)],
    ['2025-07-02', day(1_002_000)],
    ['2025-07-03', day(1_005_000)],
    ['2025-07-04', day(1_009_000)],
  ])
  const e8s = (icp: number) => `${icp}00000000`
  const read = async (supplies: ReadonlyMap<string, string>) => {
    const api = forThisTest(await serveIcApi(days))
    await world.follow(
      'internet-computer',
      api.url,
      '2025-07-05T00:30:00Z',
      { since: '2025-07-02' },
      'daily-stats',
    )
    const ledger = forThisTest(await serveIcLedger(supplies))
    return world.follow(
      'internet-computer',
      ledger.url,
      '2025-07-05T00:30:00Z',
      { since: '2025-07-02' },
      'ledger-supply',
    )
  }
  const burned = async () =>
    (await world.figures('internet-computer', 'burned')).map(({ period_start, value, reason }) => [
      period_start,
      value,
      reason,
    ])
  const supplies = (last: number) =>
    new Map([
      ['2025-07-02', e8s(530_000_000)],
      // All that was burned is gone from the supply, then more was minted than burned.
      ['2025-07-03', e8s(529_998_000)],
      ['2025-07-04', e8s(530_100_000)],
      ['2025-07-05', e8s(last)],
    ])

  test('is believed where the supply fell by no more than was burned', async () => {
    expect((await read(supplies(530_096_000))).state).toEqual({ state: 'following', detail: '' })
    expect((await burned()).map(([, value]) => value)).toEqual(['2000', '3000', '4000'])
  })

  test('is a hole where the supply fell by more: something was burned that the total does not have', async () => {
    await read(supplies(530_090_000))
    expect(await burned()).toEqual([
      ['2025-07-02', '2000', ''],
      ['2025-07-03', '3000', ''],
      ['2025-07-04', null, 'the supply fell by 10000, more than the counter rose by: 4000'],
    ])
  })

  test('is not compared with a supply in another unit', async () => {
    const { state } = await read(new Map([['2025-07-03', '529998000']]))
    expect(state?.detail).toContain('supply of ICP not believed')
    expect((await burned()).map(([, value]) => value)).toEqual(['2000', '3000', '4000'])
  })
})
