import type { Browser, BrowserContext, Page } from 'playwright-core'

export type Watched = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] }

/** A page that keeps every error of its console, so that a test can demand none. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1440, height = 1000, theme = 'light' as 'light' | 'dark' } = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(address)
  return { page, context, complaints }
}

/** Until every chart in sight is drawn and no answer is awaited. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    "document.querySelector('main') && !document.querySelector('.skeleton, .wait, [aria-busy=true]') && document.querySelectorAll('.canvas').length === document.querySelectorAll('.canvas canvas').length",
    undefined,
    { timeout: 30_000 },
  )
}
