import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import akash from '../../indexer/networks/akash.ts'
import { akashLeases } from '../../indexer/reading-sources/akash-console.ts'
import { akashIssuance } from '../../indexer/reading-sources/akash-issuance.ts'
import { askEndpoint, readAnswer } from '../../indexer/readings/ask-endpoint.ts'
import { checkKept } from '../../indexer/readings/check-kept.ts'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import type { ReadingSource } from '../../schemas/reading.ts'
import { type AkashDay, serveAkashConsole } from './akash-console-api.ts'
import { type CosmosNode, serveCosmosNode } from './cosmos-node.ts'
import type { Served } from './serve.ts'
import { useReadingWorld } from './use-world.ts'

const { world, forThisTest } = useReadingWorld()
let served: Served | undefined

const usage = {
  activeLeaseCount: '120',
  activeCPU: '1500250',
  activeGPU: '30',
  'provider cpu': '9000000',
  'provider gpu': '200',
  'provider count': '62',
}
const days = new Map<string, AkashDay>([
  ['2026-04-01', { totalUAktSpent: '1000000000.25', totalUActSpent: '5000000000', ...usage }],
  ['2026-04-02', { totalUAktSpent: '1010000000.75', totalUActSpent: '5400000000.5', ...usage }],
  ['2026-04-03', { totalUAktSpent: '1010000000.75', totalUActSpent: '6000000000', ...usage }],
  ['2026-04-04', { totalUAktSpent: '1020000000', totalUActSpent: '6700000000', ...usage }],
])
const unfinished = {
  at: '2026-04-05T00:04:57.000Z',
  day: { totalUAktSpent: '1020000001', totalUActSpent: '6700000002', ...usage },
}
const now = '2026-04-05T00:05:00Z'

async function readLeases(told: ReadonlyMap<string, AkashDay>, at = now) {
  served = forThisTest(await serveAkashConsole(told, unfinished))
  return world.follow('akash', served.url, at, { since: '2026-04-02' }, 'leases')
}

async function figuresOf(metric: string, extra?: string) {
  const figures = await world.figures('akash', metric, extra)
  return figures.map(({ period_start, value, reason }) => [period_start, value, reason])
}

/** As figuresOf made them last. */
async function standing(metric: string, extra?: string) {
  const figures = await world.standing('akash', metric, extra)
  return figures.map(({ period_start, value, reason }) => [period_start, value, reason])
}

async function price(akt: string) {
  await world.client.insert({
    table: 'prices',
    format: 'JSONEachRow',
    values: ['2026-04-02', '2026-04-03', '2026-04-04'].map((day) => ({
      token: 'AKT',
      day,
      kind: 'close',
      usd: akt,
      source: 'test',
      observed_at: 0,
    })),
  })
}

