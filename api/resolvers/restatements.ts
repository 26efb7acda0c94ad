import { UTCDate } from '@date-fns/utc'
import { addMilliseconds } from 'date-fns'
import { ask, type Question } from '../../schemas/clickhouse/question.ts'
import type {
  QueryRestatementsArgs,
  RestatementCause,
  RestatementConnection,
} from '../../schemas/generated/resolvers.ts'
import { findMetric } from '../../schemas/metrics.ts'
import { toDatabaseTime } from '../as-of.ts'
import type { Context } from '../context.ts'
import { restatementCursor } from '../cursor.ts'
import { parseMetrics } from '../metric-ids.ts'
import { requireNetworks } from '../network-ids.ts'
import { moreIn, parsePageSize } from '../page-size.ts'
import { parsePeriod } from '../period.ts'
import { questions } from '../questions.ts'
import type { RestatementRow } from '../rows.ts'

const page: Question = {
  name: 'restatements',
  text: `SELECT * FROM (${questions.restatements.text}) LIMIT {limit:UInt32} OFFSET {skip:UInt32}`,
}

/** The times of figures and of what is known of them that no restatement lies outside of. */
export const always = {
  from: '2009-01-01',
  to: '2100-01-01',
  known_from: '2009-01-01 00:00:00.000',
  known_to: '2100-01-01 00:00:00.000',
} as const

/** A page of restatements, newest first. */
export async function restatements(
  { network, metric, period, first, after }: QueryRestatementsArgs,
  { client, limits, loaders, signal }: Context,
): Promise<RestatementConnection> {
  const size = parsePageSize(first ?? 50, { most: limits.page, hint: moreIn('/export/restatements.csv') })
  const known = (await loaders.networks()).map(({ id }) => id)
  const [until, skip] = after ? restatementCursor.decode(after) : [undefined, 0]
  const rows = await ask<RestatementRow>(
    client,
    page,
    {
      ...always,
      ...(period ? parsePeriod(period, limits.years) : {}),
      // The end is exclusive: a millisecond on, those of the same time are there to be skipped.
      ...(until === undefined ? {} : { known_to: toDatabaseTime(addMilliseconds(new UTCDate(until), 1)) }),
      networks: network ? requireNetworks([network], limits.networks, known, 'network') : [],
      metrics: metric ? parseMetrics([metric], 1, 'metric').map(({ id }) => id) : [],
      grain: 'own',
      limit: size + 1,
      skip,
    },
    { seconds: limits.seconds, signal },
  )
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const ofLast = shown.filter(({ restated_at }) => restated_at === last?.restated_at).length
  const skipped = last !== undefined && last.restated_at === until ? skip : 0
  return {
    nodes: shown.flatMap((row) => toRestatement(row) ?? []),
    pageInfo: {
      hasNextPage: rows.length > size,
      endCursor: last === undefined ? null : restatementCursor.encode([last.restated_at, ofLast + skipped]),
    },
  }
}

function toRestatement(row: RestatementRow): RestatementConnection['nodes'][number] | undefined {
  const metric = findMetric(row.metric)
  if (metric === undefined) return undefined
  return {
    network: row.network,
    metric,
    token: row.token,
    class: row.class,
    from: row.period_start,
    to: row.period_end,
    unit: row.unit,
    oldValue: row.old_value,
    newValue: row.new_value,
    oldReason: row.old_reason,
    newReason: row.new_reason,
    cause: row.cause.toUpperCase() as RestatementCause,
    oldMethodVersion: row.old_method_version,
    newMethodVersion: row.method_version,
    knownAt: row.old_known_at,
    restatedAt: row.restated_at,
  }
}
