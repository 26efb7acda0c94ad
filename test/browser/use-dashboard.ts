import { afterAll, beforeAll } from 'vitest'
import { type Product, startProduct } from '../product.ts'
import { type LaunchedBrowser, launchBrowser } from './launch.ts'
import { openPage, settle, type Watched } from './watch.ts'

/** One product and one browser for the tests of a file. */
export function useDashboard() {
  let product: Product
  let launched: LaunchedBrowser

  beforeAll(async () => {
    const started = await Promise.all([startProduct(), launchBrowser()])
    product = started[0]
    launched = started[1]
  }, 180_000)

  afterAll(async () => {
    await launched?.close()
    await product?.stop()
  })

  return {
    address: () => product.url,
    browser: () => launched.browser,
    /** The database behind it. */
    client: () => product.client,
    /** A page of the product, with all of its charts drawn. */
    open: async (path: string, options?: Parameters<typeof openPage>[2]): Promise<Watched> => {
      const watched = await openPage(launched.browser, product.url + path, options)
      await settle(watched.page)
      return watched
    },
  }
}
