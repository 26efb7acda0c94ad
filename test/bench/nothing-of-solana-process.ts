import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { isSolanaRoute, routesOf } from '../../indexer/chains/routing.ts'
import { readByGateway } from '../../indexer/chains/solana/gateway-reader.ts'
import { openGatewaySlots } from '../../indexer/sources/gateway-slots.ts'
import { gatewayFloor } from '../../indexer/sources/gateway-view.ts'
import type { FromChild } from '../../indexer/supervisor/messages.ts'

/* The same stream from the same gateway with the same filters, and nothing done with its blocks. Tells what a reader tells. */

const tell = (message: FromChild) => process.send?.(message)
process.on('disconnect', () => process.exit(0))

const catalog = await loadCatalog(networkFolders({}))
const gateway = process.env['GATEWAY_URL'] ?? ''
const routes = routesOf(catalog.networks, 'solana').filter(isSolanaRoute)
const slots = openGatewaySlots(gateway)
const [from, head] = [await gatewayFloor(gateway), await slots.head()]
tell({ type: 'head', head, from })
for await (const blocks of readByGateway({ gateway, routes, from, to: head, slots }))
  tell({ type: 'committed', touched: [], block: blocks.at(-1)?.header.slot ?? 0, headTime: 0, hot: false })
