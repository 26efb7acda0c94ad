import { labelAxis } from './axis-labels.ts'
import type { drawLine } from './draw-line.ts'
import type { drawThin } from './draw-thin.ts'
import type { Frame, Line } from './frame.ts'
import { barStyle, surenessOf } from './tier-style.ts'

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

/** Sums of the lines at each time, made once for a frame: each of its lines asks for all of them. */
const sums = new WeakMap<Frame, readonly number[]>()

function sumOfPixels(frame: Frame): readonly number[] {
  const known = sums.get(frame)
  if (known !== undefined) return known
  const made = frame.times.map((_, index) =>
    frame.lines.reduce((sum, { points }) => sum + (toPixelValue(points[index]?.value ?? null) ?? 0), 0),
  )
  sums.set(frame, made)
  return made
}

const shareOf = (value: string, sum: number): number | null => (sum === 0 ? null : Number(value) / sum)

/** The value of a point as the chart draws it: a share of its period, below the axis, or as it is. */
export function drawnValue(
  frame: Frame,
  line: Line,
  index: number,
  shape: Pick<Shape, 'mode' | 'scale'>,
): number | null {
  const value = line.points[index]?.value ?? null
  if (value === null) return null
  if (shape.mode === 'share') return shareOf(value, sumOfPixels(frame)[index] ?? 0)
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

/** Which lines of a frame are drawn as lines and not as bars. */
export function linesOf(frame: Frame, { mode }: Pick<Shape, 'mode'>): readonly Line[] {
  if (mode === 'lines') return frame.lines
  return mode === 'mirrored' ? frame.lines.filter(({ id }) => id === 'net') : []
}

/** Whether bars are more than somebody can tell apart. */
export const isThin = (frame: Frame, { width }: Pick<Shape, 'width'>) => width <= frame.times.length * 3.6

/** How a frame is drawn that has more than bars of their own look; each comes in a file of its own, because few charts need it. */
export type Drawers = { line?: typeof drawLine; thin?: typeof drawThin }

/** An ECharts option from a frame, with what it needs to be drawn. Pure: the same input draws the same chart. */
export function buildOption(frame: Frame, shape: Shape, { line: draw, thin }: Drawers) {
  const lines = linesOf(frame, shape)
  const bars = frame.lines.filter((line) => !lines.includes(line))
  const series = [
    ...(thin !== undefined && isThin(frame, shape)
      ? thin(frame, bars, shape)
      : bars.map((line) => drawWide(frame, line, shape))),
    ...(draw === undefined ? [] : lines.flatMap((line) => draw(frame, line, shape))),
  ]
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
  const isShare = mode === 'share'
  // A ratio stands on the axis as it stands in the text beside it.
  const percent = isShare || unit === 'ratio'
  const name = unit === 'ratio' ? '%' : unit
  return {
    type: scale === 'log' ? ('log' as const) : ('value' as const),
    name: isShare ? '% of total' : scale === 'log' ? `${name}, log` : name,
    nameLocation: 'end' as const,
    nameGap: compact ? 8 : 12,
    nameTextStyle: { color: palette.text, fontSize: 11, align: 'left' as const, padding: [0, 0, 0, 0] },
    splitNumber: compact ? 2 : 5,
    ...(isShare ? { max: 1 } : {}),
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.rule } },
    axisLabel: {
      color: palette.text,
      fontSize: 11,
      formatter: (value: number) =>
        tick.format((mode === 'mirrored' ? Math.abs(value) : value) * (percent ? 100 : 1)).replace('-', '−'),
    },
  }
}

function drawWide(frame: Frame, line: Line, shape: Shape) {
  return {
    ...barOf(line, line.id),
    barCategoryGap: '18%',
    data: line.points.map((point, index) => {
      const value = drawnValue(frame, line, index, shape)
      return value === null
        ? null
        : { value, itemStyle: barStyle(point, line.colour, shape.palette.ground, true) }
    }),
  }
}

/** What a line is drawn of: its values, how sure each is, and which kinds of that occur. */
export function partsOf(frame: Frame, line: Line, shape: Shape) {
  const values = line.points.map((_, index) => drawnValue(frame, line, index, shape))
  const kinds = line.points.map(surenessOf)
  const present = [...new Set(kinds.filter((_, index) => values[index] !== null))]
  return { values, kinds, present }
}

export function barOf({ name }: Line, id: string) {
  return { type: 'bar' as const, id, name, stack: 'total', barMaxWidth: 44 }
}
