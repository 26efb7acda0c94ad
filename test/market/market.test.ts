import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { followMarket } from '../../indexer/follow-market.ts'
import { coingecko } from '../../indexer/market-sources/coingecko.ts'
import { coinpaprika } from '../../indexer/market-sources/coinpaprika.ts'
import { defillama } from '../../indexer/market-sources/defillama.ts'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { eventually } from '../eventually.ts'
import { useReadingWorld } from '../readings/use-world.ts'
import { type Exchange, startExchange, type ToldCoin } from './exchange.ts'

/* What a token is worth in all, how old that is, and what is said where two sources tell different prices. */

const dayOf = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const fresh: ToldCoin = { price: '2.5', circulating: '180000000.5', total: '190000000', max: '223000000' }

const { world } = useReadingWorld()
let exchange: Exchange | undefined
let warned: string[]

afterEach(async () => {
  await Promise.all(Object.values(exchange ?? {}).map((served) => served.stop()))
  for (const table of ['market_quotes', 'prices', 'movements', 'cursors', 'chain_sources'])
    await world.client.command({ query: `TRUNCATE TABLE ${table}` })
})

/** One round of all sources, each of which answers or has given up when it ends. */
async function tell(coins: Record<string, ToldCoin>, prepare?: (exchange: Exchange) => void): Promise<void> {
  exchange = await startExchange(new Map(Object.entries(coins)))
  prepare?.(exchange)
  warned = []
  const told: string[] = []
  const log = pino(
    { level: 'info' },
    { write: (line: string) => void (line.includes('"level":40') ? warned : told).push(line) },
  )
  const market = followMarket({
    client: world.client,
    log,
    sources: [
      { source: defillama, url: exchange.defillama.url },
      { source: coingecko, url: exchange.coingecko.url },
      { source: coinpaprika, url: exchange.coinpaprika.url },
    ],
    onChanged: () => undefined,
    asking: { pauseMs: 1, retries: 2 },
    onRound: () => void told.push('round'),
  })
  await eventually(async () => told.includes('round') || undefined, { seconds: 60, what: 'a whole round' })
  await market.stop()
}

type Value = {
  value: string | null
  last: string | null
  observedAt: string | null
  source: string
  reason: string
  answerUrl: string
  nominal: string
  partial: string
}
type Market = Record<
  'price' | 'circulating' | 'largest' | 'marketCap' | 'fullyDiluted' | 'priceToFees' | 'feesAnnualised',
  Value
> & {
  token: string
  comparison: {
    source: string
    price: string
    otherSource: string
    otherPrice: string
    difference: string
    doubt: string
  } | null
}

async function marketOf(network: string): Promise<Market> {
  const value = '{ value last observedAt source reason answerUrl nominal partial }'
  const response = await world.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `{ network(id: "${network}") { market { token price ${value} circulating ${value} largest ${value} marketCap ${value}
        fullyDiluted ${value} priceToFees ${value} feesAnnualised ${value}
        comparison { source price otherSource otherPrice difference doubt } } } }`,
    }),
  })
  const { data, errors } = (await response.json()) as {
    data: { network: { market: Market } }
    errors?: unknown
  }
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data.network.market
}

const figureOf = async (network: string, metric: string, day: string) =>
  (await world.figures(network, metric)).find(({ period_start }) => period_start === day)

const product = (left: string, right: string) =>
  formatAmount(parseAmount(left, 18) * parseAmount(right, 24), 42)

/** Traffic of a day that is over and read, worth so many Data Credits; or HNT that was burned for them. */
async function move(
  rows: readonly { day: string; fact: string; token: string; amount: string }[],
): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  await world.client.insert({
    table: 'cursors',
    format: 'JSONEachRow',
    values: [
      {
        chain: 'solana',
        version: 1,
        height: 9,
        hash: 'x',
        top: '[]',
        head_height: 9,
        head_time: now,
        final_time: now,
      },
    ],
  })
  await world.client.insert({
    table: 'chain_sources',
    format: 'JSONEachRow',
    values: ['data-credits', 'sub-daos', 'no-emit'].map((source) => ({
      chain: 'solana',
      network: 'helium',
      source,
      decoder: 'x@1',
      from_block: 0,
      from_time: now - 60 * 86_400,
      version: 1,
    })),
  })
  await world.client.insert({
    table: 'movements',
    format: 'JSONEachRow',
    values: rows.map(({ day, fact, token, amount }, index) => ({
      network: 'helium',
      chain: 'solana',
      source: 'data-credits',
      block: index + 1,
      block_hash: 'x',
      time: Date.parse(`${day}T00:00:00Z`) / 1000,
      transaction: `${token} ${index}`,
      transaction_index: 0,
      position: '0',
      fact,
      class: fact === 'burn' ? 'prepayment' : '',
      token,
      token_address: 'x',
      amount_raw: amount,
      decimals: 0,
      amount,
      payer: 'p',
    })),
  })
}

