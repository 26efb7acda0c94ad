import type { ClickHouseClient } from '@clickhouse/client'
import { ask, command, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Block } from '../chains/rpc.ts'
import { reach } from './kill-switch.ts'
import { groupMonths, type MonthRow, markMonths, monthsSince, type Touched } from './months.ts'

const read = (name: string) => readQuestion(new URL(`../queries/${name}.sql`, import.meta.url))
const monthsAbove = read('months_above')
const countAbove = read('count_above')
const deleteMovementsAbove = read('delete_movements_above')
const deleteReferencesAbove = read('delete_references_above')
const deleteCheckpointsAbove = read('delete_checkpoints_above')

/**
 * Deletes everything of a chain above a block and says which months lost movements. Twice is once. The cursor must
 * already stand at or below the block: a crash in between is finished by the next connect.
 */
export async function discardAbove(client: ClickHouseClient, chain: string, head: Block): Promise<Touched[]> {
  const from = head.height + 1
  const rows = await ask<MonthRow>(client, monthsAbove, { chain, from, since: head.time })
  const touched = groupMonths(rows)
  // Marked before, so that the month is known, and after, because a recompute in between saw rows that are gone now.
  await markMonths(client, touched)
  for (const month of new Set(rows.map((row) => row.month))) {
    const partition = month.slice(0, 7).replace('-', '')
    await command(client, deleteMovementsAbove, { chain, from, partition }, { seconds: 300 })
    reach('rollback-half-deleted')
  }
  const [above] = await ask<{ references: string; checkpoints: string }>(client, countAbove, { chain, from })
  if (above?.references !== '0')
    await command(client, deleteReferencesAbove, { chain, from }, { seconds: 300 })
  if (above?.checkpoints !== '0')
    await command(client, deleteCheckpointsAbove, { chain, from }, { seconds: 300 })
  await markMonths(client, touched)
  return touched
}

/**
 * The same at a start, after which months can be stale that hold nothing above the block any more: a rollback was cut off
 * between its deletes and its last mark. So every month from the block's on is marked that ever held movements.
 */
export async function discardAtStart(
  client: ClickHouseClient,
  chain: string,
  head: Block,
  networks: readonly string[],
): Promise<Touched[]> {
  await discardAbove(client, chain, head)
  reach('connect-after-delete')
  const touched = await monthsSince(client, networks, head.time)
  await markMonths(client, touched)
  return touched
}
