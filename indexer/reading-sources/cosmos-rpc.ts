import { z } from 'zod'
import { RetryableError } from '../../schemas/errors.ts'
import type { Answer, Ask } from '../../schemas/reading.ts'
import { call } from './json-rpc.ts'
import { smallNumber } from './read-shape.ts'

/* What is asked of a CometBFT node: https://docs.cometbft.com/v0.38/spec/rpc */

const time = z.iso.datetime()
const status = z.object({
  node_info: z.object({ network: z.string() }),
  sync_info: z.object({
    latest_block_height: smallNumber,
    latest_block_time: time,
    earliest_block_height: smallNumber,
    earliest_block_time: time,
  }),
})
const header = z.object({ header: z.object({ chain_id: z.string(), height: smallNumber, time }) })
const query = z.object({
  response: z.object({
    code: smallNumber,
    log: z.string().nullish(),
    value: z.string().nullish(),
    height: smallNumber,
  }),
})

type Block = { readonly height: number; readonly time: number }

/**
 * The last block before a time, whose state is that at the time; undefined where the chain has not come there. `at` in Unix
 * milliseconds. Throws RetryableError for a node of another chain and for one that has forgotten the time.
 */
export async function lastBlockBefore(ask: Ask, chainId: string, at: number): Promise<number | undefined> {
  const { node_info, sync_info } = (await call(ask, 'status', {}, status)).result
  if (node_info.network !== chainId)
    throw new RetryableError({ what: 'node of another chain', got: node_info.network, expected: chainId })
  let after: Block = { height: sync_info.latest_block_height, time: Date.parse(sync_info.latest_block_time) }
  let before: Block = {
    height: sync_info.earliest_block_height,
    time: Date.parse(sync_info.earliest_block_time),
  }
  if (after.time < at) return undefined
  if (before.time >= at)
    throw new RetryableError({
      what: 'node has forgotten a block',
      got: `earliest block of ${sync_info.earliest_block_time}`,
      expected: `one before ${new Date(at).toISOString()}`,
    })
  for (let step = 0; after.height - before.height > 1; step++) {
    const height = guess(before, after, at, step)
    const found = await timeOf(ask, chainId, height)
    if (found < at) before = { height, time: found }
    else after = { height, time: found }
  }
  return before.height
}

/** Blocks come evenly, so a straight line comes close; every third step halves, because not all do. */
function guess(before: Block, after: Block, at: number, step: number): number {
  const blocks = after.height - before.height
  const share = step % 3 === 2 ? 0.5 : (at - before.time) / (after.time - before.time)
  return before.height + Math.min(blocks - 1, Math.max(1, Math.round(blocks * share)))
}

async function timeOf(ask: Ask, chainId: string, height: number): Promise<number> {
  const { result } = await call(ask, 'header', { height: String(height) }, header)
  const { chain_id: chain, height: got, time: at } = result.header
  if (chain !== chainId || got !== height)
    throw new RetryableError({
      what: 'header of another block',
      got: `${chain} ${got}`,
      expected: `${chainId} ${height}`,
    })
  return Date.parse(at)
}

/**
 * What a module of the chain answers about its state after a block, as protobuf. Throws RetryableError where it refuses, and
 * where it answers of another block.
 */
export async function queryAt(
  ask: Ask,
  { path, data, height }: { path: string; data: string; height: number },
): Promise<{ readonly value: Uint8Array; readonly answer: Answer }> {
  const { result, answer } = await call(
    ask,
    'abci_query',
    { path, data, height: String(height), prove: false },
    query,
  )
  const { code, log, value, height: got } = result.response
  if (code !== 0)
    throw new RetryableError({
      what: `${path} refused`,
      got: log || `code ${code}`,
      expected: `state of ${height}`,
    })
  if (got !== height)
    throw new RetryableError({ what: `${path} of another block`, got, expected: String(height) })
  return { value: Buffer.from(value ?? '', 'base64'), answer }
}