describe('what is told in time', () => {
  test('is price × supply, to the last digit, with its source and its time, and opens into the answer', async () => {
    await tell({ helium: { ...fresh, price: '2.123456789012345678' } })
    const market = await marketOf('helium')
    expect(market.token).toBe('HNT')
    expect(market.price).toMatchObject({ value: '2.123456789012345678', reason: '' })
    expect(market.circulating).toMatchObject({ value: '180000000.5', source: 'coingecko' })
    expect(market.marketCap.value).toBe(product('2.123456789012345678', '180000000.5'))
    expect(market.fullyDiluted.value).toBe(product('2.123456789012345678', '223000000'))
    expect(Date.parse(market.marketCap.observedAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
    const answer = await (await world.fetch(market.circulating.answerUrl)).text()
    expect(answer).toContain('"circulating_supply":180000000.5')
    expect(market.comparison).toMatchObject({ source: 'defillama', difference: '0', doubt: '' })
    expect(warned.join()).not.toContain('helium')
  })

  test('is a figure of the day, of one price and one supply', async () => {
    await tell({ helium: fresh })
    await world.client.insert({
      table: 'prices',
      format: 'JSONEachRow',
      values: [
        {
          token: 'HNT',
          day: dayOf(0),
          kind: 'quote',
          usd: '2.5',
          source: 'defillama',
          observed_at: Math.floor(Date.now() / 1000),
        },
      ],
    })
    const [price, cap, fdv, supply] = [
      await figureOf('helium', 'price', dayOf(0)),
      await figureOf('helium', 'market_cap', dayOf(0)),
      await figureOf('helium', 'fdv', dayOf(0)),
      await figureOf('helium', 'supply_circulating', dayOf(0)),
    ]
    expect(price).toMatchObject({ value: '2.5', reason: '', tier: 'published' })
    expect(supply).toMatchObject({ value: '180000000.5' })
    expect(cap).toMatchObject({ value: product('2.5', '180000000.5'), tier: 'published' })
    expect(fdv).toMatchObject({ value: product('2.5', '223000000') })
  })

  test('without a bound the tokens in existence are the most there can be; without a price of the day there is a hole', async () => {
    await tell({ helium: { ...fresh, max: 'null' } })
    expect((await marketOf('helium')).largest.value).toBe('190000000')
    expect(await figureOf('helium', 'fdv', dayOf(0))).toMatchObject({
      value: null,
      reason: 'no price of HNT on the day of its supply',
    })
  })
})

test('what is stale is told with its age and never as the present value, nor as a figure of today', async () => {
  await tell({ helium: { ...fresh, age: 3 * 86_400 } })
  const { price, circulating, marketCap } = await marketOf('helium')
  for (const { value, last, reason, observedAt } of [price, circulating, marketCap]) {
    expect(value).toBeNull()
    expect(last).not.toBeNull()
    expect(reason).toMatch(/^stale: \w+ told the (price|circulating supply) last at \d{4}-/)
    expect(observedAt?.slice(0, 10)).toBe(dayOf(-3))
  }
  expect(await figureOf('helium', 'supply_circulating', dayOf(0))).toBeUndefined()
  expect(await figureOf('helium', 'supply_circulating', dayOf(-3))).toMatchObject({ value: '180000000.5' })
})

describe('what is nonsense', () => {
  test('a coin that is missing or garbled keeps no other away', async () => {
    await tell({
      filecoin: { ...fresh, price: '"much"' },
      'render-token': { ...fresh, circulating: '0', total: '"?"', max: '-4' },
      helium: fresh,
    })
    expect((await marketOf('helium')).marketCap.value).toBe(product('2.5', '180000000.5'))
    const filecoin = await marketOf('filecoin')
    expect(filecoin.price.value).toBeNull()
    const render = await marketOf('render')
    expect(render.price.value).toBe('2.5')
    // Zero tokens is what sources write for a supply that they do not know.
    expect(render.marketCap).toMatchObject({
      value: null,
      last: null,
      reason: 'no source told a circulating supply',
    })
    expect(render.largest.value).toBeNull()
    expect(await world.rows(`SELECT 1 FROM market_quotes WHERE coin = 'filecoin'`)).toEqual([])
  })

  test('a whole answer that is none writes nothing and is said once', async () => {
    await tell({ helium: fresh }, ({ coingecko: { faults } }) =>
      faults.push('nonsense', 'nonsense', 'nonsense'),
    )
    expect(await world.rows(`SELECT 1 FROM market_quotes WHERE source = 'coingecko'`)).toEqual([])
    expect((await marketOf('helium')).price.value).toBe('2.5')
    expect(warned.filter((line) => line.includes('"coingecko"'))).toHaveLength(1)
  })
})

test('a source that is busy is asked again, and one that stays away keeps no other away', async () => {
  await tell({ helium: fresh }, ({ coingecko: { faults }, defillama: llama }) => {
    faults.push('busy', 'cut')
    llama.faults.push('error 500', 'error 500', 'error 500')
  })
  const market = await marketOf('helium')
  expect(market.marketCap).toMatchObject({ value: product('2.5', '180000000.5'), source: 'coingecko' })
  // The next in order stands for the one that is away.
  expect(market.comparison).toMatchObject({ source: 'coingecko', otherSource: 'coinpaprika' })
})

describe('two prices', () => {
  const days = Array.from({ length: 30 }, (_, index) => dayOf(-1 - index))

  test('that differ by 6 % are a doubt, which every value of the day carries', async () => {
    await tell({ helium: { ...fresh, other: '2.65' } })
    const { comparison, marketCap } = await marketOf('helium')
    const doubt = 'HNT costs 2.5 USD by defillama and 2.65 by coinpaprika, 6 % apart'
    expect(comparison).toEqual({
      source: 'defillama',
      price: '2.5',
      otherSource: 'coinpaprika',
      otherPrice: '2.65',
      difference: '0.06',
      doubt,
    })
    expect(marketCap.value).toBe(product('2.5', '180000000.5'))
    const now = Math.floor(Date.now() / 1000)
    await world.client.insert({
      table: 'prices',
      format: 'JSONEachRow',
      values: [
        { token: 'HNT', day: dayOf(0), kind: 'quote', usd: '2.5', source: 'defillama', observed_at: now },
      ],
    })
    await move([
      { day: dayOf(0), fact: 'burn', token: 'HNT', amount: '10' },
      { day: dayOf(0), fact: 'payment', token: 'DC', amount: '700000' },
    ])
    for (const metric of ['price', 'market_cap', 'fdv', 'burned_usd'])
      expect(await figureOf('helium', metric, dayOf(0)), metric).toMatchObject({
        reason: expect.stringContaining(doubt),
      })
    expect(await figureOf('helium', 'burned_usd', dayOf(0))).toMatchObject({ value: '25' })
    // What has a peg does not depend on the price.
    const fees = await figureOf('helium', 'fees', dayOf(0))
    expect(fees?.value).toBe('7')
    expect(fees?.reason).not.toContain('HNT costs')
    await move([{ day: dayOf(0), fact: 'payment', token: 'HNT', amount: '4' }])
    expect(await figureOf('helium', 'fees', dayOf(0))).toMatchObject({
      reason: expect.stringContaining(doubt),
    })
    const months = await world.figures('helium', 'burned_usd', `grain = 'month' AND class = ''`)
    expect(months.at(-1)?.reason).toContain(doubt)
  })

  test.each([
    ['2.625', '0.05'],
    ['2.375', '0.05'],
    ['2.6', '0.04'],
  ])('%s against 2.5 is none', async (other, difference) => {
    await tell({ helium: { ...fresh, other } })
    expect((await marketOf('helium')).comparison).toMatchObject({ difference, doubt: '' })
  })

  test('of different hours are not compared', async () => {
    await tell({ helium: { ...fresh, other: '2.65', otherAge: 3700 } })
    expect((await marketOf('helium')).comparison).toBeNull()
  })

  test('price to fees is the market cap by the fees of thirty whole days, a year of them, or says what is missing', async () => {
    await tell({ helium: fresh })
    await move(days.map((day) => ({ day, fact: 'payment', token: 'DC', amount: '100000000' })))
    await world.figures('helium', 'fees')
    const { feesAnnualised, priceToFees } = await marketOf('helium')
    expect(feesAnnualised.value).toBe('365000')
    expect(priceToFees.value).toBe('1232.876715')
    // The fees of this network are valued by a price that is not really paid, and all of them are read.
    for (const { nominal, partial } of [feesAnnualised, priceToFees]) {
      expect(nominal).toMatch(/^A gigabyte is 0.50 US dollar/)
      expect(partial).toBe('')
    }
    const { marketCap } = await marketOf('helium')
    expect([marketCap.nominal, marketCap.partial]).toEqual(['', ''])
    // A source of the fees that nothing reads.
    await world.client.command({
      query: `INSERT INTO network_sources (network, source, chain, since, decoder, facts)
        SELECT 'helium', 'unread', 'solana', '2020-01-01', '', ['payment']`,
    })
    await world.figures('helium', 'fees')
    expect((await marketOf('helium')).priceToFees).toMatchObject({
      value: '1232.876715',
      nominal: expect.stringMatching(/^A gigabyte/),
      partial: 'partial on 30 of 30 days: unread is not read yet',
    })
    await world.client.command({
      query: `ALTER TABLE network_sources DELETE WHERE source = 'unread'`,
      clickhouse_settings: { mutations_sync: '1' },
    })
    await world.client.command({ query: 'TRUNCATE TABLE chain_sources' })
    await world.figures('helium', 'fees')
    expect((await marketOf('helium')).priceToFees).toMatchObject({
      value: null,
      reason: 'fees in USD are known on 0 of the last 30 days',
    })
  })
})
