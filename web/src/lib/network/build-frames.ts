import { type Behind, type Frame, hole, type Line, makeFrame, type Point } from '../charts/frame.ts'
import { compareDecimals, divideDecimals, subtractDecimals } from '../format/decimal.ts'
import type { Grain } from '../format/time.ts'
import type { SeriesFieldsFragment } from '../generated/operations.ts'

/** Colours that mean a part and not a network: who gets the fees, and what happens to the supply. */
export type PartColours = {
  supplySide: string
  protocol: string
  holders: string
  emitted: string
  burned: string
  net: string
  whole: string
}

export function partColours(dark: boolean, whole: string): PartColours {
  return dark
    ? {
        supplySide: '#6f9fd8',
        protocol: '#b497d6',
        holders: '#e0a458',
        emitted: '#6f9fd8',
        burned: '#e0785c',
        net: '#e6ecea',
        whole,
      }
    : {
        supplySide: '#2f6db3',
        protocol: '#7a56a8',
        holders: '#b5731a',
        emitted: '#2f6db3',
        burned: '#b8462c',
        net: '#16201f',
        whole,
      }
}

function known(series: readonly SeriesFieldsFragment[], metric: string): SeriesFieldsFragment[] {
  return series.filter((entry) => entry.metric.id === metric && entry.values.some((value) => value !== null))
}

/** Fees by who gets them, where the split is known; else fees as a whole. Parts are never shown beside their whole. */
export function frameFees(
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
  colours: PartColours,
): Frame {
  const parts = [
    { metric: 'supply_side_revenue', name: 'Supply side', colour: colours.supplySide },
    { metric: 'protocol_revenue', name: 'Protocol', colour: colours.protocol },
    { metric: 'holders_revenue', name: 'Holders', colour: colours.holders },
  ]
  const split = parts.flatMap(({ metric }) => known(series, metric))
  const whole = known(series, 'fees')
  // A split that does not reach over all known fees would draw less than was paid.
  const count = (entry: SeriesFieldsFragment | undefined) =>
    entry?.values.filter((value) => value !== null).length ?? 0
  const complete = split.length === parts.length && split.every((entry) => count(entry) >= count(whole[0]))
  return makeFrame(complete ? split : whole, grain, (entry) => {
    const part = parts.find(({ metric }) => metric === entry.metric.id)
    return { id: entry.metric.id, name: part?.name ?? 'Fees', colour: part?.colour ?? colours.whole }
  })
}

/** Emission up, burn down, and the net of both where both are known; of one token, or in USD. */
export function frameSupply(
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
  unit: string,
  colours: PartColours,
): Frame {
  const [emittedId, burnedId] = unit === 'USD' ? ['emitted_usd', 'burned_usd'] : ['emitted', 'burned']
  const own = [...known(series, emittedId), ...known(series, burnedId)].filter((entry) => entry.unit === unit)
  const frame = makeFrame(own, grain, (entry) =>
    entry.metric.id === emittedId
      ? { id: 'emitted', name: 'Emitted', colour: colours.emitted }
      : { id: 'burned', name: 'Burned', colour: colours.burned },
  )
  const emitted = frame.lines.find(({ id }) => id === 'emitted')
  const burned = frame.lines.find(({ id }) => id === 'burned')
  if (emitted === undefined || burned === undefined) return frame
  const behind: Behind | null = null
  const net: Line = {
    id: 'net',
    name: 'Net (where both are known)',
    colour: colours.net,
    unit,
    behind,
    sources: [],
    points: frame.times.map((_, index) =>
      subtractPoints(emitted.points[index] ?? hole, burned.points[index] ?? hole),
    ),
  }
  return { ...frame, lines: [emitted, burned, net] }
}

function subtractPoints(left: Point, right: Point): Point {
  if (left.value === null || right.value === null) return hole
  return {
    value: subtractDecimals(left.value, right.value),
    tier:
      left.tier === 'PUBLISHED' || right.tier === 'PUBLISHED'
        ? 'PUBLISHED'
        : left.tier === 'DERIVED'
          ? 'DERIVED'
          : right.tier,
    provisional: left.provisional || right.provisional,
    partial: left.partial || right.partial,
    reason: left.reason || right.reason,
  }
}

