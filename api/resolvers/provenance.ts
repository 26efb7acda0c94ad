import { ask } from '../../schemas/clickhouse/question.ts'
import type {
  ChainMeta,
  ContentHash,
  Provenance,
  ProvenanceKind,
  ProvenanceResolvers,
  ProvenanceRow,
  QueryProvenanceArgs,
} from '../../schemas/generated/resolvers.ts'
import type { Context } from '../context.ts'
import { moreIn, parsePageSize } from '../page-size.ts'
import type { Period } from '../period.ts'
import { placeOf } from '../provenance-place.ts'
import { findProvenance } from '../provenance-query.ts'
import { questions } from '../questions.ts'
import type { ProvenanceTotal, RowOfProvenance } from '../rows.ts'
import { splitsInForce } from '../splits.ts'
import { toState, toTier } from './figure.ts'

/** A provenance whose blocks and hashes are asked for when they are wanted. */
export type ProvenanceAnswer = Omit<Provenance, 'chains' | 'hashes'> & {
  readonly of: readonly string[]
  readonly period: Period
}

const noRows: ProvenanceTotal = { all_rows: 0, all_sum: '0', any_tier: '', any_state: '' }

/** A page of what made a figure, with the figure itself and the sum over all pages. */
export async function provenance(
  { network, metric, token, class: part, period, first, after }: QueryProvenanceArgs,
  context: Context,
): Promise<ProvenanceAnswer> {
  const { client, head, limits, loaders, signal } = context
  const size = parsePageSize(first ?? 100, { most: limits.page, hint: moreIn('/export/provenance.csv') })
  const found = await findProvenance(
    { network: network ?? '', metric, token: token ?? '', class: part ?? '', period },
    context,
  )
  const { question, parameters, figure } = found
  const place = await placeOf(after ?? '', found, context, limits.seconds)
  const options = { seconds: limits.seconds, signal, settings: { date_time_output_format: 'iso' } }
  // Both in one statement, because planning it takes longer than running it.
  const text = `SELECT * FROM (
      SELECT *, toUInt32(count() OVER ()) AS all_rows, argMax(ifNull(toString(sum), ''), place) OVER () AS all_sum,
        argMax(tier, tier = 'published') OVER () AS any_tier, argMax(state, state = 'provisional') OVER () AS any_state
      FROM (${question.text}))
    WHERE place > {place:UInt64} ORDER BY place LIMIT {size:UInt32}`
  const askFrom = (from: string, count: number) =>
    ask<RowOfProvenance & ProvenanceTotal>(
      client,
      { name: question.name, text },
      { ...parameters, place: from, size: count },
      options,
    )
  const [rows, splits] = await Promise.all([askFrom(place, size + 1), loaders.splits()])
  // Behind the last row there is none that tells what all of them are.
  const [total = noRows] = rows.length > 0 || place === '0' ? rows : await askFrom('0', 1)
  const page = rows.slice(0, size)
  const { number, committedAt } = head.current()
  const isSum = found.metric.aggregation === 'sum' || found.metric.aggregation === 'last'
  const sum = isSum && total.all_sum !== '' ? total.all_sum : null
  const value = figure === null ? sum : figure.value
  const tier = figure === null ? total.any_tier : figure.tier
  const state = figure === null ? total.any_state : figure.state
  return {
    of: found.networks.map(({ id }) => id),
    period: found.period,
    metric: found.metric,
    network: found.network || null,
    token: found.token,
    class: part ?? '',
    unit: found.unit,
    value,
    tier: tier ? toTier(tier) : null,
    state: state ? toState(state) : null,
    reason: figure?.reason ?? '',
    methods: found.networks.map(({ id, methodVersion }) => ({ network: id, version: methodVersion })),
    divideBy: found.isOfFees ? (found.networks[0]?.divideBy ?? '1') : '1',
    splits: found.isPartOfFees ? splitsInForce(splits, found.network, found.period) : [],
    asOf: number === '0' ? null : committedAt,
    totalCount: total.all_rows,
    // Where there is no figure, no rows are not a zero.
    total: total.all_rows === 0 && value === null ? null : sum,
    rows: page.map(toRow),
    pageInfo: { hasNextPage: rows.length > size, endCursor: page.at(-1)?.id ?? null },
  }
}

/** What is behind the answer, only where it is asked for. */
export const provenanceFields: ProvenanceResolvers = {
  chains: async ({ of }, _arguments, { client, limits, loaders, signal }) => {
    const [chains, coverage] = await Promise.all([
      ask<ChainMeta>(client, questions.chainMeta, {}, { seconds: limits.seconds, signal }),
      loaders.coverage(),
    ])
    const own = new Set(coverage.filter(({ network }) => of.includes(network)).map(({ chain }) => chain))
    return chains.filter(({ chain }) => own.has(chain))
  },
  hashes: ({ of, period }, _arguments, { client, limits, signal }) =>
    ask<ContentHash>(
      client,
      {
        name: questions.hashesExport.name,
        text: `SELECT network, month, source, sha256 FROM (${questions.hashesExport.text})
          WHERE month >= toString(toStartOfMonth({from:Date})) AND month < {to:String}`,
      },
      { networks: of, from: period.from, to: period.to },
      { seconds: limits.seconds, signal },
    ),
}

function toRow(row: RowOfProvenance): ProvenanceRow {
  const { price_source, divide_by, reading_before, reading_after, answer_after, kind, tier, block } = row
  return {
    ...row,
    kind: kind.toUpperCase() as ProvenanceKind,
    block: block === null ? null : Number(block),
    tier: tier === '' ? null : toTier(tier),
    priceSource: price_source,
    divideBy: divide_by,
    readingBefore: reading_before,
    readingAfter: reading_after,
    answer: answer_after,
  }
}
