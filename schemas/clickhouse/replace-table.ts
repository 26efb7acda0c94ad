import type { ClickHouseClient } from '@clickhouse/client'

/** Builds a table anew aside and swaps it in with one step: a reader sees the old rows or the new ones, never a part. */
export async function replaceTable(
  client: ClickHouseClient,
  table: string,
  fill: (next: string) => Promise<unknown>,
): Promise<void> {
  const next = `${table}_next`
  await client.command({ query: `DROP TABLE IF EXISTS ${next}` })
  await client.command({ query: `CREATE TABLE ${next} AS ${table}` })
  await fill(next)
  await client.command({ query: `EXCHANGE TABLES ${next} AND ${table}` })
  await client.command({ query: `DROP TABLE ${next}` })
}
