import { openGatewayView } from '../sources/gateway-view.ts'
import { chooseSource } from './choose-source.ts'
import type { EvmChain } from './definitions.ts'
import { endpointOf } from './endpoint.ts'
import { readChain } from './evm.ts'
import { guard } from './guard.ts'
import { openChainStore } from './open-chain-store.ts'
import { checkChainId, prepareChain } from './prepare.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { EvmRoute } from './routing.ts'
import { openRpc } from './rpc.ts'
import { watchHead } from './watch-head.ts'

/** Begins to read an EVM chain: from its endpoint, from the gateway, or from both. */
export async function startEvm(options: ReaderOptions<EvmChain, EvmRoute>): Promise<void> {
  const { client, chain, wanted, gateway, replay, env, log, tell, fail, untilReachable } = options
  const endpoint = endpointOf(chain, env)
  const rpc =
    endpoint !== 'off'
      ? openRpc(endpoint, chain.nullRounds === true)
      : gateway !== undefined
        ? openGatewayView(gateway, chain.chainId)
        : undefined
  if (rpc === undefined) return process.exit(0)
  const begin = async () => {
    const source = await chooseSource({
      client,
      chain: chain.id,
      endpoint,
      gateway,
      head: rpc.head,
      wanted,
      replay,
      log,
    })
    const { routes } = source
    if (source.gateway === undefined) tell({ type: 'alone' })
    const from = Math.min(...routes.map((route) => route.source.firstBlock))
    const finality = endpoint === 'off' ? 0 : endpoint.finality
    await prepareChain({ client, chain, rpc, routes, finality, log })
    tell({ type: 'head', head: await rpc.head(), from })
    return { ...source, from }
  }
  const { routes, from, gateway: usedGateway } = await untilReachable(begin)

  const store = openChainStore(options, { routes, blocks: rpc })
  const everyMs = endpoint === 'off' ? 20_000 : Math.min(5000, endpoint.pollMs * 5)
  watchHead({ head: rpc.head, check: () => checkChainId(chain, rpc), everyMs, from, tell, fail })
  readChain({
    chain,
    endpoint,
    gateway: usedGateway,
    isReplay: replay !== undefined,
    routes,
    store: guard(store, fail),
  })
}
