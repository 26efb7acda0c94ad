import { addDecimals, compareDecimals, sumDecimals } from '../format/decimal.ts'
import { type Grain, listStarts, startOf } from '../format/time.ts'
import type { SeriesFieldsFragment, Tier } from '../generated/operations.ts'

/** One value of one line. `value: null` is a hole: drawn as a gap, never as zero. */
export type Point = {
  readonly value: string | null
  readonly tier: Tier | null
  readonly provisional: boolean
  readonly partial: boolean
  readonly reason: string
}

/** What a line shows, so that a point can be opened. null where it is a sum of several. */
export type Behind = { readonly network: string; readonly metric: string; readonly token: string }

export type Line = {
  readonly id: string
  readonly name: string
  readonly colour: string
  readonly unit: string
  readonly behind: Behind | null
  readonly sources: readonly string[]
  readonly points: readonly Point[]
}

/** Lines over one axis of periods without a gap: what is missing between two points is there as a hole. */
export type Frame = {
  readonly grain: Grain
  readonly times: readonly string[]
  readonly lines: readonly Line[]
}

export const hole: Point = { value: null, tier: null, provisional: false, partial: false, reason: '' }

/** From the first known value of any series to the last. A time off the grid keeps a place of its own. */
export function makeFrame(
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
  describe: (series: SeriesFieldsFragment) => { id: string; name: string; colour: string },
): Frame {
  const known = series.filter(({ values }) => values.some((value) => value !== null))
  const spans = known
    .flatMap(({ times, values }) => times.filter((_, index) => values[index] !== null))
    .sort()
  const [first, last] = [spans[0], spans.at(-1)]
  if (first === undefined || last === undefined) return { grain, times: [], lines: [] }
  const onGrid = spans.every((time) => startOf(grain, time) === time)
  const times = onGrid
    ? listStarts(grain, first, last)
    : [...new Set([...listStarts(grain, first, last), ...spans])].sort()
  const lines = known.map((entry): Line => {
    const at = new Map(entry.times.map((time, index) => [time, index]))
    return {
      ...describe(entry),
      unit: entry.unit,
      behind: { network: entry.network, metric: entry.metric.id, token: entry.token },
      sources: entry.sources,
      points: times.map((time) => pointAt(entry, at.get(time))),
    }
  })
  return { grain, times, lines }
}

function pointAt(series: SeriesFieldsFragment, index: number | undefined): Point {
  if (index === undefined) return hole
  return {
    value: series.values[index] ?? null,
    tier: series.tiers[index] ?? null,
    provisional: series.states[index] === 'PROVISIONAL',
    partial: series.completeness[index] === 'PARTIAL',
    reason: series.reasons[index] ?? '',
  }
}

const weakest: readonly (Tier | null)[] = [null, 'INDEXED', 'DERIVED', 'PUBLISHED']

export function weaker(left: Tier | null, right: Tier | null): Tier | null {
  return weakest.indexOf(left) >= weakest.indexOf(right) ? left : right
}

function join(left: Point, right: Point): Point {
  if (right.value === null) return left
  if (left.value === null) return right
  return { ...sureness([left, right]), value: addDecimals(left.value, right.value) }
}

/** How sure several are together. */
function sureness(parts: readonly Point[]): Omit<Point, 'value'> {
  let { tier, provisional, partial, reason }: Omit<Point, 'value'> = hole
  for (const part of parts) {
    tier = weaker(tier, part.tier)
    provisional ||= part.provisional
    partial ||= part.partial
    reason ||= part.reason
  }
  return { tier, provisional, partial, reason }
}

/** Running sums. A hole adds nothing, and before the first value there is no sum. */
export function cumulate(frame: Frame): Frame {
  return {
    ...frame,
    lines: frame.lines.map((line) => {
      let sum = hole
      return { ...line, points: line.points.map((point) => (sum = join(sum, point))) }
    }),
  }
}

export function totalOf(line: Line): string | null {
  return sumDecimals(line.points.map(({ value }) => value))
}

/** Largest first, by the sum over the frame. */
export function sortBySize(frame: Frame): Frame {
  const sized = frame.lines.map((line) => ({ line, total: totalOf(line) ?? '0' }))
  sized.sort((a, b) => compareDecimals(b.total, a.total))
  return { ...frame, lines: sized.map(({ line }) => line) }
}

/** The largest lines, and all others as one; for units that may be added only. */
export function gatherRest(frame: Frame, keep: number, colour: string): Frame {
  if (frame.lines.length <= keep + 1) return frame
  const rest = frame.lines.slice(keep)
  const points = frame.times.map((_, index) => {
    const parts = rest.map((line) => line.points[index] ?? hole).filter(({ value }) => value !== null)
    return { ...sureness(parts), value: sumDecimals(parts.map(({ value }) => value)) }
  })
  const other: Line = {
    id: 'other',
    name: `Other (${rest.length})`,
    colour,
    unit: rest[0]?.unit ?? '',
    behind: null,
    sources: [...new Set(rest.flatMap(({ sources }) => sources))],
    points,
  }
  return { ...frame, lines: [...frame.lines.slice(0, keep), other] }
}

/** Sum of what is known at one time; null where nothing is. */
export function sumAt(frame: Frame, index: number): string | null {
  return sumDecimals(frame.lines.map(({ points }) => points[index]?.value))
}
