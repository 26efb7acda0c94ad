import type { EvmChain } from '../chains/definitions.ts'
import { createProcessor, type ReadFrom } from '../chains/evm.ts'
import type { EvmRoute } from '../chains/routing.ts'
import type { ArchiveBlock, ArchiveWriter } from './write-archive.ts'

type HashAndHeight = { height: number; hash: string }
type Lines = ArchiveBlock[]

/**
 * Reads the final blocks of a range from a live source and writes them as they would be served. The same processor with the
 * same filters as the reader, so that a replay asks for nothing that is not there. Takes over the process: it ends with code
 * 0 after `onEnd`, with 1 and a line in the log where something fails.
 */
export function recordChain(options: {
  chain: EvmChain
  source: ReadFrom
  routes: readonly EvmRoute[]
  from: number
  to: number
  writer: ArchiveWriter
  onProgress: (height: number) => void
  onEnd: () => Promise<void>
  /** The recording cannot go on. Never comes back. */
  onFailure: (error: unknown) => Promise<never>
}): void {
  const { chain, source, routes, from, to, writer, onProgress, onEnd, onFailure } = options
  const processor = createProcessor(chain, source, routes).setBlockRange({ from, to })
  // The first block of a source tells since when it is covered, and the ends of the range are what a replay stands on.
  const corners = new Set([from, to, ...routes.map((route) => route.source.firstBlock)])
  for (const height of corners)
    if (height >= from && height <= to) processor.includeAllBlocks({ from: height, to: height })

  const database = {
    connect: async () => ({ height: -1, hash: '0x' }),
    transact: async ({ nextHead }: { nextHead: HashAndHeight }, collect: (lines: Lines) => Promise<void>) => {
      const lines: Lines = []
      await collect(lines)
      await writer.append(lines).catch(onFailure)
      onProgress(nextHead.height)
      if (nextHead.height >= to) await onEnd()
    },
  }
  processor.run<Lines>(database, async ({ blocks, store: lines }) => {
    for (const { header, logs } of blocks) {
      const { height, hash, parentHash, timestamp } = header
      if (logs.length === 0 && !corners.has(height)) continue
      lines.push({
        height,
        logs: logs.length,
        json: JSON.stringify({
          // The number and the hash come first: an archive is searched by them.
          header: { number: height, hash, parentHash, timestamp: Math.floor(timestamp / 1000) },
          logs: logs.map(({ logIndex, transactionIndex, transactionHash, address, topics, data }) => ({
            logIndex,
            transactionIndex,
            transactionHash,
            address,
            topics,
            data,
          })),
        }),
      })
    }
  })
}
