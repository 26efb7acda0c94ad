import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  defaultView,
  grains,
  lenses,
  modes,
  namedPeriods,
  readView,
  sortColumns,
  tokenMetrics,
  usdMetrics,
  type View,
  writeView,
} from './view-params.ts'

const read = (query: string) => readView(new URLSearchParams(query))

const cases: [string, Partial<View>][] = [
  ['', {}],
  ['?period=1y', { period: '1y' }],
  ['?period=2024-01-01..2024-07-01', { period: { from: '2024-01-01', to: '2024-07-01' } }],
  ['?grain=week', { grain: 'WEEK' }],
  ['?lens=cash', { lens: 'cash' }],
  ['?lens=revenue&metric=burned_usd', { lens: 'revenue', metric: 'burned_usd' }],
  ['?metric=burned_usd', { metric: 'burned_usd' }],
  ['?mode=lines&scale=log', { mode: 'lines', scale: 'log' }],
  ['?mode=share', { mode: 'share' }],
  ['?cumulative=1', { cumulative: true }],
  ['?plot=nodes_active&networks=filecoin,helium', { plot: 'nodes_active', networks: ['filecoin', 'helium'] }],
  ['?mode=lines&rebased=1', { mode: 'lines', rebased: true }],
  ['?unit=usd', { unit: 'usd' }],
  ['?category=wireless&chain=solana', { category: 'wireless', chain: 'solana' }],
  ['?q=hel', { search: 'hel' }],
  ['?sort=name', { sort: { column: 'name', descending: false } }],
  ['?hide=helium,render', { hidden: ['helium', 'render'] }],
  ['?table=supply', { tables: ['supply'] }],
  [
    '?open=render~burned~2025-10-01..2025-11-01~RENDER',
    { open: { network: 'render', metric: 'burned', token: 'RENDER', from: '2025-10-01', to: '2025-11-01' } },
  ],
  [
    '?open=filecoin~fees~2025-10-01..2025-11-01&excluded=1',
    {
      open: { network: 'filecoin', metric: 'fees', token: '', from: '2025-10-01', to: '2025-11-01' },
      excluded: true,
    },
  ],
]

describe('a view and its address', () => {
  test.each(cases)('%s', (query, part) => {
    const view = { ...defaultView, ...part }
    expect(read(query)).toEqual({ view, ignored: [] })
    expect(writeView(view)).toBe(query)
  })
})

test.each([
  ['?period=fortnight', 'period=fortnight'],
  ['?period=2024-02-31..2024-03-05', 'period=2024-02-31..2024-03-05'],
  ['?period=2024-03-05..2024-03-05', 'period=2024-03-05..2024-03-05'],
  ['?period=1970-01-01..2024-01-01', 'period=1970-01-01..2024-01-01'],
  ['?grain=second', 'grain=second'],
  ['?lens=profit', 'lens=profit'],
  ['?metric=profit', 'metric=profit'],
  ['?plot=Fees!', 'plot=Fees!'],
  ['?networks=helium,,', 'networks=helium,,'],
  ['?rebased=100', 'rebased=100'],
  ['?mode=3d', 'mode=3d'],
  ['?cumulative=yes', 'cumulative=yes'],
  ['?category=%3Cscript%3E', 'category=<script>'],
  ['?q=%20%20', 'q=  '],
  ['?sort=--fees', 'sort=--fees'],
  ['?hide=,', 'hide=,'],
  ['?open=render', 'open=render'],
  ['?open=render~fees~2025-11-01..2025-10-01', 'open=render~fees~2025-11-01..2025-10-01'],
  ['?open=render~fees~2025-10-01..2025-11-01~<b>', 'open=render~fees~2025-10-01..2025-11-01~<b>'],
  ['?colour=blue', 'colour'],
])('%s falls back and is named', (query, ignored) => {
  expect(read(query)).toEqual({
    view: defaultView,
    ignored: [ignored.slice(0, ignored.indexOf('=') + 41 || 40)],
  })
})

test('a logarithm of a stack falls back to linear and says why', () => {
  const { view, ignored } = read('?scale=log')
  expect(view.scale).toBe('linear')
  expect(ignored).toHaveLength(1)
})

test('a metric that a lens is for is that lens', () => {
  expect(read('?metric=cash')).toEqual({ view: { ...defaultView, lens: 'cash' }, ignored: [] })
  expect(read('?lens=revenue&metric=fees').view).toEqual(defaultView)
})

const day = fc
  .date({ min: new Date('2012-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const span = fc
  .tuple(day, day)
  .filter(([a, b]) => a < b)
  .map(([from, to]) => ({ from, to }))
const word = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,20}$/)
const words = fc.uniqueArray(word, { maxLength: 5 }).map((list) => [...list].sort())

const anyView: fc.Arbitrary<View> = fc
  .record({
    period: fc.oneof(fc.constantFrom(...namedPeriods), span),
    grain: fc.constantFrom(null, ...grains),
    lens: fc.constantFrom(...lenses),
    metric: fc.constantFrom(null, ...usdMetrics, ...tokenMetrics),
    plot: word,
    networks: words,
    mode: fc.constantFrom(...modes),
    scale: fc.constantFrom<View['scale'][]>('linear', 'log'),
    cumulative: fc.boolean(),
    rebased: fc.boolean(),
    unit: fc.constantFrom<View['unit'][]>('token', 'usd'),
    category: fc.oneof(fc.constant(''), word),
    chain: fc.oneof(fc.constant(''), word),
    search: fc.oneof(
      fc.constant(''),
      fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== ''),
    ),
    sort: fc.record({ column: fc.constantFrom<string>(...sortColumns), descending: fc.boolean() }),
    hidden: words,
    tables: words,
    open: fc.oneof(
      fc.constant(null),
      fc
        .tuple(word, word, span, fc.constantFrom('', 'FIL', '0x23b1e018F08BB982348b15a86ee926eEBf7F4DAa'))
        .map(([network, metric, { from, to }, token]) => ({ network, metric, token, from, to })),
    ),
    excluded: fc.boolean(),
    asOf: fc.oneof(
      fc.constant(null),
      fc
        .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
        .map((time) => time.toISOString()),
    ),
  })
  .map((view) => (view.mode === 'lines' ? view : { ...view, scale: 'linear' as const }))

test('every view survives its address', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const address = writeView(view)
      expect(readView(new URL(address, 'http://depindex.test/').searchParams)).toEqual({ view, ignored: [] })
    }),
  )
})

test('no address, however mad, breaks the page or survives a second reading', () => {
  const name = fc.constantFrom(
    'period',
    'grain',
    'lens',
    'metric',
    'plot',
    'networks',
    'mode',
    'scale',
    'cumulative',
    'rebased',
    'unit',
    'category',
    'q',
    'sort',
    'hide',
    'table',
    'open',
    'excluded',
    'x',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 40 }))), (pairs) => {
      const { view } = readView(new URLSearchParams(pairs))
      const again = readView(new URLSearchParams(writeView(view)))
      expect(again).toEqual({ view, ignored: [] })
    }),
  )
})
