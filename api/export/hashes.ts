import { requireNetworks } from '../network-ids.ts'
import { questions } from '../questions.ts'
import type { Export } from './export.ts'
import { readParameters } from './parameters.ts'

/**
 * GET /export/hashes.csv?network=
 * SHA-256 over the movements of each network and month, and over the readings of each source and month (by the month that its
 * borders are in), to compare what two installations or two sources of blocks read.
 */
export const exportHashes: Export = async (url, { loaders, limits }) => {
  const { list } = readParameters(url, ['network'])
  const known = (await loaders.networks()).map(({ id }) => id)
  return {
    question: questions.hashesExport,
    parameters: { networks: requireNetworks(list('network'), limits.networks, known, 'network') },
    decimals: [],
    foreign: [],
  }
}
