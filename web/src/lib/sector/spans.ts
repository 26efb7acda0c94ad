import { addDays } from '../format/time.ts'
import { type Span, spanOf } from '../state/period.ts'

/** Full years before the running one that the ranking tells. */
const fullYears = 3

/** What the page asks of late, whatever period is chosen: `recent` is what the headlines are of. */
export function spansOn(today: string): { recent: Span; lately: Span; years: Span } {
  const recent = spanOf('30d', today)
  return {
    recent,
    // With the days that a change is told against.
    lately: { from: addDays(recent.from, -30), to: recent.to },
    years: { from: `${Number(today.slice(0, 4)) - fullYears}-01-01`, to: recent.to },
  }
}