describe('what leases cost', () => {
  test('is AKT at its close and dollars at one, each of them once', async () => {
    await price('0.5')
    expect((await readLeases(days)).state).toEqual({ state: 'following', detail: '' })
    expect(await figuresOf('fees_native', "grain = 'own' AND token = 'AKT'")).toEqual([
      ['2026-04-02', '10.0000005', ''],
      ['2026-04-03', '0', ''],
      ['2026-04-04', '9.99999925', ''],
    ])
    expect(await figuresOf('fees_native', "grain = 'own' AND token = 'ACT'")).toEqual([
      ['2026-04-02', '400.0000005', ''],
      ['2026-04-03', '599.9999995', ''],
      ['2026-04-04', '700', ''],
    ])
    expect(await standing('fees')).toEqual([
      ['2026-04-02', '405.00000075', ''],
      ['2026-04-03', '599.9999995', ''],
      ['2026-04-04', '704.999999625', ''],
    ])
    // The sum stands under two names at the API, and is asked for under one.
    const asked = served?.asked.map((path) => path.trim())
    expect(asked?.filter((path) => /Usdc|Usd|daily/i.test(path))).toEqual([])
    expect(new Set(asked).size).toBe(asked?.length)
    await world.client.command({ query: 'TRUNCATE TABLE prices' })
  })

  test('is not told by the day that is not over, and is not asked for again once it is told', async () => {
    await readLeases(days)
    const last = await world.rows<{ last: string }>('SELECT toDate(max(time)) AS last FROM readings')
    expect(last).toEqual([{ last: '2026-04-05' }])
    const before = served?.asked.length
    await served?.stop()
    served = undefined
    await readLeases(days)
    expect(before).toBe(8)
    expect((served as Served | undefined)?.asked).toEqual([])
  })

  test('is not told by half a day where the console is behind', async () => {
    const behind = new Map([...days].slice(0, 3))
    served = forThisTest(
      await serveAkashConsole(behind, {
        at: '2026-04-04T15:00:03.000Z',
        day: { totalUAktSpent: '1012000000', totalUActSpent: '6300000000', ...usage },
      }),
    )
    await world.follow('akash', served.url, now, { since: '2026-04-02' }, 'leases')
    const last = await world.rows<{ last: string }>('SELECT toDate(max(time)) AS last FROM readings')
    expect(last).toEqual([{ last: '2026-04-04' }])
  })

  test('is not zero where the console has not worked a block out, and is asked for until it has', async () => {
    const late = new Map(days)
    late.set('2026-04-04', { ...usage, totalUAktSpent: '0', totalUActSpent: '0' })
    await readLeases(late)
    expect(await figuresOf('fees_native', "grain = 'own' AND token = 'ACT'")).toEqual([
      ['2026-04-02', '400.0000005', ''],
      ['2026-04-03', '599.9999995', ''],
    ])
    await served?.stop()
    await readLeases(days)
    expect((await figuresOf('fees_native', "grain = 'own' AND token = 'ACT'")).at(-1)).toEqual([
      '2026-04-04',
      '700',
      '',
    ])
  })

  test('is a hole where one of the two totals is missing: half a day of fees is no day of fees', async () => {
    const half = new Map(days)
    half.set('2026-04-03', { ...usage, totalUAktSpent: '1010000000.75' })
    await readLeases(half)
    const reason = 'no reading between 2026-04-03 and 2026-04-05'
    expect(await figuresOf('fees')).toEqual([
      ['2026-04-02', null, 'no price for AKT'],
      ['2026-04-03', null, reason],
      ['2026-04-04', null, reason],
    ])
  })

  test('beyond its bound and below zero is a hole', async () => {
    const wild = new Map(days)
    wild.set('2026-04-03', { ...usage, totalUAktSpent: '1010000000.75', totalUActSpent: '900000000000' })
    wild.set('2026-04-04', { ...usage, totalUAktSpent: '1010000000.75', totalUActSpent: '900000000001' })
    await readLeases(wild)
    expect(
      (await figuresOf('fees_native', "grain = 'own' AND token = 'ACT'")).map(([, value, reason]) => [
        value,
        reason,
      ]),
    ).toEqual([
      ['400.0000005', ''],
      [null, 'the counter rose by 894599.9999995, more than 500000 a day'],
      ['0.000001', ''],
    ])
    await served?.stop()
    await world.forget()
    const fallen = new Map(days)
    fallen.set('2026-04-04', { ...usage, totalUAktSpent: '1000000000', totalUActSpent: '6700000000' })
    await readLeases(fallen)
    expect((await figuresOf('fees')).at(-1)?.[2]).toContain('the counter fell from 1010.00000075 to 1000')
  })

  test('comes with what is rented and offered: CPUs of a thousand parts, GPUs, leases, providers', async () => {
    await readLeases(days)
    expect((await figuresOf('cpu_used')).at(-1)?.[1]).toBe('1500.25')
    const at = async (metric: string) => (await standing(metric)).at(-1)?.[1]
    expect(await at('cpu_capacity')).toBe('9000')
    expect(await at('gpu_used')).toBe('30')
    expect(await at('gpu_capacity')).toBe('200')
    expect(await at('leases_active')).toBe('120')
    expect(await at('nodes_active')).toBe('62')
  })

  test('without providers that were looked at says nothing of capacity', async () => {
    const unlooked = new Map(
      [...days].map(([day, { 'provider cpu': _, ...rest }]) => [day, rest as AkashDay] as const),
    )
    await readLeases(unlooked)
    expect(await figuresOf('cpu_capacity')).toEqual([])
    expect((await figuresOf('cpu_used')).length).toBe(4)
  })

  test('is the same from the kept answers', async () => {
    await readLeases(days)
    const months = await checkKept(world.client, 'akash', akashLeases)
    expect(months.map(({ kept, again }) => [kept, again])).toEqual([['32', '32']])
    for (const { kept_sha256, again_sha256 } of months) expect(again_sha256).toBe(kept_sha256)
  })

  test.each(['error 500', 'busy', 'cut', 'nonsense', 'closed'] as const)(
    'survives an endpoint that is %s',
    async (fault) => {
      served = forThisTest(await serveAkashConsole(days, unfinished))
      served.faults.push(...Array.from({ length: 4 }, () => fault))
      for (let look = 0; look < 5; look++)
        await world.follow('akash', served.url, now, { since: '2026-04-02' }, 'leases')
      expect(
        (await figuresOf('fees_native', "grain = 'own' AND token = 'ACT'")).map(([, value]) => value),
      ).toEqual(['400.0000005', '599.9999995', '700'])
    },
  )
})

