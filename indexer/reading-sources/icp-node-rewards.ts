import { z } from 'zod'
import { formatAmount } from '../../schemas/amount.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { Answer, Ask, ReadingSource } from '../../schemas/reading.ts'
import { decimalText, readShape, smallNumber, wholeText } from './read-shape.ts'

const daySeconds = 86_400
/** The endpoint knows nothing before. */
const beginning = 1_620_406_800

/** Written as 1620000000.0 in older entries. */
const whole = decimalText.pipe(z.string().regex(/^\d+(\.0+)?$/)).transform((text) => text.split('.')[0] ?? '')
const series = z.object({
  reward_node_providers: z.array(z.tuple([whole.transform(BigInt), whole.transform(Number)])),
})
const page = z.object({
  data: z.array(
    z.object({ id: smallNumber, amount_e8s: wholeText.transform(BigInt), timestamp_seconds: smallNumber }),
  ),
})

/** Records that are compared: more than the node providers that one payment goes to. */
const pages = [0, 100, 200]

/**
 * ICP minted for node providers since the beginning, by the network's own statistics: the payments of each time, added up to the
 * border. The newest ones are compared with the records of single providers. What the endpoint gives is described at
 * https://ic-api.internetcomputer.org/api/v3/swagger; pages of records may overlap
 * (https://github.com/dragginzgame/ic-query/blob/0252578a/docs/design/0.36/0.36-design.md).
 */
export const icpNodeRewards: ReadingSource = {
  id: 'node-rewards',
  version: 1,
  chain: 'internet-computer',
  address: 'rrkah-fqaaa-aaaaa-aaaaq-cai',
  url: 'https://ic-api.internetcomputer.org/api/v3',
  since: '2021-05-11',
  // Each answer holds everything from the beginning on.
  span: 36_500,
  settles: 3,
  counters: [{ metric: 'rewards_total', token: 'ICP', fact: 'emission', class: 'provider', most: '3000000' }],
  what: 'ICP minted for node providers since the beginning, at 00:00 UTC; they are paid about once a month. What was minted in a day is the difference of two totals.',
  source: 'https://ic-api.internetcomputer.org/api/v3/swagger',
  observe: async (borders, ask) => {
    const end = Date.parse(borders.at(-1) ?? '') / 1000 - 1
    const told = await ask({
      path: `/timeseries/reward-node-providers?format=json&start=${beginning}&end=${end}&step=${daySeconds}`,
    })
    const { reward_node_providers: paid } = readShape(told, series, 'rewards of node providers')
    mustRise(paid, told)
    await mustAgree(paid, end, ask)
    return borders.map((border) => {
      const until = Date.parse(border) / 1000
      const total = paid.reduce((sum, [amount, time]) => (time < until ? sum + amount : sum), 0n)
      return {
        metric: 'rewards_total',
        token: 'ICP',
        border,
        value: formatAmount(total, 8),
        unit: 'ICP',
        block: null,
        answer: told.hash,
      }
    })
  },
}

type Paid = readonly (readonly [amount: bigint, time: number])[]

/** An empty answer is none: payments began before the first border. */
function mustRise(paid: Paid, { json }: Answer): void {
  const rises = paid.every(([, time], index) => time > (paid[index - 1]?.[1] ?? 0))
  if (paid.length === 0 || !rises)
    throw new RetryableError({
      what: 'rewards of node providers not understood',
      got: JSON.stringify(json),
      expected: 'payments, each at a later time than the one before',
    })
}

/** Days of which all records are on the pages: those after the oldest one there, up to the end of the series. */
async function mustAgree(paid: Paid, end: number, ask: Ask): Promise<void> {
  const records = new Map<number, { day: number; amount: bigint }>()
  for (const offset of pages) {
    const answer = await ask({ path: `/reward-node-providers?format=json&limit=100&offset=${offset}` })
    for (const { id, amount_e8s: amount, timestamp_seconds: time } of readShape(answer, page, 'rewards').data)
      records.set(id, { day: dayOf(time), amount })
  }
  if (records.size === 0)
    throw new RetryableError({
      what: 'rewards of node providers not compared',
      got: 'no record of a single provider',
      expected: 'those of the newest payments',
    })
  const oldest = Math.min(...[...records.values()].map(({ day }) => day))
  const byDay = new Map<number, bigint>()
  for (const { day, amount } of records.values())
    if (day > oldest && day <= dayOf(end)) byDay.set(day, (byDay.get(day) ?? 0n) + amount)
  for (const [day, amount] of byDay) {
    const inSeries = paid.reduce((sum, [part, time]) => (dayOf(time) === day ? sum + part : sum), 0n)
    if (inSeries !== amount)
      throw new RetryableError({
        what: 'rewards of node providers disagree',
        got: `${inSeries} e8s`,
        expected: `${amount} e8s by the records of single providers`,
        where: new Date(day * daySeconds * 1000).toISOString().slice(0, 10),
      })
  }
}

const dayOf = (time: number) => Math.floor(time / daySeconds)
