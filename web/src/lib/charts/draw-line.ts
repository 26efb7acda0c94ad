import { partsOf, type Shape } from './build-option.ts'
import type { Frame, Line, Point } from './frame.ts'
import { lineStyle, type Sureness } from './tier-style.ts'

/** One ECharts line for each way of drawing that occurs, so that a line changes its look where its tier does. */
export function drawLine(frame: Frame, line: Line, shape: Shape) {
  const { values, kinds, present } = partsOf(frame, line, shape)
  return present.flatMap((kind) => {
    const drawn = segment(values, kinds, kind, line.points)
    const lonely = drawn.map((value, index) => (alone(drawn, index) ? value : null))
    const look = {
      type: 'line' as const,
      name: line.name,
      z: 3,
      connectNulls: false,
      lineStyle: lineStyle(kind, line.colour),
      itemStyle: { color: line.colour },
    }
    const stroke = { ...look, id: `${line.id}:${kind}`, showSymbol: false, data: drawn }
    if (lonely.every((value) => value === null)) return [stroke]
    // A point without neighbours is no line. They are a series of their own: a symbol for each point that needs none takes seconds.
    const symbol = kind === 'indexed' || kind === 'derived' ? 'circle' : 'emptyCircle'
    const dots = {
      ...look,
      id: `${line.id}:${kind}:dots`,
      showSymbol: true,
      symbol,
      symbolSize: 5,
      data: lonely,
    }
    return [stroke, dots]
  })
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
