import type { ClickHouseClient } from '@clickhouse/client'
import { ask } from '../../schemas/clickhouse/question.ts'
import { eventually } from '../eventually.ts'

const merges = { name: 'bench_merges', text: 'SELECT count() AS running FROM system.merges' }

/**
 * Waits until nothing was merged for five seconds of what was just written: a database that fills up within minutes is no base that anybody
 * asks, and its merges take both processors.
 */
export async function settle(client: ClickHouseClient): Promise<void> {
  let quiet = 0
  await eventually(
    async () => {
      const [found] = await ask<{ running: string }>(client, merges)
      quiet = found?.running === '0' ? quiet + 1 : 0
      return quiet >= 50 ? true : undefined
    },
    { seconds: 300, what: 'an end of merging' },
  )
}