test('AKT put down for ACT is a prepayment, and neither fees nor burn', async () => {
  const credits = (put: number, made: number, redeemed: number): AkashDay => ({
    totalAktBurnedForAct: `${put}`,
    totalActMinted: `${made}`,
    totalActBurnedForAkt: `${redeemed}`,
    outstandingAct: `${made - redeemed}`,
  })
  served = forThisTest(
    await serveAkashConsole(
      new Map([
        ['2026-04-01', credits(1_000_000_000, 900_000_000, 100_000_000)],
        ['2026-04-02', credits(3_000_000_000, 1_900_000_000, 500_000_000)],
        ['2026-04-03', credits(3_500_000_000, 2_150_000_000, 600_000_000)],
      ]),
    ),
  )
  await price('0.5')
  await world.follow('akash', served.url, '2026-04-04T00:05:00Z', { since: '2026-04-02' }, 'credits')
  expect(await figuresOf('prepayments')).toEqual([
    ['2026-04-02', '1000', ''],
    ['2026-04-03', '250', ''],
  ])
  expect(await figuresOf('fees')).toEqual([])
  expect(await figuresOf('burned')).toEqual([])
  expect((await figuresOf('credits_outstanding')).at(-1)).toEqual(['2026-04-03', '1550', ''])
  await world.client.command({ query: 'TRUNCATE TABLE prices' })
})

