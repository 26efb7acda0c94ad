import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatAmount, parseAmount } from '../../schemas/amount.ts'
import { type Devnet, startDevnet } from '../devnet/devnet.ts'
import { type SolanaNetworkId, solanaNetworks } from '../devnet/solana/devnet.ts'
import { readSolanaTruth } from '../devnet/solana/truth.ts'
import { eventually } from '../eventually.ts'
import { type Product, startProduct } from '../product.ts'
import { openGate } from '../supervisor/gate.ts'
import { type LaunchedBrowser, launchBrowser } from './launch.ts'
import { openPage, settle } from './watch.ts'

/*
 * The networks of Solana with their published history, and then with days that are read from a chain: the chain lies in the
 * last months of the history, and is away until the history is seen.
 */

const daySeconds = 86_400
const firstDay = '2025-10-26'
/** The last day that the chain is played to; the one after it is not over. */
const lastDay = '2025-11-02'

type Published = Record<'network' | 'metric' | 'class' | 'period_start' | 'period_end' | 'value', string>
const history = parse(readFileSync(new URL('../../indexer/history/figures.csv', import.meta.url)), {
  columns: true,
}) as Published[]

let devnet: Devnet
let gate: Awaited<ReturnType<typeof openGate>>
let product: Product
let launched: LaunchedBrowser

const solanaOf = ({ solana }: Devnet) => {
  if (solana === undefined) throw new Error('the devnet has no Solana')
  return solana
}

beforeAll(async () => {
  const endTime = Date.parse(`${firstDay}T12:00:00Z`) / 1000 + daySeconds
  devnet = await startDevnet({ seed: 'splice', days: 2, endTime, chains: ['solana'] })
  gate = await openGate(solanaOf(devnet).node.url)
  await gate.close()
  ;[product, launched] = await Promise.all([
    startProduct({ ...devnet.environment, SOLANA_RPC_URL: gate.url }),
    launchBrowser(),
  ])
}, 180_000)

afterAll(async () => {
  await launched?.close()
  await product?.stop()
  await gate?.close()
  await devnet?.stop()
})

/** What is told of each network, and in which token: the chart's table twin that shows it, and the fact it is made of. */
const shown: Record<SolanaNetworkId, { table: string; metric: string; token: string; decimals: number }> = {
  helium: { table: 'supply', metric: 'burned', token: 'HNT', decimals: 8 },
  hivemapper: { table: 'supply', metric: 'burned', token: 'HONEY', decimals: 9 },
  render: { table: 'supply', metric: 'burned', token: 'RENDER', decimals: 8 },
  geodnet: { table: 'supply', metric: 'burned', token: 'GEOD', decimals: 9 },
  nosana: { table: 'fees_native-nos', metric: 'fees_native', token: 'NOS', decimals: 6 },
}
/** Nobody published anything of the other two. */
const published: readonly SolanaNetworkId[] = ['helium', 'render', 'geodnet']

type Shown = { readonly period: string; readonly value: string; readonly notes: string }

/** Rows of the table twin that have a value, oldest first. */
const readRows = (column: string) => `(() => {
  const table = document.querySelector('.twin table')
  if (table === null) return []
  const at = [...table.querySelectorAll('thead th')].findIndex((head) => head.textContent.startsWith(${JSON.stringify(column)}))
  return [...table.querySelectorAll('tbody tr')].reverse().flatMap((row) => {
    const title = row.children[at]?.querySelector('[title]')?.title ?? ''
    const told = /^([\\d,.]+)\\s\\S+ \\(([^)]*)\\)/.exec(title)
    return told === null ? [] : [{ period: row.children[0].textContent, value: told[1].replaceAll(',', ''), notes: told[2] }]
  })
})()`

async function openTable(network: SolanaNetworkId, grain: string) {
  const { table } = shown[network]
  const address = `${product.url}/networks/${network}?grain=${grain}&table=${table}`
  const watched = await openPage(launched.browser, address)
  await settle(watched.page)
  const column = table === 'supply' ? 'Burned' : 'Fees'
  const rows = () => watched.page.evaluate<Shown[]>(readRows(column))
  return { ...watched, rows }
}

async function readTable(network: SolanaNetworkId, grain: string): Promise<Shown[]> {
  const { rows, context, complaints } = await openTable(network, grain)
  const read = await rows()
  expect(complaints).toEqual([])
  await context.close()
  return read
}

