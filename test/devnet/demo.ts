import { startDevnet } from './devnet.ts'
import { startDevnetPrices } from './prices.ts'

/**
 * Local chains with fictional payments that go on while somebody looks. Gives the environment in which Depindex reads
 * them; published history is left out, because real and fictional figures must not stand on one page.
 */
export async function startDemo(say: (line: string) => void): Promise<{
  readonly environment: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}> {
  const seed = process.env['DEVNET_SEED'] ?? 'depindex'
  const days = Number(process.env['DEVNET_DAYS'] ?? 40)
  say(`Playing ${days} days of fictional payments on local chains …`)
  const [devnet, prices] = await Promise.all([
    startDevnet({ seed, days, log: say }),
    startDevnetPrices({ seed }),
  ])
  const live = devnet.live()
  return {
    environment: {
      ...devnet.environment,
      ...prices.environment,
      DEPINDEX_ENVIRONMENT: 'devnet',
      HISTORY: 'off',
    },
    stop: async () => {
      await live.stop()
      await Promise.all([devnet.stop(), prices.stop()])
    },
  }
}
