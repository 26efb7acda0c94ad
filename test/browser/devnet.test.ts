import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Devnet, startDevnet } from '../devnet/devnet.ts'
import { type DevnetPrices, startDevnetPrices } from '../devnet/prices.ts'
import { readTruth } from '../devnet/truth.ts'
import { eventually } from '../eventually.ts'
import { type Product, startProduct } from '../product.ts'
import { type LaunchedBrowser, launchBrowser } from './launch.ts'
import { openPage, settle } from './watch.ts'

/* The page on local chains: what it shows of every network and day, and how it follows a payment and a reorganization. */

let devnet: Devnet
let prices: DevnetPrices
let product: Product
let launched: LaunchedBrowser

beforeAll(async () => {
  ;[devnet, prices] = await Promise.all([
    startDevnet({ seed: 'page', days: 8 }),
    startDevnetPrices({ seed: 'page' }),
  ])
  ;[product, launched] = await Promise.all([
    startProduct({ ...devnet.environment, ...prices.environment, HISTORY: 'off' }),
    launchBrowser(),
  ])
  await eventually(
    async () => {
      const { networks } = await product.graphql<{ networks: { figures: { value: string | null }[] }[] }>(
        `{ networks { figures(metrics: ["fees"], period: { from: "2020-01-01", to: "2030-01-01" }) { value } } }`,
      )
      return networks.filter(({ figures }) => figures[0]?.value).length === 10 ? true : undefined
    },
    { seconds: 90, what: 'fees of all networks' },
  )
}, 180_000)

afterAll(async () => {
  await launched?.close()
  await product?.stop()
  await Promise.all([devnet?.stop(), prices?.stop()])
})

type Cell = { readonly network: string; readonly day: string; readonly value: string }

/** What the table twin of the sector chart says, in full: the title of a cell is the exact value. */
async function readTwin(metric: string): Promise<Cell[]> {
  const { page, context, complaints } = await openPage(
    launched.browser,
    `${product.url}/?grain=day&metric=${metric}&table=sector`,
  )
  await settle(page)
  const rows = await page.evaluate<{ heads: string[]; days: { day: string; titles: string[] }[] }>(`(() => {
    const table = document.querySelector('.twin table')
    return {
      heads: [...table.querySelectorAll('thead th')].map((head) => head.textContent),
      days: [...table.querySelectorAll('tbody tr')].map((row) => ({
        day: row.querySelector('th').textContent,
        titles: [...row.querySelectorAll('td')].map((cell) => cell.querySelector('[title]')?.title ?? cell.textContent),
      })),
    }
  })()`)
  expect(complaints).toEqual([])
  await context.close()
  return rows.days.flatMap(({ day, titles }) =>
    rows.heads.slice(1).flatMap((head, index) => {
      const value = /^(−?)\$([\d,.]+)/.exec(titles[index] ?? '')
      const network = head.replace(/, USD$/, '')
      if (value === null || network === 'Total') return []
      return [{ network, day, value: `${value[1] === '' ? '' : '-'}${(value[2] ?? '').replaceAll(',', '')}` }]
    }),
  )
}

test.each(['fees', 'burned_usd', 'emitted_usd'])(
  '%s of every network and day on the page is the figure',
  async (metric) => {
    // The day that is not over is valued with a quote, which moves; prices of the others may still come in.
    const today = new Date().toISOString().slice(0, 10)
    const readFigures = async () => {
      const result = await product.client.query({
        query: `SELECT n.name AS network, f.period_start AS day, toString(f.value) AS value FROM figures AS f
            INNER JOIN networks AS n ON n.network = f.network
            WHERE f.grain = 'own' AND f.metric = {metric:String} AND f.class = '' AND isNotNull(f.value) AND f.period_start < {today:Date}`,
        query_params: { metric, today },
        format: 'JSONEachRow',
      })
      return new Map(
        (await result.json<Cell>()).map(({ network, day, value }) => [`${network} ${longDay(day)}`, value]),
      )
    }
    const readShown = async () =>
      new Map(
        (await readTwin(metric))
          .filter(({ day }) => day !== longDay(today))
          .map(({ network, day, value }) => [`${network} ${day}`, trim(value)]),
      )
    let figures = await readFigures()
    let shown = await readShown()
    for (let again = 0; again < 5 && !isDeepStrictEqual(shown, figures); again++) {
      figures = await readFigures()
      shown = await readShown()
    }
    expect(figures.size).toBeGreaterThan(6)
    expect(shown).toEqual(figures)
  },
)

/** "2026-11-02" as the page writes it. */
function longDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(`${day}T00:00:00Z`))
    .replace('Sept', 'Sep')
}

/** The page fills dollars up to two digits after the point. */
function trim(value: string): string {
  return value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}

test('a payment shows in the open page without a reload, and goes again with its block', async () => {
  const { page, context, complaints } = await openPage(
    launched.browser,
    `${product.url}/networks/filecoin?grain=day`,
  )
  await settle(page)
  await page.evaluate(`window.loadedOnce = true`)
  const paid = await devnet.pay({ network: 'filecoin' })
  const shown = page.locator(`[title="${paid.hash}"]`).first()
  await shown.waitFor({ state: 'attached', timeout: 20_000 })
  const truth = await readTruth(devnet.chains)
  expect(truth.some(({ network }) => network === 'filecoin')).toBe(true)

  await devnet.reorg('filecoin', 1, 'empty')
  await shown.waitFor({ state: 'detached', timeout: 20_000 })
  expect(await page.evaluate(`window.loadedOnce`)).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})

test('a payment on Solana shows in the open page without a reload, and fits a small screen', async () => {
  const { solana } = devnet
  if (solana === undefined) throw new Error('the devnet has no Solana')
  const { page, context, complaints } = await openPage(
    launched.browser,
    `${product.url}/networks/nosana?grain=day`,
    { width: 360, height: 800 },
  )
  await settle(page)
  await page.evaluate(`window.loadedOnce = true`)
  // How long it takes is measured by the benchmark.
  for (const amount of ['1.000001', '2.000001']) {
    const { signature } = solana.pay({ network: 'nosana', amount })
    const shown = page.locator(`[title="${signature}"]`).first()
    await shown.waitFor({ state: 'attached', timeout: 20_000 })
    expect(await shown.textContent()).toBe(`${signature.slice(0, 6)}…${signature.slice(-4)}`)
  }
  expect(await page.evaluate(`window.loadedOnce`)).toBe(true)
  // Base58 has no place to break at, and must not make the page wider than the screen.
  expect(await page.evaluate(`document.documentElement.scrollWidth <= window.innerWidth`)).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
}, 180_000)
