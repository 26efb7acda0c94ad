import { describe, expect, test } from 'vitest'
import { useDashboard } from './use-dashboard.ts'
import { failAnswers, holdHead, openPage, settle, waitFor } from './watch.ts'

const dashboard = useDashboard()
const open = dashboard.open

test('the sector page shows the published history of every network, and says who published it', async () => {
  const { page, context, complaints } = await open('/')
  const ranking = page.getByRole('region', { name: 'Networks, ranked' })
  const row = (name: string) => ranking.getByRole('row', { name: new RegExp(name) })
  expect(await row('Render').textContent()).toMatch(/\$4\.16M[\s\S]*800K\sRENDER[\s\S]*nickypockets/)
  expect(await row('Helium').textContent()).toMatch(/7\.53M\sHNT[\s\S]*46\.8M\sHNT[\s\S]*Tokenomics/)
  expect(await row('GEODNET').textContent()).toMatch(/GEOD[\s\S]*15\.1M\sGEOD/)
  expect(await row('Filecoin').textContent()).toMatch(/28\.6M\sFIL[\s\S]*CryptoEconLab/)
  // What has no price is not in dollars, and what is not known is not zero.
  expect(await row('GEODNET').textContent()).not.toMatch(/\$/)
  expect(await row('Helium').textContent()).toMatch(/no data/)
  for (const name of [
    'Render: burned, RENDER',
    'Helium: burned, HNT',
    'GEODNET: burned, GEOD',
    'Filecoin: burned, FIL',
  ])
    expect(await page.getByRole('slider', { name: new RegExp(name) }).count(), name).toBe(1)
  expect(complaints).toEqual([])
  await context.close()
})

