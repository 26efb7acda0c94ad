import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { useDashboard } from './use-dashboard.ts'
import { failAnswers, openPage, settle, waitFor } from './watch.ts'

const dashboard = useDashboard()
const open = dashboard.open
const pressedOf = `[...document.querySelectorAll('button[aria-pressed=true]')].map((button) => button.textContent.trim())`

test('the first view is fees over all time, and a point of it opens', async () => {
  const { page, context, complaints } = await open('/explore')
  await page.getByRole('heading', { name: 'Explore', level: 1 }).waitFor()
  const chart = page.getByRole('slider', { name: /^Fees/ })
  await chart.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  expect(await chart.getAttribute('aria-valuetext')).toMatch(/^Sep 2025; total \$95\.\dK; Render/)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Render: Fees' })
  await panel.getByText('Published by').waitFor()
  expect(new URL(page.url()).searchParams.get('open')).toBe('render~fees~2025-09-01..2025-10-01')
  expect(complaints).toEqual([])
  await context.close()
})

describe('the address is the state', () => {
  test.each([
    ['plot=burned_usd', ['All', 'Month', 'Stacked', 'Linear', 'All networks']],
    ['plot=burned_usd&networks=render', ['Render']],
    ['plot=burned_usd&mode=share', ['Share']],
    ['plot=burned_usd&mode=lines&scale=log', ['Lines', 'Log']],
    ['plot=burned_usd&grain=quarter', ['Quarter']],
    ['plot=burned_usd&period=3y', ['3 years']],
    ['plot=price', ['Lines', 'Linear']],
  ])('%s', async (query, pressed) => {
    const { page, context, complaints } = await open(`/explore?${query}`)
    const shown = await page.evaluate<string[]>(pressedOf)
    for (const text of pressed)
      expect(
        shown.some((one) => one.startsWith(text)),
        `${text} of ${shown}`,
      ).toBe(true)
    expect(await page.getByLabel('Metric').inputValue()).toBe(new URLSearchParams(query).get('plot'))
    expect(await page.getByText('Not understood').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('each choice of a reader stands in it, and going back undoes it', async () => {
    const { page, context } = await open('/explore')
    await page.getByLabel('Metric').selectOption('burned')
    await waitFor(page, "location.search === '?plot=burned'")
    await page.getByRole('button', { name: /^Helium/ }).click()
    await page.getByRole('button', { name: /^Render/ }).click()
    await waitFor(page, "location.search === '?plot=burned&networks=helium,render'")
    await settle(page)
    // Tokens have no common unit: the chart sets each against its own highest value, the table does not.
    expect(await page.getByLabel('Highest = 100').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Table: Burned' }).click()
    const twin = page.getByRole('region', { name: 'Burned, as a table' })
    await twin.getByRole('columnheader', { name: 'Helium, HNT' }).waitFor()
    expect(await twin.getByRole('columnheader').allInnerTexts()).toEqual([
      'Period (UTC)',
      'Helium, HNT',
      'Render, RENDER',
    ])
    await page.getByLabel('Cumulative').check()
    await waitFor(
      page,
      "location.search.includes('cumulative=1') && location.search.includes('table=explore')",
    )
    await page.goBack()
    await waitFor(page, "!location.search.includes('cumulative')")
    expect(await page.getByLabel('Cumulative').isChecked()).toBe(false)
    await context.close()
  })

  test.each([
    ['plot=profit', 'plot=profit'],
    ['plot=Fees!', 'plot=Fees!'],
    ['networks=atlantis,render', 'networks=atlantis'],
    ['networks=atlantis', 'networks=atlantis'],
    ['networks=,', 'networks=,'],
    ['grain=hour', 'grain=hour'],
    ['period=fortnight', 'period=fortnight'],
    ['mode=pie', 'mode=pie'],
    ['scale=cubic', 'scale=cubic'],
    ['rebased=2', 'rebased=2'],
  ])('%s falls back to the first view and is named', async (query, named) => {
    const { page, context } = await open(`/explore?${query}`)
    await page.getByText(`Not understood in this address and left out: ${named}`).waitFor()
    await settle(page)
    expect(await page.getByLabel('Metric').inputValue()).toBe('fees')
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.getByRole('slider', { name: /^Fees/ }).waitFor()
    await context.close()
  })
})

test('the file has what is on screen: the same metric, networks, period and grain', async () => {
  const { page, context } = await open(
    '/explore?plot=burned&networks=helium,render&period=2025-01-01..2025-07-01&grain=quarter',
  )
  const address = await page.getByRole('link', { name: 'Burned: download CSV' }).getAttribute('href')
  const file = await (await fetch(dashboard.address() + address)).text()
  const rows = parse(file, { columns: true }) as { network: string }[]
  await page.getByRole('button', { name: 'Table: Burned' }).click()
  const cells = page.getByRole('region', { name: 'Burned, as a table' }).locator('tbody td button')
  await cells.first().waitFor()
  expect(rows.length).toBe(await cells.count())
  expect(rows.map(({ network }) => network)).toEqual(['helium', 'helium', 'render', 'render'])
  await context.close()
})

test('what has no data says so, and offers no picture of it', async () => {
  const { page, context } = await open('/explore?plot=payers')
  await page.getByText('“Payers” is known for single days only: choose the grain Day.').waitFor()
  expect(await page.getByRole('button', { name: /save as PNG/ }).count()).toBe(0)
  await page.goto(`${dashboard.address()}/explore?period=2010-01-01..2010-02-01`)
  await page.getByText('None of these networks has data for “Fees” in this period').waitFor()
  await context.close()
})

test('it holds its place while it waits, and a first answer that fails says why', async () => {
  const { page, context } = await openPage(dashboard.browser(), 'about:blank')
  const answer = await failAnswers(page)
  await page.goto(`${dashboard.address()}/explore`)
  await page.getByText('The server answered 502 without data.').waitFor()
  expect(await page.getByRole('slider').count()).toBe(0)
  await answer()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('slider', { name: /^Fees/ }).waitFor()
  await context.close()
})

test('search finds networks and metrics from every page, by keyboard alone', async () => {
  const { page, context, complaints } = await open('/coverage')
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: 'Search networks and metrics' })
  await field.waitFor()
  await page.keyboard.type('hnt')
  await page.getByRole('option', { name: /^Helium/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/networks/helium')
  await page.getByRole('heading', { name: 'Helium', level: 1 }).waitFor()
  await page.keyboard.press('/')
  await field.waitFor()
  await page.keyboard.type('burn')
  await page.getByRole('option', { name: /^Burned in USD/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/explore?plot=burned_usd')
  await page.keyboard.press('/')
  await field.waitFor()
  await page.keyboard.type('no such thing')
  await page.getByText('No network or metric is called so.').waitFor()
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await context.close()
})
