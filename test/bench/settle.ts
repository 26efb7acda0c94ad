import { execFileSync } from 'node:child_process'
import type { ClickHouseClient } from '@clickhouse/client'
import { ask } from '../../schemas/clickhouse/question.ts'
import { eventually } from '../eventually.ts'

const merges = { name: 'bench_merges', text: 'SELECT count() AS running FROM system.merges' }

/**
 * Waits until what was just written is on the disk and nothing was merged for five seconds: a database that fills up within minutes is
 * no base that anybody asks, and writing and merging take both processors.
 */
export async function settle(client: ClickHouseClient): Promise<void> {
  execFileSync('sync')
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
