import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { useDashboard } from './use-dashboard.ts'
import { failAnswers, settle } from './watch.ts'

const dashboard = useDashboard()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page of somebody else: another origin, with this in it. */
async function serveElsewhere(body: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>${body}`)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://localhost:${address.port}/`, close: () => server.close() }
}

test('what the dialog offers to paste shows the chart in the page of another origin, with its source and a link back', async () => {
  const { page, context, complaints } = await dashboard.open('/?metric=burned_usd&mode=share&hide=filecoin')
  await page.getByRole('button', { name: 'Burned in USD by network: embed' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Embed: Burned in USD by network' })
  const code = (await dialog.getByRole('region', { name: 'HTML' }).textContent()) ?? ''
  expect(code).toMatch(/^<iframe src="http[^"]*\/embed\?plot=burned_usd&amp;mode=share&amp;hide=filecoin" /)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const elsewhere = await serveElsewhere(code)
  try {
    await page.goto(elsewhere.url)
    const frame = page.frameLocator('iframe')
    await frame.getByRole('slider', { name: /^Burned in USD/ }).waitFor()
    await frame.getByText(/Source: \S+.*UTC/).waitFor()
    expect(await frame.getByRole('navigation').count()).toBe(0)
    expect(await frame.getByRole('contentinfo').count()).toBe(0)
    const filecoin = frame.getByRole('button', { name: /^Filecoin/ })
    expect(await filecoin.getAttribute('aria-pressed')).toBe('false')
    const back = frame.getByRole('link', { name: /^Depindex/ })
    expect(await back.getAttribute('href')).toBe('/explore?plot=burned_usd&mode=share&hide=filecoin')
    expect(await back.getAttribute('target')).toBe('_blank')
  } finally {
    elsewhere.close()
  }
  expect(complaints).toEqual([])
  await context.close()
})

test('nothing but a chart alone may stand in a frame', async () => {
  const headers = async (path: string) => (await fetch(dashboard.address() + path)).headers
  for (const path of ['/', '/explore', '/embedded', '/embed/x', '/graphql', '/export/hashes.csv'])
    expect((await headers(path)).get('x-frame-options'), path).toBe('SAMEORIGIN')
  const own = await headers('/embed?plot=burned')
  expect(own.get('x-frame-options')).toBe(null)
  expect(own.get('x-content-type-options')).toBe('nosniff')
})

test('a chart alone fits every width in both themes, is reached by keys, and says what is missing or failed', async () => {
  for (const theme of ['light', 'dark'] as const) {
    const { page, context, complaints } = await dashboard.open('/embed?plot=burned&networks=helium', {
      theme,
    })
    for (const width of [360, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: 460 })
      const { content, room } = await page.evaluate<{ content: number; room: number }>(
        '({ content: document.documentElement.scrollWidth, room: document.documentElement.clientWidth })',
      )
      expect(content, `${theme} at ${width}`).toBeLessThanOrEqual(room)
    }
    await page.evaluate(axe)
    expect(
      await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + nodes[0].html))',
      ),
    ).toEqual([])
    const chart = page.getByRole('slider', { name: /^Burned/ })
    await chart.focus()
    await page.keyboard.press('End')
    expect(await chart.getAttribute('aria-valuetext')).toMatch(/Helium .*HNT/)
    // Keys that lead to other pages lead nowhere here.
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    expect(new URL(page.url()).pathname).toBe('/embed')
    expect(complaints).toEqual([])
    await context.close()
  }
  const { page, context } = await dashboard.open(
    '/embed?plot=burned&period=2010-01-01..2010-02-01&colour=blue',
  )
  await page.getByText(/None of these networks has data for “Burned”/).waitFor()
  await page.getByText('Not understood in this address and left out: colour').waitFor()
  await page.goto(`${dashboard.address()}/embed?networks=atlantis,render`)
  await page.getByText('Not understood in this address and left out: networks=atlantis').waitFor()
  await page.getByRole('slider').waitFor()
  await page.goto(`${dashboard.address()}/embed?networks=atlantis`)
  await page.getByText('No network of this address is known: atlantis.').waitFor()
  expect(await page.getByRole('slider').count()).toBe(0)
  const answer = await failAnswers(page)
  await page.goto(`${dashboard.address()}/embed?plot=burned`)
  await page.getByText('The server answered 502 without data.').waitFor()
  await answer()
  await page.getByRole('button', { name: 'Try again' }).click()
  await settle(page)
  await context.close()
})
