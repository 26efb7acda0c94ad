import { findArchives } from '../archive/find-archives.ts'
import { openArchive } from '../archive/open-archive.ts'
import { type Chain, isRecorded } from '../chains/definitions.ts'
import type { BlockSource } from './block-source.ts'
import { openBudget } from './budget.ts'
import { checkSolanaBlock } from './check-solana-block.ts'
import { openPortal } from './portal.ts'
import { portalQueryOfEvm } from './portal-query.ts'
import { portalQueryOfSolana } from './portal-query-solana.ts'
import { datasetUrl, portalSettings, ratePeriodMs } from './settings.ts'

/**
 * What stands behind the gateway: with REPLAY the archives in that folder of these chains and nothing else, else the datasets
 * of the chains that have one. Throws ConfigError or DataError for an archive that is missing or damaged.
 */
export async function openSources(
  chains: readonly Chain[],
  env: NodeJS.ProcessEnv,
): Promise<Map<string, BlockSource>> {
  const sources = new Map<string, BlockSource>()
  if (env['REPLAY']) {
    for (const [chain, folder] of findArchives(env['REPLAY']))
      if (chains.some(({ id }) => id === chain)) sources.set(chain, await openArchive(folder))
    return sources
  }
  const { rate, key } = portalSettings(env)
  const budget = openBudget({ requests: rate, perMs: ratePeriodMs })
  for (const chain of chains.filter(isRecorded)) {
    const url = datasetUrl(chain, env)
    if (url !== undefined) sources.set(chain.id, openPortal({ url, key, budget, ...portalOf[chain.family] }))
  }
  return sources
}

/** What each family of chains asks a Portal for, and how its blocks follow each other. */
const portalOf = {
  evm: { translate: portalQueryOfEvm },
  solana: { translate: portalQueryOfSolana, check: checkSolanaBlock, hasGaps: true },
} as const
