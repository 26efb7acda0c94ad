import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { launchBrowser } from '../browser/launch.ts'
import { type Devnet, startDevnet } from '../devnet/devnet.ts'
import { type DevnetPrices, startDevnetPrices } from '../devnet/prices.ts'
import { readSolanaTruth, type SolanaTrue } from '../devnet/solana/truth.ts'
import { type True as EvmTrue, readTruth } from '../devnet/truth.ts'
import { eventually } from '../eventually.ts'
import { type Product, startProduct } from '../product.ts'
import { misfits, partsInCsv, partsInGraphql, seriesOf } from './open-figures.ts'
import { openInPanel } from './open-panel.ts'

/*
 * The whole way on real nodes: what is read from the nodes by plain calls and summed in bigint = the figure in ClickHouse =
 * the GraphQL answer = the CSV, for every network and day. Nothing of the indexer is used to make the expectation.
 */

const seed = 'pipeline'
const days = 12
const places = 24
type True = EvmTrue | SolanaTrue

const tokens: Readonly<Record<string, { symbol: string; decimals: number; coin?: string; peg?: string }>> = {
  'filecoin native': { symbol: 'FIL', decimals: 18, coin: 'coingecko:filecoin' },
  'filecoin 0x80b98d3aa09ffff255c3ba4a241111ff1262f045': { symbol: 'USDFC', decimals: 18 },
  'filecoin 0xeb466342c4d449bc9f53a865d5cb90586f405215': { symbol: 'axlUSDC', decimals: 6 },
  'livepeer native': { symbol: 'ETH', decimals: 18, coin: 'coingecko:ethereum' },
  'livepeer 0x289ba1701c2f088cf0faf8b3705246331cb8a839': {
    symbol: 'LPT',
    decimals: 18,
    coin: 'coingecko:livepeer',
  },
  'aethir 0xc87b37a581ec3257b734886d9d3a581f5a9d056c': {
    symbol: 'ATH',
    decimals: 18,
    coin: 'coingecko:aethir',
  },
  'the-graph 0x9623063377ad1b27544c965ccd7342f7ea7e88c7': {
    symbol: 'GRT',
    decimals: 18,
    coin: 'coingecko:the-graph',
  },
  'dimo 0x7186f9ac35d24c9a4cf1e58a797c04df1b334322': { symbol: 'DCX', decimals: 18, peg: '0.001' },
  'dimo 0xe261d618a959afffd53168cd07d12e37b26761db': {
    symbol: 'DIMO',
    decimals: 18,
    coin: 'coingecko:dimo',
  },
  'geodnet 0xac0f66379a6d7801d7726d5a943356a172549adb': {
    symbol: 'GEOD',
    decimals: 18,
    coin: 'coingecko:geodnet',
  },
  'geodnet 7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu': {
    symbol: 'GEOD',
    decimals: 9,
    coin: 'coingecko:geodnet',
  },
  'helium hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux': {
    symbol: 'HNT',
    decimals: 8,
    coin: 'coingecko:helium',
  },
  'helium dcuc8Amr83Wz27ZkQ2K9NS6r8zRpf1J6cvArEBDZDmm': { symbol: 'DC', decimals: 0, peg: '0.00001' },
  'hivemapper 4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy': {
    symbol: 'HONEY',
    decimals: 9,
    coin: 'coingecko:hivemapper',
  },
  'render rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof': {
    symbol: 'RENDER',
    decimals: 8,
    coin: 'coingecko:render-token',
  },
  'nosana nosXBVoaCTtYdLvKY6Csb4AC8JCdQKKAaWYtx2ZMoo7': {
    symbol: 'NOS',
    decimals: 6,
    coin: 'coingecko:nosana',
  },
}

/** Movements of tokens that no network file lists count for nothing, whatever their amounts. */
const counted = (truth: readonly True[]) =>
  truth.filter(({ network, token, excluded }) => !excluded && tokens[`${network} ${token}`] !== undefined)

const tokenOf = ({ network, token }: True) => {
  const found = tokens[`${network} ${token}`]
  if (found === undefined) throw new Error(`no token ${network} ${token}`)
  return found
}