/** What the node tells, by network and day, in the token. */
async function readDays(network: SolanaNetworkId): Promise<Map<string, bigint>> {
  const fact = network === 'nosana' ? 'payment' : 'burn'
  const sums = new Map<string, bigint>()
  for (const one of await readSolanaTruth(solanaOf(devnet).node.url))
    if (one.network === network && one.fact === fact) sums.set(one.day, (sums.get(one.day) ?? 0n) + one.raw)
  return sums
}

type Span = {
  network: string
  metric: string
  token: string
  tier: string
  from: string
  to: string
  days: number
}
const readSpans = async () =>
  (await product.graphql<{ tierSpans: Span[] }>(`{ tierSpans { network metric token tier from to days } }`))
    .tierSpans

describe('before the chain answers', () => {
  test.each(published)('%s has its published history, and says so at each period', async (network) => {
    const rows = await readTable(network, 'month')
    expect(rows.length).toBeGreaterThan(12)
    for (const { notes } of rows) expect(notes).toMatch(/^published/)
  })

  test('what nobody published is empty', async () => {
    for (const network of solanaNetworks.filter((id) => !published.includes(id)))
      expect(await readTable(network, 'month'), network).toEqual([])
    expect(new Set((await readSpans()).map(({ tier }) => tier))).toEqual(new Set(['PUBLISHED']))
  })
})

describe('when the chain answers and goes on', () => {
  const days: string[] = []
  beforeAll(async () => {
    await gate.open()
    const solana = solanaOf(devnet)
    for (let at = Date.parse(`${firstDay}T10:00:00Z`) / 1000; ; at += daySeconds) {
      const day = new Date(at * 1000).toISOString().slice(0, 10)
      if (day > lastDay) break
      days.push(day)
      if (days.length > 2)
        for (const [index, network] of solanaNetworks.entries())
          solana.pay({ network, time: at + index * 60 })
    }
    const wanted = await Promise.all(solanaNetworks.map(textOfLastDay))
    await eventually(
      async () => {
        const told = await Promise.all(solanaNetworks.map(toldOfLastDay))
        if (!isDeepStrictEqual(told, wanted)) throw new Error(`told ${told}, and the node ${wanted}`)
        return true
      },
      { seconds: 120, what: 'all networks up to the last day' },
    )
  }, 180_000)

  const textOfLastDay = async (network: SolanaNetworkId) =>
    formatAmount((await readDays(network)).get(lastDay) ?? 0n, shown[network].decimals)

  async function toldOfLastDay(network: SolanaNetworkId): Promise<string | null | undefined> {
    const { series } = await product.graphql<{ series: { values: (string | null)[] }[] }>(
      `{ series(metrics: ["${shown[network].metric}"], networks: ["${network}"], grain: DAY, period: { from: "${lastDay}", to: "${after(lastDay)}" }) { values } }`,
    )
    return series.flatMap(({ values }) => values)[0]
  }

  /** What stands of the history, and which days are ours: whoever has the whole of a time has it alone. */
  async function expectedOf(network: SolanaNetworkId) {
    const history = historyOf(network)
    const holds =
      (day: string) =>
      ({ from, to }: Period) =>
        from <= day && day < to
    // Render has burns that nothing reads: a week that was published whole is left to its publisher.
    const own = network === 'render' ? days.filter((day) => !history.some(holds(day))) : days
    const told = await readDays(network)
    return {
      history: history.filter((period) => !own.some((day) => holds(day)(period))),
      own: own.map((day) => ({ from: day, to: after(day), value: scaled(network, told.get(day) ?? 0n) })),
    }
  }

  test.each(solanaNetworks)(
    '%s has each indexed day once, and it is what the node tells',
    async (network) => {
      const { own } = await expectedOf(network)
      expect(own.length).toBeGreaterThan(4)
      const rows = await readTable(network, 'day')
      expect(rows.map(({ period, value }) => [period, value])).toEqual(
        own.map(({ from, value }) => [longDay(from), formatAmount(value, 24)]),
      )
      for (const { notes } of rows) expect(notes).toMatch(/^indexed/)
    },
  )

  test.each(solanaNetworks)('%s has no month of which a day is counted twice', async (network) => {
    const { own, history } = await expectedOf(network)
    const months = new Map<string, { sum: bigint; tier: string }>()
    const sorted = [
      ...history.map((period) => ({ ...period, tier: 'published' })),
      ...own.map((period) => ({ ...period, tier: 'indexed' })),
    ].sort((one, other) => (one.from < other.from ? -1 : 1))
    for (const { from, value, tier } of sorted) {
      const before = months.get(from.slice(0, 7))
      months.set(from.slice(0, 7), {
        sum: (before?.sum ?? 0n) + value,
        tier: before?.tier === 'published' ? 'published' : tier,
      })
    }
    const rows = await readTable(network, 'month')
    expect(rows.map(({ period, value, notes }) => [period, value, notes.split(',')[0]])).toEqual(
      [...months].map(([month, { sum, tier }]) => [monthText(month), formatAmount(sum, 24), tier]),
    )
    if (published.includes(network))
      expect(new Set([...months.values()].map(({ tier }) => tier)).size).toBe(2)
  })

  test('coverage tells from when to when each of the two stands, and on how many days', async () => {
    const { page, context, complaints } = await openPage(launched.browser, `${product.url}/coverage`)
    await settle(page)
    const rows = await page.evaluate<
      string[][]
    >(`[...document.querySelectorAll('[aria-labelledby=tiers] tbody tr')]
      .map((row) => [...row.children].slice(0, 6).map((cell) => cell.textContent.trim()))`)
    expect(complaints).toEqual([])
    await context.close()
    const labels: Readonly<Record<string, string>> = await labelsOf(['burned', 'fees_native'])
    for (const network of solanaNetworks) {
      const { own, history } = await expectedOf(network)
      const { metric, token } = shown[network]
      const spans: [string, readonly Period[]][] = [
        ['published', history],
        ['indexed', own],
      ]
      expect(
        rows.filter(
          ([name, label, unit]) => name === names[network] && label === labels[metric] && unit === token,
        ),
        network,
      ).toEqual(
        spans.flatMap(([tier, periods]) => {
          const [first, last] = [periods[0], periods.at(-1)]
          if (first === undefined || last === undefined) return []
          const span = `${longDay(first.from)} to ${longDay(before(last.to))}`
          const covered = periods.reduce((sum, { from, to }) => sum + daysBetween(from, to), 0)
          return [[names[network], labels[metric], token, tier, span, `${covered}`]]
        }),
      )
    }
  })

  test.each(solanaNetworks)('%s shows a payment in the open page without a reload', async (network) => {
    const { page, rows, context, complaints } = await openTable(network, 'day')
    await page.evaluate(`window.loadedOnce = true`)
    solanaOf(devnet).pay({ network, time: Date.parse(`${lastDay}T20:00:00Z`) / 1000 })
    const paid = await textOfLastDay(network)
    await eventually(async () => ((await rows()).at(-1)?.value === paid ? true : undefined), {
      seconds: 30,
      what: `${paid} on the page`,
    })
    expect((await rows()).at(-1)?.period).toBe(longDay(lastDay))
    expect(await page.evaluate(`window.loadedOnce`)).toBe(true)
    expect(complaints).toEqual([])
    await context.close()
  })
})

