import type { ClickHouseClient } from '@clickhouse/client'

export type Row = Readonly<Record<string, unknown>>

async function rowsOf(client: ClickHouseClient, query: string): Promise<Row[]> {
  return (await client.query({ query, format: 'JSONEachRow' })).json<Row>()
}

/** Everything that is known of the networks but one, without the time at which it was made. */
export async function knownOf(client: ClickHouseClient, condition: string) {
  return {
    movements: await rowsOf(
      client,
      `SELECT * FROM movements WHERE ${condition} ORDER BY network, chain, block, position, fact`,
    ),
    figures: await rowsOf(
      client,
      `SELECT * EXCEPT computed_at FROM figures WHERE ${condition}
       ORDER BY network, grain, metric, class, token, period_start, period_end`,
    ),
  }
}