const paidFact = {
  filecoin: 'payment',
  livepeer: 'payment',
  aethir: 'prepayment',
  'the-graph': 'payment',
  geodnet: 'burn',
  dimo: 'payment',
  helium: 'payment',
  hivemapper: 'payment',
  render: 'burn',
  nosana: 'payment',
} as const

/** Metrics whose texts are compared; on the devnet none of their days has a hole in the end. */
const told = ['fees', 'fees_native', 'burned', 'emitted', 'revenue', 'supply_side_revenue', 'incentives']

/** The part of what was paid that the chain shows. */
const shown: Readonly<Record<string, readonly [bigint, bigint]>> = { geodnet: [4n, 5n], render: [95n, 100n] }
/** What was paid for this, cut to its last digit as the database does. */
const wholeOf = (network: string, part: bigint) => {
  const [of = 1n, all = 1n] = shown[network] ?? []
  return (part * all) / of
}

let devnet: Devnet
let prices: DevnetPrices
let product: Product
let truth: True[]

beforeAll(async () => {
  // The last day is over, so that every day has a close.
  const endTime = Math.floor(Date.now() / 86_400_000) * 86_400 - 3600
  ;[devnet, prices] = await Promise.all([startDevnet({ seed, days, endTime }), startDevnetPrices({ seed })])
  product = await startProduct({
    ...devnet.environment,
    ...prices.environment,
    HISTORY: 'off',
    LIMIT_SECONDS: '60',
  })
  truth = await readTruths()
  await eventually(
    async () => {
      const rows = await figuresOf('fees')
      const expected = new Set(
        counted(truth)
          .filter((row) => row.fact === paidFact[row.network])
          .map((row) => `${row.network} ${row.day}`),
      )
      const known = new Set(
        rows
          .filter(({ value, movements }) => value !== null && movements !== '0')
          .map((row) => `${row.network} ${row.period_start}`),
      )
      if (![...expected].every((key) => known.has(key))) return undefined
      // What is told in other tokens waits for their prices, which may come later.
      const others = await Promise.all(told.map((metric) => figuresOf(metric)))
      return others.flat().every(({ value }) => value !== null) ? rows : undefined
    },
    { seconds: 150, what: 'figures of all days' },
  )
}, 240_000)

async function readTruths(): Promise<True[]> {
  const { chains, solana } = devnet
  return [...(await readTruth(chains)), ...(await readSolanaTruth(solana?.node.url ?? ''))]
}

afterAll(async () => {
  await product?.stop()
  await Promise.all([devnet?.stop(), prices?.stop()])
})

type Figure = {
  network: string
  token: string
  class: string
  period_start: string
  value: string | null
  movements: string
}

async function figuresOf(metric: string, part = ''): Promise<Figure[]> {
  const result = await product.client.query({
    query: `SELECT network, token, class, period_start, value, movements FROM figures
            WHERE grain = 'own' AND metric = {metric:String} AND class = {part:String} ORDER BY network, token, period_start`,
    query_params: { metric, part },
    format: 'JSONEachRow',
  })
  return result.json<Figure>()
}

/** Exact sums per network, token and day, as decimal text. */
function expectedNative(
  fact: (row: True) => boolean,
  worth: (network: string, amount: bigint) => bigint = (_, amount) => amount,
): Map<string, string> {
  const sums = new Map<string, bigint>()
  for (const row of counted(truth).filter(fact)) {
    const { symbol, decimals } = tokenOf(row)
    const key = `${row.network} ${symbol} ${row.day}`
    for (const raw of 'each' in row ? row.each : [row.raw])
      sums.set(key, (sums.get(key) ?? 0n) + worth(row.network, raw * 10n ** BigInt(places - decimals)))
  }
  return new Map(
    [...sums].flatMap(([key, value]) => (value === 0n ? [] : [[key, formatAmount(value, places)]])),
  )
}

const withoutZeros = (rows: readonly Figure[]) =>
  new Map(
    rows
      .filter(({ value }) => value !== '0')
      .map(({ network, token, period_start, value }) => [`${network} ${token} ${period_start}`, value]),
  )

const isPaid = (row: True) => row.fact === paidFact[row.network]

