import { barOf, partsOf, type Shape } from './build-option.ts'
import type { Frame, Line, Point } from './frame.ts'
import { barStyle, type Sureness } from './tier-style.ts'

/**
 * Where there are more bars than somebody can tell apart, those of a line that look alike are one series of numbers, which ECharts draws
 * as one path: a shape for each of ten thousands of bars would take seconds.
 */
export function drawThin(frame: Frame, lines: readonly Line[], shape: Shape) {
  // Periods to a bar, so that none is narrower than a pixel.
  const step = Math.ceil(frame.times.length / shape.width)
  return lines.flatMap((line) => {
    const { values, kinds, present } = partsOf(frame, line, shape)
    const columns = columnsOf(values, kinds, step)
    return present.map((kind) => ({
      ...barOf(line, `${line.id}:${kind}`),
      barCategoryGap: '0%',
      ...(step > 1 ? { barWidth: `${step * 100}%` } : {}),
      large: true,
      largeThreshold: 0,
      itemStyle: barStyle(
        line.points[kinds.indexOf(kind)] as Point,
        line.colour,
        shape.palette.ground,
        false,
      ),
      dimensions: ['period', 'value'],
      // Of numbers alone ECharts makes no object for each point.
      data: Float64Array.from(
        columns.filter((column) => column.kind === kind).flatMap(({ start, value }) => [start, value]),
      ),
    }))
  })
}

/** One bar for each `step` periods that has a known one: their mean, which is all that a pixel shows, as sure as the first of them. */
function columnsOf(values: readonly (number | null)[], kinds: readonly Sureness[], step: number) {
  const columns: { start: number; value: number; kind: Sureness | undefined }[] = []
  for (let start = 0; start < values.length; start += step) {
    let first: number | undefined
    let sum = 0
    let count = 0
    for (let index = start; index < Math.min(start + step, values.length); index++) {
      const value = values[index] ?? null
      if (value === null) continue
      first ??= index
      sum += value
      count += 1
    }
    if (first !== undefined) columns.push({ start, value: sum / count, kind: kinds[first] })
  }
  return columns
}
