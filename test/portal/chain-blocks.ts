import type { Hex } from '../../schemas/decoder.ts'

/** A block as a Portal holds it: numbers as JSON numbers, time in seconds. */
export type PortalBlock = {
  readonly header: {
    readonly number: number
    readonly hash: Hex
    readonly parentHash: Hex
    readonly timestamp: number
  }
  readonly logs: readonly PortalLog[]
}

export type PortalLog = {
  readonly logIndex: number
  readonly transactionIndex: number
  readonly transactionHash: Hex
  readonly address: Hex
  readonly topics: readonly Hex[]
  readonly data: Hex
}

type Header = { number: Hex; hash: Hex; parentHash: Hex; timestamp: Hex }
type Log = Omit<PortalLog, 'logIndex' | 'transactionIndex'> & {
  blockNumber: Hex
  logIndex: Hex
  transactionIndex: Hex
}
type Call = <T>(method: string, ...parameters: unknown[]) => Promise<T>

/** Everything that a node has from `from` on, read by plain calls: what stands in the dataset of its chain. */
export async function readBlocks(rpc: Call, from: number): Promise<PortalBlock[]> {
  const head = Number(await rpc<Hex>('eth_blockNumber'))
  const hex = (height: number) => `0x${height.toString(16)}`
  const logs = await rpc<Log[]>('eth_getLogs', { fromBlock: hex(from), toBlock: hex(head) })
  const blocks: PortalBlock[] = []
  for (let height = from; height <= head; height++) {
    const { number, hash, parentHash, timestamp } = await rpc<Header>(
      'eth_getBlockByNumber',
      hex(height),
      false,
    )
    blocks.push({
      header: { number: Number(number), hash, parentHash, timestamp: Number(timestamp) },
      logs: logs
        .filter(({ blockNumber }) => Number(blockNumber) === height)
        .map((log) => ({
          logIndex: Number(log.logIndex),
          transactionIndex: Number(log.transactionIndex),
          transactionHash: log.transactionHash,
          address: log.address,
          topics: log.topics,
          data: log.data,
        })),
    })
  }
  return blocks
}
