import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { eventually } from '../eventually.ts'
import { hostileText, mark, placesOfTexts, writeHostileNames } from './hostile-names.ts'
import { everyPage } from './routes.ts'
import { useDashboard } from './use-dashboard.ts'
import { settle } from './watch.ts'

/* Names that somebody else chose stand on pages and in files as text, whatever is in them. */

const dashboard = useDashboard()
/** What was seen on any page as text. */
const seen = new Set<string>()

beforeAll(async () => {
  await writeHostileNames(dashboard.client())
  // Definitions are kept for some seconds by the api, whatever is written.
  await eventually(
    async () => {
      const response = await fetch(`${dashboard.address()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ networks { name } publishedSources { caution } unreadNetworks { name } }',
        }),
      })
      const told = JSON.stringify(await response.json())
      return ['networks.name', 'published_sources.caution', 'unread_networks.name'].every((place) =>
        told.includes(mark(place)),
      )
        ? true
        : undefined
    },
    { what: 'hostile names are told' },
  )
}, 120_000)

/** Notes what stands there as text; nothing of it may have become anything else. */
async function look(page: Page, where: string): Promise<void> {
  const { text, made, ran } = await page.evaluate<{ text: string; made: string[]; ran: unknown }>(`({
    text: document.documentElement.textContent + [...document.querySelectorAll('[title], [aria-label], [aria-valuetext]')]
      .map((at) => [at.title, at.getAttribute('aria-label'), at.getAttribute('aria-valuetext')].join(' ')).join(' ')
      + [...document.querySelectorAll('input')].map(({ value }) => value).join(' '),
    made: [...document.querySelectorAll('img, iframe, object, body script, [onerror]')]
      .filter((at) => !at.matches('.app > div > script, .app > script')).map(({ outerHTML }) => outerHTML.slice(0, 200)),
    ran: window.ran,
  })`)
  expect(made, `${where}: elements made of a text`).toEqual([])
  expect(ran, where).toBe(undefined)
  for (const place of placesOfTexts()) if (text.includes(mark(place))) seen.add(place)
}

/** No cell of a file is what a spreadsheet would run: numbers are not, and nothing else begins like a formula. */
function expectInert(file: string, where: string): void {
  for (const place of placesOfTexts()) if (file.includes(mark(place))) seen.add(place)
  const cells = (parse(file) as string[][]).flat()
  expect(cells.length, where).toBeGreaterThan(0)
  const runs = (cell: string) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)
  expect(cells.filter(runs).slice(0, 3), where).toEqual([])
}

const opened = [
  '/networks/livepeer?open=livepeer~fees~2026-03-01..2026-03-11&excluded=1',
  '/networks/livepeer?open=livepeer~fees_native~2026-03-01..2026-03-11~ETH&excluded=1',
  '/networks/render?open=render~burned~2025-09-01..2025-10-01~RENDER',
  '/?open=sector~burned_usd~2025-01-01..2026-01-01',
]

/** The files that a page offers. */
async function expectInertFiles(page: Page): Promise<void> {
  const links = await page
    .locator('a[download][href*=".csv"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  for (const link of new Set(links))
    expectInert(
      await page.evaluate<string>(`fetch(${JSON.stringify(link)}).then((answer) => answer.text())`),
      link,
    )
}

test.each([...everyPage, '/explore?plot=burned&networks=helium'])(
  '%s shows texts of others as text, in its charts and tables too',
  async (path) => {
    const { page, context, complaints } = await dashboard.open(path)
    await look(page, path)
    await page.setViewportSize({ width: 360, height: 900 })
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate<number>(overflow), `${path}: a long name widens the page`).toBeLessThanOrEqual(
      0,
    )
    await page.setViewportSize({ width: 1440, height: 1000 })
    for (const chart of await page.getByRole('slider').all()) {
      await chart.hover()
      await page.locator('.tooltip').waitFor()
      await look(page, `${path}: tooltip`)
      await page.mouse.move(0, 0)
    }
    await expectInertFiles(page)
    const tables = page.getByRole('button', { name: /^Table: / })
    while ((await tables.count()) > 0) await tables.first().click()
    await settle(page)
    await look(page, `${path}: tables`)
    expect(complaints).toEqual([])
    await context.close()
  },
  180_000,
)

test.each(opened)('%s shows them as text in its panel and its citation', async (path) => {
  const { page, context, complaints } = await dashboard.open(path)
  const panel = page.getByRole('dialog')
  await panel.getByText('Cite this figure').click()
  await panel.getByRole('region', { name: 'Citation' }).waitFor()
  await look(page, path)
  await expectInertFiles(page)
  expect(complaints).toEqual([])
  await context.close()
})

test('search, filters and the address take such a text as text', async () => {
  const { page, context, complaints } = await dashboard.open('/')
  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: /^Search/ }).waitFor()
  await page.keyboard.type('hyperlink')
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await look(page, 'search')
  await page.keyboard.press('Escape')
  const asked = encodeURIComponent(hostileText('address').slice(0, 60))
  for (const path of [
    '/?q=',
    '/?colour=blue&',
    '/explore?plot=',
    '/explore?networks=',
    '/networks/',
    '/embed?networks=',
    '/no/',
  ]) {
    await page.goto(dashboard.address() + path + asked)
    await settle(page)
    await look(page, path)
  }
  await page.goto(`${dashboard.address()}/explore?plot=burned&networks=helium`)
  await settle(page)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /save as PNG$/ }).click()
  expect((await saved).suggestedFilename()).toBe('depindex-explore.png')
  await page.getByRole('button', { name: /: embed$/ }).click()
  await page.getByRole('dialog').waitFor()
  await look(page, 'what is offered to paste')
  // Refused by the api, as a metric that nobody knows.
  expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([])
  await context.close()
})

test('every file is inert', async () => {
  const period = 'from=2020-01-01&to=2026-06-01'
  for (const query of [
    `movements.csv?excluded=1&network=livepeer&${period}`,
    `figures.csv?details=1&${period}`,
    `figures.csv?network=helium&metric=burned,net_emission&${period}`,
    `restatements.csv?${period}`,
    `flows.csv?network=internet-computer&metric=burned&${period}`,
    `provenance.csv?network=livepeer&metric=fees&from=2026-03-01&to=2026-03-11`,
    `hashes.csv`,
  ]) {
    const response = await fetch(`${dashboard.address()}/export/${query}`, {
      headers: { connection: 'close' },
    })
    const file = await response.text()
    expect(response.status, `${query}: ${file.slice(0, 300)}`).toBe(200)
    expectInert(file, query)
  }
})

test('each of the texts was shown somewhere', () => {
  expect(placesOfTexts().filter((place) => place !== 'address' && !seen.has(place))).toEqual([])
})
