import { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Batch } from './buffer.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { reach } from './kill-switch.ts'
import { markMonths, type Touched } from './months.ts'
import { movementColumns } from './movement-lines.ts'
import { type PlacedReference, referenceRow } from './rows.ts'

/** What running statements of a chain are known by in system.processes. */
export function commentOf(chain: string): string {
  return `depindex reader ${chain}`
}

async function insertMovements(
  client: ClickHouseClient,
  chain: string,
  lines: readonly Buffer[],
): Promise<void> {
  if (lines.length === 0) return
  await client.insert({
    table: 'movements',
    columns: movementColumns as [string, ...string[]],
    format: 'TabSeparated',
    values: Readable.from(lines, { objectMode: false }),
    // In parallel it would hold ten megabytes for each core, and be no faster beside a reader that keeps the other busy.
    clickhouse_settings: { log_comment: commentOf(chain), input_format_parallel_parsing: 0 },
  })
}

async function insertReferences(
  client: ClickHouseClient,
  chain: string,
  references: readonly PlacedReference[],
): Promise<void> {
  if (references.length === 0) return
  await client.insert({
    table: 'chain_references',
    format: 'JSONEachRow',
    values: references.map((reference) => referenceRow(chain, reference)),
    clickhouse_settings: { log_comment: commentOf(chain) },
  })
}

/** Months that this process has marked before: they are known, whatever happens. */
const knownMonths = new Set<string>()

/** A month must be in the table of marks before it holds anything, or a crash would leave it unseen. */
async function markNewMonths(client: ClickHouseClient, touched: readonly Touched[]): Promise<void> {
  const isNew = touched.some(({ network, months }) =>
    months.some((month) => !knownMonths.has(`${network} ${month}`)),
  )
  if (!isNew) return
  await markMonths(client, touched)
  for (const { network, months } of touched)
    for (const month of months) knownMonths.add(`${network} ${month}`)
}

/**
 * Data first, cursor second. Months are marked once the data is there, because a recompute before that did not see all of
 * it. `beforeCursor` writes what must not be missing once the cursor stands.
 */
export async function commitBatch(
  client: ClickHouseClient,
  chain: string,
  { movements, references, touched }: Batch,
  cursor: Cursor,
  beforeCursor: () => Promise<unknown>,
): Promise<void> {
  await markNewMonths(client, touched)
  reach('before-data')
  await Promise.all([insertMovements(client, chain, movements), insertReferences(client, chain, references)])
  reach('after-data')
  await Promise.all([markMonths(client, touched), beforeCursor()])
  reach('before-cursor')
  await writeCursor(client, chain, cursor)
  reach('after-cursor')
}
