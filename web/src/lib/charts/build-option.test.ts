import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildOption, countOffLog, type Shape } from './build-option.ts'
import { drawLine } from './draw-line.ts'
import { drawThin } from './draw-thin.ts'
import { type Frame, hole, type Line, type Point } from './frame.ts'
import { pickLine, readPoint } from './read-point.ts'

const palette = { text: '#111111', rule: '#dddddd', axis: '#999999', ground: '#ffffff' }
const build = (frame: Frame, shape: Shape) => buildOption(frame, shape, { line: drawLine, thin: drawThin })
const shape: Shape = { mode: 'stacked', scale: 'linear', unit: 'USD', width: 800, palette }

function point(value: string | null, part: Partial<Point> = {}): Point {
  return value === null
    ? hole
    : { value, tier: 'INDEXED', provisional: false, partial: false, reason: '', ...part }
}

function line(id: string, points: Point[]): Line {
  return { id, name: id.toUpperCase(), colour: '#aa0000', unit: 'USD', behind: null, sources: [], points }
}

function frame(...lines: Line[]): Frame {
  const times = ['2024-01-01', '2024-02-01', '2024-03-01'].slice(0, lines[0]?.points.length)
  return { grain: 'MONTH', times, lines }
}

/** Of a series of pairs, the value that stands at each period. */
function ofPairs(pairs: Float64Array): (number | null)[] {
  const values: (number | null)[] = []
  for (let at = 0; at < pairs.length; at += 2) values[pairs[at] ?? 0] = pairs[at + 1] ?? null
  return [...values]
}

type Datum = { value: number | null; itemStyle?: Record<string, unknown> } | number | null
const dataOf = (option: ReturnType<typeof build>) =>
  option.series.map(({ data }) => (data instanceof Float64Array ? ofPairs(data) : (data as Datum[])))
/** A zero below the axis is a zero. */
const unsigned = (value: number | null) => (value === 0 ? 0 : value)
const valuesOf = (option: ReturnType<typeof build>) =>
  dataOf(option).map((data) =>
    data.map((datum) => unsigned(typeof datum === 'number' ? datum : (datum?.value ?? null))),
  )
const stylesOf = (option: ReturnType<typeof build>) =>
  (dataOf(option)[0] ?? []).map((datum) => (typeof datum === 'number' ? undefined : datum?.itemStyle))

test('a hole is a gap and a zero is a zero', () => {
  const option = build(frame(line('a', [point('1.5'), point(null), point('0')])), shape)
  expect(valuesOf(option)).toEqual([[1.5, null, 0]])
  expect(dataOf(option)[0]?.[1]).toBe(null)
})

test('each tier looks different, and provisional has a dashed edge', () => {
  const points = [point('1'), point('1', { tier: 'DERIVED' }), point('1', { tier: 'PUBLISHED' })]
  const styles = stylesOf(build(frame(line('a', points)), shape))
  expect(styles[0]).toEqual({ color: '#aa0000' })
  expect(styles[1]).toHaveProperty('decal')
  expect(styles[2]).toMatchObject({ color: '#aa000066', borderColor: '#aa0000', borderWidth: 1 })
  const [provisional] = stylesOf(build(frame(line('a', [point('1', { provisional: true })])), shape))
  expect(provisional).toMatchObject({ borderType: 'dashed' })
})

test('shares of a period sum to one, and a period without data has none', () => {
  const option = build(frame(line('a', [point('1'), point(null)]), line('b', [point('3'), point(null)])), {
    ...shape,
    mode: 'share',
  })
  expect(valuesOf(option)).toEqual([
    [0.25, null],
    [0.75, null],
  ])
})

const tiers = fc.constantFrom<Partial<Point>>(
  {},
  { tier: 'DERIVED' },
  { tier: 'PUBLISHED' },
  { provisional: true },
)
const pointsOf = (length: number) =>
  fc
    .array(fc.tuple(fc.option(fc.integer({ min: -1000, max: 1000 })), tiers), {
      minLength: length,
      maxLength: length,
    })
    .map((all) => all.map(([value, part]) => point(value === null ? null : `${value}`, part)))

test('bars too thin to tell apart are the same bars, those that look alike as one series', () => {
  const points = pointsOf(3)
  fc.assert(
    fc.property(points, points, fc.constantFrom('stacked' as const, 'share' as const), (one, other, mode) => {
      const lines = frame(line('a', one), line('b', other))
      const wide = build(lines, { ...shape, mode })
      const thin = build(lines, { ...shape, mode, width: 9 })
      expect(thin.series.every((series) => 'large' in series && series.large)).toBe(true)
      lines.lines.forEach(({ id }, place) => {
        const parts = valuesOf(thin).filter((_, index) => thin.series[index]?.id.startsWith(`${id}:`))
        const joined = lines.times.map((_, index) => {
          const known = parts.map((values) => values[index] ?? null).filter((value) => value !== null)
          expect(known.length).toBeLessThan(2)
          return known[0] ?? null
        })
        expect(joined).toEqual(valuesOf(wide)[place])
      })
    }),
  )
})

