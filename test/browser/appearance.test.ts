import { describe, expect, test } from 'vitest'
import { findViolations } from './axe.ts'
import { everyPage, listRoutes, pages } from './routes.ts'
import { useDashboard } from './use-dashboard.ts'
import { waitFor } from './watch.ts'

const { open } = useDashboard()

test('every page is among those that are looked at', () => {
  expect(Object.keys(pages).sort()).toEqual(listRoutes())
})

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(everyPage)('%s fits every width and complains of nothing', async (path) => {
    const { page, context, complaints } = await open(path, { theme })
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe(theme)
    for (const width of [360, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      await page.waitForTimeout(150)
      const { content, room } = await page.evaluate<{ content: number; room: number }>(
        '({ content: document.documentElement.scrollWidth, room: document.documentElement.clientWidth })',
      )
      expect(content, `${path} at ${width}`).toBeLessThanOrEqual(room)
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  test.each([
    ...everyPage,
    '/?open=render~burned~2025-09-01..2025-10-01~RENDER',
    '/?table=sector',
    '/?lens=cash',
    '/explore?plot=burned&table=explore',
  ])('%s has no accessibility violation', async (path) => {
    const { page, context } = await open(path, { theme })
    if (path.includes('open=')) await page.getByText('Published by').waitFor()
    expect(await findViolations(page)).toEqual([])
    await context.close()
  })
})

test('the chosen theme is kept, and is there before the first paint', async () => {
  const { page, context } = await open('/', { theme: 'light' })
  await page.getByLabel('Theme').selectOption('dark')
  await page.reload({ waitUntil: 'commit' })
  await waitFor(page, 'document.body')
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
  await context.close()
})
