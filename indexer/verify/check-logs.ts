import { contains } from 'ox/Bloom'
import { createClient, http, numberToHex } from 'viem'
import type { EvmLog, Hex } from '../../schemas/decoder.ts'
import { RetryableError } from '../../schemas/errors.ts'
import type { Endpoint } from '../chains/endpoint.ts'
import { isNullRound } from '../chains/null-rounds.ts'
import { createRouter, type EvmRoute } from '../chains/routing.ts'
import { maskAddresses } from '../log.ts'
import type { BlockSource } from '../sources/block-source.ts'

type Log = Pick<EvmLog, 'address' | 'topics' | 'data' | 'logIndex' | 'transactionHash'>
type Block = { header: { number: number; hash: Hex }; logs: readonly Log[] }
type Header = { hash: Hex; logsBloom: Hex }
type RawLog = { address: Hex; topics: readonly Hex[]; data: Hex; logIndex: Hex }

export type CheckedLogs = {
  /** Blocks whose header was looked at. */
  readonly headers: number
  /** Filters of a source that the bloom of such a header rules out. */
  readonly ruledOut: number
  /** Filters that it does not rule out: the endpoint was asked for the logs of that block. */
  readonly asked: number
  readonly receipts: number
  readonly faults: readonly string[]
}

/**
 * Looks at a sample of blocks of an EVM chain by what an endpoint tells besides logs. A header's bloom never says that a log is not
 * there when it is: it must hold every log that was read, and where it rules a source out there is nothing to read. Where it
 * does not, the endpoint is asked for the logs of that block, and all of them must have been read. Of a sample of transactions with logs the
 * receipt must hold the same ones.
 */
export async function checkLogs(options: {
  readonly endpoint: Pick<Endpoint, 'url' | 'headers' | 'batch'>
  readonly routes: readonly EvmRoute[]
  /** What was read. */
  readonly source: Pick<BlockSource, 'read'>
  /** Blocks, both inclusive. */
  readonly from: number
  readonly to: number
  /** Blocks of the sample, and once more as many of those with logs. */
  readonly count: number
}): Promise<CheckedLogs> {
  const { endpoint, routes, source, from, to, count } = options
  const call = openCalls(endpoint)
  const route = createRouter(routes)
  const isOurs = (log: Log, block: number) => route({ ...log, block } as EvmLog).length > 0
  const hits = await heightsWithLogs(source, from, to)
  const heights = [...new Set([...spread(from, to, count), ...pick(hits, count)])].sort((a, b) => a - b)
  const found = { headers: 0, ruledOut: 0, asked: 0, receipts: 0, faults: [] as string[] }

  async function checkHeader(height: number): Promise<Block | undefined> {
    const header = await call<Header | null>('eth_getBlockByNumber', [numberToHex(height), false])
    // A round without a block has no header and no logs.
    if (header === null) return undefined
    found.headers += 1
    const block = await blockAt(source, height)
    // A recording can be of other networks, too.
    const logs = (block?.logs ?? []).filter((log) => isOurs(log, height))
    if (block !== undefined && block.header.hash !== header.hash)
      found.faults.push(
        `block ${height} was read as ${block.header.hash}, and the endpoint has ${header.hash}`,
      )
    for (const { address, topics, logIndex } of logs)
      if (![address, ...topics].every((part) => contains(header.logsBloom, part)))
        found.faults.push(
          `log ${logIndex} of block ${height} was read, and the bloom of its header rules it out`,
        )
    for (const { address, decoder, source: of } of routes) {
      if (of.firstBlock > height) continue
      for (const { topic0, topic1, topic2, topic3 } of decoder.filters) {
        if (
          !contains(header.logsBloom, address) ||
          !topic0.some((topic) => contains(header.logsBloom, topic))
        ) {
          found.ruledOut += 1
          continue
        }
        found.asked += 1
        const there = await call<readonly RawLog[]>('eth_getLogs', [
          {
            fromBlock: numberToHex(height),
            toBlock: numberToHex(height),
            address,
            topics: [topic0, topic1 ?? null, topic2 ?? null, topic3 ?? null],
          },
        ])
        const unread = there.filter((log) => !logs.some(({ logIndex }) => logIndex === Number(log.logIndex)))
        if (unread.length > 0)
          found.faults.push(`block ${height} has ${unread.length} logs of ${of.id} that were not read`)
      }
    }
    return block === undefined ? undefined : { ...block, logs }
  }

  async function checkReceipt(height: number, transaction: Hex, logs: readonly Log[]): Promise<void> {
    const receipt = await call<{ logs: readonly RawLog[] } | null>('eth_getTransactionReceipt', [transaction])
    found.receipts += 1
    const textOf = ({ address, topics, data }: RawLog | Log, index: number) =>
      JSON.stringify([index, address.toLowerCase(), topics, data])
    const told = (receipt?.logs ?? [])
      .filter((log) => isOurs({ ...log, address: log.address.toLowerCase() as Hex } as never, height))
      .map((log) => textOf(log, Number(log.logIndex)))
    const read = logs.map((log) => textOf(log, log.logIndex))
    const differing = [
      ...told.filter((log) => !read.includes(log)),
      ...read.filter((log) => !told.includes(log)),
    ]
    if (differing[0] !== undefined)
      found.faults.push(
        `transaction ${transaction} of block ${height} has ${told.length} logs in its receipt and ${read.length} were read; not alike: ${differing[0]}`,
      )
  }

  for (const height of heights) {
    const block = await checkHeader(height)
    const [first] = block?.logs ?? []
    if (block === undefined || first === undefined) continue
    const { transactionHash } = first
    await checkReceipt(
      height,
      transactionHash,
      block.logs.filter((log) => log.transactionHash === transactionHash),
    )
  }
  return found
}

function openCalls({ url, headers, batch }: Pick<Endpoint, 'url' | 'headers' | 'batch'>) {
  const client = createClient({
    transport: http(url.replace(/^ws/, 'http'), {
      fetchOptions: { headers },
      retryCount: 5,
      batch: { batchSize: batch },
    }),
  })
  return async <Answer>(method: string, params: unknown[]): Promise<Answer> => {
    try {
      return (await client.request({ method, params } as never)) as Answer
    } catch (cause) {
      const { message } = cause as Error
      if (method === 'eth_getBlockByNumber' && isNullRound(message)) return null as Answer
      throw new RetryableError({
        what: `endpoint did not answer ${method}`,
        got: maskAddresses(message),
        cause,
      })
    }
  }
}

async function blockAt(source: Pick<BlockSource, 'read'>, height: number): Promise<Block | undefined> {
  const block = (await source.read({ fromBlock: height, toBlock: height })).find(
    (one) => one.height === height,
  )
  return block === undefined ? undefined : (JSON.parse(block.json.toString()) as Block)
}

async function heightsWithLogs(
  source: Pick<BlockSource, 'read'>,
  from: number,
  to: number,
): Promise<number[]> {
  const heights: number[] = []
  for (let next = from; next <= to; ) {
    const blocks = await source.read({ fromBlock: next, toBlock: to })
    for (const { height, json } of blocks) if (!json.includes('"logs":[]')) heights.push(height)
    next = (blocks.at(-1)?.height ?? to) + 1
  }
  return heights
}

/** Heights at even distances, all of them where they are fewer than `count`. */
function spread(from: number, to: number, count: number): number[] {
  const length = Math.min(count, to - from + 1)
  return Array.from({ length }, (_, index) => from + Math.floor((index * (to - from + 1)) / length))
}

function pick(heights: readonly number[], count: number): number[] {
  return spread(0, heights.length - 1, count).map((index) => heights[index] as number)
}