const names: Record<SolanaNetworkId, string> = {
  helium: 'Helium',
  hivemapper: 'Hivemapper',
  render: 'Render',
  geodnet: 'GEODNET',
  nosana: 'Nosana',
}

async function labelsOf(ids: readonly string[]): Promise<Record<string, string>> {
  const { metrics } = await product.graphql<{ metrics: { id: string; label: string }[] }>(
    `{ metrics { id label } }`,
  )
  return Object.fromEntries(metrics.filter(({ id }) => ids.includes(id)).map(({ id, label }) => [id, label]))
}

type Period = { readonly from: string; readonly to: string; readonly value: bigint }

function historyOf(network: SolanaNetworkId): Period[] {
  const { metric } = shown[network]
  return history
    .filter((row) => row.network === network && row.metric === metric && row.class === '')
    .map((row) => ({ from: row.period_start, to: row.period_end, value: parseAmount(row.value, 24) }))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
}

const scaled = (network: SolanaNetworkId, raw: bigint) => raw * 10n ** BigInt(24 - shown[network].decimals)
const moved = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * daySeconds * 1000).toISOString().slice(0, 10)
const after = (day: string) => moved(day, 1)
const before = (day: string) => moved(day, -1)
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / (daySeconds * 1000)
const inWords = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace('Sept', 'Sep')
const longDay = (day: string) => inWords(day, { day: 'numeric', month: 'short', year: 'numeric' })
const monthText = (month: string) => inWords(`${month}-01`, { month: 'short', year: 'numeric' })
