import { divideDecimals } from '../format/decimal.ts'
import { labelAxis } from './axis-labels.ts'
import type { Frame, Line, Point } from './frame.ts'
import { sumAt } from './frame.ts'
import { barStyle, lineStyle, type Sureness, surenessOf } from './tier-style.ts'

/** Colours of the page's theme, for what is drawn on canvas. */
export type Palette = {
  readonly text: string
  readonly rule: string
  readonly axis: string
  readonly ground: string
}

export type Shape = {
  readonly mode: 'stacked' | 'share' | 'lines' | 'mirrored'
  readonly scale: 'linear' | 'log'
  readonly unit: string
  readonly width: number
  readonly palette: Palette
  readonly compact?: boolean
}

const tick = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 })

/** The one place where money becomes a float: a position on the screen needs no more. */
export function toPixelValue(value: string | null): number | null {
  return value === null ? null : Number(value)
}

/** The value of a point as the chart draws it: a share of its period, below the axis, or as it is. */
export function drawnValue(
  frame: Frame,
  line: Line,
  index: number,
  shape: Pick<Shape, 'mode' | 'scale'>,
): number | null {
  const value = line.points[index]?.value ?? null
  if (value === null) return null
  if (shape.mode === 'share') {
    const total = sumAt(frame, index)
    return toPixelValue(total === null ? null : divideDecimals(value, total, 8))
  }
  const drawn = toPixelValue(value)
  if (shape.mode === 'mirrored' && line.id === 'burned' && drawn !== null) return -drawn
  // A logarithm has no place for zero and below: such a point is a gap, and the chart says how many there are.
  if (shape.scale === 'log' && drawn !== null && drawn <= 0) return null
  return drawn
}

/** How many points a log scale leaves out. */
export function countOffLog(frame: Frame): number {
  return frame.lines.reduce(
    (sum, { points }) => sum + points.filter(({ value }) => value !== null && Number(value) <= 0).length,
    0,
  )
}

/** An ECharts option from a frame. Pure: the same input draws the same chart. */
export function buildOption(frame: Frame, shape: Shape) {
  const series =
    shape.mode === 'lines'
      ? frame.lines.flatMap((line) => drawLine(frame, line, shape))
      : drawBars(frame, shape)
  return {
    animation: false,
    grid: grid(shape),
    xAxis: timeAxis(frame, shape),
    yAxis: valueAxis(shape),
    series,
  }
}

function grid({ compact }: Shape) {
  return { left: 0, right: compact ? 4 : 8, top: compact ? 18 : 28, bottom: 4, containLabel: true }
}

function timeAxis(frame: Frame, { palette, width, compact }: Shape) {
  const labels = labelAxis(frame.times, frame.grain, Math.floor((width - 60) / (compact ? 76 : 72)))
  return {
    type: 'category' as const,
    data: [...frame.times],
    axisLine: { onZero: true, lineStyle: { color: palette.axis } },
    axisTick: {
      show: true,
      alignWithLabel: true,
      interval: (index: number) => labels.has(index),
      lineStyle: { color: palette.axis },
      length: 3,
    },
    axisLabel: {
      interval: (index: number) => labels.has(index),
      formatter: (_: string, index: number) => labels.get(index) ?? '',
      color: palette.text,
      fontSize: 11,
      hideOverlap: true,
    },
  }
}

function valueAxis({ mode, scale, unit, palette, compact }: Shape) {
  const percent = mode === 'share'
  return {
    type: scale === 'log' ? ('log' as const) : ('value' as const),
    name: percent ? '% of total' : scale === 'log' ? `${unit}, log` : unit,
    nameLocation: 'end' as const,
    nameGap: compact ? 8 : 12,
    nameTextStyle: { color: palette.text, fontSize: 11, align: 'left' as const, padding: [0, 0, 0, 0] },
    splitNumber: compact ? 2 : 5,
    ...(percent ? { max: 1 } : {}),
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.rule } },
    axisLabel: {
      color: palette.text,
      fontSize: 11,
      formatter: (value: number) =>
        percent
          ? String(Math.round(value * 100))
          : tick.format(mode === 'mirrored' ? Math.abs(value) : value),
    },
  }
}

function drawBars(frame: Frame, shape: Shape) {
  const { palette, width } = shape
  const wide = width / Math.max(1, frame.times.length) > 3.6
  const bars = frame.lines
    .filter(({ id }) => !(shape.mode === 'mirrored' && id === 'net'))
    .map((line) => ({
      type: 'bar' as const,
      id: line.id,
      name: line.name,
      stack: 'total',
      barCategoryGap: wide ? '18%' : '0%',
      barMaxWidth: 44,
      data: line.points.map((point, index) => {
        const value = drawnValue(frame, line, index, shape)
        return value === null
          ? null
          : { value, itemStyle: barStyle(point, line.colour, palette.ground, wide) }
      }),
    }))
  const net = shape.mode === 'mirrored' ? frame.lines.find(({ id }) => id === 'net') : undefined
  return net === undefined ? bars : [...bars, ...drawLine(frame, net, shape)]
}

/** One ECharts line for each way of drawing that occurs, so that a line changes its look where its tier does. */
function drawLine(frame: Frame, line: Line, shape: Shape) {
  const values = line.points.map((_, index) => drawnValue(frame, line, index, shape))
  const kinds = line.points.map(surenessOf)
  const present = [...new Set(kinds.filter((_, index) => values[index] !== null))]
  return present.map((kind) => ({
    type: 'line' as const,
    id: `${line.id}:${kind}`,
    name: line.name,
    z: 3,
    connectNulls: false,
    showSymbol: true,
    symbol: kind === 'indexed' || kind === 'derived' ? 'circle' : 'emptyCircle',
    lineStyle: lineStyle(kind, line.colour),
    itemStyle: { color: line.colour },
    data: segment(values, kinds, kind, line.points).map((value, index, all) => ({
      value,
      symbolSize: value !== null && alone(all, index) ? 5 : 0,
    })),
  }))
}

/** A part between two points belongs to its end; its start is there to draw from. */
function segment(
  values: (number | null)[],
  kinds: Sureness[],
  kind: Sureness,
  points: readonly Point[],
): (number | null)[] {
  return points.map((_, index) => {
    const own = kinds[index] === kind
    const leads = kinds[index + 1] === kind && values[index + 1] !== null
    return own || leads ? (values[index] ?? null) : null
  })
}

function alone(values: (number | null)[], index: number): boolean {
  return (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
}