/** Units in which burn or emission is known: the tokens, and USD last. */
export function supplyUnits(series: readonly SeriesFieldsFragment[]): string[] {
  const tokens = [...known(series, 'emitted'), ...known(series, 'burned')].map(({ unit }) => unit)
  const usd = [...known(series, 'emitted_usd'), ...known(series, 'burned_usd')].length > 0 ? ['USD'] : []
  return [...new Set(tokens), ...usd]
}

/** One chart each: every other reading that has a value, in the order of the metrics asked for; of a part where one is named. */
export function frameReadings(
  series: readonly SeriesFieldsFragment[],
  grain: Grain,
  colour: string,
  name: (metric: string) => string,
  part = '',
): { key: string; title: string; unit: string; frame: Frame }[] {
  return series
    .filter((entry) => entry.values.some((value) => value !== null))
    .map((entry) => {
      const title = part === '' ? name(entry.metric.id) : `${name(entry.metric.id)}: ${part}`
      const key = `${entry.metric.id}-${part}-${entry.token}`
        .toLowerCase()
        .replace(/[^a-z0-9_-]/g, '')
        .replaceAll(/-+/g, '-')
        .replace(/-$/, '')
      const frame = makeFrame([entry], grain, () => ({ id: entry.metric.id, name: title, colour }))
      return { key, title, unit: entry.unit, frame }
    })
}

/** The only point that a frame of one line has; undefined where it has more: a chart of one says no more than its number. */
export function onlyPoint({
  lines,
  times,
}: Frame): { line: Line; index: number; time: string; point: Point } | undefined {
  const [line, ...others] = lines
  if (line === undefined || others.length > 0) return undefined
  const known = line.points.flatMap((point, index) => (point.value === null ? [] : [{ point, index }]))
  const [one] = known
  return one === undefined || known.length > 1 ? undefined : { line, ...one, time: times[one.index] ?? '' }
}

/**
 * How far the price and the fees are below the highest that each has been, as a share of it, over the span in which both are
 * known: whether customers left when the price fell. None where only one of them is known. Without a last period that is told in
 * part: fees are a sum, and those of a month that has begun are few.
 */
export function frameFalls(
  price: SeriesFieldsFragment | undefined,
  fees: SeriesFieldsFragment | undefined,
  grain: Grain,
  colours: { price: string; fees: string },
): Frame {
  const both = [price, fees].flatMap((entry) => {
    const known = entry?.times.filter((_, index) => (entry.values[index] ?? null) !== null) ?? []
    const isBegun = entry?.completeness[entry.times.indexOf(known.at(-1) ?? '')] === 'PARTIAL'
    const times = isBegun ? known.slice(0, -1) : known
    const [first, last] = [times[0], times.at(-1)]
    return entry === undefined || first === undefined || last === undefined ? [] : [{ entry, first, last }]
  })
  const from =
    both
      .map(({ first }) => first)
      .sort()
      .at(-1) ?? ''
  const [to = ''] = both.map(({ last }) => last).sort()
  const cut = both.map(({ entry }) => ({
    ...entry,
    values: entry.values.map((value, index) => {
      const time = entry.times[index] ?? ''
      return time < from || time > to ? null : value
    }),
  }))
  const told = cut.filter(({ values }) =>
    values.some((value) => value !== null && compareDecimals(value, '0') > 0),
  )
  const frame = makeFrame(told.length < 2 ? [] : told, grain, ({ metric: { id } }) =>
    id === 'price'
      ? { id, name: 'Price', colour: colours.price }
      : { id, name: 'Fees', colour: colours.fees },
  )
  return {
    ...frame,
    lines: frame.lines.map((line) => ({ ...line, unit: 'ratio', points: fallsOf(line.points) })),
  }
}

function fallsOf(points: readonly Point[]): Point[] {
  let highest = '0'
  return points.map((point) => {
    if (point.value === null) return point
    if (compareDecimals(point.value, highest) > 0) highest = point.value
    return { ...point, value: divideDecimals(subtractDecimals(point.value, highest), highest, 6) }
  })
}
