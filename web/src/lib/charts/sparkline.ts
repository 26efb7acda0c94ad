import type { Point } from './frame.ts'

export type Spark = {
  line: string
  area: string
  dots: { x: number; y: number }[]
  lastX: number
  lastY: number
}

/** Paths of a small chart without axes, from zero (or the lowest value below it) to the highest. Holes stay gaps. */
export function drawSpark(
  points: readonly Pick<Point, 'value'>[],
  width: number,
  height: number,
): Spark | undefined {
  const values = points.map(({ value }) => (value === null ? null : Number(value)))
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return undefined
  const high = Math.max(0, ...known)
  const low = Math.min(0, ...known)
  const step = values.length > 1 ? (width - 2) / (values.length - 1) : 0
  const x = (index: number) => round(values.length > 1 ? 1 + index * step : width / 2)
  const y = (value: number) =>
    round(high === low ? height - 1 : 1 + ((high - value) / (high - low)) * (height - 2))
  const spark: Spark = { line: '', area: '', dots: [], lastX: 0, lastY: 0 }
  const floor = y(0)
  let run: { x: number; y: number }[] = []
  const close = () => {
    const [first] = run
    const last = run.at(-1)
    if (first !== undefined && last !== undefined) {
      if (run.length === 1) spark.dots.push(first)
      else {
        const path = run.map((place) => `${place.x} ${place.y}`).join('L')
        spark.line += `M${path}`
        spark.area += `M${first.x} ${floor}L${path}L${last.x} ${floor}Z`
      }
      spark.lastX = last.x
      spark.lastY = last.y
    }
    run = []
  }
  values.forEach((value, index) => {
    if (value === null) close()
    else run.push({ x: x(index), y: y(value) })
  })
  close()
  return spark
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
