import type { ClickHouseClient } from '@clickhouse/client'
import type { Block } from '../chains/rpc.ts'
import { type Cursor, headOf, writeCursor } from './cursor.ts'
import { discardAbove } from './discard.ts'

/** Takes a chain back to an earlier cursor: the cursor first, then everything above it. */
export async function rewind(client: ClickHouseClient, chain: string, to: Cursor): Promise<void> {
  const head: Block = headOf(to)
  await writeCursor(client, chain, to)
  await discardAbove(client, chain, head)
}
