import { type Grain, startOf } from '../format/time.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Step = (time: string) => string

const byYear: Step = (time) => time.slice(0, 4)

/** Coarser and coarser: a label stands where the text of its step changes. */
const steps: Step[] = [
  (time) => time,
  (time) => startOf('WEEK', time),
  (time) => time.slice(0, 7),
  (time) => `${time.slice(0, 4)}q${Math.ceil(Number(time.slice(5, 7)) / 3)}`,
  (time) => `${time.slice(0, 4)}h${Math.ceil(Number(time.slice(5, 7)) / 6)}`,
  byYear,
]

/** Which periods carry a label, by index: as fine as `room` labels allow, the year said whenever it changes. */
export function labelAxis(times: readonly string[], grain: Grain, room: number): Map<number, string> {
  for (const step of steps) {
    const places = times.flatMap((time, index) =>
      index === 0 || step(time) !== step(times[index - 1] ?? '') ? [index] : [],
    )
    if (places.length <= Math.max(2, room)) return write(times, thin(places, times.length, room), grain, step)
  }
  const years = times.flatMap((time, index) =>
    time.slice(5, 7) === '01' && time.slice(0, 4) !== times[index - 1]?.slice(0, 4) ? [index] : [],
  )
  const every = Math.ceil(years.length / Math.max(1, room))
  return write(
    times,
    years.filter((_, index) => index % every === 0),
    grain,
    byYear,
  )
}

/** The first label gives way where it would touch the second. */
function thin(places: number[], length: number, room: number): number[] {
  const [first, second] = places
  if (first === undefined || second === undefined || places.length < 3) return places
  return (second - first) * room < length * 0.7 ? places.slice(1) : places
}

function write(times: readonly string[], places: number[], grain: Grain, step: Step): Map<number, string> {
  const labels = new Map<number, string>()
  let year = ''
  for (const place of places) {
    const time = times[place] ?? ''
    const isYear = step === byYear || (time.slice(5, 7) === '01' && grain !== 'DAY' && grain !== 'WEEK')
    const newYear = time.slice(0, 4) !== year
    year = time.slice(0, 4)
    const month = months[Number(time.slice(5, 7)) - 1] ?? ''
    const fine = (step === steps[0] || step === steps[1]) && (grain === 'DAY' || grain === 'WEEK')
    const text = fine ? `${Number(time.slice(8, 10))} ${month}` : month
    labels.set(place, isYear ? year : newYear ? `${text} ${year}` : text)
  }
  return labels
}
