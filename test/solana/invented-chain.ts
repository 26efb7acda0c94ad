import { fileURLToPath } from 'node:url'
import { inventChain } from '../devnet/solana/invent.ts'
import { startSolanaNode } from '../devnet/solana/rpc-server.ts'
import type { Database } from '../reader/database.ts'
import type { ReadChain } from '../reader/reader-process.ts'

/** An invented chain with its node, as a reader's process is told of one. */
export async function startInvented(seed: string, blocks: number, secondsOfBlock = 7) {
  const chain = await inventChain({ seed, blocks, secondsOfBlock })
  const node = await startSolanaNode(chain)
  const read: ReadChain = {
    chain: 'solana',
    httpUrl: node.url,
    genesis: chain.blocks[0]?.slot ?? 0,
    head: async () => ({ hash: chain.head().blockhash }),
  }
  return { chain, node, read, more: chain.more, stop: node.stop }
}

export type Invented = Awaited<ReturnType<typeof startInvented>>

/** What a reader's process needs to know the invented network. */
export const inventedSettings = {
  NETWORKS_DIR: fileURLToPath(new URL('./networks/', import.meta.url)),
  SOLANA_RPC_RATE: '2000',
}

/** The rows of the invented network, one line a movement, to be held against a count by hand. */
export async function linesOf({ client }: Database): Promise<string[]> {
  const result = await client.query({
    query:
      "SELECT arrayStringConcat([toString(block), block_hash, toString(transaction_index), position, toString(fact), amount_raw], ' ') AS line FROM movements WHERE network = 'invented'",
    format: 'JSONEachRow',
  })
  return (await result.json<{ line: string }>()).map(({ line }) => line).sort()
}
