import { describe, expect, test } from 'vitest'
import { defaultView, readView, writeView } from '../../web/src/lib/state/view-params.ts'
import { findViolations } from './axe.ts'
import { everyPage } from './routes.ts'
import { useDashboard } from './use-dashboard.ts'
import { failAnswers, holdHead, openPage, settle, waitFor } from './watch.ts'

/* Every page before its answer, without one, and with an empty one, at every width; and every parameter of every page. */

const dashboard = useDashboard()
const widths = [360, 768, 1440, 2560]

async function expectFits(page: Awaited<ReturnType<typeof openPage>>['page'], what: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(over, `${what} at ${width}`).toBeLessThanOrEqual(0)
  }
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(everyPage)('%s waits without a figure, and is in order at every width', async (path) => {
    const { page, context, complaints } = await openPage(dashboard.browser(), 'about:blank', { theme })
    await holdHead(page)
    await page.route('**/graphql', () => new Promise(() => {}))
    await page.goto(dashboard.address() + path)
    await page.locator('main h1').first().waitFor({ state: 'attached' })
    expect(await page.locator('main data').count()).toBe(0)
    await expectFits(page, `${path}, waiting,`)
    expect(await findViolations(page)).toEqual([])
    expect(complaints.filter((text) => !text.includes('ERR_FAILED'))).toEqual([])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.close()
  })

  test.each(everyPage)('%s says what failed, and is in order at every width', async (path) => {
    const { page, context } = await openPage(dashboard.browser(), 'about:blank', { theme })
    await failAnswers(page)
    await page.goto(dashboard.address() + path)
    await page.getByText('The server answered 502 without data.').first().waitFor()
    expect(await page.locator('main data').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBeGreaterThan(0)
    await expectFits(page, `${path}, failed,`)
    expect(await findViolations(page)).toEqual([])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.close()
  })

  test.each(everyPage)('%s of a time before anything is in order at every width', async (path) => {
    const empty = `${path}${path.includes('?') ? '&' : '?'}period=2010-01-01..2010-02-01`
    const { page, context, complaints } = await dashboard.open(empty, { theme })
    expect(await page.locator('.canvas').count()).toBe(0)
    await expectFits(page, `${empty}`)
    expect(await findViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})

/** A value of each parameter that is not its default, and one that means nothing. */
const parameters: Readonly<Record<string, readonly [string, string]>> = {
  period: ['1y', 'fortnight'],
  grain: ['quarter', 'hour'],
  lens: ['cash', 'profit'],
  metric: ['burned_usd', 'profit'],
  plot: ['burned', 'Fees!'],
  networks: ['helium,render', ','],
  mode: ['lines', 'pie'],
  scale: ['log', 'cubic'],
  cumulative: ['1', 'yes'],
  rebased: ['1', '2'],
  unit: ['usd', 'euro'],
  category: ['wireless', '<b>'],
  chain: ['solana', '<b>'],
  q: ['hel', ' '],
  sort: ['name', '--fees'],
  hide: ['helium', ','],
  table: ['sector', ','],
  open: ['render~burned~2025-09-01..2025-10-01~RENDER', 'render'],
  excluded: ['1', 'yes'],
  asOf: ['2026-01-01T00:00:00Z', 'yesterday'],
}
/** One view with all of them at once: a logarithm needs lines. */
const full = new URLSearchParams(Object.entries(parameters).map(([name, [value]]) => [name, value]))

test('each parameter of an address is among those that are tried', () => {
  const { view, ignored } = readView(full)
  expect(ignored).toEqual([])
  expect(
    Object.entries(view).filter(([key, value]) => value === defaultView[key as keyof typeof view]),
  ).toEqual([])
})

describe.each(everyPage)('the address of %s', (path) => {
  test('keeps every parameter through a reload, and back again after a choice', async () => {
    const { page, context, complaints } = await openPage(dashboard.browser(), 'about:blank')
    const [place = '', own = ''] = path.split('?')
    const search = new URLSearchParams(full)
    for (const [name, value] of new URLSearchParams(own)) search.set(name, value)
    const query = writeView(readView(search).view)
    await page.goto(dashboard.address() + place + query)
    await settle(page)
    expect(await page.getByText('Not understood in this address').count()).toBe(0)
    expect(await page.evaluate('location.search')).toBe(query)
    if (place !== '/embed') {
      await page.keyboard.press('Escape')
      await waitFor(page, "!location.search.includes('open=')")
      await page.goBack()
      await waitFor(page, `location.search === ${JSON.stringify(query)}`)
    }
    await page.reload()
    await settle(page)
    expect(await page.evaluate('location.search')).toBe(query)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('names every nonsense in it, and shows what it would without', async () => {
    const search = new URLSearchParams(
      Object.entries(parameters).map(([name, [, nonsense]]) => [name, nonsense]),
    )
    search.set('colour', 'blue')
    const { page, context, complaints } = await dashboard.open(`${path.split('?')[0]}?${search}`)
    const notice = await page.getByText('Not understood in this address').first().textContent()
    for (const [name, [, nonsense]] of Object.entries(parameters))
      expect(notice).toContain(`${name}=${nonsense}`)
    expect(notice).toContain('colour')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })
})
