import { ConfigError } from '../../../schemas/errors.ts'
import { readCursor } from '../../store/cursor.ts'
import type { SubstrateChain } from '../definitions.ts'
import { endpointOf } from '../endpoint.ts'
import { guard } from '../guard.ts'
import { openChainStore } from '../open-chain-store.ts'
import { prepareBlocks } from '../prepare.ts'
import type { ReaderOptions } from '../reader-options.ts'
import type { SubstrateRoute } from '../routing.ts'
import { watchHead } from '../watch-head.ts'
import { readSubstrate } from './processor.ts'
import { openSubstrateRpc, type SubstrateRpc } from './rpc.ts'

/** Begins to read the final blocks of a Substrate chain from its endpoint. Comes back when there is nothing to read. */
export async function startSubstrate(options: ReaderOptions<SubstrateChain, SubstrateRoute>): Promise<void> {
  const { client, chain, wanted: routes, env, log, tell, fail, untilReachable } = options
  const endpoint = endpointOf(chain, env)
  if (endpoint === 'off') return process.exit(0)
  const rpc = openSubstrateRpc(endpoint)
  const from = Math.min(...routes.map(({ source }) => source.firstBlock))
  tell({ type: 'alone' })
  await untilReachable(async () => {
    await checkGenesis(chain, rpc)
    await prepareBlocks({ client, chain, rpc, routes, finality: 0, log })
    tell({ type: 'head', head: await rpc.head(), from })
  })

  const store = openChainStore(options, { routes, blocks: rpc })
  const everyMs = Math.min(5000, endpoint.pollMs * 5)
  watchHead({ head: rpc.head, check: () => checkGenesis(chain, rpc), everyMs, from, tell, fail })
  const { final } = await readCursor(client, chain.id)
  await untilReachable(() => blockAbove(final.height, rpc, endpoint.pollMs))
  readSubstrate({ chain, endpoint, routes, store: guard(store, fail) })
}

/** The processor stops where it has read every final block before it begins. */
async function blockAbove(height: number, { head }: SubstrateRpc, everyMs: number): Promise<void> {
  while ((await head()) <= height) await new Promise((resolve) => setTimeout(resolve, everyMs))
}

async function checkGenesis(chain: SubstrateChain, rpc: SubstrateRpc): Promise<void> {
  const got = await rpc.genesisHash()
  if (got === chain.genesisHash) return
  throw new ConfigError({
    what: 'wrong chain behind the endpoint',
    got: `genesis hash ${got}`,
    expected: `genesis hash ${chain.genesisHash} (${chain.name}). Nothing was read or written`,
    where: `chain ${chain.id}`,
  })
}
