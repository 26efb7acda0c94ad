import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { endpointOf } from '../../indexer/chains/endpoint.ts'
import { readChain } from '../../indexer/chains/evm.ts'
import { firstBlockOf } from '../../indexer/chains/first-block.ts'
import { beginAt, type EvmRoute, isEvmRoute, routesOf } from '../../indexer/chains/routing.ts'
import { openRpc } from '../../indexer/chains/rpc.ts'
import { openGatewayView } from '../../indexer/sources/gateway-view.ts'
import { openReferences } from '../../indexer/store/references.ts'
import type { Draft, Store } from '../../indexer/store.ts'
import type { FromChild } from '../../indexer/supervisor/messages.ts'

/*
 * The same processor on the same chain with the same settings, a decoder that decodes nothing and a database that keeps
 * nothing: what the reader could do at best. Tells what a reader tells.
 */

const [, , chainId = ''] = process.argv
const tell = (message: FromChild) => process.send?.(message)
process.on('disconnect', () => process.exit(0))

const catalog = await loadCatalog(networkFolders({}))
const chain = catalog.chains.find(({ id }) => id === chainId)
if (chain?.family !== 'evm') throw new Error(`no such chain; got ${chainId}`)
const endpoint = endpointOf(chain, process.env)
const gateway = process.env['GATEWAY_URL']
const view = () => {
  if (gateway !== undefined) return openGatewayView(gateway, chain.chainId)
  if (endpoint === 'off') throw new Error('no endpoint')
  return openRpc(endpoint, chain.nullRounds === true)
}
const rpc = view()
const firstBlock = firstBlockOf(chain, process.env)
const routes = routesOf(catalog.networks, chain.id)
  .filter(isEvmRoute)
  .map(
    (route): EvmRoute => ({
      ...beginAt(route, firstBlock),
      decoder: { ...route.decoder, decode: () => ({ movements: [], references: [] }) },
    }),
  )
const from = Math.min(...routes.map(({ source }) => source.firstBlock))
const before = (await rpc.block(from - 1)) ?? { height: -1, hash: '0x' }

const book = openReferences()
const drop = { push: () => undefined }
const emptyDraft = (): Draft => ({ movements: drop, references: drop, times: new Map() })
const committed = (block: number) => tell({ type: 'committed', touched: [], block, headTime: 0, hot: false })

const nothing: Store = {
  supportsHotBlocks: true,
  references: () => book,
  connect: async () => ({ height: before.height, hash: before.hash, top: [] }),
  transact: async ({ nextHead }, decodeInto) => {
    await decodeInto(emptyDraft())
    committed(nextHead.height)
  },
  transactHot2: async ({ baseHead, newBlocks }, decodeInto) => {
    if (newBlocks.length > 0) await decodeInto(emptyDraft(), 0, newBlocks.length)
    committed(newBlocks.at(-1)?.height ?? baseHead.height)
  },
  transactHot: () => Promise.reject(new Error('the processor prefers the other one')),
  drain: async () => undefined,
}
tell({ type: 'head', head: await rpc.head(), from })
readChain({ chain, endpoint, gateway, isReplay: Boolean(process.env['REPLAY']), routes, store: nothing })
