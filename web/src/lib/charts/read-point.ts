import { divideDecimals } from '../format/decimal.ts'
import { formatPercent, formatShort } from '../format/number.ts'
import { formatPeriod } from '../format/time.ts'
import { drawnValue, type Shape } from './build-option.ts'
import { type Frame, type Line, sumAt } from './frame.ts'
import { tierWords } from './tier-style.ts'

export type Row = { line: Line; text: string; share: string; tier: string; note: string; known: boolean }
export type PointText = { title: string; rows: Row[]; total: string; spoken: string }

/** What stands in the tooltip and is said to a screen reader: each line with value, unit and tier, and the total. */
export function readPoint(
  frame: Frame,
  index: number,
  { mode, total: withTotal }: { mode: Shape['mode']; total: boolean },
): PointText {
  const sum = withTotal ? sumAt(frame, index) : null
  const rows = frame.lines.map((line): Row => {
    const point = line.points[index]
    const value = point?.value ?? null
    const share = mode === 'share' && value !== null && sum !== null ? divideDecimals(value, sum, 8) : null
    const notes = [point?.provisional ? 'provisional' : '', point?.partial ? 'partial' : ''].filter(
      (note) => note !== '',
    )
    return {
      line,
      text: value === null ? 'no data' : formatShort(value, line.unit),
      share: share === null ? '' : formatPercent(share),
      tier: point?.tier ? (tierWords[point.tier] ?? '') : '',
      note: notes.join(', '),
      known: value !== null,
    }
  })
  const title = formatPeriod(frame.grain, frame.times[index] ?? '')
  const total = sum === null ? '' : formatShort(sum, frame.lines[0]?.unit ?? '')
  const spoken = [
    title,
    total === '' ? '' : `total ${total}`,
    ...rows.map(({ line, text, tier }) => `${line.name} ${text}${tier === '' ? '' : `, ${tier}`}`),
  ]
  return { title, rows, total, spoken: spoken.filter((part) => part !== '').join('; ') }
}

/**
 * Which line a pointer at `value` of the axis means: the part of the stack that holds it, or the nearest line. Lines
 * without a value at this time cannot be meant. undefined where none has one.
 */
export function pickLine(
  frame: Frame,
  index: number,
  value: number,
  shape: Pick<Shape, 'mode' | 'scale'>,
): number | undefined {
  const drawn = frame.lines.map((line) => drawnValue(frame, line, index, shape))
  const stacked = shape.mode !== 'lines'
  let above = 0
  let below = 0
  let best: number | undefined
  let distance = Number.POSITIVE_INFINITY
  drawn.forEach((size, place) => {
    if (size === null) return
    const isLine = !stacked || frame.lines[place]?.id === 'net'
    const base = isLine ? size : size < 0 ? below : above
    const end = isLine ? size : base + size
    if (!isLine && size < 0) below = end
    if (!isLine && size >= 0) above = end
    const [low, high] = base < end ? [base, end] : [end, base]
    const away = value < low ? low - value : value > high ? value - high : 0
    if (away < distance && !(stacked && isLine)) {
      distance = away
      best = place
    }
  })
  return best
}
