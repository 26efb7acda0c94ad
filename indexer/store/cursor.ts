import type { ClickHouseClient } from '@clickhouse/client'
import { ask, readQuestion } from '../../schemas/clickhouse/question.ts'
import type { Block } from '../chains/rpc.ts'

const lastCursor = readQuestion(new URL('../queries/last_cursor.sql', import.meta.url))

/** How far a chain is read: the last final block, and the blocks above it that a reorg may still drop. */
export type Cursor = { readonly final: Block; readonly top: readonly Block[] }

/** Before the first block; the hash is what the processor takes for "none". */
export const nothing: Cursor = { final: { height: -1, hash: '0x', time: 0 }, top: [] }

export function headOf({ final, top }: Cursor): Block {
  return top.at(-1) ?? final
}

/** The cursor as it was when `height` was its head, or undefined where that is below what is final. */
export function cutCursor({ final, top }: Cursor, height: number): Cursor | undefined {
  if (height < final.height) return undefined
  return { final, top: top.filter((block) => block.height <= height) }
}

type Row = {
  height: string
  hash: string
  top: string
  final_time: number
}

export async function readCursor(client: ClickHouseClient, chain: string): Promise<Cursor> {
  const [row] = await ask<Row>(client, lastCursor, { chain })
  if (row === undefined) return nothing
  return {
    final: { height: Number(row.height), hash: row.hash, time: row.final_time },
    top: JSON.parse(row.top) as Block[],
  }
}

let lastVersion = 0

/** The commit point: one row, so it is there or it is not. */
export async function writeCursor(client: ClickHouseClient, chain: string, cursor: Cursor): Promise<void> {
  const head = headOf(cursor)
  // Rises within the process and from one process to the next, as long as clocks do not go back between two of them.
  lastVersion = Math.max(lastVersion + 1, Date.now() * 1000)
  await client.insert({
    table: 'cursors',
    format: 'JSONEachRow',
    values: [
      {
        chain,
        version: lastVersion,
        height: cursor.final.height,
        hash: cursor.final.hash,
        top: JSON.stringify(cursor.top),
        head_height: head.height,
        head_time: head.time,
        final_time: cursor.final.time,
      },
    ],
  })
}
