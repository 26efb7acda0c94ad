import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Batch } from './buffer.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { reach } from './kill-switch.ts'
import { markMonths, type Touched } from './months.ts'
import { movementColumns } from './movement-block.ts'
import { type PlacedReference, referenceRow } from './rows.ts'

const insertIntoMovements = `INSERT INTO movements (${movementColumns.join(', ')}) FORMAT Native`

/** What running statements of a chain are known by in system.processes. */
export function commentOf(chain: string): string {
  return `depindex reader ${chain}`
}

async function insertMovements(
  client: ClickHouseClient,
  chain: string,
  block: readonly Buffer[],
): Promise<void> {
  if (block.length === 0) return
  const { stream } = await client.exec({
    query: insertIntoMovements,
    values: Readable.from(block, { objectMode: false }),
    clickhouse_settings: { log_comment: commentOf(chain) },
  })
  // Nothing is in it; until it is read to its end its connection is not free.
  await finished(stream.resume())
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
