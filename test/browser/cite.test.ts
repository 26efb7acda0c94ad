import { expect, test } from 'vitest'
import { useDashboard } from './use-dashboard.ts'

const { open, address } = useDashboard()

const year = '2025-01-01..2026-01-01'

test('a figure of the sector opens into its networks, whose sum it is, and each of them opens further', async () => {
  const { page, context, complaints } = await open('/?period=2025-01-01..2026-01-01')
  const shown = page.getByRole('button', { name: /, what is behind Burned in USD$/ })
  const value = await shown.locator('data').getAttribute('value')
  await shown.click()
  const panel = page.getByRole('dialog', { name: /^DePIN sector: / })
  await panel.getByText(/networks? sum to .*, which is the figure/).waitFor()
  expect(await panel.locator('data').first().getAttribute('value')).toBe(value)
  expect(new URL(page.url()).searchParams.get('open')).toBe(`sector~burned_usd~${year}`)
  // What is not known is named, and not a zero.
  await panel.getByText(/never counted as zero: not known of .*aethir/).waitFor()
  const row = panel.getByRole('row', { name: /^Helium/ })
  await row.getByRole('button', { name: 'Helium' }).click()
  await page.getByRole('dialog', { name: /^Helium: / }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await context.close()
})

test('a citation names the figure, when it was known, its rules and its content, and its link leads back to it', async () => {
  const { page, context, complaints } = await open(
    `/networks/render?open=render~burned~2025-09-01..2025-10-01~RENDER`,
  )
  const panel = page.getByRole('dialog', { name: /^Render: / })
  await panel.getByText('Cite this figure').click()
  const citation = panel.getByRole('region', { name: 'Citation' })
  await citation.waitFor()
  const lines = ((await citation.textContent()) ?? '').trim().split('\n')
  const figure = await panel.locator('p.value data').getAttribute('value')
  expect(lines[0]).toMatch(/^Depindex\. Render: .*2025-09-01 to 2025-10-01 \(UTC/)
  expect(lines[1]?.replace(/[^\d.]/g, '').replace(/\.?0+$/, '')).toBe(figure?.replace(/\.?0+$/, ''))
  expect(lines[2]).toMatch(/^As known at: \d{4}-\d\d-\d\dT.*Z$/)
  expect(lines[3]).toMatch(/^Method version: \d+$/)
  expect(lines.at(-1)).toContain(address())
  await context.close()

  const again = await open((lines.at(-1) ?? '').replace(address(), ''))
  await again.page.getByText(/Cited as it was known at .*: it is the same now/).waitFor()
  expect(complaints).toEqual([])
  expect(again.complaints).toEqual([])
  await again.context.close()
})

test('who cites a time before anything was known is told so', async () => {
  const { page, context } = await open(
    `/networks/render?open=render~burned~2025-09-01..2025-10-01~RENDER&asOf=2020-01-01T00:00:00Z`,
  )
  await page.getByText(/there was no figure then/).waitFor()
  await context.close()
})

test('a figure made from others lists the figures of the period', async () => {
  const { page, context, complaints } = await open(
    `/networks/helium?open=helium~net_emission~2025-01-01..2025-03-01~HNT`,
  )
  const table = page.getByRole('region', { name: 'What the figure is the sum of' })
  await table.waitFor()
  expect(await table.getByRole('row').count()).toBe(3)
  expect(complaints).toEqual([])
  await context.close()
})
