import { sumDecimals } from '../format/decimal.ts'
import { addDays, listStarts } from '../format/time.ts'
import type { SeriesFieldsFragment } from '../generated/operations.ts'
import type { Span } from '../state/period.ts'

export type Year = {
  readonly year: string
  /** The sum of what is known; null where nothing is. */
  readonly value: string | null
  /** Quarters that are known whole, of those that have begun. */
  readonly whole: number
  readonly begun: number
}

/** A series of quarters by calendar year, over a span that begins with a year; none where no year has a value. */
export function yearsOf(series: SeriesFieldsFragment | undefined, span: Span | undefined): Year[] {
  if (series === undefined || span === undefined) return []
  const starts = listStarts('QUARTER', span.from, addDays(span.to, -1))
  const years = [...new Set(starts.map((start) => start.slice(0, 4)))].map((year): Year => {
    const places = starts
      .filter((start) => start.startsWith(year))
      .map((start) => series.times.indexOf(start))
    return {
      year,
      value: sumDecimals(places.map((place) => series.values[place])),
      whole: places.filter(
        (place) => series.values[place] != null && series.completeness[place] === 'COMPLETE',
      ).length,
      begun: places.length,
    }
  })
  return years.some(({ value }) => value !== null) ? years : []
}
