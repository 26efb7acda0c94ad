import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Seeded, startSeeded } from '../seeded.ts'

/* How far a figure can be trusted follows from what it says of itself, by the rules of schemas/README.md. */

let seeded: Seeded
beforeAll(async () => {
  seeded = await startSeeded()
})
afterAll(() => seeded?.stop())

const tiers = ['indexed', 'derived', 'published'] as const
const states = ['final', 'provisional'] as const
const completenesses = ['complete', 'partial'] as const
const reasons = {
  none: '',
  broken: 'an identity is broken on this day, see coverage',
  doubt: 'HNT costs 1 USD by a and 2 by b, 50.0 % apart',
  other: 'not read up to here',
} as const

/** The rules once more, best first. */
function expected(
  tier: string,
  state: string,
  completeness: string,
  reason: string,
  value: string | null,
): string {
  const isWhole = tier === 'indexed' && completeness === 'complete' && state === 'final'
  if (value === null || reason === reasons.broken) return 'D'
  if (isWhole && reason !== reasons.doubt) return 'A'
  if (tier !== 'published' && completeness === 'complete' && reason !== reasons.doubt) return 'B'
  return tier === 'published' && completeness === 'partial' ? 'D' : 'C'
}

const cases = tiers.flatMap((tier) =>
  states.flatMap((state) =>
    completenesses.flatMap((completeness) =>
      Object.values(reasons).flatMap((reason) =>
        ['1', null].map((value) => ({ tier, state, completeness, reason, value })),
      ),
    ),
  ),
)

test('every combination has the grade of the rules, in the database, in the API and in files', async () => {
  expect(cases.length).toBe(96)
  const day = (index: number) => new Date(Date.UTC(2015, 0, 1 + index)).toISOString().slice(0, 10)
  const common = {
    metric: 'gas_tips',
    token: '',
    class: '',
    unit: 'USD',
    movements: 1,
    source: 'test',
    method_version: 1,
    computed_at: 1_700_000_000,
  }
  const values = ['livepeer', 'hivemapper'].flatMap((network) =>
    cases.map((one, index) => ({
      ...common,
      ...one,
      network,
      period_start: day(index),
      period_end: day(index + 1),
    })),
  )
  await seeded.client.insert({ table: 'figures', format: 'JSONEachRow', values })
  const stored = await seeded.client.query({
    query: `SELECT grade FROM figures WHERE network = 'livepeer' AND metric = 'gas_tips' AND period_start < '2016-01-01' ORDER BY period_start`,
    format: 'JSONEachRow',
  })
  const wanted = cases.map(({ tier, state, completeness, reason, value }) =>
    expected(tier, state, completeness, reason, value),
  )
  expect((await stored.json<{ grade: string }>()).map(({ grade }) => grade)).toEqual(wanted)
  expect(new Set(wanted)).toEqual(new Set(['A', 'B', 'C', 'D']))

  const told = async (network: string) =>
    (
      await seeded.graphql(
        `{ series(metrics: ["gas_tips"], networks: ["${network}"], period: { from: "2015-01-01", to: "2016-01-01" }) { grades } }`,
      )
    ).data.series[0].grades
  const exported = async (network: string, grain: string) => {
    const query = `network=${network}&metric=gas_tips&from=2015-01-01&to=2016-01-01&grain=${grain}`
    const file = await seeded.fetch(`/export/figures.csv?${query}`)
    return (parse(await file.text(), { columns: true }) as { grade: string }[]).map(({ grade }) => grade)
  }
  // Of one of the two something is inferred.
  for (const [network, best] of [
    ['livepeer', 'A'],
    ['hivemapper', 'B'],
  ] as const) {
    const capped = wanted.map((grade) => (grade === 'A' ? best : grade))
    expect(await told(network)).toEqual(capped)
    expect(await exported(network, 'day')).toEqual(capped)
    expect(await exported(network, '')).toEqual(capped)
  }
})

test('nothing is graded above B where a method is inferred', async () => {
  const { toGrade } = await import('../../api/grade.ts')
  expect(['A', 'B', 'C', 'D', ''].map((grade) => toGrade(grade, 'names'))).toEqual(['B', 'B', 'C', 'D', null])
  expect(['A', 'B', 'C', 'D', ''].map((grade) => toGrade(grade, ''))).toEqual(['A', 'B', 'C', 'D', null])
  const [row] = await (
    await seeded.client.query({
      query: "SELECT inferred FROM networks WHERE network = 'hivemapper'",
      format: 'JSONEachRow',
    })
  ).json<{ inferred: string }>()
  expect(row?.inferred).toContain('first byte')
})

test('published history is graded C, and what nobody knows D', async () => {
  const { data } = await seeded.graphql(
    '{ network(id: "render") { figures(metrics: ["burned", "fees"], period: { from: "2024-01-01", to: "2025-01-01" }) { metric { id } value tier completeness grade } } }',
  )
  for (const { value, tier, completeness, grade } of data.network.figures) {
    if (value === null) expect(grade).toBe('D')
    else if (tier === 'PUBLISHED') expect(grade).toBe(completeness === 'COMPLETE' ? 'C' : 'D')
  }
  expect(data.network.figures.some(({ grade }: { grade: string }) => grade === 'C')).toBe(true)
})
