import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Block } from '../chains/rpc.ts'

const read = (name: string) => readQuestion(new URL(`../queries/${name}.sql`, import.meta.url))
const listCheckpoints = read('list_checkpoints')
const deleteCheckpoints = read('delete_checkpoints')

/** Blocks that were once read, the newest first. */
export async function readCheckpoints(client: ClickHouseClient, chain: string): Promise<Block[]> {
  const rows = await ask<{ height: string; hash: string; time: number }>(client, listCheckpoints, { chain })
  return rows.map(({ height, hash, time }) => ({ height: Number(height), hash, time }))
}

export async function writeCheckpoints(
  client: ClickHouseClient,
  chain: string,
  blocks: readonly Block[],
): Promise<void> {
  if (blocks.length === 0) return
  await client.insert({
    table: 'checkpoints',
    format: 'JSONEachRow',
    values: blocks.map((block) => ({ chain, ...block })),
  })
}

/**
 * Which of the checkpoints (newest first) to drop: the older they are, the fewer stay, so that their number grows with the
 * logarithm of the height and a rewind reads little more than it must.
 */
export function dropped(checkpoints: readonly Block[]): number[] {
  const newest = checkpoints[0]
  let kept = newest
  const drop: number[] = []
  checkpoints.forEach((checkpoint, index) => {
    if (newest === undefined || kept === undefined || index < 64 || index === checkpoints.length - 1) {
      kept = checkpoint
      return
    }
    if (kept.height - checkpoint.height < (newest.height - checkpoint.height) / 8)
      drop.push(checkpoint.height)
    else kept = checkpoint
  })
  return drop
}

export async function thinCheckpoints(client: ClickHouseClient, chain: string): Promise<void> {
  const heights = dropped(await readCheckpoints(client, chain))
  if (heights.length > 0) await command(client, deleteCheckpoints, { chain, heights }, { seconds: 60 })
}
