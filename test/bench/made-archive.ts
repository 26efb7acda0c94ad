import { pad, toHex } from 'viem'
import { openArchiveWriter } from '../../indexer/archive/write-archive.ts'
import { loadCatalog, networkFolders } from '../../indexer/catalog.ts'
import { filterOf, routesOf } from '../../indexer/chains/routing.ts'
import { account, places } from '../devnet/places.ts'

const eventsOfBlock = 3
/** Heights from one block with events to the next; at two seconds a block, as on Polygon, a minute. */
const step = 30
const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'

export type MadeArchive = { readonly head: number; readonly events: number }

/** An archive of GEODNET's burns and rewards, as a recording of a busy year would be. Each event is a movement. */
export async function makeArchive(folder: string, events: number): Promise<MadeArchive> {
  const { networks } = await loadCatalog(networkFolders({}))
  const routes = routesOf(
    networks.filter(({ id }) => id === 'geodnet'),
    'polygon',
  )
  const from = Math.min(...routes.map(({ source }) => source.firstBlock))
  const writer = openArchiveWriter(folder, {
    chain: 'polygon',
    chainId: 137,
    from,
    recordedFrom: 'nowhere: made for a measurement',
    environment: 'mainnet',
    sources: routes.map((route) => ({
      network: route.network,
      source: route.source.id,
      from: route.source.firstBlock,
      filter: filterOf(route),
    })),
  })
  const hash = (n: number) => `0x${n.toString(16).padStart(8, '0').repeat(8)}`
  const topic = (address: string) => pad(address.toLowerCase() as `0x${string}`)
  const [burn, mining] = [topic(places.burn), topic(places.mining)]
  const parties = Array.from({ length: 500 }, (_, index) => topic(account(`party ${index}`)))
  const logOf = (event: number, logIndex: number) => {
    const party = parties[event % parties.length] ?? burn
    return {
      logIndex,
      transactionIndex: logIndex,
      transactionHash: hash(event + 2 ** 31),
      address: places.geod.toLowerCase(),
      topics: [transferTopic, ...(event % 2 === 0 ? [party, burn] : [mining, party])],
      data: pad(toHex(10n ** 18n + BigInt(event) * 10n ** 9n)),
    }
  }
  let event = 0
  let height = from
  // The first block tells since when the sources are covered.
  await writer.append([blockOf(height, hash, [])])
  while (event < events) {
    height += step
    const logs = Array.from({ length: Math.min(eventsOfBlock, events - event) }, (_, index) =>
      logOf(event++, index),
    )
    await writer.append([blockOf(height, hash, logs)])
  }
  await writer.finish(height)
  return { head: height, events }
}

function blockOf(height: number, hash: (n: number) => string, logs: readonly object[]) {
  const header = {
    number: height,
    hash: hash(height),
    parentHash: hash(height - 1),
    timestamp: 1_694_000_000 + 2 * (height - 47_000_000),
  }
  return { height, logs: logs.length, json: JSON.stringify({ header, logs }) }
}
