import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import { ConfigError } from '../../schemas/errors.ts'
import type { Log } from '../log.ts'
import { writeCheckpoints } from '../store/checkpoints.ts'
import { commentOf } from '../store/commit.ts'
import { readCursor, writeCursor } from '../store/cursor.ts'
import { reconcile } from './ancestry.ts'
import { rewindForSources } from './coverage.ts'
import type { EvmChain } from './definitions.ts'
import type { Route } from './routing.ts'
import type { BlockLookup, Rpc } from './rpc.ts'

const runningInserts = readQuestion(new URL('../queries/running_inserts.sql', import.meta.url))

/**
 * Everything that must be true before a block is read: it is the right chain, it still has what was read, and every source
 * is read from its first block. Throws RetryableError where the endpoint does not answer.
 */
export async function prepareChain(options: {
  client: ClickHouseClient
  chain: EvmChain
  rpc: Rpc
  routes: readonly Route[]
  finality: number
  log: Log
}): Promise<void> {
  await checkChainId(options.chain, options.rpc)
  await prepareBlocks(options)
}

/** The same of any chain whose blocks have a height each, once it is known to be the right one. */
export async function prepareBlocks(options: {
  client: ClickHouseClient
  chain: { readonly id: string }
  rpc: BlockLookup & { readonly head: () => Promise<number> }
  routes: readonly Route[]
  /** Blocks below the head that are not final. */
  finality: number
  log: Log
}): Promise<void> {
  const { client, chain, rpc, routes, finality, log } = options
  await waitForPredecessor(client, chain.id)
  const cursor = await reconcile(client, chain.id, rpc, await readCursor(client, chain.id), log)
  const ready = await rewindForSources(client, chain.id, rpc, routes, cursor, log)
  const first = Math.min(...routes.map(({ source }) => source.firstBlock))
  if (ready.final.height < 0) await begin(client, chain.id, rpc, first, finality)
}

export async function checkChainId(chain: EvmChain, rpc: Rpc): Promise<void> {
  const got = await rpc.chainId()
  if (got === chain.chainId) return
  throw new ConfigError({
    what: 'wrong chain behind the endpoint',
    got: `chain id ${got}`,
    expected: `chain id ${chain.chainId} (${chain.name}). Nothing was read or written`,
    where: `chain ${chain.id}`,
  })
}

/** A killed reader's last insert may still be on its way; what it adds after our delete would stand twice. */
export async function waitForPredecessor(client: ClickHouseClient, chain: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const [row] = await ask<{ running: string }>(client, runningInserts, { comment: commentOf(chain) })
    if (row === undefined || row.running === '0') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`inserts of an earlier reader of ${chain} still run after a minute`)
}

/**
 * Begins at the block before the first one that is read, so that the chain has an oldest block to be known by and the
 * processor a real one to go on from, even where the chain is shorter than its finality.
 */
async function begin(
  client: ClickHouseClient,
  chain: string,
  rpc: Parameters<typeof prepareBlocks>[0]['rpc'],
  first: number,
  finality: number,
) {
  const head = await rpc.head()
  const height = first <= head ? first - 1 : Math.max(0, head - finality)
  const block =
    height < 0 ? undefined : ((await rpc.block(height)) ?? (first > head ? await rpc.block(head) : undefined))
  // A chain that begins with the first block has none before it; the processor then starts from nothing.
  if (block === undefined) return
  await writeCheckpoints(client, chain, [block])
  await writeCursor(client, chain, { final: block, top: [] })
}