describe('every network and day of the devnet', () => {
  test('the scenario is not empty: every network pays, burns or emits on most days', () => {
    expect(new Set(counted(truth).map(({ network }) => network))).toEqual(new Set(Object.keys(paidFact)))
    expect(new Set(counted(truth).map(({ day }) => day)).size).toBeGreaterThanOrEqual(days - 2)
    expect(truth.some(({ excluded }) => excluded)).toBe(true)
    expect(truth.some(({ network, token }) => tokens[`${network} ${token}`] === undefined)).toBe(true)
  })

  test('fees in tokens are the payments, exactly', async () => {
    expect(withoutZeros(await figuresOf('fees_native'))).toEqual(expectedNative(isPaid, wholeOf))
  })

  test('burned and emitted are the burns and emissions, exactly', async () => {
    expect(withoutZeros(await figuresOf('burned'))).toEqual(expectedNative(({ fact }) => fact === 'burn'))
    expect(withoutZeros(await figuresOf('emitted'))).toEqual(
      expectedNative(({ fact }) => fact === 'emission'),
    )
    expect(withoutZeros(await figuresOf('emitted', 'provider'))).toEqual(
      expectedNative((row) => row.fact === 'emission' && row.class === 'provider'),
    )
  })

  test('fees in USD are the payments at the close of their day, to the last of 24 digits per movement', async () => {
    const sums = new Map<string, { usd: bigint; movements: bigint }>()
    for (const row of counted(truth).filter(isPaid)) {
      const { decimals, coin, peg = '1' } = tokenOf(row)
      const price = coin === undefined ? peg : (prices.close(row.day, coin) ?? '')
      const usd = (row.raw * parseAmount(price, 18) * 10n ** BigInt(places)) / 10n ** BigInt(decimals + 18)
      const key = `${row.network} ${row.day}`
      const before = sums.get(key) ?? { usd: 0n, movements: 0n }
      sums.set(key, {
        usd: before.usd + wholeOf(row.network, usd),
        movements: before.movements + BigInt(row.movements),
      })
    }
    const figures = await figuresOf('fees')
    const paid = figures.filter(({ movements }) => movements !== '0')
    expect(new Set(paid.map((row) => `${row.network} ${row.period_start}`))).toEqual(new Set(sums.keys()))
    for (const { network, period_start, value, movements } of paid) {
      const expected = sums.get(`${network} ${period_start}`)
      expect(value, `${network} ${period_start}`).not.toBeNull()
      const off = parseAmount(value ?? '0', places) - (expected?.usd ?? 0n)
      // Each movement is cut to 24 digits twice at most, towards zero, and the sum here once.
      const limit = 2n * (expected?.movements ?? 0n) + 2n
      expect(off <= limit && off >= -limit, `${network} ${period_start} ${off}`).toBe(true)
      expect(BigInt(movements)).toBe(expected?.movements)
    }
  })

  test('a day on which more is taken back than put down is below zero, in tokens and in USD', async () => {
    const native = new Map(
      (await figuresOf('fees_native')).flatMap((row) =>
        row.network === 'aethir' ? [[row.period_start, row.value ?? '']] : [],
      ),
    )
    const below = [...native].filter(([, value]) => value.startsWith('-')).map(([day]) => day)
    expect(below.length).toBeGreaterThan(1)
    for (const metric of ['fees', 'supply_side_revenue', 'revenue', 'protocol_revenue']) {
      const values = (await figuresOf(metric)).filter(({ network }) => network === 'aethir')
      for (const { period_start, value } of values)
        expect(value?.startsWith('-'), `${metric} ${period_start}`).toBe(below.includes(period_start))
    }
  })

  test('prepayments are those that are not the fees', async () => {
    const all = (await figuresOf('prepayments')).filter(({ movements }) => movements !== '0')
    expect(new Set(all.map(({ network }) => network))).toEqual(new Set(['dimo', 'helium']))
    const figures = all.filter(({ network }) => network === 'dimo')
    const bought = truth.filter(({ network, fact }) => network === 'dimo' && fact === 'prepayment')
    expect(bought.length).toBeGreaterThan(1)
    expect(figures.map(({ network, period_start, value }) => [network, period_start, value])).toEqual(
      bought.map(({ day, raw }) => ['dimo', day, formatAmount(raw, 21)]),
    )
  })

  test('cash is what was put down: prepayments, or the fees where everything is paid ahead', async () => {
    const [cash, fees, prepayments] = await Promise.all(
      ['cash', 'fees', 'prepayments'].map((metric) => figuresOf(metric)),
    )
    const values = (rows: readonly Figure[] | undefined, networks: readonly string[]) =>
      (rows ?? [])
        .filter(({ network }) => networks.includes(network))
        .map(({ network, period_start, value }) => [network, period_start, value])
    expect(new Set(cash?.map(({ network }) => network))).toEqual(new Set(['aethir', 'dimo', 'helium']))
    expect(values(cash, ['aethir'])).toEqual(values(fees, ['aethir']))
    expect(values(cash, ['dimo', 'helium'])).toEqual(values(prepayments, ['dimo', 'helium']))

    const period = 'period: { from: "2020-01-01", to: "2030-01-01" }'
    const answer = await product.graphql<Record<string, { metric: { id: string }; values: string[] }[]>>(
      `{ lens: series(lens: CASH, ${period}) { metric { id } values } metric: series(metrics: ["cash"], ${period}) { metric { id } values } }`,
    )
    expect(answer['lens']?.length).toBe(3)
    expect(answer['lens']).toEqual(answer['metric'])
    const { sector } = await product.graphql<{ sector: Record<string, { value: string }> }>(
      `{ sector(${period}) { fees: headline { value metric { id } } revenue: headline(lens: REVENUE) { value metric { id } } cash: headline(lens: CASH) { value metric { id } } } }`,
    )
    expect(sector).toMatchObject({
      fees: { metric: { id: 'fees' } },
      revenue: { metric: { id: 'revenue' } },
      cash: { metric: { id: 'cash' } },
    })
    expect(parseAmount(sector['cash']?.value ?? '0', places)).toBe(
      (cash ?? []).reduce((sum, { value }) => sum + parseAmount(value ?? '0', places), 0n),
    )
  })

  test('payers are counted where every event tells them, and else not known', async () => {
    const figures = await figuresOf('payers')
    const of = (network: string) =>
      figures.filter((row) => row.network === network && row.movements !== '0').map(({ value }) => value)
    expect(of('the-graph').length).toBeGreaterThan(5)
    expect(new Set(of('the-graph'))).toEqual(new Set([null]))
    for (const network of ['filecoin', 'livepeer', 'aethir', 'dimo', 'helium', 'hivemapper', 'nosana'])
      for (const value of of(network)) expect(Number(value), network).toBeGreaterThan(0)
  })

  test('covered days without movements are zero, days before the first block are not there', async () => {
    const figures = await figuresOf('fees')
    for (const network of Object.keys(paidFact)) {
      const own = figures.filter((row) => row.network === network)
      const first = own[0]?.period_start ?? ''
      const last = own.at(-1)?.period_start ?? ''
      const span = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1
      expect(own.length, network).toBe(span)
      expect(
        own.every(({ value }) => value !== null),
        network,
      ).toBe(true)
    }
    expect(figures.some(({ value }) => value === '0')).toBe(true)
  })

  test('GraphQL, the CSV and ClickHouse give the same text', async () => {
    for (const metric of told) {
      const figures = (await figuresOf(metric)).map(({ network, token, period_start, value }) => ({
        network,
        token,
        period_start,
        value,
      }))
      expect(figures.length, metric).toBeGreaterThan(0)

      const { series } = await product.graphql<{
        series: { network: string; token: string; times: string[]; values: (string | null)[] }[]
      }>(
        `query ($metrics: [ID!]!) { series(metrics: $metrics, period: { from: "2020-01-01", to: "2030-01-01" }) { network token times values } }`,
        { metrics: [metric] },
      )
      const answered = series.flatMap(({ network, token, times, values }) =>
        times.map((period_start, index) => ({ network, token, period_start, value: values[index] ?? null })),
      )
      expect(answered, metric).toEqual(figures)

      const csv = await (await fetch(`${product.url}/export/figures.csv?metric=${metric}&grain=day`)).text()
      const rows = parse(csv, { columns: true }) as Record<string, string>[]
      expect(
        rows.map(({ network, token, period_start, value }) => ({
          network,
          token,
          period_start,
          value: value === '' ? null : value,
        })),
        metric,
      ).toEqual(figures)
    }
  })

  test('the movements behind every figure sum to it', async () => {
    const check = async (metric: string, { network, token, period_start, value }: Figure) => {
      const to = new Date(Date.parse(period_start) + 86_400_000).toISOString().slice(0, 10)
      const { movements } = await product.graphql<{
        movements: { totalCount: number; total: string | null; nodes: { value: string | null }[] }
      }>(
        `query ($filter: MovementFilter!) { movements(filter: $filter, first: 1000) { totalCount total nodes { value } } }`,
        { filter: { network, metric, token, period: { from: period_start, to } } },
      )
      const sum = movements.nodes.reduce((total, node) => total + parseAmount(node.value ?? '0', places), 0n)
      expect(formatAmount(sum, places), `${network} ${metric} ${period_start}`).toBe(value)
      expect(movements.nodes.length).toBe(movements.totalCount)
      if (movements.totalCount > 0) expect(movements.total).toBe(value)
    }
    for (const metric of ['fees', 'burned', 'emitted', 'incentives']) {
      const figures = await figuresOf(metric)
      for (let index = 0; index < figures.length; index += 6)
        await Promise.all(figures.slice(index, index + 6).map((figure) => check(metric, figure)))
    }
  }, 240_000)

  test('the provenance of every figure sums to it, day by day, in GraphQL and in the CSV', async () => {
    const series = await seriesOf(product)
    expect(new Set(series.map(([{ network }]) => network))).toEqual(new Set(Object.keys(paidFact)))
    expect(series.flat().length).toBeGreaterThan(1500)
    const wrong: string[] = []
    const open = [...series]
    const openNext = async () => {
      for (let figures = open.pop(); figures !== undefined; figures = open.pop()) {
        const [inGraphql, inCsv] = await Promise.all([
          partsInGraphql(product, figures),
          partsInCsv(product, figures),
        ])
        wrong.push(...misfits(figures, inGraphql), ...misfits(figures, inCsv))
      }
    }
    await Promise.all([openNext(), openNext()])
    expect(wrong).toEqual([])
  }, 600_000)

  test('the panel of the page shows the figure, and the running sum that ends at it', async () => {
    const launched = await launchBrowser()
    try {
      const opened = ['fees', 'burned', 'emitted', 'supply_side_revenue', 'prepayments']
      const figures = (await seriesOf(product))
        .filter(([{ metric, class: part }]) => opened.includes(metric) && part === '')
        // Another day of each, one on which something moved.
        .flatMap((all, index) => all.filter(({ value }) => value !== '0').slice(index % 7, (index % 7) + 1))
      expect(new Set(figures.map(({ network }) => network))).toEqual(new Set(Object.keys(paidFact)))
      const wrong = await openInPanel(launched.browser, product.url, figures)
      expect(wrong).toEqual([])
    } finally {
      await launched.close()
    }
  }, 240_000)

  test('nothing that must be equal differs', async () => {
    const { brokenIdentities } = await product.graphql<{ brokenIdentities: unknown[] }>(
      '{ brokenIdentities { network identity day leftSide rightSide } }',
    )
    expect(brokenIdentities).toEqual([])
  })

  test('identities hold to the last digit on every day', async () => {
    const of = async (metric: string) =>
      new Map(
        (await figuresOf(metric)).map((row) => [
          `${row.network} ${row.period_start}`,
          parseAmount(row.value ?? '0', places),
        ]),
      )
    const [fees, supply, revenue, protocol, holders] = await Promise.all(
      ['fees', 'supply_side_revenue', 'revenue', 'protocol_revenue', 'holders_revenue'].map(of),
    )
    expect(fees?.size).toBeGreaterThan(0)
    for (const [key, paid] of fees ?? []) {
      expect((supply?.get(key) ?? 0n) + (revenue?.get(key) ?? 0n), key).toBe(paid)
      expect((protocol?.get(key) ?? 0n) + (holders?.get(key) ?? 0n), key).toBe(revenue?.get(key))
    }
  })

  test('a reorganization takes its payments out of every answer', async () => {
    await devnet.reorg('filecoin', 5, 'empty')
    truth = await readTruths()
    const expected = expectedNative(isPaid, wholeOf)
    await eventually(
      async () => {
        const now = withoutZeros(await figuresOf('fees_native'))
        return now.size === expected.size && [...expected].every(([key, value]) => now.get(key) === value)
          ? now
          : undefined
      },
      { seconds: 50, what: 'figures of the new chain' },
    )
  })
})