test('bars thinner than a pixel are one for as many as stand in it: the mean of what is known, all lines at the same places', () => {
  const times = Array.from({ length: 7 }, (_, month) => `2024-0${month + 1}-01`)
  const all = fc.tuple(pointsOf(times.length), pointsOf(times.length), fc.integer({ min: 1, max: 6 }))
  fc.assert(
    fc.property(all, ([one, other, width]) => {
      const lines = { ...frame(line('a', one), line('b', other)), times }
      const thin = build(lines, { ...shape, width })
      const step = Math.ceil(times.length / width)
      for (const { id, points } of lines.lines) {
        const parts = valuesOf(thin).filter((_, index) => thin.series[index]?.id.startsWith(`${id}:`))
        const drawn = times.map((_, index) => parts.flatMap((values) => values[index] ?? []))
        const expected = times.map((_, index) => {
          const known = points.slice(index, index + step).flatMap(({ value }) => value ?? [])
          if (index % step !== 0 || known.length === 0) return []
          return [unsigned(known.reduce((sum, value) => sum + Number(value), 0) / known.length)]
        })
        expect(drawn).toEqual(expected)
      }
      for (const series of thin.series) expect(series).toMatchObject({ barWidth: `${step * 100}%` })
    }),
  )
})

test('burn is drawn below the axis and net as a line', () => {
  const option = build(
    frame(line('emitted', [point('10')]), line('burned', [point('4')]), line('net', [point('6')])),
    { ...shape, mode: 'mirrored' },
  )
  // The net of a single period is a dot besides.
  expect(option.series.map(({ type }) => type)).toEqual(['bar', 'bar', 'line', 'line'])
  expect(valuesOf(option)).toEqual([[10], [-4], [6], [6]])
})

test('a log scale leaves out zero and below, and counts them', () => {
  const lines = frame(line('a', [point('10'), point('0'), point('-5')]))
  expect(valuesOf(build(lines, { ...shape, mode: 'lines', scale: 'log' }))[0]).toEqual([10, null, null])
  expect(countOffLog(lines)).toBe(2)
})

test('a line changes its look where its tier does, without a break', () => {
  const points = [point('1', { tier: 'PUBLISHED' }), point('2', { tier: 'PUBLISHED' }), point('3')]
  const option = build(frame(line('a', points)), { ...shape, mode: 'lines' })
  expect(option.series.map(({ id }) => id)).toEqual(['a:published', 'a:indexed'])
  expect(valuesOf(option)).toEqual([
    [1, 2, null],
    [null, 2, 3],
  ])
})

test('a lonely point of a line is a dot, and bars start at zero', () => {
  const option = build(frame(line('a', [point('5'), point(null), point('6')])), {
    ...shape,
    mode: 'lines',
  })
  const [stroke, dots] = option.series
  expect(stroke).toMatchObject({ showSymbol: false, data: [5, null, 6] })
  expect(dots).toMatchObject({ showSymbol: true, symbolSize: 5, data: [5, null, 6] })
  const whole = build(frame(line('a', [point('5'), point('6')])), { ...shape, mode: 'lines' })
  expect(whole.series.length).toBe(1)
  expect(build(frame(line('a', [point('5')])), shape).yAxis).not.toHaveProperty('min')
  expect(build(frame(line('a', [point('5')])), shape).yAxis).not.toHaveProperty('scale')
})

test('the axis says its unit once', () => {
  const { yAxis } = build(frame(line('a', [point('5')])), { ...shape, unit: 'HNT' })
  expect(yAxis.name).toBe('HNT')
  expect(yAxis.axisLabel.formatter(1_500_000)).toBe('1.5M')
})

test('a ratio stands on the axis in percent, as it does in text', () => {
  const { yAxis } = build(frame(line('a', [point('2.06')])), { ...shape, mode: 'lines', unit: 'ratio' })
  expect(yAxis).toMatchObject({ name: '%' })
  expect(yAxis).not.toHaveProperty('max')
  expect([2.06, 0.5, 0].map(yAxis.axisLabel.formatter)).toEqual(['206', '50', '0'])
})

test('the text of a point has value, unit and tier of each line, and the total', () => {
  const lines = frame(
    line('a', [point('1234.5', { tier: 'PUBLISHED' })]),
    line('b', [point('1', { provisional: true })]),
    line('c', [point(null)]),
  )
  const text = readPoint(lines, 0, { mode: 'stacked', total: true })
  expect(text.title).toBe('Jan 2024')
  expect(text.rows.map((row) => [row.text, row.tier, row.note])).toEqual([
    ['$1.23K', 'published', ''],
    ['$1.00', 'indexed', 'provisional'],
    ['no data', '', ''],
  ])
  expect(text.total).toBe('$1.24K')
  expect(text.spoken).toContain('C no data')
})

test.each([
  [0.5, 0],
  [1.5, 1],
  [9, 1],
  [-3, 0],
] as const)('in a stack of 1 and 2, %d means line %d', (value, picked) => {
  expect(pickLine(frame(line('a', [point('1')]), line('b', [point('2')])), 0, value, shape)).toBe(picked)
})

test('among lines the nearest is meant, and one without a value never', () => {
  const lines = frame(line('a', [point('10')]), line('b', [point(null)]), line('c', [point('100')]))
  expect(pickLine(lines, 0, 80, { mode: 'lines', scale: 'linear' })).toBe(2)
  expect(pickLine(lines, 0, 0, { mode: 'lines', scale: 'linear' })).toBe(0)
  expect(pickLine(frame(line('b', [point(null)])), 0, 0, shape)).toBe(undefined)
})

test('below the axis the burn is meant, and never the net line', () => {
  const lines = frame(line('emitted', [point('10')]), line('burned', [point('4')]), line('net', [point('6')]))
  expect(pickLine(lines, 0, -2, { mode: 'mirrored', scale: 'linear' })).toBe(1)
  expect(pickLine(lines, 0, 6, { mode: 'mirrored', scale: 'linear' })).toBe(0)
})
