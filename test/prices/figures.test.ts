import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recompute } from '../../indexer/figures.ts'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { type Payment, type StoredPrice, startWorld, type World } from './world.ts'

/* What a movement is worth: the close of its own day; else what was known up to three days before, for now; else nothing. */

const days = Array.from({ length: 10 }, (_, index) => `2026-03-${String(index + 5).padStart(2, '0')}`)
const [from = '', to = ''] = [days[0], days.at(-1)]
let world: World

beforeAll(async () => {
  world = await startWorld(from, to)
})
afterAll(() => world?.stop())

const make = (network: string) => recompute(world.client, network, '2026-03-01', '2026-04-01')

async function feeOn(network: string, day: string) {
  const fee = (await world.fees(network)).find(({ period_start }) => period_start === day)
  return fee === undefined ? undefined : [fee.value, fee.state, fee.reason]
}

describe('one payment of 2 AAA on each day', () => {
  const network = 'one'
  beforeAll(async () => {
    await world.define(network, [{ symbol: 'AAA' }, { symbol: 'PEG', peg: '0.5' }])
    await world.pay(
      network,
      days.filter((_, index) => index < 8).map((day) => ({ day, amount: '2', token: 'AAA' })),
    )
    await world.pay(network, [{ day: days[8] ?? '', amount: '7', token: 'PEG' }])
    await world.setPrices([{ token: 'AAA', day: days[1] ?? '', kind: 'close', usd: '3.000000000000000001' }])
    await make(network)
  })

  test('before the first price it is worth nothing that could be said, and says why', async () => {
    expect(await feeOn(network, days[0] ?? '')).toEqual([null, 'provisional', 'no price for AAA'])
  })

  test('the close of the day is final, to the last digit', async () => {
    expect(await feeOn(network, days[1] ?? '')).toEqual(['6.000000000000000002', 'final', ''])
  })

  test('a price serves three days on, as long as nothing better is known', async () => {
    for (const index of [2, 3, 4])
      expect(await feeOn(network, days[index] ?? '')).toEqual(['6.000000000000000002', 'provisional', ''])
    for (const index of [5, 6, 7])
      expect(await feeOn(network, days[index] ?? '')).toEqual([null, 'provisional', 'no price for AAA'])
  })

  test('a peg needs no price', async () => {
    expect(await feeOn(network, days[8] ?? '')).toEqual(['3.5', 'final', ''])
  })

  test('no payment is a true zero, which needs no price either', async () => {
    expect(await feeOn(network, days[9] ?? '')).toEqual(['0', 'final', ''])
  })

  test('a quote serves its day until the close is there', async () => {
    const day = days[6] ?? ''
    await world.setPrices([{ token: 'AAA', day, kind: 'quote', usd: '5' }])
    await make(network)
    expect(await feeOn(network, day)).toEqual(['10', 'provisional', ''])
    await world.setPrices([{ token: 'AAA', day, kind: 'close', usd: '5.5' }])
    await make(network)
    expect(await feeOn(network, day)).toEqual(['11', 'final', ''])
    // A later quote of a day that has its close changes nothing.
    await world.setPrices([{ token: 'AAA', day, kind: 'quote', usd: '9' }])
    await make(network)
    expect(await feeOn(network, day)).toEqual(['11', 'final', ''])
  })

  test('one payment without a price leaves the whole day without a value', async () => {
    await world.pay(network, [{ day: days[8] ?? '', amount: '1', token: 'AAA' }])
    await world.client.command({ query: "ALTER TABLE prices DELETE WHERE token = 'AAA'" })
    await make(network)
    expect(await feeOn(network, days[8] ?? '')).toEqual([null, 'provisional', 'no price for AAA'])
    const native = await world.client.query({
      query: `SELECT value FROM figures WHERE network = 'one' AND grain = 'own' AND metric = 'fees_native' AND token = 'PEG' AND value != 0`,
      format: 'JSONEachRow',
    })
    expect(await native.json()).toEqual([{ value: '7' }])
  })
})

type Scenario = { payments: readonly Payment[]; prices: readonly StoredPrice[] }

const decimal = (places: number) =>
  fc.bigInt({ min: 1n, max: 10n ** 24n }).map((raw) => formatAmount(raw, places))

