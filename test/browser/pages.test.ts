import { describe, expect, test } from 'vitest'
import { useDashboard } from './use-dashboard.ts'
import { failAnswers, openPage, settle, waitFor } from './watch.ts'

const dashboard = useDashboard()
const open = dashboard.open

test('the ranking fits a screen of 1440 pixels', async () => {
  const { page, context } = await open('/')
  await page.setViewportSize({ width: 1440, height: 900 })
  const box = page.getByRole('region', { name: 'Networks, ranked' })
  await box.getByRole('row', { name: /^Helium/ }).waitFor()
  expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await context.close()
})

test('economics sets burn against emission, and says in words what is not known', async () => {
  const { page, context, complaints } = await open('/economics')
  const burn = page.getByRole('region', { name: 'Burn against emission by network' })
  const row = (name: string) => burn.getByRole('row', { name: new RegExp(`^${name}`) })
  expect(await row('Helium').textContent()).toMatch(/7\.53M\sHNT[\s\S]*46\.8M\sHNT[\s\S]*%/)
  expect(await row('Render').textContent()).toMatch(/800K\sRENDER[\s\S]*no data[\s\S]*not read/)
  const subsidy = page.getByRole('region', { name: 'Subsidy and fees per node by network' })
  expect(await subsidy.getByRole('row', { name: /^Render/ }).textContent()).toMatch(
    /\$4\.16M[\s\S]*Not told: no whole month is known of incentives[\s\S]*how many nodes are active is not known/,
  )
  const resilience = page.getByRole('region', { name: 'Fees against the price of the token' })
  expect(await resilience.getByRole('row', { name: /^Render/ }).textContent()).toMatch(/\d+ months, \d+ days/)
  await page.getByText(/No data, and not counted as zero\. .*No fees in USD: [^.]*Helium/).waitFor()
  const cloud = page.getByRole('region', { name: 'List prices of networks and clouds' })
  const [one, three] = await cloud.getByRole('row', { name: /^Filecoin/ }).allTextContents()
  expect(one).toMatch(/12 Jun 2026[\s\S]*\$2\.534722[\s\S]*23 Jan 2023[\s\S]*\$23\.552[\s\S]*89\.2\s%/)
  expect(three).toMatch(/\$7\.604166[\s\S]*67\.7\s%/)
  await page.getByText(/^Not compared: .*Helium.*A guess is not a figure/).waitFor()
  await burn.getByRole('button', { name: 'what is behind burned of helium HNT' }).click()
  await page.getByRole('dialog', { name: 'Helium: Burned' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('devices tell the last reading with its source and age, and name networks without one', async () => {
  const { page, context, complaints } = await open('/devices')
  const box = page.getByRole('region', { name: 'Last readings of devices by network' })
  const row = box.getByRole('row', { name: /^Filecoin Raw capacity/ })
  expect(await row.textContent()).toMatch(/PiB[\s\S]*20 Apr 2026[\s\S]*days[\s\S]*davidgasquez/)
  expect(await page.getByRole('slider', { name: /^Filecoin: raw capacity/ }).count()).toBe(1)
  const without = page.getByRole('region', { name: /^Without a reading/ })
  const asked = await fetch(`${dashboard.address()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ networks { id name } }' }),
  })
  const { data } = (await asked.json()) as { data: { networks: { id: string; name: string }[] } }
  expect(await without.getByRole('term').allTextContents()).toEqual(
    data.networks.filter(({ id }) => id !== 'filecoin').map(({ name }) => name),
  )
  await without.getByText(/Hotspots are accounts of the entity manager program/).waitFor()
  await page.getByText('No map is drawn.').waitFor()
  await row.getByRole('button', { name: 'what is behind Raw capacity of Filecoin' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Filecoin: Raw capacity' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()

  const empty = await open('/devices?period=2010-01-01..2010-02-01')
  await empty.page.getByText('No reading of devices is known in this period.').waitFor()
  expect(await empty.page.locator('main data').count()).toBe(0)
  await empty.context.close()
})

test('economics follows the period and the grain of its address, and an empty period is empty', async () => {
  const { page, context } = await open('/economics?period=2010-01-01..2010-02-01&grain=week')
  expect(await page.getByRole('button', { name: 'Week' }).getAttribute('aria-pressed')).toBe('true')
  await page.getByText('No network has both burn and emission in this period at this grain.').waitFor()
  expect(await page.locator('main data').count()).toBe(0)
  await context.close()
})

test('methodology has every metric and network under an address of its own', async () => {
  const { page, context, complaints } = await open('/methodology#network-render')
  await waitFor(page, "Math.abs(document.getElementById('network-render').getBoundingClientRect().top) < 60")
  const asked = await fetch(`${dashboard.address()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ metrics { id } networks { id } }' }),
  })
  const { data } = (await asked.json()) as { data: Record<'metrics' | 'networks', { id: string }[]> }
  const anchors = [
    ...data.metrics.map(({ id }) => `metric-${id}`),
    ...data.networks.map(({ id }) => `network-${id}`),
  ]
  for (const anchor of anchors) expect(await page.locator(`[id="${anchor}"]`).count(), anchor).toBe(1)
  expect(await page.locator('section[aria-labelledby=network-render]').textContent()).toMatch(
    /divided by 0\.95[\s\S]*Not counted/,
  )
  expect(complaints).toEqual([])
  await context.close()
})

describe.each([
  ['/economics', 'Economics', 'table.data', 'e'],
  ['/devices', 'Devices', 'table.data', 'v'],
  ['/methodology', 'Methodology', '#metric-fees', 'm'],
  ['/data', 'Data', 'details', 'd'],
])('%s', (path, heading, shown, key) => {
  test('says what failed, shows no figure then, and tries again', async () => {
    const { page, context } = await openPage(dashboard.browser(), 'about:blank')
    const answer = await failAnswers(page)
    await page.goto(dashboard.address() + path)
    await page.getByText('The server answered 502 without data.').waitFor()
    expect(await page.locator('data').count()).toBe(0)
    await answer()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator(shown).first().waitFor()
    await context.close()
  })

  test('names nonsense in its address, and is reached by a key', async () => {
    const { page, context } = await open(`${path}?period=fortnight&colour=blue`)
    await page.getByText('Not understood in this address and left out: period=fortnight; colour').waitFor()
    await page.goto(`${dashboard.address()}/coverage`)
    await settle(page)
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await context.close()
  })
})
