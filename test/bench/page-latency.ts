import { setTimeout as wait } from 'node:timers/promises'
import { launchBrowser } from '../browser/launch.ts'
import { openPage, settle } from '../browser/watch.ts'
import { startDevnet } from '../devnet/devnet.ts'
import { startDevnetPrices } from '../devnet/prices.ts'
import { startProduct } from '../product.ts'
import { type Line, quantile } from './report.ts'

/** From the moment a block with a payment is mined to its row in the open page, on local chains and without a reload. */
export async function benchPage(payments: number): Promise<Line[]> {
  const seed = 'latency'
  const [devnet, prices] = await Promise.all([startDevnet({ seed, days: 10 }), startDevnetPrices({ seed })])
  const product = await startProduct({ ...devnet.environment, ...prices.environment, HISTORY: 'off' })
  const launched = await launchBrowser()
  const { solana } = devnet
  const ways: Readonly<Record<string, { page: string; pay: () => Promise<string> }>> = {
    EVM: {
      page: 'filecoin',
      pay: async () => (await devnet.pay({ network: 'filecoin' })).hash,
    },
    ...(solana === undefined
      ? {}
      : {
          Solana: {
            page: 'nosana',
            pay: async () => solana.pay({ network: 'nosana', amount: '1.000001' }).signature,
          },
        }),
  }
  const lines: Line[] = []
  try {
    for (const [chain, { page: network, pay }] of Object.entries(ways)) {
      const { page } = await openPage(launched.browser, `${product.url}/networks/${network}?grain=day`)
      await settle(page)
      const samples: number[] = []
      for (let index = 0; index <= payments; index++) {
        await wait(1500 + (index % 5) * 130)
        const hash = await pay()
        const mined = performance.now()
        await page.locator(`[title="${hash}"]`).first().waitFor({ state: 'attached', timeout: 30_000 })
        // The first one warms everything up.
        if (index > 0) samples.push(performance.now() - mined)
      }
      lines.push(
        {
          name: `payment on ${chain} to open page, p50`,
          value: quantile(samples, 0.5),
          unit: 'ms',
          target: { most: 2000 },
        },
        {
          name: `payment on ${chain} to open page, slowest of ${payments}`,
          value: Math.max(...samples),
          unit: 'ms',
          target: { most: 2000 },
        },
      )
      await page.close()
    }
    return lines
  } finally {
    await launched.close()
    await product.stop()
    await Promise.all([devnet.stop(), prices.stop()])
  }
}