test('four headlines lead the sector, each with its definition, and what is not known is told and no zero', async () => {
  const { page, context, complaints } = await open('/')
  const cells = page.locator('.headlines .cell')
  expect(await cells.locator('dt').allInnerTexts()).toEqual([
    expect.stringMatching(/^Fees, last 30 days/),
    expect.stringMatching(/^Change of fees/),
    expect.stringMatching(/^Burn to emission/),
    expect.stringMatching(/^Active nodes/),
  ])
  expect(await cells.locator('.spark svg[role=img]').count()).toBe(4)
  // The published history ends before the last 30 days, and nobody counts nodes in it.
  expect(await cells.locator('.value').allInnerTexts()).toEqual(
    ['no data', 'n/a', 'no data', 'no data'].map((text) => expect.stringMatching(new RegExp(`^${text}`))),
  )
  expect(await cells.locator('data').count()).toBe(0)
  for (const [name, words] of [
    ['Fees, last 30 days', 'What customers paid'],
    ['Change of fees', '30 days before'],
    ['Burn to emission', 'burned ÷ emitted'],
    ['Active nodes', 'never as zero|What a node is differs'],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).focus()
    await page
      .getByRole('tooltip')
      .filter({ hasText: new RegExp(words), visible: true })
      .first()
      .waitFor()
  }
  await cells
    .last()
    .getByRole('button', { name: /^0 of \d+ networks$/ })
    .focus()
  await page
    .getByRole('tooltip')
    .filter({ hasText: /Filecoin: not read from the chain yet, and not published/, visible: true })
    .first()
    .waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('the ranking tells years, nodes, utilization and a grade of each network, and why it cannot', async () => {
  const { page, context } = await open('/')
  const ranking = page.getByRole('region', { name: 'Networks, ranked' })
  for (const name of ['Last 30 days', 'By year', 'Nodes', 'Utilization', 'Price / fees', 'Grade'])
    await ranking.getByRole('columnheader', { name: new RegExp(`^${name}`) }).waitFor()
  const render = ranking.getByRole('row', { name: /^Render/ })
  expect(await render.textContent()).toMatch(
    /2023: \$\S+, partial: 0 of 4 quarters whole; 2024: \$\S+; 2025: \$\S+, partial: [^;]*; 2026: no data/,
  )
  expect(await render.locator('abbr').getAttribute('title')).toMatch(/^Fees of the period: .*somebody else/)
  // Nothing in a row is empty without a word on why.
  const wordless = await ranking
    .locator('td .muted, td.muted')
    .evaluateAll((cells) =>
      cells.filter((cell) => !cell.getAttribute('title')).map((cell) => cell.parentElement?.textContent),
    )
  expect(wordless).toEqual([])
  await ranking.getByRole('button', { name: 'Grade' }).click()
  await waitFor(page, "location.search === '?sort=-grade'")
  expect(await ranking.getByRole('row').nth(1).textContent()).toMatch(/Render/)
  await context.close()
})

test('a network of which nothing is known has no empty charts, and one point is a number', async () => {
  const { page, context } = await open('/networks/aethir')
  expect(await page.locator('.empty').count()).toBe(0)
  expect(await page.locator('[data-block=payments]').textContent()).toMatch(/No fees in USD are known/)
  await page.goto(`${dashboard.address()}/networks/filecoin`)
  const single = page.locator('.singles > div').filter({ hasText: 'Raw capacity' })
  expect(await single.textContent()).toMatch(/1\.95K\sPiB[\s\S]*Apr 2026, the only one known/)
  await single.getByRole('button').click()
  await page.getByRole('dialog', { name: 'Filecoin: Raw capacity' }).waitFor()
  await context.close()
})

test('the price of a token stands against the fees, each from its highest', async () => {
  const { page, context } = await open('/networks/render')
  const chart = page.getByRole('slider', { name: /^Price and fees below their highest/ })
  await chart.focus()
  await page.keyboard.press('End')
  expect(await chart.getAttribute('aria-valuetext')).toMatch(
    /^Oct 2025; Price −[\d.]+\s%, published; Fees −[\d.]+\s%, published/,
  )
  await context.close()
})

describe('control totals', () => {
  test('Render: 799,639.11 RENDER over 97 epochs', async () => {
    const { page, context } = await open('/networks')
    const burned = page
      .getByRole('row', { name: /Render/ })
      .locator('data[title*="RENDER"]')
      .first()
    const exact = (await burned.getAttribute('value')) ?? ''
    expect(Number(exact)).toBeCloseTo(799_639.11, 2)
    expect(await burned.getAttribute('title')).toMatch(/^799,639\.1/)
    await context.close()
    const csv = await (
      await fetch(`${dashboard.address()}/export/figures.csv?network=render&metric=burned`)
    ).text()
    expect(csv.trim().split('\n')).toHaveLength(98)
  })

  test('Filecoin: parts of the gas burn and tips of 2020 to 2022 sum to 28,606,855.46 FIL', async () => {
    const period = '{ from: "2020-10-01", to: "2022-11-01" }'
    const query = `{ network(id: "filecoin") { figures(metrics: ["burned", "gas_tips"], period: ${period}) { value unit } } }`
    const response = await fetch(`${dashboard.address()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    const { data } = (await response.json()) as {
      data: { network: { figures: { value: string; unit: string }[] } }
    }
    const { figures } = data.network
    expect(figures.map(({ unit }) => unit)).toEqual(['FIL', 'FIL'])
    expect(figures.reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(28_606_855.46, 1)
  })
})

test('a point opens what is behind it: who published it, under which terms, with what caution', async () => {
  const { page, context, complaints } = await open('/')
  const chart = page.getByRole('slider', { name: /^Fees by network/ })
  await chart.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  expect(await chart.getAttribute('aria-valuetext')).toMatch(
    /^Sep 2025; total \$95\.\dK; Render \$95\.\dK, published$/,
  )
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Render: Fees' })
  await panel.getByText('Published by').waitFor()
  expect(new URL(page.url()).searchParams.get('open')).toBe('render~fees~2025-09-01..2025-10-01')
  expect(await panel.textContent()).toMatch(/nickypockets\/RENDER_RNP20_Tools[\s\S]*MIT[\s\S]*Control totals/)
  await panel.getByText(/^4 published figures sum to \$95,104\.\d+, which is the figure\.$/).waitFor()
  expect(await panel.getByRole('link', { name: 'Download CSV' }).getAttribute('href')).toBe(
    '/export/provenance.csv?metric=fees&from=2025-09-01&to=2025-10-01&network=render',
  )
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(page.url()).not.toContain('open=')
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toMatch(/^Fees by network/)
  await page.goBack()
  await panel.waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('the address is the state: it opens what it says, follows every choice, and names what it does not understand', async () => {
  const { page, context } = await open(
    '/?period=3y&metric=burned_usd&mode=lines&scale=log&category=wireless&sort=name',
  )
  const pressed = page.getByRole('button', { pressed: true })
  expect(await pressed.allInnerTexts()).toEqual(expect.arrayContaining(['3 years', 'Month', 'Lines', 'Log']))
  expect(await page.getByLabel('Category').inputValue()).toBe('wireless')
  await page.getByRole('button', { name: 'Quarter' }).click()
  await page.getByRole('button', { name: 'Share' }).click()
  const { searchParams } = new URL(page.url())
  expect(Object.fromEntries(searchParams)).toEqual({
    period: '3y',
    grain: 'quarter',
    metric: 'burned_usd',
    mode: 'share',
    category: 'wireless',
    sort: 'name',
  })
  await page.goBack()
  await waitFor(page, "location.search.includes('scale=log')")
  await page.goto(`${dashboard.address()}/?period=fortnight&colour=blue`)
  await page.getByText('Not understood in this address').waitFor()
  expect(await page.getByRole('button', { name: 'All', exact: true }).getAttribute('aria-pressed')).toBe(
    'true',
  )
  await context.close()
})

test('the keyboard reaches filters, help, sorting and the other pages', async () => {
  const { page, context } = await open('/')
  await page.getByLabel('Filter networks').focus()
  await page.keyboard.type('geod')
  await waitFor(page, "location.search.includes('q=geod')")
  expect(await page.getByRole('row').count()).toBe(2)
  expect(await page.evaluate("document.activeElement.getAttribute('type')")).toBe('search')
  await page.getByRole('button', { name: /^Network/ }).focus()
  await page.keyboard.press('Enter')
  expect(await page.getByRole('columnheader', { name: /^Network/ }).getAttribute('aria-sort')).toBe(
    'ascending',
  )
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys and signs' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.waitForURL('**/networks')
  await page.getByRole('heading', { name: 'Networks', level: 1 }).waitFor()
  await context.close()
})

test('a chart has a table twin with the same numbers', async () => {
  const { page, context } = await open('/?metric=burned_usd&table=sector')
  const twin = page.getByRole('region', { name: 'Burned in USD by network, as a table' })
  const row = twin.getByRole('row', { name: /^May 2025/ })
  expect(await row.textContent()).toMatch(/no data\s*\$144K\s*\$189K\s*\$333K/)
  await context.close()
})

test('what matches nothing says so and offers the way back', async () => {
  const { page, context } = await open('/?q=nothing-is-called-so')
  await page.getByText('No network matches these filters.').waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await waitFor(page, "!location.search.includes('q=')")
  await page.goto(`${dashboard.address()}/networks/nowhere`)
  await page.getByRole('heading', { name: 'No such network' }).waitFor()
  await page.goto(`${dashboard.address()}/no/such/page`)
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  await context.close()
})

test('a page asks once, and holds its place while it waits', async () => {
  const { page, context } = await openPage(dashboard.browser(), 'about:blank')
  let asked = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') asked += 1
  })
  await page.addInitScript(
    "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })",
  )
  await page.goto(`${dashboard.address()}/`)
  await settle(page)
  await page.waitForTimeout(500)
  expect(asked).toBe(1)
  expect(await page.evaluate<number>('window.shift')).toBeLessThan(0.02)
  await context.close()
})

test('when the server does not answer, the last figures stay, with the error and a way to try again', async () => {
  const { page, context } = await open('/')
  await holdHead(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: '1 year' }).click()
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(/The server does not answer\.\s+The figures below are the last/)
  expect(await page.getByRole('row', { name: /Render/ }).textContent()).toMatch(/\$4\.16M/)
  await context.setOffline(false)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await alert.waitFor({ state: 'detached' })
  await waitFor(page, "!document.querySelector('main').innerText.includes('$4.16M')")
  await context.close()
})

test('a first answer that fails leaves no figure on screen, and says why', async () => {
  const { page, context } = await openPage(dashboard.browser(), 'about:blank')
  const answer = await failAnswers(page)
  await page.goto(dashboard.address())
  await page.getByText('The server answered 502 without data.').waitFor()
  expect(await page.locator('data').count()).toBe(0)
  await answer()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('row', { name: /Render/ }).waitFor()
  await context.close()
})
