import type { ClickHouseClient } from '@clickhouse/client'
import type { Movement } from '../../schemas/movement.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { reach } from './kill-switch.ts'
import { markMonths, type Touched } from './months.ts'
import { movementRow, type PlacedReference, referenceRow } from './rows.ts'

export type Batch = {
  readonly movements: readonly Movement[]
  readonly references: readonly PlacedReference[]
  /** Months that these rows, and those that a rollback took out before them, belong to. */
  readonly touched: readonly Touched[]
}

/** What running statements of a chain are known by in system.processes. */
export function commentOf(chain: string): string {
  return `depindex reader ${chain}`
}

const rowsPerInsert = 20_000

async function insertRows<Row>(
  client: ClickHouseClient,
  chain: string,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    await client.insert({
      table,
      format: 'JSONEachRow',
      values: rows.slice(start, start + rowsPerInsert),
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
  beforeCursor: () => Promise<void>,
): Promise<void> {
  await markNewMonths(client, touched)
  reach('before-data')
  await Promise.all([
    insertRows(client, chain, 'movements', movements.map(movementRow)),
    insertRows(
      client,
      chain,
      'chain_references',
      references.map((reference) => referenceRow(chain, reference)),
    ),
  ])
  reach('after-data')
  await markMonths(client, touched)
  await beforeCursor()
  reach('before-cursor')
  await writeCursor(client, chain, cursor)
  reach('after-cursor')
}