function scenarioOf(token: string): fc.Arbitrary<Scenario> {
  const price = (kind: 'close' | 'quote') =>
    fc.option(
      fc.record({
        token: fc.constant(token),
        day: fc.constantFrom(...days),
        kind: fc.constant(kind),
        usd: decimal(18),
      }),
      { freq: 4 },
    )
  return fc
    .record({
      payments: fc.array(
        fc.record({ day: fc.constantFrom(...days), amount: decimal(6), token: fc.constant(token) }),
        { maxLength: 12 },
      ),
      closes: fc.array(price('close'), { maxLength: 3 }),
      quotes: fc.array(price('quote'), { maxLength: 3 }),
    })
    .map(({ payments, closes, quotes }) => {
      // One price of a kind a day, as the table keeps.
      const known = new Map(
        [...closes, ...quotes].flatMap((entry) =>
          entry === null ? [] : [[`${entry.day} ${entry.kind}`, entry] as const],
        ),
      )
      return { payments, prices: [...known.values()] }
    })
}

test('a token that is new to a network makes all its days anew, and none loses what was paid', async () => {
  const network = 'grows'
  await world.define(network, [
    { symbol: 'ONE', peg: '1' },
    { symbol: 'TWO', peg: '2' },
  ])
  await world.pay(network, [{ day: days[0] ?? '', amount: '5', token: 'ONE' }])
  const span = (index: number) => [days[index] ?? '', days[index + 1] ?? ''] as const
  await recompute(world.client, network, ...span(0))
  await world.pay(network, [{ day: days[3] ?? '', amount: '7', token: 'TWO' }])
  await recompute(world.client, network, ...span(3))
  const fees = await world.fees(network)
  const of = (index: number) => fees.find(({ period_start }) => period_start === days[index])
  expect([of(0), of(1), of(3)].map((fee) => [fee?.value, fee?.movements])).toEqual([
    ['5', '1'],
    ['0', '0'],
    ['14', '1'],
  ])
})

/** The rule, said once more in integers. */
function expectedFees({ payments, prices }: Scenario) {
  return days.map((day, index) => {
    const paid = payments.filter((payment) => payment.day === day)
    if (paid.length === 0) return [day, '0', 'final']
    const nearest = days.slice(Math.max(0, index - 3), index + 1).toReversed()
    const best = nearest.flatMap((candidate) =>
      (['close', 'quote'] as const).flatMap((kind) =>
        prices.filter((price) => price.day === candidate && price.kind === kind),
      ),
    )[0]
    // A hole is not the last word: a price may still come.
    if (best === undefined) return [day, null, 'provisional']
    const raw = paid.reduce((sum, { amount }) => sum + parseAmount(amount, 6) * parseAmount(best.usd, 18), 0n)
    return [day, formatAmount(raw, 24), best.day === day && best.kind === 'close' ? 'final' : 'provisional']
  })
}

test('a token that is new to a network takes nothing away from the days of the others', async () => {
  const network = 'grown'
  const [first = '', , , , , , , , , last = ''] = days
  await world.define(network, [
    { symbol: 'OLD', peg: '3' },
    { symbol: 'NEW', peg: '0.5' },
  ])
  await world.pay(network, [{ day: first, amount: '2', token: 'OLD' }])
  await make(network)
  expect(await feeOn(network, first)).toEqual(['6', 'final', ''])
  await world.pay(network, [{ day: last, amount: '4', token: 'NEW' }])
  // Only the days that changed are asked for; the new token has zeros on the others too.
  await recompute(world.client, network, last, '2026-04-01')
  expect(await feeOn(network, first)).toEqual(['6', 'final', ''])
  expect(await feeOn(network, last)).toEqual(['2', 'final', ''])
})

test('whatever was paid and whatever is known of prices, each day is worth what the rule says', async () => {
  const tokens = Array.from({ length: 12 }, (_, index) => `T${index}`)
  const scenarios = tokens.map(
    (token, index) => fc.sample(scenarioOf(token), { numRuns: 1, seed: 1000 + index })[0],
  )
  for (const [index, scenario] of scenarios.entries()) {
    if (scenario === undefined) continue
    const network = `law-${index}`
    await world.define(network, [{ symbol: tokens[index] ?? '' }])
    if (scenario.payments.length > 0) await world.pay(network, scenario.payments)
    if (scenario.prices.length > 0) await world.setPrices(scenario.prices)
    await make(network)
    const fees = (await world.fees(network)).filter(({ period_start }) => days.includes(period_start))
    expect(
      fees.map(({ period_start, value, state }) => [period_start, value, state]),
      JSON.stringify(scenario),
    ).toEqual(expectedFees(scenario))
    for (const { value, reason } of fees)
      expect(reason).toBe(value === null ? `no price for ${tokens[index]}` : '')
  }
})
