import type { ClickHouseClient } from '@clickhouse/client'
import { ConfigError } from '../../../schemas/errors.ts'
import type { Log } from '../../log.ts'
import { writeCheckpoints } from '../../store/checkpoints.ts'
import { readCursor, writeCursor } from '../../store/cursor.ts'
import { reconcile } from '../ancestry.ts'
import { rewindForSources } from '../coverage.ts'
import type { SolanaChain } from '../definitions.ts'
import { waitForPredecessor } from '../prepare.ts'
import type { SolanaRoute } from '../routing.ts'
import type { SolanaRpc } from './rpc.ts'
import type { SlotView } from './slots.ts'

/**
 * Everything that must be true before a block is read: it is the right cluster, it still has what was read, and every source
 * is read from its first slot. Throws RetryableError where nobody answers.
 */
export async function prepareSolana(options: {
  client: ClickHouseClient
  chain: SolanaChain
  rpc: SolanaRpc | undefined
  view: SlotView
  routes: readonly SolanaRoute[]
  log: Log
}): Promise<void> {
  const { client, chain, rpc, view, routes, log } = options
  // A dataset is chosen by its name, and an archive says its chain.
  if (rpc !== undefined) await checkGenesis(chain, rpc)
  await waitForPredecessor(client, chain.id)
  const cursor = await reconcile(client, chain.id, view, await readCursor(client, chain.id), log)
  // A slot before the first one may have no block: the last one before it is gone back to.
  const before = { block: view.lastUpTo }
  const ready = await rewindForSources(client, chain.id, before, routes, cursor, log)
  if (ready.final.height >= 0) return
  const first = Math.min(...routes.map(({ source }) => source.firstBlock))
  const block = await view.lastUpTo(Math.min(first - 1, await view.head()))
  // Below the first block that anybody has there is none to begin at; then it is begun with nothing.
  if (block === undefined) return
  await writeCheckpoints(client, chain.id, [block])
  await writeCursor(client, chain.id, { final: block, top: [] })
}

export async function checkGenesis(chain: SolanaChain, rpc: SolanaRpc): Promise<void> {
  const got = await rpc.genesisHash()
  if (got === chain.genesisHash) return
  throw new ConfigError({
    what: 'wrong chain behind the endpoint',
    got: `genesis hash ${got}`,
    expected: `genesis hash ${chain.genesisHash} (${chain.name}). Nothing was read or written`,
    where: `chain ${chain.id}`,
  })
}
