import { compareDecimals, divideDecimals, multiplyDecimals } from '../format/decimal.ts'
import type { Frame, Point } from './frame.ts'

const digits = 8

/** The highest value of a line; undefined where none is above zero. */
function highestOf(points: readonly Point[]): string | undefined {
  let highest = '0'
  for (const { value } of points) if (value !== null && compareDecimals(value, highest) > 0) highest = value
  return highest === '0' ? undefined : highest
}

/**
 * Each line against its own highest value, which is 100: how lines of different units can share an axis. A line without a
 * value above zero is left out.
 */
export function rebase(frame: Frame): Frame {
  return {
    ...frame,
    lines: frame.lines.flatMap((line) => {
      const base = highestOf(line.points)
      if (base === undefined) return []
      const points = line.points.map(
        (point): Point =>
          point.value === null
            ? point
            : { ...point, value: divideDecimals(multiplyDecimals(point.value, '100'), base, digits) },
      )
      return [{ ...line, unit: '', points }]
    }),
  }
}
