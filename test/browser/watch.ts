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

/** Until an expression of the page is true. Asked from outside, because the page itself forbids text that becomes code. */
export async function waitFor(page: Page, expression: string, timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await page.evaluate<boolean>(`Boolean(${expression})`))) {
    if (Date.now() > deadline) throw new Error(`never true in ${timeoutMs} ms: ${expression}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Until every chart is drawn and no answer is awaited. */
export async function settle(page: Page): Promise<void> {
  const charts =
    "document.querySelectorAll('.canvas').length === document.querySelectorAll('.canvas canvas').length"
  const waiting = "document.querySelector('.skeleton, .wait, [aria-busy=true]')"
  await waitFor(page, `document.querySelector('main h1') && !${waiting} && ${charts}`)
}

/**
 * Answers 502 to what the page asks, until the result is called. No head arrives before and after, so that nothing but
 * the reader asks again: a page that follows commits would press its own button first.
 */
export async function failAnswers(page: Page): Promise<() => Promise<void>> {
  await holdHead(page)
  await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: 'gone' }))
  return () => page.unroute('**/graphql')
}

/** No commit is told to the page from now on. */
export async function holdHead(page: Page): Promise<void> {
  await page.route(/\/graphql\?/, (route) => route.abort())
}
