import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recompute } from '../../indexer/figures.ts'
import { figureChecks } from '../../indexer/identity-checks.ts'
import { command, readQuestion } from '../../schemas/clickhouse/question.ts'
import { startWorld, type World } from '../prices/world.ts'

/* What must be equal is compared whenever figures are made; what is not is written down by name and marks the day. */

const [from, to] = ['2026-03-01', '2026-04-01'] as const
const day = '2026-03-10'
let world: World
beforeAll(async () => {
  world = await startWorld('2026-03-05', '2026-03-14')
})
afterAll(() => world?.stop())

test('the two checks share out the identities by the same names', () => {
  const textOf = (name: string) =>
    readQuestion(new URL(`../../schemas/clickhouse/figures/${name}.sql`, import.meta.url)).text
  const inside = (text: string, list: RegExp) =>
    [...(list.exec(text)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name)
  const ofMovements = textOf('check_movements')
  const made = [...ofMovements.matchAll(/\('([^']+)', count/g)].map(([, name]) => name)
  expect(made).toHaveLength(3)
  expect(inside(textOf('write_breaks'), /identity IN \(([^)]*)\)/)).toEqual(made)
  for (const name of made) expect(textOf('check_identities')).not.toContain(`'${name}'`)
})

type Break = {
  identity: string
  metric: string
  token: string
  day: string
  left_side: string
  right_side: string
}

async function rowsOf<Row>(query: string): Promise<Row[]> {
  return (await world.client.query({ query, format: 'JSONEachRow' })).json<Row>()
}
const change = (query: string) =>
  world.client.command({ query, clickhouse_settings: { mutations_sync: '1' } })
const make = (network: string) => recompute(world.client, network, from, to)
const breaksOf = (network: string) =>
  rowsOf<Break>(
    `SELECT identity, metric, token, day, left_side, right_side FROM identity_breaks FINAL WHERE network = '${network}' ORDER BY identity, metric, token`,
  )
const marked = async (network: string) =>
  (
    await rowsOf<{ day: string }>(
      `SELECT DISTINCT period_start AS day FROM figures WHERE network = '${network}' AND grain = 'own' AND completeness = 'partial' AND reason LIKE '%an identity is broken%' ORDER BY day`,
    )
  ).map((row) => row.day)

/** Of the fees of the marked day and of its month. */
const gradesOf = async (network: string) =>
  (
    await rowsOf<{ grade: string }>(
      `SELECT grade FROM figures WHERE network = '${network}' AND metric = 'fees' AND (grain, period_start) IN (('own', '${day}'), ('month', '${from}')) ORDER BY grain`,
    )
  ).map(({ grade }) => grade)

async function payments(network: string): Promise<void> {
  await world.define(network, [{ symbol: 'PEG', peg: '1' }])
  // Every day is partial for another reason, too, which must not hide the worse one.
  await world.client.insert({
    table: 'network_sources',
    format: 'JSONEachRow',
    values: [{ network, source: 'unread', chain: 'chain', since: '2026-03-05', facts: ['payment'] }],
  })
  await world.pay(
    network,
    ['2026-03-09', day, '2026-03-11'].flatMap((on) => [
      { day: on, amount: '5', token: 'PEG' },
      { day: on, amount: '-2', token: 'PEG' },
    ]),
  )
}

const faults: Readonly<
  Record<string, { plant: (of: string) => Promise<unknown>; breaks: readonly [string, string][] }>
> = {
  'a doubled row': {
    plant: (of) => change(`INSERT INTO movements SELECT * FROM movements WHERE ${of} LIMIT 1`),
    breaks: [['each movement once', 'payment']],
  },
  'a changed amount': {
    plant: (of) => change(`ALTER TABLE movements UPDATE amount = amount + 1 WHERE ${of} AND amount > 0`),
    breaks: [['amount = whole number / 10^decimals', 'payment']],
  },
  'a changed whole number': {
    plant: (of) => change(`ALTER TABLE movements UPDATE amount_raw = '7' WHERE ${of} AND amount > 0`),
    breaks: [['amount = whole number / 10^decimals', 'payment']],
  },
  'swapped decimals': {
    plant: (of) =>
      change(`ALTER TABLE movements UPDATE decimals = 6, amount = amount * 1000000000000 WHERE ${of}`),
    breaks: [['decimals are those of the token', 'payment']],
  },
}

describe.each(Object.entries(faults))('%s', (name, { plant, breaks }) => {
  const network = name.replaceAll(' ', '-')
  const of = `network = '${network}' AND toDate(time) = '${day}'`

  test('is found on its day and named, and goes when it is mended', async () => {
    await payments(network)
    await make(network)
    expect(await breaksOf(network)).toEqual([])
    expect(await marked(network)).toEqual([])

    await change(`CREATE OR REPLACE TABLE untouched AS movements`)
    await change(`INSERT INTO untouched SELECT * FROM movements WHERE ${of}`)
    await plant(of)
    await make(network)
    const found = await breaksOf(network)
    expect(found.map(({ identity, metric }) => [identity, metric])).toEqual(breaks)
    expect(
      found.every((row) => row.day === day && row.token === 'PEG' && row.left_side !== row.right_side),
    ).toBe(true)
    expect(await marked(network)).toEqual([day])
    expect(await gradesOf(network)).toEqual(['D', 'D'])

    await change(`ALTER TABLE movements DELETE WHERE ${of}`)
    await change(`INSERT INTO movements SELECT * FROM untouched`)
    await change(`DROP TABLE untouched`)
    await make(network)
    expect(await breaksOf(network)).toEqual([])
    expect(await marked(network)).toEqual([])
  })
})

/*
 * No step that makes figures can be made to contradict itself from outside. So the figures of a day are written as a wrong step
 * would have made them, and looked at as they are at each recompute.
 */

type Values = Readonly<Record<string, string | null>>
const whole: Values = {
  fees: '10',
  supply_side_revenue: '6',
  revenue: '4',
  protocol_revenue: '1',
  holders_revenue: '3',
  incentives: '9',
  earnings: '-5',
}
const moved: Values = { emitted: '7', burned: '2', net_emission: '5' }

async function lookAt(network: string, values: Values, token = ''): Promise<Break[]> {
  await change(`ALTER TABLE figures_next DROP PARTITION '${network}'`)
  await world.client.insert({
    table: 'figures_next',
    format: 'JSONEachRow',
    values: Object.entries(values).map(([metric, value]) => ({
      network,
      metric,
      token,
      class: '',
      period_start: day,
      period_end: '2026-03-11',
      value,
      unit: 'USD',
      tier: 'indexed',
      state: 'final',
      completeness: 'complete',
      reason: '',
      movements: 1,
      source: 'x',
      method_version: 1,
      computed_at: 0,
    })),
  })
  const { question, parameters } = figureChecks()
  await command(world.client, question, { network, from, to, ...parameters })
  return breaksOf(network)
}

/** The least that a decimal can be off. */
const least = '0.000000000000000000000001'
const more = (value: string) => `${value}.${least.slice(2)}`

describe('figures that contradict each other', () => {
  test.each([
    ['fees', 'fees = supply_side_revenue + revenue', { ...whole, fees: more('10') }, ''],
    [
      'supply_side_revenue',
      'fees = supply_side_revenue + revenue',
      { ...whole, supply_side_revenue: more('6') },
      '',
    ],
    [
      'protocol_revenue',
      'revenue = protocol_revenue + holders_revenue',
      { ...whole, protocol_revenue: more('1') },
      '',
    ],
    [
      'holders_revenue',
      'revenue = protocol_revenue + holders_revenue',
      { ...whole, holders_revenue: more('3') },
      '',
    ],
    ['incentives', 'earnings = revenue - incentives', { ...whole, incentives: more('9') }, ''],
    ['earnings', 'earnings = revenue - incentives', { ...whole, earnings: more('-5') }, ''],
    ['emitted', 'net_emission = emitted - burned', { ...moved, emitted: more('7') }, 'PEG'],
    ['burned', 'net_emission = emitted - burned', { ...moved, burned: more('2') }, 'PEG'],
  ])('by the last digit of %s are found and named: %s', async (metric, identity, values, token) => {
    const network = `wrong-${metric.replaceAll('_', '-')}`
    expect((await lookAt(network, values, token)).map((row) => [row.identity, row.day, row.token])).toEqual([
      [identity, day, token],
    ])
    // Once it is mended nothing is broken, and where one side is not known nothing can be.
    expect(await lookAt(network, token === '' ? whole : moved, token)).toEqual([])
    expect(await lookAt(network, { ...values, [metric]: null }, token)).toEqual([])
  })

  test.each([
    ['burned', 'burn'],
    ['emitted', 'emission'],
  ])('by what was moved: %s is not the sum of its movements', async (metric, fact) => {
    const network = `wrong-sum-of-${metric}`
    await world.define(network, [{ symbol: 'PEG', peg: '1' }])
    await world.pay(network, [
      { day, amount: '5', token: 'PEG' },
      { day, amount: '-2', token: 'PEG' },
    ])
    // The fact is a part of the key, and is not updated.
    await change(
      `INSERT INTO movements SELECT * REPLACE ('${fact}' AS fact) FROM movements WHERE network = '${network}'`,
    )
    await change(`ALTER TABLE movements DELETE WHERE network = '${network}' AND fact = 'payment'`)
    const [found] = await lookAt(network, { [metric]: more('3') }, 'PEG')
    expect(found).toMatchObject({
      identity: `${metric} = its movements`,
      day,
      token: 'PEG',
      left_side: more('3'),
      right_side: '3',
    })
    expect(await lookAt(network, { [metric]: '3' }, 'PEG')).toEqual([])
  })
})
