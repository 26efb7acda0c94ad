import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPayers } from '../../api/resolvers/payers.ts'
import type { PayersRow } from '../../api/rows.ts'
import { recompute } from '../../indexer/figures.ts'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import { startWorld, type World } from '../prices/world.ts'

/* Who paid, told once more in whole numbers: how many, how much hangs on few, and whose money may go in a circle. */

const question = readQuestion(new URL('../../api/queries/payers.sql', import.meta.url))
const [from, to] = ['2026-03-05', '2026-03-15'] as const
const places = 24

let world: World
beforeAll(async () => {
  world = await startWorld(from, '2026-03-14')
})
afterAll(() => world?.stop())

type Paid = {
  readonly day: number
  readonly payer: string
  readonly payee: string
  readonly raw: bigint
  readonly priced: boolean
  readonly token?: string
}

let runs = 0
async function tell(payments: readonly Paid[], limit = 3) {
  const network = `payers-${runs++}`
  await world.define(network, [
    { symbol: 'PEG', peg: '1' },
    { symbol: 'CENT', peg: '0.01' },
    { symbol: 'NONE' },
  ])
  await world.client.insert({
    table: 'movements',
    format: 'JSONEachRow',
    values: payments.map(({ day, payer, payee, raw, priced, token = priced ? 'PEG' : 'NONE' }, index) => ({
      network,
      chain: 'chain',
      source: 'source',
      block: index + 1,
      block_hash: '0x',
      time: Date.parse(`2026-03-${String(day).padStart(2, '0')}T12:00:00Z`) / 1000,
      transaction: `${network} ${index}`,
      transaction_index: 0,
      position: '0',
      fact: 'payment',
      token,
      token_address: '0x',
      amount_raw: String(raw),
      decimals: 18,
      amount: formatAmount(raw, 18),
      // Circles are told over all networks.
      payer: payer === '' ? '' : `${network} ${payer}`,
      payee: `${network} ${payee}`,
      decoder: 'x@1',
    })),
  })
  // That days are read is told by figures; only where nobody paid does it matter.
  if (payments.every(({ day }) => day < 5 || day >= 15))
    await recompute(world.client, network, '2026-03-01', '2026-04-01')
  const [row] = await ask<PayersRow>(world.client, question, { network, from, to, limit, window: 3 })
  return toPayers(row, 'payment')
}

/** The same by plain sums. */
function recount(payments: readonly Paid[]) {
  const inside = payments.filter(({ day }) => day >= 5 && day < 15)
  const sums = new Map<string, bigint>()
  for (const { payer, raw } of inside) sums.set(payer, (sums.get(payer) ?? 0n) + raw)
  const payers = [...sums]
    .filter(([, sum]) => sum > 0n)
    .sort(([a, left], [b, right]) => (left === right ? (a < b ? -1 : 1) : left > right ? -1 : 1))
  const total = payers.reduce((all, [, sum]) => all + sum, 0n)
  const circles = (payer: string) =>
    inside.some((one) => one.payer === payer && one.payee === payer)
      ? 'pays himself'
      : inside.some(
            (one) =>
              one.payer === payer &&
              one.payee !== payer &&
              payments.some(
                (given) =>
                  given.payer === one.payee &&
                  given.payee === payer &&
                  given.day >= 2 &&
                  given.day < 15 &&
                  given.day <= one.day &&
                  given.day + 3 >= one.day,
              ),
          )
        ? 'was paid by whom he pays, up to 3 days before'
        : ''
  return { payers, total, circles }
}

const payment = fc.record({
  day: fc.integer({ min: 1, max: 16 }),
  payer: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  payee: fc.constantFrom('a', 'b', 'x', 'y'),
  raw: fc.oneof(fc.bigInt({ min: -5n * 10n ** 18n, max: 10n ** 21n }), fc.constant(10n ** 18n)),
  priced: fc.constant(true),
})

