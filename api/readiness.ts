import type { ClickHouseClient } from '@clickhouse/client'
import { ask } from '../schemas/clickhouse/question.ts'
import { questions } from './questions.ts'

export type Readiness = { readonly ready: boolean; readonly why: string }

/**
 * Whether questions can be answered. At first that takes networks and all their figures; once it was so, only the
 * database must answer: figures that are being made anew do not take the old ones away.
 */
export function createReadiness(client: ClickHouseClient): () => Promise<Readiness> {
  let wasReady = false
  const since = Date.now()
  return async () => {
    try {
      const [row] = await ask<{ defined: number; waiting: string }>(
        client,
        questions.readiness,
        { since },
        { seconds: 5 },
      )
      if (!row?.defined) return { ready: false, why: 'the networks are not written yet' }
      if (!wasReady && row.waiting !== '0')
        return { ready: false, why: `the figures of ${row.waiting} months are being made` }
      wasReady = true
      return { ready: true, why: '' }
    } catch (error) {
      const unknown = /^UNKNOWN_(TABLE|DATABASE)$/.test((error as { type?: string }).type ?? '')
      return {
        ready: false,
        why: unknown ? 'the tables are being made' : 'the database does not answer',
      }
    }
  }
}
