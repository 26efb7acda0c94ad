import { expect, test } from 'vitest'
import { writeNominalRender } from '../api/nominal-render.ts'
import { eventually } from '../eventually.ts'
import { useDashboard } from './use-dashboard.ts'
import { waitFor } from './watch.ts'

const period = 'period: { from: "2024-01-01", to: "2025-07-01" }'
const dashboard = useDashboard()

test('one switch turns headlines, chart and ranking, and stands in the address', async () => {
  const { page, context, complaints } = await dashboard.open('/')
  const lens = page.getByRole('group', { name: 'Lens' })
  const column = (name: string) => page.getByRole('columnheader', { name: new RegExp(`^${name}`) })
  const chart = (name: string) => page.getByRole('heading', { name: `${name} by network`, exact: true })
  const first = page.locator('.headlines dt').first()
  await chart('Fees').waitFor()
  await column('Fees').waitFor()
  expect(await first.textContent()).toMatch(/^\s*Fees/)

  await lens.getByRole('button', { name: 'Cash' }).focus()
  await page.keyboard.press('Enter')
  await chart('Cash').waitFor()
  await column('Cash').waitFor()
  await waitFor(page, "/^Cash/.test(document.querySelector('.headlines dt').innerText)")
  expect(new URL(page.url()).search).toBe('?lens=cash')
  expect(await page.getByLabel('Metric').inputValue()).toBe('cash')

  // A metric of the chart's own leaves the lens; choosing a lens takes the chart along again.
  await page.getByLabel('Metric').selectOption('burned_usd')
  await chart('Burned in USD').waitFor()
  await column('Cash').waitFor()
  await lens.getByRole('button', { name: 'Revenue' }).click()
  await chart('Revenue').waitFor()
  await column('Revenue').waitFor()
  const ranked = page.getByRole('region', { name: 'Networks, ranked' })
  await ranked.getByRole('row', { name: /^Render[\s\S]*\$4\.16M/ }).waitFor()
  expect(new URL(page.url()).search).toBe('?lens=revenue')

  await page.goBack()
  await page.goBack()
  await chart('Cash').waitFor()
  await column('Cash').waitFor()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Networks' }).click()
  await page.waitForURL('**/networks?lens=cash')
  await column('Cash').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('what is at a nominal price is flagged, and the sector is told with it and without', async () => {
  await writeNominalRender(dashboard.client())
  // Definitions are kept for some seconds by the api, whatever is written.
  await eventually(
    async () => {
      const response = await fetch(`${dashboard.address()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `{ sector(${period}) { headline { nominal } } }` }),
      })
      const { data } = (await response.json()) as { data: { sector: { headline: { nominal: string[] } } } }
      return data.sector.headline.nominal.includes('render') ? true : undefined
    },
    { what: 'the nominal price is told' },
  )
  const { page, context, complaints } = await dashboard.open('/?lens=fees&period=2024-01-01..2025-07-01')
  const note = page.locator('[data-block=nominal]')
  await note.waitFor()
  expect(await note.textContent()).toMatch(
    /Fees of the sector are \$\S+ with Render, and not known without.[\s\S]*A fifth is said to be paid/,
  )
  const row = page.getByRole('region', { name: 'Networks, ranked' }).getByRole('row', { name: /^Render/ })
  await row.getByRole('button', { name: 'nominal price' }).focus()
  await page
    .getByRole('tooltip', { name: '' })
    .filter({ hasText: 'A fifth', visible: true })
    .first()
    .waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test.each(['/explore?plot=fees&networks=render', '/embed?plot=fees&networks=render'])(
  'a chart at a nominal price says so by itself: %s',
  async (address) => {
    const { page, context } = await dashboard.open(address)
    await page.getByText(/Render is at a nominal price. A fifth is said to be paid/).waitFor()
    await context.close()
  },
)

test('economics flag what is made of fees at a nominal price', async () => {
  const { page, context } = await dashboard.open('/economics')
  const row = page
    .getByRole('region', { name: 'Subsidy and fees per node by network' })
    .getByRole('row', { name: /^Render/ })
  await row.getByRole('button', { name: 'nominal price' }).first().waitFor()
  await context.close()
})