describe('payers', () => {
  test('of less than shares can be told of are none', async () => {
    const dust = { day: 6, payer: 'a', payee: 'x', raw: 1n, priced: true, token: 'CENT' }
    expect(await tell([dust])).toMatchObject({ count: 0, top: [] })
    const told = await tell([dust, { ...dust, payer: 'b', raw: 100n }])
    expect(told).toMatchObject({ count: 1, top1Share: '1' })
  })

  test('are those of a recount, whatever was paid', async () => {
    let circular = 0
    await fc.assert(
      fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 25 }), async (payments) => {
        const told = await tell(payments)
        const { payers, total, circles } = recount(payments)
        if (payments.every(({ day }) => day < 5 || day >= 15)) {
          expect(told).toMatchObject({ count: null, reason: 'no payment in this period' })
          return
        }
        expect(told.count).toBe(payers.length)
        expect(told.total).toBe(formatAmount(total, 18))
        expect(told.top.map(({ address, usd, circular: why }) => [address.split(' ')[1], usd, why])).toEqual(
          payers.slice(0, 3).map(([payer, sum]) => [payer, formatAmount(sum, 18), circles(payer)]),
        )
        const share = ([, sum]: readonly [string, bigint]) => (sum * 10n ** BigInt(places)) / total
        const near = (text: string | null | undefined, value: bigint) => {
          const off = parseAmount(text ?? '0', places) - value
          expect(off < 100n && off > -100n, `${text} is not ${value}`).toBe(true)
        }
        if (payers.length > 0) {
          near(told.top1Share, share(payers[0] as [string, bigint]))
          near(
            told.top10Share,
            payers.slice(0, 10).reduce((sum, one) => sum + share(one), 0n),
          )
          near(
            told.circularShare,
            payers.filter(([payer]) => circles(payer) !== '').reduce((sum, one) => sum + share(one), 0n),
          )
          // Shares are cut to 18 digits before they are squared.
          const squares = payers.reduce(
            (sum, one) => sum + (share(one) * share(one)) / 10n ** BigInt(places),
            0n,
          )
          const off = parseAmount(told.hhi ?? '0', places) - squares
          expect(off <= 10n ** 7n && off >= -(10n ** 7n), `${told.hhi} is not ${squares}`).toBe(true)
        }
        circular += payers.filter(([payer]) => circles(payer) !== '').length
      }),
      { numRuns: 25 },
    )
    expect(circular).toBeGreaterThan(3)
  }, 120_000)

  test('are not known where one is not told, or one payment has no price', async () => {
    const one: Paid = { day: 6, payer: 'a', payee: 'x', raw: 10n ** 18n, priced: true }
    expect(await tell([one, { ...one, payer: '' }])).toMatchObject({
      count: null,
      total: null,
      hhi: null,
      reason: 'the events do not tell who paid',
    })
    expect(await tell([one, { ...one, priced: false }])).toMatchObject({
      count: null,
      reason: 'no price for some payments',
    })
    expect(toPayers(undefined, '')).toMatchObject({
      count: null,
      reason: 'nothing that customers pay is on chain',
    })
  })

  const ofNetwork = async (network: string, of = { from: from as string, to: to as string }) =>
    toPayers(
      (await ask<PayersRow>(world.client, question, { network, ...of, limit: 3, window: 3 }))[0],
      'payment',
    )

  test('are not known where nothing is read, and said to be a part where some days are not', async () => {
    await world.define('days', [{ symbol: 'PEG', peg: '1' }])
    await world.pay('days', [{ day: '2026-03-06', amount: '5', token: 'PEG' }])
    await recompute(world.client, 'days', '2026-03-01', '2026-05-01')
    const april = { from: '2026-04-01', to: '2026-04-11' }
    expect(await ofNetwork('days')).toMatchObject({ count: 1, reason: '' })
    expect(await ofNetwork('days', april)).toMatchObject({
      count: null,
      reason: 'the payments of this period are not read',
    })
    expect(await ofNetwork('days', { from: '2026-03-01', to: '2026-03-20' })).toMatchObject({
      count: 1,
      // The last block is of the day after the last whole one.
      reason: '4 of 15 days are not read whole',
    })
  })

  test('are not those who burn, nor told by counters', async () => {
    await world.define('burning', [{ symbol: 'PEG', peg: '1' }])
    await world.client.command({
      query: "ALTER TABLE networks UPDATE revenue_fact = 'burn' WHERE network = 'burning'",
    })
    expect(await ofNetwork('burning')).toMatchObject({ count: null, reason: 'who burns is not who pays' })
    await world.define('counting', [{ symbol: 'PEG', peg: '1' }])
    await world.client.insert({
      table: 'network_counters',
      format: 'JSONEachRow',
      values: [
        {
          network: 'counting',
          source: 'source',
          metric: 'consumed_total',
          token: 'PEG',
          fact: 'payment',
          class: '',
          most: '1',
        },
      ],
    })
    expect(await ofNetwork('counting')).toMatchObject({
      count: null,
      reason: 'a counter does not tell who paid',
    })
  })
})
