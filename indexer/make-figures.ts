import type { ClickHouseClient } from '@clickhouse/client'
import type { Logger } from 'pino'
import { z } from 'zod'
import { ConfigError } from '../schemas/errors.ts'
import type { NetworkDefinition } from '../schemas/network.ts'
import { type Figures, startFigures } from './figures.ts'
import { followDays } from './follow-days.ts'
import { followMarket } from './follow-market.ts'
import { importHistory, refuseHistory } from './history/import.ts'
import { markChanged } from './mark-changed.ts'
import { marketSources } from './market/settings.ts'
import { defillama } from './price-sources/defillama.ts'
import { startPrices } from './prices.ts'

const defaultPrices = 'https://coins.llama.fi'

/**
 * Everything that makes figures of what the readers write: published history, prices, the market, days that turn, and the recompute.
 * PRICES_URL is the address of the price source, "off" for none; HISTORY=off leaves the published history out, for chains
 * that are not the real ones.
 */
export async function makeFigures(options: {
  client: ClickHouseClient
  log: Logger
  env: NodeJS.ProcessEnv
  networks: readonly NetworkDefinition[]
}): Promise<Figures> {
  const { client, log, env, networks } = options
  const pricesUrl = pricesUrlFrom(env)
  const history =
    env['HISTORY'] === 'off' ? await refuseHistory(client) : await importHistory({ client, log })
  await markChanged(client, networks, history)

  const figures = startFigures({ client, log })
  const days = followDays({ client, log, onMarked: () => void figures.recomputeDirty() })
  const prices =
    pricesUrl === undefined
      ? undefined
      : startPrices({
          client,
          log,
          source: defillama(pricesUrl),
          onChanged: () => void figures.recomputeDirty(),
        })
  const market = followMarket({
    client,
    log,
    sources: marketSources(env, pricesUrl),
    onChanged: () => void figures.recomputeDirty(),
  })
  void figures.recomputeDirty()
  return {
    ...figures,
    stop: async () => {
      days.stop()
      await Promise.all([prices?.stop(), market.stop()])
      await figures.stop()
    },
  }
}

/** Address of the price source, undefined for none. Throws ConfigError for what is no address. */
export function pricesUrlFrom(env: NodeJS.ProcessEnv): string | undefined {
  const text = env['PRICES_URL'] || defaultPrices
  if (text === 'off') return undefined
  if (!z.url({ protocol: /^https?$/ }).safeParse(text).success)
    throw new ConfigError({
      what: 'price source not understood',
      got: text,
      expected: 'an http address, or "off"',
      where: 'PRICES_URL',
    })
  return text
}
