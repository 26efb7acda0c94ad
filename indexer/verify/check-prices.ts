import { readFileSync } from 'node:fs'
import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { NetworkDefinition } from '../../schemas/network.ts'
import type { PriceSource } from '../price-sources/price-source.ts'

const pricesTold = readQuestion(new URL('../queries/verify_prices.sql', import.meta.url))

type Told = {
  token: string
  /** '' for a peg. */
  day: string
  usd: string
  source: string
  movements: string
  /** How many of them are of a day that such a price is not for. */
  astray: string
}

export type CheckedPrices = {
  /** Prices that were held against who is said to have told them. */
  readonly checked: number
  /** Prices that nobody was asked for, because their source is off. */
  readonly unchecked: number
  readonly faults: readonly string[]
}

/**
 * Holds each price that `exported` was valued with against who told it: a peg against the definition, a published close against
 * the file that came with it, a live one against its source, asked again; and against the days that it values. Fills `prices` with what they should be, so that
 * figures can be recounted; a peg stands there on 1970-01-01.
 */
export async function checkPrices(
  client: ClickHouseClient,
  network: Pick<NetworkDefinition, 'tokens'>,
  source: PriceSource | undefined,
): Promise<CheckedPrices> {
  const told = await ask<Told>(client, pricesTold, {}, { seconds: 600 })
  const published = publishedPrices()
  const asked = await askAgain(told, network, source)
  const faults: string[] = []
  const right = new Map<string, { token: string; day: string; usd: string; source: string }>()
  let unchecked = 0
  for (const { token, day, usd, source: by, movements, astray } of told) {
    const key = `${token} ${day}`
    const name = day === '' ? `the peg of ${token}` : `the price of ${token} on ${day}`
    const isAsked = by === source?.id
    const expected =
      day === '' ? pegOf(network, token) : isAsked ? asked.get(key) : published.get(`${key} ${by}`)
    if (astray !== '0')
      faults.push(`${name} values ${astray} movements that are neither of that day nor of the 3 after it`)
    if (expected === undefined && !isAsked && by !== 'peg' && !published.has(by)) unchecked += 1
    else if (expected === undefined)
      faults.push(`${name} is ${usd} in the product, for ${movements} movements, and ${by} tells none`)
    else if (!isSame(expected, usd))
      faults.push(`${name} is ${usd} in the product, for ${movements} movements, and ${expected} by ${by}`)
    if (!right.has(key)) right.set(key, { token, day: day || '1970-01-01', usd: expected ?? usd, source: by })
    else if (expected === undefined)
      faults.push(`${name} is ${usd} for ${movements} movements in the product and another one for others`)
  }
  if (right.size > 0)
    await client.insert({
      table: 'prices',
      values: [...right.values()].map((price) => ({ ...price, kind: 'close', observed_at: 0 })),
      format: 'JSONEachRow',
    })
  return { checked: told.length - unchecked, unchecked, faults }
}

const isSame = (one: string, other: string) => trim(one) === trim(other)
const trim = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

function pegOf({ tokens }: Pick<NetworkDefinition, 'tokens'>, symbol: string): string | undefined {
  const price = tokens[symbol]?.price
  return price && 'peg' in price ? price.peg : undefined
}

/** Closes of the published history by "token day source"; each source besides by its own name. */
function publishedPrices(): ReadonlyMap<string, string> {
  const [, ...lines] = readFileSync(new URL('../history/prices.csv', import.meta.url), 'utf8').split('\n')
  const prices = new Map<string, string>()
  for (const line of lines) {
    const [token, day, usd = '', source = ''] = line.trim().split(',')
    prices.set(`${token} ${day} ${source}`, usd)
    prices.set(source, '')
  }
  return prices
}

/** Closes by "token day", of the days that the product took from this source. */
async function askAgain(
  told: readonly Told[],
  { tokens }: Pick<NetworkDefinition, 'tokens'>,
  source: PriceSource | undefined,
): Promise<ReadonlyMap<string, string>> {
  const closes = new Map<string, string>()
  for (const [symbol, { price }] of Object.entries(tokens)) {
    const days = told
      .filter(({ token, source: by }) => token === symbol && by === source?.id)
      .map(({ day }) => day)
    const [first, last] = [days[0], days.at(-1)]
    if (source === undefined || first === undefined || last === undefined) continue
    if (price === null || !('coingecko' in price)) continue
    const coin = { token: symbol, id: price.coingecko }
    const after = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10)
    for (const { day, usd } of await source.closes(coin, first, after, new AbortController().signal))
      closes.set(`${symbol} ${day}`, usd)
  }
  return closes
}