describe('what is issued', () => {
  const start = Date.parse('2026-04-01T00:00:00Z')
  /** Blocks of about six seconds that begin in the evening before. */
  const times = Array.from({ length: 44_000 }, (_, index) => start - 3_600_000 + index * 6_007)
  const firstHeight = 26_200_000
  const rules = (change: Partial<CosmosNode> = {}): CosmosNode => ({
    times,
    firstHeight,
    stateAt: (height: number) => ({
      supply: 290_000_000_000_000n + BigInt(height - firstHeight) * 7_000_000n,
      minted: height - firstHeight > 20_000 ? 2_000_000n : 0n,
    }),
    ...change,
  })
  const read = async (node: CosmosNode, at = '2026-04-03T12:00:00Z') => {
    served = forThisTest(await serveCosmosNode(node))
    return world.follow('akash', served.url, at, { since: '2026-04-01' }, 'issuance')
  }
  const heightAt = (time: number) => firstHeight + times.findLastIndex((block) => block < time)
  const borders = ['2026-04-01', '2026-04-02', '2026-04-03']

  test('is what the supply rises by between the last blocks of two days, without what the vault minted', async () => {
    expect((await read(rules())).state).toEqual({ state: 'following', detail: '' })
    const heights = borders.map((border) => heightAt(Date.parse(border)))
    const blocks = await world.rows<{ block: string }>(
      `SELECT DISTINCT block FROM readings WHERE network = 'akash' ORDER BY block`,
    )
    expect(blocks.map(({ block }) => Number(block))).toEqual(heights)
    const [one = 0, two = 0, three = 0] = heights
    expect(await figuresOf('emitted', "grain = 'own' AND class = 'delegator'")).toEqual([
      ['2026-04-01', `${(two - one) * 7}`, ''],
      ['2026-04-02', formatAmount(BigInt(three - two) * 7_000_000n - 2_000_000n, 6), ''],
    ])
    expect(await figuresOf('emitted', "grain = 'own' AND class = 'remint'")).toEqual([
      ['2026-04-01', '0', ''],
      ['2026-04-02', '2', ''],
    ])
    // Inflation is of stakers and pays no provider.
    expect((await figuresOf('incentives')).map(([, value]) => value)).toEqual(['0', '0'])
    for (const { kept_sha256, again_sha256 } of await checkKept(world.client, 'akash', akashIssuance))
      expect(again_sha256).toBe(kept_sha256)
  })

  test('is not told for a border that the chain has not come to', async () => {
    await read(rules({ times: times.slice(0, 20_000) }))
    const last = await world.rows('SELECT toDate(max(time)) AS last FROM readings')
    expect(last).toEqual([{ last: '2026-04-02' }])
  })

  test.each([
    ['another chain', { chainId: 'sandbox-2' }, 'node of another chain'],
    ['a state of another block', { offBy: 1 }, 'of another block'],
    ['a state that was dropped', { stateAt: (): undefined => undefined }, 'version does not exist'],
    ['blocks that were dropped', { times: times.slice(40_000) }, 'node has forgotten a block'],
    ['no AKT at all', { stateAt: () => ({ supply: -1n, minted: 0n }) }, 'amount not understood'],
  ] as const)('is not believed of %s', async (_, change, said) => {
    const { state } = await read(rules(change as Partial<CosmosNode>))
    expect(state?.state).toBe('unreachable')
    expect(state?.detail).toContain(said)
    expect(await world.rows('SELECT 1 FROM readings')).toEqual([])
  })

  test('is read at the right block whatever the times of blocks are, and in few questions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            { weight: 8, arbitrary: fc.integer({ min: 1, max: 9_000 }) },
            fc.integer({ min: 1, max: 9e6 }),
          ),
          {
            minLength: 2,
            maxLength: 400,
          },
        ),
        fc.nat(1000),
        async (gaps, share) => {
          let time = start - Math.floor((gaps.reduce((sum, gap) => sum + gap, 0) * share) / 1000)
          const own = gaps.map((gap) => (time += gap))
          const node = await serveCosmosNode(rules({ times: own }))
          try {
            const observed = await (akashIssuance as ReadingSource)
              .observe(['2026-04-01'], async (request) =>
                readAnswer(
                  await askEndpoint(node.url, request, { signal: AbortSignal.timeout(20_000) }),
                  'node',
                ),
              )
              .catch((error: unknown) => String(error))
            const before = own.findLastIndex((block) => block < start)
            if (before < 0) expect(observed).toContain('node has forgotten a block')
            else if (before === own.length - 1) expect(observed).toEqual([])
            else expect(observed).toMatchObject([{ block: firstHeight + before }, {}, {}])
            expect(node.asked.length).toBeLessThan(40)
          } finally {
            await node.stop()
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('micro-units become tokens to the last digit that is told', async () => {
  const amount = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.stringMatching(/^\d{0,10}[1-9]$/))
  await fc.assert(
    fc.asyncProperty(amount, async ([whole, fraction]) => {
      const body = `{"snapshots":[{"date":"2026-04-01T00:00:00.000Z","value":${whole}.${fraction}}]}`
      const [reading] = await (akashLeases as ReadingSource).observe(['2026-04-02'], async () =>
        readAnswer(body, 'x'),
      )
      expect(parseAmount(reading?.value ?? '', 18)).toBe(BigInt(whole + fraction.padEnd(12, '0')))
    }),
  )
})

test('one symbol stands for each dollar, and what is unverified says so', () => {
  expect(Object.keys(akash.tokens)).toEqual(['AKT', 'ACT'])
  const paid = akash.readings.flatMap(({ counters }) => counters).filter(({ fact }) => fact === 'payment')
  expect(paid.map(({ token }) => token).sort()).toEqual(['ACT', 'AKT'])
  expect(akash.splits[0]?.why).toContain('unverified')
})
