import { expect, test } from 'vitest'
import { buildOption, countOffLog, type Shape } from './build-option.ts'
import { type Frame, hole, type Line, type Point } from './frame.ts'
import { pickLine, readPoint } from './read-point.ts'

const palette = { text: '#111111', rule: '#dddddd', axis: '#999999', ground: '#ffffff' }
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

type Datum = { value: number | null; itemStyle?: Record<string, unknown>; symbolSize?: number } | null
const dataOf = (option: ReturnType<typeof buildOption>) => option.series.map(({ data }) => data as Datum[])
const valuesOf = (option: ReturnType<typeof buildOption>) =>
  dataOf(option).map((data) => data.map((datum) => datum?.value ?? null))

test('a hole is a gap and a zero is a zero', () => {
  const option = buildOption(frame(line('a', [point('1.5'), point(null), point('0')])), shape)
  expect(valuesOf(option)).toEqual([[1.5, null, 0]])
  expect(dataOf(option)[0]?.[1]).toBe(null)
})

test('each tier looks different, and provisional has a dashed edge', () => {
  const points = [point('1'), point('1', { tier: 'DERIVED' }), point('1', { tier: 'PUBLISHED' })]
  const styles = (dataOf(buildOption(frame(line('a', points)), shape))[0] ?? []).map(
    (datum) => datum?.itemStyle,
  )
  expect(styles[0]).toEqual({ color: '#aa0000' })
  expect(styles[1]).toHaveProperty('decal')
  expect(styles[2]).toMatchObject({ color: '#aa000066', borderColor: '#aa0000', borderWidth: 1 })
  const provisional = dataOf(
    buildOption(frame(line('a', [point('1', { provisional: true })])), shape),
  )[0]?.[0]
  expect(provisional?.itemStyle).toMatchObject({ borderType: 'dashed' })
})

test('shares of a period sum to one, and a period without data has none', () => {
  const option = buildOption(
    frame(line('a', [point('1'), point(null)]), line('b', [point('3'), point(null)])),
    { ...shape, mode: 'share' },
  )
  expect(valuesOf(option)).toEqual([
    [0.25, null],
    [0.75, null],
  ])
})

test('burn is drawn below the axis and net as a line', () => {
  const option = buildOption(
    frame(line('emitted', [point('10')]), line('burned', [point('4')]), line('net', [point('6')])),
    { ...shape, mode: 'mirrored' },
  )
  expect(option.series.map(({ type }) => type)).toEqual(['bar', 'bar', 'line'])
  expect(valuesOf(option)).toEqual([[10], [-4], [6]])
})

test('a log scale leaves out zero and below, and counts them', () => {
  const lines = frame(line('a', [point('10'), point('0'), point('-5')]))
  expect(valuesOf(buildOption(lines, { ...shape, mode: 'lines', scale: 'log' }))).toEqual([[10, null, null]])
  expect(countOffLog(lines)).toBe(2)
})

test('a line changes its look where its tier does, without a break', () => {
  const points = [point('1', { tier: 'PUBLISHED' }), point('2', { tier: 'PUBLISHED' }), point('3')]
  const option = buildOption(frame(line('a', points)), { ...shape, mode: 'lines' })
  expect(option.series.map(({ id }) => id)).toEqual(['a:published', 'a:indexed'])
  expect(valuesOf(option)).toEqual([
    [1, 2, null],
    [null, 2, 3],
  ])
})

test('a lonely point of a line is a dot, and bars start at zero', () => {
  const option = buildOption(frame(line('a', [point('5'), point(null), point('6')])), {
    ...shape,
    mode: 'lines',
  })
  expect(dataOf(option)[0]?.map((datum) => datum?.symbolSize)).toEqual([5, 0, 5])
  expect(buildOption(frame(line('a', [point('5')])), shape).yAxis).not.toHaveProperty('min')
  expect(buildOption(frame(line('a', [point('5')])), shape).yAxis).not.toHaveProperty('scale')
})

test('the axis says its unit once', () => {
  const { yAxis } = buildOption(frame(line('a', [point('5')])), { ...shape, unit: 'HNT' })
  expect(yAxis.name).toBe('HNT')
  expect(yAxis.axisLabel.formatter(1_500_000)).toBe('1.5M')
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
