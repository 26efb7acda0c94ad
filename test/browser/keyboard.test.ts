import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useDashboard } from './use-dashboard.ts'
import { settle } from './watch.ts'

const dashboard = useDashboard()

/** Tab until something with this name has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = `(() => {
    const { activeElement: at } = document
    const text = at.getAttribute('aria-label') ?? at.textContent ?? ''
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    // The browser marks the parts of a date by itself.
    const seen = at.type === 'date' || (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0)
    return { text: text.trim(), seen, tag: at.tagName }
  })()`
  for (let stop = 0; stop < 150; stop++) {
    await page.keyboard.press('Tab')
    const { text, seen, tag } = await page.evaluate<{ text: string; seen: boolean; tag: string }>(focused)
    expect(seen || tag === 'BODY', `the focus on ${tag} “${text.slice(0, 60)}” is seen`).toBe(true)
    if (name.test(text)) return
  }
  throw new Error(`not reached with 150 tabs: ${name}`)
}

test('lens, embed, devices, prices and files are used with nothing but keys', async () => {
  const { page, context, complaints } = await dashboard.open('/')
  await tabTo(page, /^Revenue$/)
  await page.keyboard.press('Space')
  await page.getByRole('heading', { name: 'Revenue by network' }).waitFor()
  await settle(page)
  await tabTo(page, /^Revenue by network: embed$/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Embed: Revenue by network' })
  await dialog.waitFor()
  await tabTo(page, /^Copy: HTML$/)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(
    'Revenue by network: embed',
  )

  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await page.waitForURL('**/devices?lens=revenue')
  await settle(page)
  await tabTo(page, /what is behind Raw capacity of Filecoin$/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Filecoin: Raw capacity' }).waitFor()
  await page.keyboard.press('Escape')
  await tabTo(page, /^Filecoin: raw capacity\. Arrow keys/)

  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: 'Economics', level: 1 }).waitFor()
  await settle(page)
  await tabTo(page, /^List prices of networks and clouds$/)

  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.getByRole('heading', { name: 'Data', level: 1 }).waitFor()
  await settle(page)
  await tabTo(page, /^\/export\/provenance\.csv$/)
  await tabTo(page, /^\/export\/hashes\.parquet$/)
  expect(complaints).toEqual([])
  await context.close()
}, 120_000)
